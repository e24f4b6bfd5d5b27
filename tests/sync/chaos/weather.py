"""What a line can do to a desk, and a seeded forecast of it. Touches no socket."""

import random
from collections.abc import Callable
from dataclasses import dataclass

CALM_SECONDS = (0.5, 3.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weather:
    """The state of one desk's line.

    `delay` and `jitter` are seconds per piece, `rate` bytes a second and `piece` the most bytes
    that pass at once (0: no limit). `cut_up` and `cut_down` end a connection after so many bytes
    to or from the centre. `hole`: bytes go nowhere until the weather changes. `reset` answers a
    connection with RST, `refuse` does not listen, `says` is answered in place of the centre.
    """

    name: str
    delay: float = 0.0
    jitter: float = 0.0
    rate: int = 0
    piece: int = 0
    cut_up: int | None = None
    cut_down: int | None = None
    hole: bool = False
    reset: bool = False
    refuse: bool = False
    says: bytes = b""


CALM = Weather(name="calm")


def _said(status: str, kind: str, body: bytes, *more: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(body)}"]
    head = "\r\n".join([*lines, "Connection: close", *more, "", ""])
    return head.encode() + body


_PORTAL = b"<html><body>Selamat datang di WiFi. Silakan masuk.</body></html>"
_PORTAL_ANSWER = _said("200 OK", "text/html", _PORTAL)
_BUSY = tuple(
    _said(status, "text/html", b"<html>proxy</html>", *more)
    for status, *more in (
        ("502 Bad Gateway",),
        ("503 Service Unavailable", "Retry-After: 1"),
        ("504 Gateway Timeout",),
        ("429 Too Many Requests", "Retry-After: 1"),
    )
)

_MAKERS: tuple[tuple[int, Callable[[random.Random], Weather]], ...] = (
    (8, lambda _: CALM),
    (3, lambda c: Weather(name="slow", delay=c.uniform(0.01, 0.15), jitter=c.uniform(0, 0.2))),
    (2, lambda _: Weather(name="2 KB/s", rate=2048, piece=256)),
    (1, lambda _: Weather(name="slices", piece=1)),
    (3, lambda c: Weather(name="cut up", cut_up=c.randrange(1, 6000))),
    (3, lambda c: Weather(name="cut down", cut_down=c.randrange(1, 6000))),
    (3, lambda _: Weather(name="answer lost", cut_down=0)),
    (2, lambda _: Weather(name="black hole", hole=True)),
    (2, lambda _: Weather(name="reset", reset=True)),
    (2, lambda _: Weather(name="refused", refuse=True)),
    (1, lambda _: Weather(name="portal", says=_PORTAL_ANSWER)),
    (2, lambda c: Weather(name="busy", says=c.choice(_BUSY))),
)
_WEIGHTS = [weight for weight, _ in _MAKERS]


class Forecast:
    """The weather of one line, the same for the same seed."""

    def __init__(self, seed: str) -> None:
        self._chance = random.Random(seed)

    def next(self) -> tuple[Weather, float]:
        """What comes now, and for how many seconds."""
        make = self._chance.choices(_MAKERS, _WEIGHTS)[0][1]
        return make(self._chance), self._chance.uniform(*CALM_SECONDS)
