"""Takes a roster's file into use for every desk: whole, or with a clear answer not at all.

A file that takes turns away is taken only by who knows how many: looked at first, then imported.
"""

from pathlib import Path

from msgspec import Struct

from callcenter.desk import audit
from callcenter.desk.context import Desk
from callcenter.desk.record import append
from callcenter.desk.rights import Act, require
from callcenter.errors import RosterRefused
from callcenter.shifts.roster import (
    ROSTER_BYTES,
    covered,
    fold_roster,
    refuse_clash,
    replaced,
    roster_body,
)
from callcenter.shifts.roster_file import read_roster_file
from callcenter.shifts.spans import ROSTER_ID, Span
from callcenter.store.matters import load_matter
from callcenter.tickets.event import SHIFT
from callcenter.tickets.words import Kind


class RosterTaken(Struct, frozen=True):
    """How many turns of how many people, and for which time."""

    duties: int
    people: int
    span: Span


class RosterLook(Struct, frozen=True):
    """A file that could be taken: its bytes, its time, and how many turns would be gone with it."""

    data: bytes
    span: Span
    replaced: int


def look_at_roster(desk: Desk, path: Path) -> RosterLook:
    """What a CSV or iCalendar file would do; nothing is changed.

    Raises RightMissing, RosterRefused (unreadable, and as `import_roster`).
    """
    require(desk, Act.SUPERVISE)
    try:
        with path.open("rb") as file:
            data = file.read(ROSTER_BYTES + 1)
    except OSError as error:
        raise RosterRefused("unreadable") from error
    duties = read_roster_file(data)
    with desk.store.read() as tx:
        roster = fold_roster(load_matter(tx, ROSTER_ID))
    refuse_clash(roster, duties)
    return RosterLook(data, covered(duties), replaced(roster, duties))


def import_roster(desk: Desk, data: bytes, *, replacing: int = 0) -> RosterTaken:
    """The turns of a CSV or iCalendar file, in place of what stood for the time it covers.

    `replacing`: so many turns may be gone by it. Raises RightMissing, RosterRefused (as
    `read_roster_file`; clash, replaces); then nothing was changed.
    """
    require(desk, Act.SUPERVISE)
    duties = read_roster_file(data)
    with desk.change() as change:
        roster = fold_roster(load_matter(change.tx, ROSTER_ID))
        refuse_clash(roster, duties)
        if replaced(roster, duties) > replacing:
            raise RosterRefused("replaces")
        append(change, SHIFT, ROSTER_ID, Kind.ROSTER_SET, body=roster_body(duties))
        audit.note(change, audit.Act.SETTINGS, kind="shift", object_id=ROSTER_ID, reason="roster")
    return RosterTaken(len(duties), len({one.who for one in duties}), covered(duties))
