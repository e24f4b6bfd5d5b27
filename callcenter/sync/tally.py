"""What one run against the centre has done so far."""

from msgspec import Struct


class Tally(Struct):
    """What a run did so far; `changed` are ids for those who listen."""

    pushed: int = 0
    pulled: int = 0
    settled: int = 0
    offered: int = 0
    quarantined: int = 0
    unseen: int = 0
    history: int = 0
    more_history: bool = False
    changed: frozenset[str] = frozenset()
