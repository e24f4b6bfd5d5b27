"""A ticket's way to the national system as the fold of its events (SYNC 12). Pure and total.

Every desk and the server make the same of the same events: the first reservation in the centre's
order wins, and a post that may have been made is never forgotten. Asks nobody and posts nothing.
"""

from collections.abc import Callable

from msgspec.structs import replace

from callcenter.tickets.event import Event
from callcenter.tickets.lapor import LaporState, Looked, Reply
from callcenter.tickets.words import Kind, Look, Push, ReplyPush

LOOKS_KEPT = 24
"""So many of the last looks into LAPOR's list are kept."""


def applied(state: LaporState, event: Event) -> LaporState:
    """The state after one more event; an event of another kind changes nothing."""
    rule = _RULES.get(event.kind)
    return state if rule is None or is_known(state, event) else rule(state, event)


def is_known(state: LaporState, event: Event) -> bool:
    """Whether the event says what the ticket says already: another desk asked LAPOR too."""
    rule = _KNOWN.get(event.kind)
    return rule is not None and rule(state, event)


def entry_key(event: Event) -> str:
    """By what an entry of LAPOR is known: its key there, else the event's own."""
    return _text(event, "key") or event.eid


def _text(event: Event, name: str) -> str:
    found = event.body.get(name)
    return found if isinstance(found, str) else ""


def _texts(event: Event, name: str) -> tuple[str, ...]:
    found = event.body.get(name)
    if not isinstance(found, list):
        return ()
    return tuple(one for one in found if isinstance(one, str) and one)


def _reserved(state: LaporState, event: Event) -> LaporState:
    """The first one wins; the second of its owner is the one automatic resend."""
    again = _resends(state, event)
    if not again and state.state not in (Push.READY, Push.NOT_PUSHED):
        return state
    return replace(
        state,
        state=Push.RESERVED,
        attempt=event.eid,
        owner=event.client_id,
        payload_hash=_text(event, "payload_hash"),
        since=event.at,
        posts=state.posts + 1,
        resend=again,
        reason="",
        details=(),
    )


def _resends(state: LaporState, event: Event) -> bool:
    return (
        state.state is Push.UNCERTAIN
        and state.owner == event.client_id
        and state.posts == 1
        and event.body.get("resend") is True
    )


def _holds(state: LaporState, event: Event) -> bool:
    """The event speaks of the reservation that holds, and that still waits for its outcome."""
    return state.state is Push.RESERVED and _text(event, "attempt") == state.attempt


def _released(state: LaporState, event: Event) -> LaporState:
    """No byte left, or LAPOR clearly took nothing: as before the reservation."""
    attempt = _text(event, "attempt")
    if attempt in state.strays:
        return replace(state, strays=state.strays - {attempt})
    if not _holds(state, event):
        return state
    return replace(
        state,
        state=Push.UNCERTAIN if state.resend else Push.READY,
        since=event.at,
        posts=state.posts - 1,
        resend=False,
        reason=_text(event, "reason"),
    )


def _sent(state: LaporState, event: Event) -> LaporState:
    """A complaint id is a fact, whoever brings it and whatever was believed before."""
    found = _text(event, "complaint_id")
    if not found:
        return _uncertain(state, event)
    first = state.complaint_id if state.state is Push.SENT else found
    attempt = _text(event, "attempt")
    more = dict.fromkeys((*state.others, found, *_texts(event, "others")))
    open_still = state.state in _OPEN and attempt != state.attempt
    strays = state.strays | {state.attempt} if open_still else state.strays
    return replace(
        state,
        state=Push.SENT,
        complaint_id=first,
        others=tuple(one for one in more if one != first),
        strays=strays - {attempt},
        since=state.since if state.state is Push.SENT else event.at,
        posts=max(1, state.posts),
        resend=False,
        looks=(),
        reason="",
        details=(),
    )


_OPEN = (Push.RESERVED, Push.UNCERTAIN)


def _refused(state: LaporState, event: Event) -> LaporState:
    attempt = _text(event, "attempt")
    if attempt in state.strays:
        return replace(state, strays=state.strays - {attempt})
    if not _holds(state, event):
        return state
    return replace(
        state,
        state=Push.REFUSED,
        since=event.at,
        resend=False,
        reason=_text(event, "message") or _text(event, "reason"),
        details=_texts(event, "details"),
    )


def _uncertain(state: LaporState, event: Event) -> LaporState:
    """A post that may have been made, or one more look for it."""
    attempt = _text(event, "attempt")
    if state.state is Push.UNCERTAIN and attempt == state.attempt:
        return _looked(state, event)
    if _holds(state, event):
        return _doubted(state, event)
    if state.attempt or not attempt:
        return state if _text(event, "look") else _strayed(state, attempt)
    held = replace(state, attempt=attempt, owner=event.client_id, posts=max(1, state.posts))
    return _doubted(held, event)


def _doubted(state: LaporState, event: Event) -> LaporState:
    return replace(
        state,
        state=Push.UNCERTAIN,
        since=event.at,
        resend=False,
        looks=(),
        reason=_text(event, "reason"),
    )


def _looked(state: LaporState, event: Event) -> LaporState:
    result = next((one for one in Look if one == _text(event, "look")), None)
    if result is None:
        return state
    return replace(state, looks=(*state.looks, Looked(event.at, result))[-LOOKS_KEPT:])


def _strayed(state: LaporState, attempt: str) -> LaporState:
    if not attempt or attempt == state.attempt:
        return state
    return replace(state, strays=state.strays | {attempt})


def _not_pushed(state: LaporState, event: Event) -> LaporState:
    if state.state not in (Push.READY, Push.NOT_PUSHED):
        return state
    return replace(
        state,
        state=Push.NOT_PUSHED,
        since=event.at,
        reason=_text(event, "reason"),
        details=_texts(event, "details"),
    )


def _settled(state: LaporState, event: Event) -> LaporState:
    """A person's word; it counts for the attempt the person saw, and for no later one."""
    if _text(event, "attempt") != state.attempt:
        return state
    choice = _CHOICES.get(_text(event, "choice"))
    return state if choice is None else choice(state, event)


def _there(state: LaporState, event: Event) -> LaporState:
    """It is there, under this id; what else was in doubt is settled too."""
    found = _text(event, "complaint_id")
    if not found:
        return state
    told = state if found == state.complaint_id else _untold(state)
    return replace(
        _sent(told, event), complaint_id=found, others=(), strays=frozenset(), since=event.at
    )


def _untold(state: LaporState) -> LaporState:
    """What LAPOR said of one complaint says nothing of another."""
    return replace(
        state, status_code="", status_name="", status_at=None, institution="", not_ours=""
    )


def _again(state: LaporState, event: Event) -> LaporState:
    """Send it (again), from the desk where the person sits.

    A complaint that LAPOR has is sent anew only when the person names its id as gone.
    """
    if state.state is Push.SENT and _text(event, "complaint_id") != state.complaint_id:
        return state
    return replace(
        _untold(state),
        state=Push.READY,
        complaint_id="",
        since=event.at,
        resend=False,
        looks=(),
        chosen=True,
        assigned=_chosen_desk(state, event),
        strays=frozenset(),
        reason="",
        details=(),
    )


def _chosen_desk(state: LaporState, event: Event) -> str:
    """Two people pressed it: the first one's desk does it."""
    first = state.assigned if state.state is Push.READY else ""
    return first or event.client_id


def _cancel(state: LaporState, event: Event) -> LaporState:
    if state.state is Push.SENT:
        return state
    return replace(
        state,
        state=Push.CANCELLED,
        since=event.at,
        resend=False,
        strays=frozenset(),
        reason=_text(event, "reason"),
        details=(),
    )


def _rest(state: LaporState, event: Event) -> LaporState:
    """A choice is taken back before anything was posted: as though nobody had chosen."""
    if state.posts or state.state not in (Push.READY, Push.CANCELLED):
        return state
    return replace(
        state,
        state=Push.READY,
        since=event.at,
        chosen=False,
        assigned="",
        reason="",
        details=(),
    )


_CHOICES: dict[str, Callable[[LaporState, Event], LaporState]] = {
    "sent": _there,
    "again": _again,
    "cancel": _cancel,
    "rest": _rest,
}


def _status(state: LaporState, event: Event) -> LaporState:
    return replace(
        state,
        status_code=_text(event, "status_code"),
        status_name=_text(event, "status_name"),
        status_at=event.at,
        institution=_text(event, "institution"),
    )


def _same_status(state: LaporState, event: Event) -> bool:
    return state.status_at is not None and (
        state.status_code,
        state.status_name,
        state.institution,
    ) == (_text(event, "status_code"), _text(event, "status_name"), _text(event, "institution"))


def _same_reason(state: LaporState, event: Event) -> bool:
    return (
        state.state is Push.NOT_PUSHED
        and state.reason == _text(event, "reason")
        and state.details == _texts(event, "details")
    )


def _answered(state: LaporState, event: Event) -> LaporState:
    return replace(
        state,
        seen=state.seen | {entry_key(event)},
        not_ours=_text(event, "not_ours") or state.not_ours,
    )


def _seen(state: LaporState, event: Event) -> bool:
    return entry_key(event) in state.seen


def _reply(state: LaporState, event: Event) -> LaporState:
    if any(one.eid == event.eid for one in state.replies):
        return state
    fresh = Reply(event.eid, ReplyPush.WAITING, event.at, event.client_id)
    return replace(state, replies=(*state.replies, fresh))


def _reply_sent(state: LaporState, event: Event) -> LaporState:
    """What became of an answer; one that LAPOR has stays sent, whatever is said later.

    Of two places that try one answer the first in the order does it: the other's word is none.
    """
    result = next((one for one in ReplyPush if one == _text(event, "result")), None)
    if result is None:
        return state
    replies = tuple(
        _told(one, event, result) if one.eid == _text(event, "reply") else one
        for one in state.replies
    )
    return replace(state, replies=replies)


def _told(reply: Reply, event: Event, result: ReplyPush) -> Reply:
    trying = result is ReplyPush.TRYING
    if reply.state is ReplyPush.SENT or (trying and reply.state is not ReplyPush.WAITING):
        return reply
    attempt = event.eid if trying else ""
    reason = _text(event, "reason")
    return replace(reply, state=result, at=event.at, reason=reason, attempt=attempt)


_RULES: dict[str, Callable[[LaporState, Event], LaporState]] = {
    Kind.LAPOR_RESERVED: _reserved,
    Kind.LAPOR_RELEASED: _released,
    Kind.LAPOR_SENT: _sent,
    Kind.LAPOR_REFUSED: _refused,
    Kind.LAPOR_UNCERTAIN: _uncertain,
    Kind.LAPOR_NOT_PUSHED: _not_pushed,
    Kind.LAPOR_SETTLED: _settled,
    Kind.LAPOR_STATUS: _status,
    Kind.LAPOR_ANSWER: _answered,
    Kind.LAPOR_REPLY: _reply,
    Kind.LAPOR_REPLY_SENT: _reply_sent,
}

_KNOWN: dict[str, Callable[[LaporState, Event], bool]] = {
    Kind.LAPOR_STATUS: _same_status,
    Kind.LAPOR_ANSWER: _seen,
    Kind.LAPOR_NOT_PUSHED: _same_reason,
}

KINDS = frozenset(_RULES)
"""Events about the national system."""
