"""Does what two persons agreed to, and says on every desk that it is done there too.

The erasing itself is `desk.erase`; here stands who may, that both signed, and what is told.
"""

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from callcenter.desk import audit
from callcenter.desk.aside import aside_of, remove_aside
from callcenter.desk.context import Desk
from callcenter.desk.erase import ErasureDone, Signed, erase, erase_files, erase_tickets
from callcenter.desk.privacy_desks import known_desks
from callcenter.desk.privacy_matter import decided, read_register, require_privacy, write
from callcenter.errors import FieldInvalid
from callcenter.privacy.course import PROGRAM, Found, Prepared, counts
from callcenter.privacy.letters import DeskName, Letter, certificate, refusal
from callcenter.privacy.request import Request
from callcenter.privacy.retention import Proposal
from callcenter.privacy.words import Ask, Stage
from callcenter.store import sync_state
from callcenter.tickets.event import Value
from callcenter.tickets.words import Kind

Progress = Callable[[int, int], None]


def _never() -> bool:
    return False


def carry_out(
    desk: Desk,
    matter_id: str,
    progress: Progress | None = None,
    stop: Callable[[], bool] = _never,
) -> Found:
    """Erases what was prepared and signed by two persons; what was erased, in counts.

    `stop` is asked before anything is kept. A second time, after a crash in between, erases what
    is left. Raises RightMissing, Cancelled, FieldInvalid (request: ended, not_approved, ask,
    changed when it would reach somebody else than was prepared: it has to be looked at anew).
    """
    require_privacy(desk)
    with desk.store.read() as tx:
        matter = decided(tx, matter_id)
    prepared = _approved(matter)
    done = _erase(desk, matter, prepared, (progress, stop))
    found = replace(done, fields=prepared.found.fields, desks=len(known_desks(desk)))
    with desk.change() as change:
        if decided(change.tx, matter_id).course.is_open:
            write(change, matter_id, Kind.PRIVACY_DONE, {**counts(found)})
        is_request = isinstance(matter, Request)
        act = audit.Act.ERASURE if is_request else audit.Act.RETENTION
        audit.note(change, act, kind="privacy", object_id=matter_id)
    confirm_here(desk)
    return found


def _approved(matter: Request | Proposal) -> Prepared:
    if not matter.course.is_open:
        raise FieldInvalid("request", "ended")
    if isinstance(matter, Request) and matter.ask is not Ask.ERASURE:
        raise FieldInvalid("request", "ask")
    prepared = matter.course.prepared
    if prepared is None or matter.stage is not Stage.APPROVED:
        raise FieldInvalid("request", "not_approved")
    return prepared


def _erase(
    desk: Desk,
    matter: Request | Proposal,
    prepared: Prepared,
    told: tuple[Progress | None, Callable[[], bool]],
) -> Found:
    progress, stop = told
    if isinstance(matter, Request):
        signed = Signed(frozenset(prepared.callers), frozenset(prepared.tickets))
        who = prepared.callers[0]
        return _counts(erase(desk, who, matter.id, signed=signed, progress=progress, stop=stop))
    found = Found()
    if prepared.tickets:
        named = erase_tickets(desk, prepared.tickets, matter.id, progress=progress, stop=stop)
        found = _counts(named)
    if prepared.files_of:
        # What was cut off between the two is done by the next try: nothing is erased twice.
        gone = erase_files(desk, prepared.files_of, matter.id, progress=progress, stop=stop)
        found = replace(found, files=found.files + gone.files)
    return found


def _counts(done: ErasureDone) -> Found:
    return Found(tickets=done.tickets, files=done.files)


def confirm_here(desk: Desk) -> int:
    """Says of every erasure that reached this desk that it is erased here too; how many.

    The word that it was done comes after the erasing in the centre's order, so whoever has the one
    has applied the other. Asks no right: the program itself says it.
    """
    with desk.store.read() as tx:
        me = sync_state.state(tx).client_id
    register = read_register(desk)
    matters: tuple[Request | Proposal, ...] = (*register.requests, *register.proposals)
    owed = [
        one.id
        for one in matters
        if one.course.done is not None
        and _erases(one)
        and all(said.desk != me for said in one.course.confirmed)
    ]
    for matter_id in owed:
        with desk.change() as change:
            known = decided(change.tx, matter_id).course.confirmed
            if all(said.desk != me for said in known):
                body: dict[str, Value] = {"name": desk.settings.desk_name}
                write(change, matter_id, Kind.PRIVACY_CONFIRMED, body, author=PROGRAM)
    return len(owed)


def _erases(matter: Request | Proposal) -> bool:
    return isinstance(matter, Proposal) or matter.ask is Ask.ERASURE


def read_certificate(desk: Desk, matter_id: str) -> Letter | None:
    """The certificate of an erasure, or the answer to a refused request; None while it is open."""
    require_privacy(desk)
    with desk.store.read() as tx:
        matter = decided(tx, matter_id)
    if isinstance(matter, Request) and matter.course.refused is not None:
        return refusal(matter)
    desks: tuple[DeskName, ...] = known_desks(desk)
    return certificate(matter, desks) if _erases(matter) else None


def copies_aside(desk: Desk) -> tuple[str, ...]:
    """Old copies beside the database, which no erasure reaches: a person may remove them."""
    return aside_of(desk.profile)


def remove_copies(desk: Desk, names: Sequence[str]) -> int:
    """Removes these of them from this computer; how many. Raises RightMissing."""
    require_privacy(desk)
    removed = remove_aside(desk, names)
    audit.note_alone(desk, audit.Act.ERASURE, kind="file", fields=removed, reason="aside")
    return len(removed)
