"""What was promised to the operators of a simulated world, and what is owed in the end."""

from dataclasses import dataclass, field

from callcenter.tickets.event import Event


@dataclass(frozen=True, slots=True)
class Saved:
    """One event that an operator was told is saved."""

    desk: str
    event: Event


@dataclass
class Ledger:
    """What was promised: each confirmed save by its eid, and what no machine holds any longer."""

    saved: dict[str, Saved] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    """Every copy was destroyed before it was passed on: may come back, need not."""
    poison: set[str] = field(default_factory=set)
    """The centre refuses these: they stay on their desk, set aside."""
    files: dict[tuple[str, str], str] = field(default_factory=dict)
    """Attached files by (ticket, sha256): the eid of the event that names them."""
    bare_restores: int = 0
    """Set back by copying the file: the centre cannot know which blocks it leased since."""
    copied: set[str] = field(default_factory=set)
    """Device ids of desks that were cloned or set back: no other may need a new incarnation."""

    def owed(self) -> set[str]:
        """What must be everywhere in the end."""
        return self.saved.keys() - self.gone - self.poison
