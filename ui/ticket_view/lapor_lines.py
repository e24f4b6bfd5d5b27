"""What the card of SP4N-LAPOR! says and offers for a ticket: its rows and its buttons. Pure."""

from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from callcenter.desk.lapor_terms import LaporTerms
from callcenter.desk.lapor_ticket import may_settle
from callcenter.tickets.lapor import LaporState
from callcenter.tickets.ticket import Entry, Ticket
from callcenter.tickets.words import Kind, Push
from ui import formats
from ui.lapor_words import is_gone
from ui.plain_text import Ink
from ui.widgets.paint import Shape

translate = QCoreApplication.translate
SEND, KEEP, ASK, REPLY = "lapor_send", "lapor_keep", "lapor_ask", "lapor_reply"
THERE, AGAIN, CANCEL, WORK_LIST = "lapor_there", "lapor_again", "lapor_cancel", "lapor_list"
SUPERVISORS = (AGAIN, CANCEL)
"""Only by a supervisor, where the desk has one."""
UNKNOWN_TARGET = "?"
"""LAPOR said "bukan wewenang" and named nobody."""
_CUT = 40


class CardRow(Struct, frozen=True):
    """One key and value of the card."""

    name: str
    key: str
    value: str
    ink: Ink = "text"
    shape: Shape = ""


def was_opened(ticket: Ticket) -> bool:
    """Return whether the ticket was made from a complaint of LAPOR."""
    sent = (one for one in ticket.entries if one.kind == Kind.LAPOR_SENT)
    return any(one.body.get("by") == "opened" for one in sent)


def reply_texts(ticket: Ticket) -> dict[str, str]:
    """Return the beginning of each answer of ours, by the eid of its event."""
    return {one.eid: _begun(one) for one in ticket.entries if one.kind == Kind.LAPOR_REPLY}


def buttons_for(state: LaporState, terms: LaporTerms, now: datetime) -> tuple[str, ...]:
    """Return the keys of what may be asked for now, the most likely first."""
    found = _possible(state, terms, now)
    return tuple(one for one in found if terms.may_decide or one not in SUPERVISORS)


def is_barred(state: LaporState, terms: LaporTerms, now: datetime) -> bool:
    """Return whether something could be decided now, by a supervisor alone."""
    return not terms.may_decide and any(one in SUPERVISORS for one in _possible(state, terms, now))


def _possible(state: LaporState, terms: LaporTerms, now: datetime) -> tuple[str, ...]:
    if state.state is Push.SENT:
        return _when_there(state)
    if state.state in (Push.UNCERTAIN, Push.RESERVED):
        return (THERE, AGAIN, CANCEL, WORK_LIST) if may_settle(state, now) else ()
    if state.strays or state.others:
        return (THERE, AGAIN, CANCEL, WORK_LIST)
    return _before(state) if terms.is_on else ()


def _when_there(state: LaporState) -> tuple[str, ...]:
    if is_gone(state):
        return (THERE, AGAIN, ASK, WORK_LIST)
    more = (WORK_LIST,) if state.needs_person else ()
    found = (THERE,) if state.others or state.strays else ()
    return (*found, ASK, REPLY, *more)


def _before(state: LaporState) -> tuple[str, ...]:
    if state.state is Push.CANCELLED:
        return (SEND,)
    return (KEEP,) if state.state is Push.READY and state.chosen else (SEND, KEEP)


def rows_of(state: LaporState, now: datetime, *, opened: bool) -> Iterator[CardRow]:
    """Give the rows of a state in their order; LAPOR's own words stand as they came."""
    if state.state is Push.SENT:
        yield CardRow("id", translate("lapor", "Nomor"), f"#{state.complaint_id}")
    yield from _said(state, now)
    if state.not_ours:
        target = state.not_ours
        if target == UNKNOWN_TARGET:
            target = translate("lapor", "instansi tidak disebut")
        key = translate("lapor", "Bukan wewenang")
        yield CardRow("not_ours", key, f"→ {target}", "amber")
    for n, one in enumerate(state.others):
        yield CardRow(f"other.{n}", translate("lapor", "Ada juga"), f"#{one}", "red", "■")
    if state.since:
        key = _since_key(state, opened=opened)
        yield CardRow("since", key, formats.moment_text(state.since, now))


def _since_key(state: LaporState, *, opened: bool) -> str:
    if opened:
        return translate("lapor", "Dibuka")
    there = state.state is Push.SENT
    return translate("lapor", "Diterima di sana") if there else translate("lapor", "Sejak")


def _said(state: LaporState, now: datetime) -> Iterator[CardRow]:
    """Where LAPOR says it stands."""
    status = state.status_name or state.status_code
    if status:
        yield CardRow("status", translate("lapor", "Status di sana"), status)
    if state.institution:
        yield CardRow("institution", translate("lapor", "Instansi"), state.institution)
    if state.status_at:
        at = formats.moment_text(state.status_at, now)
        yield CardRow("status_at", translate("lapor", "Status sejak"), at)


def _begun(entry: Entry) -> str:
    found = entry.body.get("text")
    line = " ".join(found.split()) if isinstance(found, str) else ""
    return line if len(line) <= _CUT else f"{line[: _CUT - 1]}…"
