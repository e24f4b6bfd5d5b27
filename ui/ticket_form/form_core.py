"""What the ticket form is made of, and how it is read, written and kept as drafts.

`form.TicketForm` stands on it and finishes calls; nothing here saves a ticket.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import pairwise

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from callcenter.desk.keep_draft import Draft, keep_draft, load_drafts
from callcenter.desk.reveal import Thing
from callcenter.tickets.intake import Intake
from callcenter.tickets.words import Channel
from ui import theme
from ui.call import CallState
from ui.context import UiContext
from ui.reveal.question import RevealQuestion
from ui.ticket_form import emergency_notes
from ui.ticket_form.cursor_place import cursor_place, put_cursor
from ui.ticket_form.draft_keeper import DraftKeeper
from ui.ticket_form.evidence_intake import EvidenceIntake
from ui.ticket_form.finishing import Finishing
from ui.ticket_form.form_body import FormBody
from ui.ticket_form.lapor_opening import LaporOpening
from ui.ticket_form.layouts import Scrolled
from ui.ticket_form.live_answers import LiveAnswers
from ui.ticket_form.pin_choosing import PinChoosing
from ui.ticket_form.saved_panel import SavedPanel
from ui.ticket_form.saving import NOTHING, Begun, Saving, is_nothing, late_words
from ui.ticket_form.side import Side
from ui.widgets.toast import Toast

_NOTE = "_catatan"
_LEFT, _RIGHT = 726, 472
_NARROW, _BELOW, _MAP_BELOW = 820, 600, 430
"""Below this width (at 100 %) the panels stand under the form, this high; the map this high."""
_LONGEST_TALK, _LONGEST_BREAK = timedelta(hours=2), timedelta(minutes=30)
"""A talk is taken up after a restart when it began, and its draft was kept, no longer ago."""
_ANY_HEIGHT = (1 << 24) - 1


class FormCore(QWidget):
    """The parts of the form side by side; `_write` puts a form in, `_draft` takes one out."""

    open_ticket = Signal(str)
    saved = Signal(object)

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._undo: Callable[[], None] | None = None
        self._talk: datetime | None = None
        self._last = Intake()
        self._asked = NOTHING
        self._ending: Begun | None = None
        self._wiped = False
        self._narrow = False
        self.setObjectName("form")
        self._owner = ctx.desk.settings.operator if ctx.entrance is not None else ""
        self.body = FormBody(ctx.desk.directory)
        self.side = Side(ctx.desk.directory)
        self.saved_panel = SavedPanel()
        self.why = RevealQuestion(ctx)
        self.body.put_under_drafts(self.why)
        self.keeper = DraftKeeper(ctx, self._begun, self._late, self)
        self.finishing = Finishing(ctx, self.body, self.keeper, self)
        self.live = LiveAnswers(ctx, self.body, self.side, self._intake, self)
        self.evidence = EvidenceIntake(ctx, self.body, self)
        self.lapor = LaporOpening(ctx, self.body.lapor_panel, self)
        self.pins = PinChoosing(ctx, self.body, self.side, self)
        self._build()
        self.toast = Toast(self)
        self.side.turned.connect(self._fit_side)

    def _build(self) -> None:
        saved = QWidget()
        column = QVBoxLayout(saved)
        column.setContentsMargins(*(theme.dp(n) for n in (18, 12, 18, 12)))
        column.addWidget(self.saved_panel)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.body)
        self.stack.addWidget(Scrolled(saved, "form.saved_scroll"))
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for part, share in ((self.stack, _LEFT), (self.side, _RIGHT)):
            policy = part.sizePolicy()
            policy.setHorizontalPolicy(policy.Policy.Ignored)
            part.setSizePolicy(policy)
            row.addWidget(part, share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: panels beside the form, or under it where text is large and the window small."""
        super().resizeEvent(event)
        narrow = self.width() < theme.dp(_NARROW)
        if narrow == self._narrow:
            return
        self._narrow = narrow
        if narrow:
            self.body.add_below(self.side)
        else:
            self._row.addWidget(self.side, _RIGHT)
        self._fit_side()
        self._chain()

    def _fit_side(self) -> None:
        """Under the form the panels are as high as they need, the map as can be seen at once."""
        if self._narrow:
            self.side.setFixedHeight(theme.dp(_MAP_BELOW if self.side.map_is_open else _BELOW))
            self.body.settle()
        else:
            self.side.setMinimumHeight(0)
            self.side.setMaximumHeight(_ANY_HEIGHT)

    def _focus_panel(self, widget: QWidget) -> None:
        widget.setFocus()
        self.body.bring_to_view(widget)

    @property
    def is_dirty(self) -> bool:
        """Something stands in the form that is no ticket yet."""
        return self.stack.currentIndex() == 0 and self._begun(self.keeper.slot) is not None

    def focus_first(self) -> None:
        """The cursor to where it was, in an untouched form to the first field to be filled."""
        held: QWidget | None = self.body.focusWidget()
        caller = self.body.caller
        greeted = held in (caller.phone.input, caller.name.input)
        story = self.body.description.input.toPlainText()
        if greeted and caller.name.input.text().strip() and not story.strip():
            self._focus_start()
        elif self.is_dirty and held is not None:
            held.setFocus()
        else:
            self._focus_start()

    def take_keyboard_back(self) -> None:
        """A button of the strip went with the keyboard: to where the cursor was."""
        if not self.isVisible() or self.isAncestorOf(QApplication.focusWidget() or self.window()):
            return
        held: QWidget | None = self.focusWidget()
        if held is not None and held.isVisible() and held.isEnabled():
            held.setFocus()
        else:
            self._focus_start()

    def _focus_start(self) -> None:
        """The first empty field of the speech order."""
        caller = self.body.caller
        if self.stack.currentIndex() == 1:
            self.saved_panel.next.setFocus()
        elif not caller.phone.input.isEnabled() or caller.name.input.text().strip():
            self.body.description.input.setFocus()
        elif caller.phone.input.text().strip():
            caller.name.input.setFocus()
        else:
            caller.phone.input.setFocus()

    def _intake(self) -> Intake:
        call = self._ctx.call
        read = self.body.read(call.channel, call.confidentiality, call.seconds or None)
        return read if read.names_reporter else self.body.identity_note.cleared(read)

    def _texts(self) -> tuple[str, ...]:
        """Everything that was written in the form and is kept with it."""
        read = self._intake()
        answered = self.body.answer.text.toPlainText()
        kept = self._private().values()
        return (read.description, read.landmark, answered, *read.answers.values(), *kept)

    def _private(self) -> dict[str, str]:
        """What the draft alone keeps."""
        kept = self.body.private_answers()
        kept[_NOTE] = self.side.outside.note_text()
        kept[emergency_notes.KEY] = self.live.handed.encode()
        without = self.body.identity_note.without
        return {name: without(text) for name, text in kept.items() if text}

    def _begun(self, slot: str) -> Begun | None:
        """The form as a draft, None while it is empty or a ticket already."""
        if self.stack.currentIndex() == 1:
            return None
        intake, private = self._intake(), self._private()
        answered = self.body.identity_note.without(self.body.answer.text.toPlainText().strip())
        files = self.body.evidence.files
        answers = {**intake.answers, **private}
        focus, cursor = cursor_place(self)
        draft = Draft(
            slot=slot,
            operator=self._owner or self._ctx.desk.settings.operator,
            intake=replace(intake, answers=answers, answered=answered, call_seconds=None),
            files=files,
            focus=focus,
            cursor=cursor,
            started_at=self._talk_since(),
        )
        coming = self.evidence.coming
        return None if is_nothing(draft) and not coming else Begun(draft, coming)

    def _saving(self) -> Saving:
        self._asked = saving = self._finished()
        self._last = saving.intake
        return saving

    def _finished(self) -> Saving:
        return Saving(
            self._intake(),
            self.body.evidence.files,
            self.keeper.slot,
            self.evidence.coming,
            note=self.body.identity_note.without(self.side.outside.note_text()),
            handed=self.live.handed.note(self._ctx.desk.directory.agencies),
        )

    def _late(self) -> str:
        """What was typed since the save under way was asked for."""
        return late_words(self._asked, self._finished())

    def _write(self, intake: Intake) -> None:
        """Puts an intake into the form and forgets what was known of the one before."""
        call = self._ctx.call
        with call.together():
            self.stack.setCurrentIndex(0)
            self.evidence.forget()
            self.body.write(intake)
            self.side.outside.write(intake.answers.get(_NOTE, ""))
            self.side.show_panels()
            self._wiped = not intake.names_reporter
            self.body.caller.set_allowed(intake.names_reporter)
            if call.state is CallState.RINGING:
                call.in_form = False  # who rings is not whom this form is about
            call.show_terms(Channel(intake.channel), intake.confidentiality)
            self.live.reset(emergency_notes.decode(intake.answers.get(emergency_notes.KEY, "")))
            self._chain()
            self._tell_typing()

    def _tell_typing(self) -> None:
        """The strip shows channel and confidentiality as long as something stands here."""
        self._ctx.call.set_typing(self.is_dirty)

    def _leave(self) -> None:
        """What stands in the form goes on living as its own draft."""
        self.why.put_away()
        if self.is_dirty:
            self.keeper.flush()
        self.keeper.start_new()

    def _load(self, draft: Draft) -> None:
        """Goes on with a draft: fields, evidence, confidentiality, focus and cursor."""
        self.keeper.resume(draft.slot)
        self._write(draft.intake)
        self.body.evidence.write(draft.files, oversight=draft.intake.oversight)
        self._chain()
        self._tell_typing()
        self.live.look_up_caller()
        put_cursor(self, draft.focus, draft.cursor)

    def _chain(self) -> None:
        """Tab follows the order of speech, whatever was built when."""
        stops = [*self.body.tab_stops(), *self.saved_panel.tab_stops(), *self.side.tab_stops()]
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)

    def _changed(self) -> None:
        self.keeper.touch()
        self._tell_typing()
        self.live.think()
        if self.body.description.input.toPlainText().strip():
            self.body.description.set_error("")
        self._count(self.tr("menyimpan draf …"))

    def _count(self, state: str) -> None:
        length = len(self.body.description.input.toPlainText())
        self.body.description.input.set_corner_note(f"{state} · {length}" if length else "")

    def _draft_kept(self) -> None:
        self._count(self.tr("draf tersimpan"))

    def _draft_failed(self, error: BaseException) -> None:
        self._count(self.tr("▲ draf BELUM tersimpan"))
        self.finishing.show_error(error)

    def _restore(self, drafts: list[Draft]) -> None:
        mine = [one for one in drafts if one.operator == self._ctx.desk.settings.operator]
        if mine and not self.is_dirty:
            self._load(mine[0])
            self._resume_talk(mine[0])
            self._draft_kept()
        self._show_drafts(drafts)

    def _talk_since(self) -> datetime | None:
        """Since when somebody on the line tells what stands here; None when nobody does."""
        call = self._ctx.call
        return call.started_at if call.state is CallState.CONNECTED else None

    def _resume_talk(self, draft: Draft) -> None:
        """The desk broke off in the middle of a talk: the person may still be on the line."""
        call, now = self._ctx.call, self._ctx.desk.clock.now()
        since, kept = draft.started_at, draft.kept_at
        if since is None or kept is None or call.state is not CallState.IDLE:
            return
        if timedelta(0) <= now - since <= _LONGEST_TALK and now - kept <= _LONGEST_BREAK:
            call.connect_call(draft.intake.phone, already=int((now - since).total_seconds()))

    def _show_drafts(self, drafts: list[Draft]) -> None:
        self.body.drafts.show_drafts([one for one in drafts if one.slot != self.keeper.slot])
        self._chain()

    def _refresh_drafts(self) -> None:
        self._ctx.background.latest(
            (id(self), "drafts"),
            self._read_drafts,
            self._show_drafts,
            self._draft_failed,
            self,
        )

    def _switch_draft(self, slot: str) -> None:
        """Another draft comes into the form; for a reason where somebody else typed it."""
        draft = self.body.drafts.draft_of(slot)
        if draft is None or not self._is_anothers(draft):
            self._go_on_with(slot)
            return
        label = self.tr("nomor dan nama dalam draf petugas yang sudah tidak di meja ini")
        self.why.ask(Thing("draft", slot), label, self.tr("Buka draf"))

    def _is_anothers(self, draft: Draft) -> bool:
        """Where a passphrase says who sits here: not theirs, and it names somebody."""
        told = draft.intake
        names = told.phone or told.name or told.nik or told.on_behalf_of
        return bool(self._owner and draft.operator != self._owner and names)

    def _go_on_with(self, slot: str) -> None:
        """The draft stands in the form now; what stood there becomes a chip."""
        before = self.keeper.slot
        self._leave()

        def load(drafts: list[Draft]) -> None:
            found = next((one for one in drafts if one.slot == slot), None)
            if found is not None:
                self._load(found)
                self._draft_kept()
            elif any(one.slot == before for one in drafts):
                self.keeper.resume(before)  # it is a ticket by now: what stood here goes on
            self._show_drafts(drafts)

        self._ctx.background.desk(self._read_drafts, load, self._draft_failed, self)

    def _read_drafts(self) -> list[Draft]:
        """Where people come in with a passphrase, nobody sees what somebody else is typing."""
        return load_drafts(self._ctx.desk, self._owner)

    def _discard(self) -> None:
        """Throws the draft away on purpose; it can be taken back while the note stands."""
        begun = self._begun(self.keeper.slot)
        if begun is None or self.keeper.is_held:  # what is being saved is no draft any more
            return
        self.keeper.drop()
        self.keeper.start_new()
        self._write(Intake())
        self._focus_start()
        self._offer_undo(self.tr("Draf dibuang."), self.tr("Batalkan"), begun)

    def _offer_undo(
        self,
        text: str,
        action: str,
        begun: Begun | None,
        first: Callable[[], None] | None = None,
        *,
        tone: theme.Tone = "green",
    ) -> None:
        """A note with one key to bring a draft back (after taking back what was done)."""

        def back() -> None:
            if first is not None:
                first()
            if begun is not None:
                self._bring_back(begun)

        self._undo = back
        self.toast.show_note(text, action=action, tone=tone)

    def _bring_back(self, begun: Begun) -> None:
        self._leave()
        self._ctx.background.desk(
            lambda: keep_draft(self._ctx.desk, begun.whole()), None, self._draft_failed, self
        )
        self._load(begun.whole())
        self.evidence.expect(begun.coming)

    def _take_back(self) -> None:
        undo, self._undo = self._undo, None
        if undo is not None:
            undo()
