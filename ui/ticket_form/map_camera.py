"""What part of the province the map shows, in degrees and pixels. Pure; paints nothing."""

import math

from msgspec import Struct
from msgspec.structs import replace

from callcenter.directory.outlines import Bounds, Spot

SQUEEZE = math.cos(math.radians(4.95))
"""A degree of longitude is this much of a degree of latitude in the middle of Lampung."""
KM_A_DEGREE = 111.195
_MOST = 40_000.0
_AIR = 1.12
_FRAME = 0.3
"""Degrees one may leave the province by."""


class Camera(Struct, frozen=True):
    """Middle of the view in degrees, pixels for a degree of latitude, size in pixels."""

    lat: float
    lon: float
    scale: float
    width: float
    height: float
    whole: Bounds

    def screen(self, spot: Spot) -> tuple[float, float]:
        """Where a point of the earth stands in the view, in pixels."""
        x = (spot[1] - self.lon) * self.scale * SQUEEZE + self.width / 2
        return x, (self.lat - spot[0]) * self.scale + self.height / 2

    def spot(self, x: float, y: float) -> Spot:
        """The point of the earth at a pixel, never far outside the province."""
        return self._kept(
            self.lat - (y - self.height / 2) / self.scale,
            self.lon + (x - self.width / 2) / (self.scale * SQUEEZE),
        )

    @property
    def view(self) -> Bounds:
        """What can be seen."""
        high, wide = self.height / self.scale / 2, self.width / self.scale / SQUEEZE / 2
        return Bounds(self.lat - high, self.lon - wide, self.lat + high, self.lon + wide)

    def panned(self, dx: float, dy: float) -> "Camera":
        """The view moved by pixels."""
        lat, lon = self._kept(self.lat + dy / self.scale, self.lon - dx / (self.scale * SQUEEZE))
        return replace(self, lat=lat, lon=lon)

    def zoomed(self, factor: float, x: float, y: float) -> "Camera":
        """Nearer or farther; the point at this pixel stays where it is."""
        least = self.fitted(self.whole).scale * 0.8
        scale = min(_MOST, max(least, self.scale * factor))
        held = self.spot(x, y)
        lat = held[0] + (y - self.height / 2) / scale
        lon = held[1] - (x - self.width / 2) / (scale * SQUEEZE)
        lat, lon = self._kept(lat, lon)
        return replace(self, lat=lat, lon=lon, scale=scale)

    def fitted(self, box: Bounds) -> "Camera":
        """The whole of a box with some air around it."""
        high, wide = box.north - box.south, (box.east - box.west) * SQUEEZE
        scale = min(self.height / max(high, 1e-4), self.width / max(wide, 1e-4)) / _AIR
        lat, lon = box.middle
        return replace(self, lat=lat, lon=lon, scale=min(_MOST, scale))

    def around(self, spot: Spot, km: float) -> "Camera":
        """So many kilometres around a point."""
        half = km / KM_A_DEGREE / 2
        lat, lon = spot
        return self.fitted(Bounds(lat - half, lon - half, lat + half, lon + half))

    def sized(self, width: float, height: float) -> "Camera":
        """The same middle in a view of another size."""
        return replace(self, width=max(1.0, width), height=max(1.0, height))

    def _kept(self, lat: float, lon: float) -> Spot:
        box = self.whole
        lat = min(box.north + _FRAME, max(box.south - _FRAME, lat))
        return lat, min(box.east + _FRAME, max(box.west - _FRAME, lon))


def scale_bar(scale: float, longest: float) -> tuple[float, float]:
    """A round length in kilometres and its pixels, at most `longest` pixels."""
    fits = [km for km in _ROUND if km / KM_A_DEGREE * scale <= longest]
    km = fits[-1] if fits else _ROUND[0]
    return km, km / KM_A_DEGREE * scale


_ROUND = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0)
