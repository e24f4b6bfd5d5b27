"""Which emergency numbers were given on the phone and when, kept in the draft. Pure."""

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct

from callcenter.directory.agencies import Agency
from ui import formats

KEY = "_serah"
_BETWEEN = ";"


class HandOvers(Struct, frozen=True):
    """Bodies by id with the time of day they were given, in order."""

    given: tuple[tuple[str, str], ...] = ()

    @property
    def ids(self) -> frozenset[str]:
        """The bodies."""
        return frozenset(one for one, _ in self.given)

    def add(self, agency_id: str, at: datetime) -> "HandOvers":
        """One more; the first time it was given stands."""
        if agency_id in self.ids:
            return self
        return HandOvers((*self.given, (agency_id, formats.time_text(at))))

    def encode(self) -> str:
        """As a draft keeps it."""
        return _BETWEEN.join(f"{one}@{at}" for one, at in self.given)

    def note(self, agencies: Mapping[str, Agency]) -> str:
        """The sentence for the timeline, "" when nothing was handed over."""
        parts = [
            f"{agencies[one].name} ({agencies[one].phone}) pukul {at}"
            for one, at in self.given
            if one in agencies
        ]
        return f"Pelapor diberi nomor darurat: {', '.join(parts)}." if parts else ""


def decode(text: str) -> HandOvers:
    """What `encode` wrote; anything else is nothing."""
    pairs = [one.partition("@") for one in text.split(_BETWEEN) if "@" in one]
    return HandOvers(tuple((one, at) for one, _, at in pairs))
