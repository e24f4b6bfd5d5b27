"""The strip on top: who is on the line, for how long, how the desk is linked, who sits here.

Shows the Call and the link's status; asks the desk only for candidates and operators. It never
takes the focus by itself and holds no ticket.
"""

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from callcenter.callers.caller import CallerCard
from callcenter.callers.phone import parse_phone
from callcenter.desk.find_caller import find_caller
from callcenter.desk.views import CallerView
from callcenter.errors import PhoneInvalid
from callcenter.sync.status import SyncStatus
from callcenter.tickets.words import Channel, Confidentiality
from ui import shortcuts, theme
from ui.call import CallState
from ui.channels import channel_choices
from ui.connection_text import connection_text
from ui.context import UiContext
from ui.formats import duration
from ui.history_chip import HistoryChip
from ui.operator_chip import OperatorChip
from ui.plain_text import (
    Choice,
    PlainDialog,
    PlainLabel,
    elide,
    message_box,
    one_line,
    plain_tooltip,
)
from ui.translation import shown
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.chip import Chip
from ui.widgets.menu import Entry, PlainMenu
from ui.words_on_screen import confidentiality_meaning, label

NEW_PERSON = "baru"
_SHORT_OPERATOR, _SHORT_LINK, _NO_WORD, _SHORT_BUTTON, _SHORT_NAME, _LEVELS = 1, 2, 3, 4, 5, 6
_LONGEST_NUMBER = 24
_LONGEST_NAME, _SHORTEST_NAME = 26, 8
_AGE_EVERY_MS = 30_000
_INKS = {
    CallState.IDLE: "faint", CallState.RINGING: "amber",
    CallState.CONNECTED: "green", CallState.WRAP_UP: "violet",
}  # fmt: skip
_SHAPES = {
    CallState.IDLE: "●", CallState.RINGING: "▲",
    CallState.CONNECTED: "●", CallState.WRAP_UP: "■",
}  # fmt: skip


class CallStrip(QFrame):
    """48 px, always there. `answer`, `hang_up`, `ready` are buttons, `outbox` the link's chip."""

    answer = Signal()
    hang_up = Signal()
    ready = Signal()
    outbox = Signal()
    pause_history = Signal(bool)
    failed = Signal(object)

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.setAccessibleName(self.tr("Panggilan dan sambungan"))
        self._ctx, self._call = ctx, ctx.call
        self._status: SyncStatus | None = None
        self._level = 0
        self._wiping: PlainDialog | None = None
        self._make_call_side()
        self._make_desk_side()
        self._arrange()
        self._call.changed.connect(self.refresh)
        self._call.ticked.connect(self._tick)
        ctx.changes.changed.connect(self._on_changes)
        self._age = QTimer(self, interval=_AGE_EVERY_MS)
        self._age.timeout.connect(self._fit)
        self._age.start()
        self.refresh()

    def _make_call_side(self) -> None:
        self.dot = PlainLabel("●", role="medium")
        self.state = PlainLabel(role="strong")
        self.timer = PlainLabel(role="clock", tabular=True)
        self.number = PlainLabel(role="medium", tabular=True)
        self.certainty = Chip(clickable=True)
        self.prank = Chip(tone="amber", shape="▲")
        self.channel = Chip()
        self.channel.set_menu([Entry(*one) for one in channel_choices()]).chosen.connect(
            lambda key: self._call.set_channel(Channel(key))
        )
        self.confidentiality = Chip()
        menu = self.confidentiality.set_menu([_secrecy_entry(one) for one in Confidentiality])
        menu.chosen.connect(lambda key: self._choose_secrecy(Confidentiality(key)))
        self.answer_button = PrimaryButton(
            self.tr("Jawab"), key_hint=shortcuts.key_hint("new"), icon="phone", small=True
        )
        self.hang_up_button = Button(self.tr("Tutup telepon"), small=True, danger=True)
        self.ready_button = Button(self.tr("Siap lagi"), small=True)
        self.certainty.clicked.connect(self._offer_people)
        self.answer_button.clicked.connect(self.answer)
        self.hang_up_button.clicked.connect(self.hang_up)
        self.ready_button.clicked.connect(self.ready)
        names = ("dot", "state", "timer", "number", "certainty", "prank", "channel",
                 "confidentiality", "answer_button", "hang_up_button", "ready_button")  # fmt: skip
        for name in names:
            getattr(self, name).setObjectName(f"strip.{name.removesuffix('_button')}")

    def _make_desk_side(self) -> None:
        self.demo = Chip("DEMO", tone="violet")
        self.demo.setObjectName("strip.demo")
        plain_tooltip(self.demo, self.tr("Semua laporan di sini karangan; tidak ada yang nyata."))
        self.connection = Chip(clickable=True)
        self.connection.setObjectName("strip.connection")
        self.connection.clicked.connect(self.outbox)
        self.history = HistoryChip()
        self.history.pause.connect(self.pause_history)
        self.operator = OperatorChip(self._ctx)
        self.operator.failed.connect(self.failed)

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.dp(16), 0, theme.dp(16), 0)
        row.setSpacing(theme.dp(10))
        self._row = row
        for part in (self.dot, self.state, self.timer, self.number, self.certainty, self.prank,
                     self.channel, self.confidentiality, self.answer_button,
                     self.hang_up_button, self.ready_button):  # fmt: skip
            row.addWidget(part)
        row.addStretch(1)
        for part in (self.demo, self.history, self.connection, self.operator):
            row.addWidget(part)
        self.setFixedHeight(theme.dp(48))

    def set_status(self, status: SyncStatus) -> None:
        """Show how the desk is linked."""
        self._status = status
        self.history.show_history(status.history)
        self._fit()

    def refresh(self) -> None:
        """Show the call as it is now; the focus stays where it is."""
        state = self._call.state
        self._show_state(state)
        self._show_time(self._call.seconds)
        self._show_number()
        busy = state is not CallState.IDLE
        self.channel.setVisible(busy or self._call.typing)
        self.confidentiality.setVisible(busy or self._call.typing)
        self.channel.set_state(label(self._call.channel))
        secrecy = self._call.confidentiality
        normal = secrecy is Confidentiality.NORMAL
        self.confidentiality.set_state(label(secrecy), "neutral" if normal else "violet")
        self.confidentiality.setAccessibleName(self.tr("Kerahasiaan: {0}").format(label(secrecy)))
        self.channel.setAccessibleName(self.tr("Saluran: {0}").format(label(self._call.channel)))
        for chip in (self.channel, self.confidentiality):
            plain_tooltip(chip, chip.accessibleName())  # a narrow strip may cut its word
        self.operator.refresh()
        self._fit()

    def _show_state(self, state: CallState) -> None:
        words = {
            CallState.IDLE: self.tr("Siap"),
            CallState.RINGING: self.tr("Berdering"),
            CallState.CONNECTED: self.tr("Tersambung"),
            CallState.WRAP_UP: self.tr("Penyelesaian"),
        }
        self.state.setText(words[state])
        self.dot.setText(_SHAPES[state])
        self.dot.set_ink(_INKS[state])  # type: ignore[arg-type]
        plain_tooltip(self.dot, words[state])
        self.answer_button.setVisible(state is CallState.RINGING)
        self.hang_up_button.setVisible(state is CallState.CONNECTED)
        self.ready_button.setVisible(state is CallState.WRAP_UP)
        self.timer.setVisible(state in (CallState.CONNECTED, CallState.WRAP_UP))

    def _tick(self, seconds: int) -> None:
        before = len(self.timer.shown_text())
        self._show_time(seconds)
        if len(self.timer.shown_text()) != before:
            self._fit()  # from an hour on the clock wants more room

    def _show_time(self, seconds: int) -> None:
        self.timer.setText(duration(seconds))

    def _show_number(self) -> None:
        if self._call.state is CallState.IDLE:
            self.number.setText(self.tr("tidak ada panggilan"))
            self.number.set_ink("muted")
            return
        self.number.set_ink("text")
        if self._hides_person():
            self.number.setText(self.tr("tanpa identitas"))
            return
        view = self._call.caller
        raw = self._call.number or (view.raw if view is not None else "")
        shown = elide(pretty_number(raw), _LONGEST_NUMBER)
        self.number.setText(shown or self.tr("tanpa nomor"))

    def _hides_person(self) -> bool:
        """Whether the call's person is the one who wants to be known to nobody."""
        nobody = self._call.confidentiality is Confidentiality.NO_IDENTITY
        return nobody and self._call.in_form

    def _show_person(self) -> None:
        view = self._call.caller
        known = view is not None and bool(view.raw.strip() or view.caller)
        show = self._call.state is not CallState.IDLE and known and not self._hides_person()
        self.certainty.setVisible(show)
        self.prank.setVisible(show and view is not None and view.prank_count > 0)
        if view is None or not show:
            return
        text, tone = _person(view)
        longest = _SHORTEST_NAME if self._level >= _SHORT_NAME else _LONGEST_NAME
        short = _person(view, longest)[0]
        if self._call.number and not _same_number(view.raw, self._call.number):
            own = elide(pretty_number(view.raw), _LONGEST_NUMBER)
            text, short = f"{own} · {text}", f"{own} · {short}"
        self.certainty.set_state(short, tone, "?" if view.certainty == "mungkin" else "")
        plain_tooltip(self.certainty, text)
        self.prank.set_state(self.tr("{0}× iseng").format(view.prank_count), "amber", "▲")

    def _show_connection(self) -> None:
        shown = connection_text(self._status, self._ctx.desk.clock.now())
        self.connection.set_state(
            shown.short if self._level >= _SHORT_LINK else shown.text, shown.tone, shown.shape
        )
        name = f"{shown.text}. {shown.detail}" if shown.detail else shown.text
        self.connection.setAccessibleName(name)
        plain_tooltip(self.connection, name)

    def _offer_people(self) -> None:
        view = self._call.caller
        if view is None:
            return
        people = [one for one in (view.caller, *view.others) if one is not None]
        if not people:
            return
        entries = [Entry(one.id, _card_text(one), icon="user") for one in people]
        entries += [Entry(""), Entry(NEW_PERSON, self.tr("Orang lain (penelepon baru)"), "plus")]
        menu = PlainMenu(entries, self)
        menu.setObjectName("strip.people")
        menu.chosen.connect(self.choose_person)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.below(self.certainty)

    def choose_person(self, key: str) -> None:
        """Take one of the candidates as certain, or NEW_PERSON for somebody not known yet."""
        view = self._call.caller
        if view is None:
            return
        if key == NEW_PERSON:
            fresh = replace(view, certainty="baru", caller=None, history=(), open_count=0)
            self._call.set_caller(replace(fresh, prank_count=0))
            return
        raw, desk = view.raw, self._ctx.desk
        self._ctx.background.latest(
            "strip.person",
            lambda: find_caller(desk, raw, caller_id=key),
            self._call.set_caller,
            self.failed.emit,
            owner=self,
        )

    def _choose_secrecy(self, chosen: Confidentiality) -> None:
        if chosen is not Confidentiality.NO_IDENTITY:
            self._call.set_confidentiality(chosen)
            return
        if self._call.confidentiality is chosen or self._wiping is not None:
            return
        self._wiping = message_box(
            self,
            self.tr("Hapus identitas dari laporan ini?"),
            self.tr("Nama, nomor, NIK dan alamat pelapor dihapus sekarang dari isian dan draf. "
                    "Isi laporan tetap ada. Ini tidak bisa dibatalkan."),
            (Choice("keep", self.tr("Jangan hapus")),
             Choice("wipe", self.tr("Hapus identitas"), "danger")),
        )  # fmt: skip
        self._wiping.setObjectName("strip.wipe")
        self._wiping.chosen.connect(self._after_wipe_question)
        self._wiping.open()

    def _after_wipe_question(self, key: str) -> None:
        if self._wiping is not None:
            self._wiping.deleteLater()
            self._wiping = None
        if key == "wipe":
            if self._call.in_form:
                self._call.number, self._call.caller = "", None
            self._call.set_confidentiality(Confidentiality.NO_IDENTITY)

    def _on_changes(self, ids: frozenset[str]) -> None:
        if ids & {"settings", "rights"}:
            self.refresh()

    def _fit(self) -> None:
        """When the room is short the words give way one after the other, never number and time."""
        for self._level in range(_LEVELS):
            self.operator.set_short(self._level >= _SHORT_OPERATOR)
            self.history.set_short(self._level)
            self._show_connection()
            self._show_person()
            demo = self._ctx.desk.settings.demo and self._level < _SHORT_NAME
            self.demo.setVisible(demo)  # the window's title says it too
            idle = self._call.state is CallState.IDLE
            self.state.setVisible(idle or self._level < _NO_WORD)
            short = self._level >= _SHORT_BUTTON
            self.hang_up_button.setText(self.tr("Tutup") if short else self.tr("Tutup telepon"))
            if self._needed() <= self.width():
                return

    def _needed(self) -> int:
        """Pixels all parts that are shown would like to have."""
        parts = [self._row.itemAt(n) for n in range(self._row.count())]
        widgets = [one.widget() for one in parts if one is not None]
        shown = [w.sizeHint().width() for w in widgets if w is not None and not w.isHidden()]
        margins = self._row.contentsMargins()
        gaps = self._row.spacing() * len(shown)
        return sum(shown) + gaps + margins.left() + margins.right()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: decide again what fits."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Qt: follow the scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setFixedHeight(theme.dp(48))


def pretty_number(raw: str) -> str:
    """Return a number as read aloud, or as it came when it cannot be read."""
    try:
        return parse_phone(raw).pretty
    except PhoneInvalid:
        return raw.strip()


def _same_number(typed: str, called: str) -> bool:
    """Whether nobody is mixed up: the number typed is the one that calls, or none was typed."""
    told = typed.strip()
    return told in ("", called) or pretty_number(told) == pretty_number(called)


def _secrecy_entry(one: Confidentiality) -> Entry:
    return Entry(one.value, f"{label(one)} — {confidentiality_meaning(one)}")


def _person(view: CallerView, longest: int = 200) -> tuple[str, theme.Tone]:
    if view.problem:
        return shown("nomor belum terbaca"), "amber"
    people = [one for one in (view.caller, *view.others) if one is not None]
    if view.certainty == "pasti" and view.caller is not None:
        return shown("pasti · {0}").format(
            _short(view.caller.name, longest) or shown("tanpa nama")
        ), "accent"
    if view.certainty == "mungkin" and len(people) > 1:
        return shown("mungkin · {0} orang").format(len(people)), "violet"
    if view.certainty == "mungkin" and people:
        return shown("mungkin · {0}").format(
            _short(people[0].name, longest) or shown("tanpa nama")
        ), "violet"
    return shown("penelepon baru"), "neutral"


def _short(name: str, longest: int) -> str:
    return elide(one_line(name), longest)


def _card_text(card: CallerCard) -> str:
    name = card.name or shown("tanpa nama")
    return shown("{0} — {1} tiket, {2} terbuka").format(name, card.ticket_count, card.open_count)
