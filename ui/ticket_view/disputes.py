"""What is open between two people about a ticket or a caller, in words for the card. Pure.

A dispute is one pair: the value in use and one other. Reporters' names and numbers are masked here
and stand plain beside it, for the reveal alone.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol, cast

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from callcenter.callers.book import Caller
from callcenter.desk.conflicts import REOPENS, STATE, Disputed, can_reopen
from callcenter.desk.views import TicketView
from callcenter.directory.bundle import Directory
from callcenter.tickets import life
from callcenter.tickets.event import CALLER, TICKET, Value
from callcenter.tickets.ticket import Conflict, Entry, Ticket
from callcenter.tickets.words import Kind, State
from ui import formats
from ui.ticket_view.fields import field_name, value_text
from ui.ticket_view.row_words import agencies_short
from ui.words_on_screen import label, label_of

translate = QCoreApplication.translate


class Side(Struct, frozen=True):
    """One of the two: its value, as it reads (masked), plain, and who said it when."""

    value: Value
    text: str
    plain: str
    hint: str


class Dispute(Struct, frozen=True):
    """One pair; `what` is what the desk's verb is told. `note` says what each choice does.

    `keep` and `take` are the words of the two buttons; no `take` when only one choice is left.
    """

    what: Disputed
    name: str
    left: Side
    right: Side
    keep: str
    take: str
    note: str = ""

    @property
    def is_step(self) -> bool:
        """Whether it is about a step that came too late, not about a value."""
        return self.what.field == STATE

    @property
    def is_masked(self) -> bool:
        """Whether the reveal has anything to show."""
        return self.left.text != self.left.plain or self.right.text != self.right.plain


def ticket_disputes(ticket: Ticket, directory: Directory, now: datetime) -> tuple[Dispute, ...]:
    """Every open pair of a ticket, the values first, the steps last."""
    ordered = sorted(ticket.conflicts, key=lambda one: one.field == STATE)
    return tuple(
        _step(ticket, one, directory, now)
        if one.field == STATE
        else _pair(_Book(TICKET, ticket.id, ticket.heads, ticket.entries), one, directory, now)
        for one in ordered
    )


def caller_disputes(caller: Caller, directory: Directory, now: datetime) -> tuple[Dispute, ...]:
    """Every open pair of an entry of the caller book."""
    book = _Book(CALLER, caller.id, caller.heads, caller.entries)
    return tuple(_pair(book, one, directory, now) for one in caller.conflicts)


def disputes_of(view: TicketView, directory: Directory, now: datetime) -> tuple[Dispute, ...]:
    """Every open pair of a ticket and of its reporter's entry in the book."""
    found = ticket_disputes(view.ticket, directory, now)
    return found + caller_disputes(view.caller, directory, now) if view.caller else found


class _ConflictLike(Protocol):
    @property
    def field(self) -> str: ...
    @property
    def value(self) -> object: ...
    @property
    def eid(self) -> str: ...


class _Book(Struct, frozen=True):
    """What a ticket and a caller have in common here."""

    subject: str
    subject_id: str
    heads: object
    entries: Sequence[object]

    def head(self, field: str) -> tuple[Value, str]:
        found = self.heads.get(field)  # type: ignore[attr-defined]
        return (None, "") if found is None else (found.value, found.eid)

    def said(self, eid: str) -> Entry | None:
        """Who said it first: a value that was brought back was said long before."""
        entry: Entry | None = _entry(self.entries, eid)
        former = entry.body.get(REOPENS) if entry else None
        if isinstance(former, list | tuple) and former:
            return _entry(self.entries, str(former[0])) or entry
        return entry


def _entry(entries: Sequence[object], eid: str) -> Entry | None:
    return next((cast(Entry, one) for one in entries if cast(Entry, one).eid == eid), None)


def _pair(book: _Book, one: _ConflictLike, directory: Directory, now: datetime) -> Dispute:
    field = one.field
    kept, seen = book.head(field)
    in_use = translate("disputes", "dipakai sekarang")
    offline = translate("disputes", "ditulis saat terputus")
    other: Value = one.value  # type: ignore[assignment]
    return Dispute(
        what=Disputed(book.subject, book.subject_id, field, seen, one.eid),
        name=field_name(field, directory),
        left=_side(directory, field, kept, _hint(_entry(book.entries, seen), now, in_use)),
        right=_side(directory, field, other, _hint(book.said(one.eid), now, offline, "±")),
        keep=translate("disputes", "Pakai kiri"),
        take=translate("disputes", "Pakai kanan"),
        note=translate("disputes", "Yang tidak dipilih tetap ada di riwayat."),
    )


def _side(directory: Directory, field: str, value: Value, hint: str) -> Side:
    masked = value_text(directory, field, value, masked=True)
    return Side(value, masked, value_text(directory, field, value), hint)


def _hint(entry: Entry | None, now: datetime, what: str, about: str = "") -> str:
    if entry is None:
        return what
    return f"{entry.author.name} · {about}{formats.moment_text(entry.at, now)} · {what}"


def _step(ticket: Ticket, one: Conflict, directory: Directory, now: datetime) -> Dispute:
    late = _entry(ticket.entries, one.eid)
    state = label(ticket.state)
    done = _last_move(ticket, one.eid)
    in_force = translate("disputes", "berlaku sekarang")
    offline = translate("disputes", "dilakukan saat terputus")
    step = _step_words(late, directory) if late else label_of(State, str(one.value))
    left = _step_words(done, directory) if done else state
    keep = translate("disputes", "Tetap “{state}”").format(state=state)
    take, note = _other_way() if can_reopen(ticket) else ("", _no_other_way())
    return Dispute(
        what=Disputed(TICKET, ticket.id, STATE, "", one.eid),
        name=field_name(STATE, directory),
        left=Side(ticket.state.value, left, left, _hint(done, now, in_force)),
        right=Side(one.value, step, step, _hint(late, now, offline, "±")),
        keep=keep,
        take=take,
        note=note.format(state=state),
    )


def _other_way() -> tuple[str, str]:
    note = translate(
        "disputes",
        "Kiri: tiket tetap “{state}”, langkah kanan hanya tercatat di riwayat. "
        "Kanan: tiket dibuka lagi, lalu ulangi langkah itu.",
    )
    return translate("disputes", "Buka lagi tiketnya"), note


def _no_other_way() -> str:
    return translate(
        "disputes",
        "Langkah kanan tidak berlaku lagi pada tiket “{state}”; ia tetap tercatat di riwayat. "
        "Ulangi langkahnya bila masih perlu.",
    )


def _last_move(ticket: Ticket, late: str) -> Entry | None:
    """The step that made the state what it is."""
    refused = {one.eid for one in ticket.conflicts} | {late}
    moves = (one for one in reversed(ticket.entries) if life.moves(one.kind))
    return next((one for one in moves if one.eid not in refused), None)


def _step_words(entry: Entry, directory: Directory) -> str:
    what = label_of(Kind, entry.kind)
    agencies = entry.body.get("agency_ids")
    if isinstance(agencies, list) and agencies:
        return f"{what}: {agencies_short(directory, tuple(map(str, agencies)))}"
    text = entry.body.get("reason") or entry.body.get("text")
    return f"{what}: {text}" if isinstance(text, str) and text.strip() else what
