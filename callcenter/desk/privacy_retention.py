"""Proposals to anonymise what is older than the office keeps it. Erases nothing itself."""

from datetime import datetime, timedelta

from callcenter.desk import audit
from callcenter.desk.context import Desk
from callcenter.desk.erase import preview_tickets
from callcenter.desk.office import read_office, set_office
from callcenter.desk.privacy_desks import known_desks
from callcenter.desk.privacy_matter import may_open, read_register, require_privacy, write
from callcenter.errors import FieldInvalid
from callcenter.privacy.course import PROGRAM, Found, counts
from callcenter.privacy.retention import (
    NAMES,
    Due,
    KeepDays,
    is_days,
    keep_days,
    office_values,
    too_old,
)
from callcenter.store.privacy_lists import Kept, kept_too_long
from callcenter.tickets.event import Value
from callcenter.tickets.words import Kind

PAUSE = timedelta(days=30)
"""Between a proposal and the next one that the program makes by itself."""

AT_ONCE = 2_000
"""Tickets of one proposal: their ids stand in one event."""


def read_keep_days(desk: Desk) -> tuple[KeepDays, tuple[str, ...]]:
    """How long the office keeps what, and the names of values that could not be read."""
    return keep_days(read_office(desk))


def set_keep_days(desk: Desk, days: KeepDays) -> None:
    """Sets it for every desk. Raises RightMissing, FieldInvalid (the name: range)."""
    require_privacy(desk)
    for name in NAMES:
        if not is_days(getattr(days, name)):
            raise FieldInvalid(name, "range")
    set_office(desk, office_values(days))
    audit.note_alone(desk, audit.Act.SETTINGS, kind="settings", fields=NAMES, reason="retention")


def read_due(desk: Desk) -> Due:
    """What is older than it may be now; changes nothing. Raises RightMissing."""
    return _due(desk, None)


def _due(desk: Desk, most: int | None) -> Due:
    require_privacy(desk)
    days, _bad = read_keep_days(desk)
    now = desk.clock.now()
    with desk.store.read() as tx:
        return too_old(kept_too_long(tx, _kept(days, now), most), days, now)


def _kept(days: KeepDays, now: datetime) -> Kept:
    def before(count: int) -> datetime:
        return now - timedelta(days=count)

    return Kept(
        complaint=before(days.pengaduan),
        aspiration=before(days.aspirasi),
        information=before(days.permintaan_informasi),
        oversight=before(days.pengawasan),
        files=before(days.files),
    )


def propose(desk: Desk) -> str:
    """The program proposes what is too old, at most 2,000 tickets; the id of the matter.

    Raises RightMissing, FieldInvalid (proposal: nothing, open): one waits at a time.
    """
    due = _due(desk, AT_ONCE)
    if due.is_empty:
        raise FieldInvalid("proposal", "nothing")
    tickets, files_of = due.tickets[:AT_ONCE], due.files_of[:AT_ONCE]
    seen = preview_tickets(desk, tickets)
    desks = len(known_desks(desk))
    matter_id = desk.ids.new()
    with desk.change() as change:
        if any(one.course.is_open for one in read_register(desk).proposals):
            raise FieldInvalid("proposal", "open")
        write(change, matter_id, Kind.RETENTION_PROPOSED, {}, author=PROGRAM)
        fields = sum(seen.fields.values())
        found = Found(len(seen.tickets), fields, due.files, len(seen.backups), desks)
        body: dict[str, Value] = {
            **counts(found), "tickets": list(tickets), "files_of": list(files_of),
        }  # fmt: skip
        write(change, matter_id, Kind.PRIVACY_PREPARED, body, author=PROGRAM)
        audit.note(change, audit.Act.RETENTION, kind="privacy", object_id=matter_id)
    return matter_id


def look_again(desk: Desk) -> str:
    """The program proposes by itself, at most once in 30 days; "" when there is nothing to say.

    Nothing while nobody sits here who may decide about it: then nobody would see it.
    """
    if not may_open(desk):
        return ""
    newest = max((one.at for one in read_register(desk).proposals), default=None)
    if newest is not None and desk.clock.now() - newest < PAUSE:
        return ""
    try:
        return propose(desk)
    except FieldInvalid:
        return ""
