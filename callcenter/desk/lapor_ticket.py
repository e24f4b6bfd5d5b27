"""What a person decides about a ticket's way to the national system (SYNC 12). Posts nothing.

The pusher acts on it; the fold keeps it. What may be at LAPOR is never taken for undone.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Literal

from msgspec import Struct

from callcenter.desk import audit
from callcenter.desk.context import Change, Desk
from callcenter.desk.lapor_known import known_identity
from callcenter.desk.lapor_rights import require_supervisor
from callcenter.desk.record import record_ticket
from callcenter.errors import ComplaintTaken, FieldInvalid
from callcenter.lapor import bodies
from callcenter.lapor.states import CLOCK_MAD, OWNER_SILENT
from callcenter.lapor.submission import PICTURES, attached
from callcenter.lapor.wording import names_reporter, reply_text
from callcenter.store import sync_state
from callcenter.store import tickets as ticket_store
from callcenter.store.lapor_ids import holder_of
from callcenter.tickets.lapor import LaporState, Reply
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Kind, Push, ReplyPush

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}", re.ASCII)
_SENDABLE = (Push.READY, Push.NOT_PUSHED, Push.REFUSED, Push.CANCELLED)
_KEEPABLE = (Push.READY, Push.NOT_PUSHED, Push.REFUSED)


class Choice(Struct, frozen=True):
    """What a person chose for a ticket, and what stood there before.

    `before` is rest (nobody had chosen), again or cancel; `reason` is that of the cancelling.
    `can_undo` is False once something may have been posted: then there is no way back.
    """

    ticket_id: str
    before: Literal["rest", "again", "cancel"]
    reason: str
    can_undo: bool


def send_to_lapor(desk: Desk, ids: Iterable[str]) -> tuple[Choice, ...]:
    """Chooses tickets for LAPOR, from this desk; gives those it changed, others stay as they are.

    Left alone is what is chosen already, under way, doubtful (`settle_again`) or there. What was
    chosen at a desk that never did it (`is_left`) is this desk's from now on.
    """
    with desk.change() as change:
        me = sync_state.state(change.tx).client_id
        return tuple(
            _take(change, one, state, me)
            for one, state in _states(change, ids)
            if state.state in _SENDABLE and not _is_chosen(state, me, change.at)
        )


def is_left(since: datetime | None, now: datetime) -> bool:
    """Whether a desk that had to hand a ticket over since then has had its time."""
    return since is None or now - since > OWNER_SILENT or since - now > CLOCK_MAD


def keep_from_lapor(desk: Desk, ids: Iterable[str], reason: str) -> tuple[Choice, ...]:
    """Keeps tickets from LAPOR; gives those it changed. Raises FieldInvalid (reason: empty).

    Left alone is what is under way, doubtful (`settle_cancel`) or there.
    """
    said = _said(reason)
    with desk.change() as change:
        return tuple(
            _choose(change, one, state, "cancel", said)
            for one, state in _states(change, ids)
            if state.state in _KEEPABLE
        )


def undo_choices(desk: Desk, choices: Iterable[Choice]) -> None:
    """Takes choices back: each ticket is as before.

    Raises FieldInvalid (lapor: under_way, is_there) when one went on its way since; then none is.
    """
    with desk.change() as change:
        for one in choices:
            state = ticket_store.load_ticket(change.tx, one.ticket_id).lapor
            if state.posts or not one.can_undo:
                raise FieldInvalid("lapor", _why_not(state))
            body = bodies.settled(one.before, state.attempt, reason=one.reason)
            _settle(change, one.ticket_id, body)


def settle_sent(desk: Desk, ticket_id: str, attempt: str, complaint_id: str) -> None:
    """A person found it there; `attempt` is the one that was seen (LaporState.attempt).

    Raises FieldInvalid (complaint_id: empty, shape; lapor: moved) and ComplaintTaken.
    """
    found = read_complaint_id(complaint_id)
    with desk.change() as change:
        _seen(change, ticket_id, attempt)
        require_free(change, found, besides=ticket_id)
        body = bodies.settled("sent", attempt, found)
        _settle(change, ticket_id, body)


def settle_again(desk: Desk, ticket_id: str, attempt: str, complaint_id: str = "") -> None:
    """A person wants it sent (again), from this desk; `complaint_id` names one gone at LAPOR.

    Raises FieldInvalid (lapor: moved, under_way, is_there, supervisor).
    """
    require_supervisor(desk)
    with desk.change() as change:
        state = _seen(change, ticket_id, attempt)
        _require_still(state, change.at)
        gone = complaint_id.strip().removeprefix("#")
        if state.state is Push.SENT and gone != state.complaint_id:
            raise FieldInvalid("lapor", "is_there")
        body = bodies.settled("again", attempt, gone)
        _settle(change, ticket_id, body)


def settle_cancel(desk: Desk, ticket_id: str, attempt: str, reason: str) -> None:
    """A person gives it up: it is looked for no longer and never sent by itself.

    Raises FieldInvalid (reason: empty; lapor: moved, under_way, is_there, supervisor).
    """
    require_supervisor(desk)
    said = _said(reason)
    with desk.change() as change:
        state = _seen(change, ticket_id, attempt)
        _require_still(state, change.at)
        if state.state is Push.SENT:
            raise FieldInvalid("lapor", "is_there")
        body = bodies.settled("cancel", attempt, reason=said)
        _settle(change, ticket_id, body)


def reply_to_lapor(desk: Desk, ticket_id: str, text: str, files: Sequence[str] = ()) -> str:
    """Writes an answer for the complaint, free of what must not leave; the eid of its event.

    `files` are SHA-256 (hex) of those that `may_go_along`. Raises FieldInvalid (text: empty; files:
    unknown; lapor: not_there).
    """
    if not text.strip():
        raise FieldInvalid("text", "empty")
    with desk.change() as change:
        ticket = ticket_store.load_ticket(change.tx, ticket_id)
        if ticket.lapor.state is not Push.SENT:
            raise FieldInvalid("lapor", "not_there")
        if not set(files) <= may_go_along(ticket):
            raise FieldInvalid("files", "unknown")
        told = reply_text(ticket, text.strip(), known_identity(change.tx, ticket))
        body = bodies.replied(told, files=dict.fromkeys(files))
        _note(change, ticket_id, "reply")
        return record_ticket(change, ticket_id, Kind.LAPOR_REPLY, body=body).eid


def may_go_along(ticket: Ticket) -> frozenset[str]:
    """SHA-256 (hex) of the files that may leave with an answer: pictures, of an open report."""
    if not names_reporter(ticket):
        return frozenset()
    return frozenset(one.sha256 for one in attached(ticket) if one.mime in PICTURES)


def preview_reply(desk: Desk, ticket_id: str, text: str) -> str:
    """The words that would leave for LAPOR; reads only."""
    with desk.store.read() as tx:
        ticket = ticket_store.load_ticket(tx, ticket_id)
        return reply_text(ticket, text.strip(), known_identity(tx, ticket))


def settle_reply(
    desk: Desk, ticket_id: str, eid: str, choice: Literal["sent", "again", "cancel"]
) -> None:
    """What is true of an answer of ours: it is there, send it (again), or give it up.

    Raises FieldInvalid (lapor: moved) for one that is settled or gone, (lapor: under_way) for one
    that is being sent.
    """
    results = {
        "sent": ReplyPush.SENT,
        "again": ReplyPush.WAITING,
        "cancel": ReplyPush.CANCELLED,
    }
    with desk.change() as change:
        state = ticket_store.load_ticket(change.tx, ticket_id).lapor
        _require_open(next((one for one in state.pending_replies if one.eid == eid), None))
        body = bodies.reply_sent(eid, results[choice], "person")
        record_ticket(change, ticket_id, Kind.LAPOR_REPLY_SENT, body=body)
        _note(change, ticket_id, f"reply_{choice}")


def read_complaint_id(raw: str) -> str:
    """An id as LAPOR writes it, from what a person typed ("#1916449").

    Raises FieldInvalid (complaint_id: empty, shape).
    """
    found = "".join(raw.split()).removeprefix("#")
    if not found:
        raise FieldInvalid("complaint_id", "empty")
    if not _ID.fullmatch(found):
        raise FieldInvalid("complaint_id", "shape")
    return found


def require_free(change: Change, complaint_id: str, besides: str = "") -> None:
    """Raises ComplaintTaken when another ticket than `besides` has this complaint."""
    holder = holder_of(change.tx, complaint_id)
    if holder is not None and holder != besides:
        number = ticket_store.number_of(change.tx, holder)
        raise ComplaintTaken(complaint_id, holder, number)


def find_complaint(desk: Desk, complaint_id: str) -> str | None:
    """The ticket that is this complaint of LAPOR, None when this desk knows none."""
    with desk.store.read() as tx:
        return holder_of(tx, complaint_id)


def may_settle(state: LaporState, now: datetime) -> bool:
    """Whether a person may say what is true now: not while a desk may be posting it."""
    if state.state is not Push.RESERVED or state.since is None:
        return True
    return now - state.since > OWNER_SILENT or state.since - now > CLOCK_MAD


def _states(change: Change, ids: Iterable[str]) -> list[tuple[str, LaporState]]:
    each = dict.fromkeys(ids)
    return [(one, ticket_store.load_ticket(change.tx, one).lapor) for one in each]


def _is_chosen(state: LaporState, me: str, now: datetime) -> bool:
    """Chosen, and the desk that has to do it is this one or still has its time."""
    chosen = state.state is Push.READY and state.chosen
    return chosen and (state.assigned in ("", me) or not is_left(state.since, now))


def _take(change: Change, ticket_id: str, state: LaporState, me: str) -> Choice:
    """From this desk; the first who chose keeps a ticket, so one that was left is freed first."""
    if state.state is Push.READY and state.assigned not in ("", me):
        word: Literal["cancel", "rest"] = "cancel" if state.posts else "rest"
        body = bodies.settled(word, state.attempt)
        _settle(change, ticket_id, body)
    return _choose(change, ticket_id, state, "again")


def _choose(
    change: Change,
    ticket_id: str,
    state: LaporState,
    choice: Literal["again", "cancel"],
    reason: str = "",
) -> Choice:
    body = bodies.settled(choice, state.attempt, reason=reason)
    _settle(change, ticket_id, body)
    cancelled = state.state is Push.CANCELLED
    chosen: Literal["again", "rest"] = "again" if state.chosen else "rest"
    return Choice(
        ticket_id=ticket_id,
        before="cancel" if cancelled else chosen,
        reason=state.reason if cancelled else "",
        can_undo=state.posts == 0,
    )


def _settle(change: Change, ticket_id: str, body: bodies.Body) -> None:
    record_ticket(change, ticket_id, Kind.LAPOR_SETTLED, body=body)
    _note(change, ticket_id, str(body["choice"]))


def _note(change: Change, ticket_id: str, what: str) -> None:
    audit.note(change, audit.Act.LAPOR, kind="ticket", object_id=ticket_id, reason=what)


def _why_not(state: LaporState) -> str:
    return "is_there" if state.state is Push.SENT else "under_way"


def _seen(change: Change, ticket_id: str, attempt: str) -> LaporState:
    """The state, when it is about the attempt the person saw."""
    state = ticket_store.load_ticket(change.tx, ticket_id).lapor
    if state.attempt != attempt:
        raise FieldInvalid("lapor", "moved")
    return state


def _require_still(state: LaporState, now: datetime) -> None:
    if not may_settle(state, now):
        raise FieldInvalid("lapor", "under_way")


def _require_open(reply: Reply | None) -> None:
    if reply is None:
        raise FieldInvalid("lapor", "moved")
    if reply.state is ReplyPush.TRYING:
        raise FieldInvalid("lapor", "under_way")


def _said(reason: str) -> str:
    if not reason.strip():
        raise FieldInvalid("reason", "empty")
    return reason.strip()
