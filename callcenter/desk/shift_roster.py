"""Takes a roster's file into use for every desk: whole, or with a clear answer not at all."""

from dataclasses import dataclass
from pathlib import Path

from callcenter.desk import audit
from callcenter.desk.context import Desk
from callcenter.desk.record import append
from callcenter.desk.rights import Act, require
from callcenter.errors import RosterRefused
from callcenter.shifts.roster import ROSTER_BYTES, covered, fold_roster, refuse_clash, roster_body
from callcenter.shifts.roster_file import read_roster_file
from callcenter.shifts.spans import ROSTER_ID, Span
from callcenter.store.matters import load_matter
from callcenter.tickets.event import SHIFT
from callcenter.tickets.words import Kind


@dataclass(frozen=True, slots=True)
class RosterTaken:
    """How many turns of how many people, and for which time."""

    duties: int
    people: int
    span: Span


def import_roster(desk: Desk, data: bytes) -> RosterTaken:
    """The turns of a CSV or iCalendar file, in place of what stood for the time it covers.

    Raises RightMissing, RosterRefused; then nothing was changed.
    """
    require(desk, Act.SUPERVISE)
    duties = read_roster_file(data)
    with desk.change() as change:
        refuse_clash(fold_roster(load_matter(change.tx, ROSTER_ID)), duties)
        append(change, SHIFT, ROSTER_ID, Kind.ROSTER_SET, body=roster_body(duties))
        audit.note(change, audit.Act.SETTINGS, kind="shift", object_id=ROSTER_ID, reason="roster")
    return RosterTaken(len(duties), len({one.who for one in duties}), covered(duties))


def import_roster_file(desk: Desk, path: Path) -> RosterTaken:
    """The same from a file; RosterRefused (unreadable) for one that cannot be opened."""
    try:
        with path.open("rb") as file:
            data = file.read(ROSTER_BYTES + 1)
    except OSError as error:
        raise RosterRefused("unreadable") from error
    return import_roster(desk, data)
