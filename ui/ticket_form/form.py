"""The ticket form: its parts put together, its drafts, and what other screens ask of it.

`live_answers` asks while somebody types, `finishing` saves; neither moves the focus by itself.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from callcenter.desk.keep_draft import Draft, keep_draft, load_drafts
from callcenter.errors import FieldInvalid
from callcenter.tickets.intake import Intake
from callcenter.tickets.words import Channel, Confidentiality
from ui import shortcuts, theme
from ui.context import UiContext
from ui.ticket_form import emergency_notes
from ui.ticket_form.agency_words import phone_shown
from ui.ticket_form.cursor_place import cursor_place, put_cursor
from ui.ticket_form.draft_keeper import DraftKeeper
from ui.ticket_form.evidence_intake import EvidenceIntake
from ui.ticket_form.finishing import Finishing
from ui.ticket_form.form_body import FormBody
from ui.ticket_form.layouts import Scrolled
from ui.ticket_form.live_answers import LiveAnswers
from ui.ticket_form.saved_panel import SavedPanel, SavedTicket
from ui.ticket_form.saving import Joined, Saved, Saving, is_received
from ui.ticket_form.side import Side
from ui.widgets.toast import Toast

_NOTE = "_catatan"
_LEFT, _RIGHT = 726, 472
_NARROW, _BELOW = 820, 600
"""Below this width (at 100 %) the panels stand under the form, this high."""
_ANY_HEIGHT = (1 << 24) - 1


class TicketForm(QWidget):
    """The screen "Tiket baru". `saved` after each ticket, `open_ticket` to look at one."""

    open_ticket = Signal(str)
    saved = Signal(object)

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._undo: Callable[[], None] | None = None
        self._started: datetime | None = None
        self._last = Intake()
        self._joining: Draft | None = None
        self._wiped = False
        self._narrow = False
        self.setObjectName("form")
        self.body = FormBody(ctx.desk.directory)
        self.side = Side(ctx.desk.directory)
        self.saved_panel = SavedPanel()
        self.keeper = DraftKeeper(ctx, self._draft, self)
        self.finishing = Finishing(ctx, self.body, self.keeper, self)
        self.live = LiveAnswers(ctx, self.body, self.side, self._intake, self)
        self.evidence = EvidenceIntake(ctx, self.body, self)
        self._build()
        self.toast = Toast(self)
        self._connect_body()
        self._connect_others()
        self._bind_keys()
        self._write(Intake())

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
            self.side.setFixedHeight(theme.dp(_BELOW))
        else:
            self.side.setMinimumHeight(0)
            self.side.setMaximumHeight(_ANY_HEIGHT)
            self._row.addWidget(self.side, _RIGHT)
        self._chain()

    def _focus_panel(self, widget: QWidget) -> None:
        widget.setFocus()
        self.body.bring_to_view(widget)

    def _connect_body(self) -> None:
        body = self.body
        body.changed.connect(self._changed)
        body.agencies.rebuilt.connect(self._chain)
        body.questions.rebuilt.connect(self._chain)
        body.emergency.rebuilt.connect(self._chain)
        body.read_back.answer_asked.connect(self._open_answer)
        body.answer.saved.connect(self._save_answered)
        body.answer.closed.connect(self.close_panel)
        body.prank.confirmed.connect(self._mark_prank)
        body.prank.closed.connect(self.close_panel)
        body.drafts.switched.connect(self._switch_draft)
        body.drafts.reopened.connect(self.open_ticket)
        body.save.clicked.connect(self._save_pressed)
        body.save_next.clicked.connect(lambda: self.save(then_next=True))
        body.outside.clicked.connect(self.open_outside)
        body.menu.chosen.connect(self._menu)

    def _connect_others(self) -> None:
        side = self.side
        side.history.opened.connect(self.open_ticket)
        side.duplicates.opened.connect(self.open_ticket)
        side.duplicates.joined.connect(self._join)
        side.outside.closed.connect(self.close_panel)
        side.outside.changed.connect(self.keeper.touch)
        side.outside.saved.connect(self._save_referral)
        self.saved_panel.again.connect(self.same_caller_again)
        self.saved_panel.new.connect(self._next_call)
        self.saved_panel.opened.connect(self.open_ticket)
        self.keeper.kept.connect(self._draft_kept)
        self.keeper.failed.connect(self._draft_failed)
        self.live.touched.connect(self.keeper.touch)
        self.live.failed.connect(self.finishing.show_error)
        self.evidence.failed.connect(self.finishing.show_error)
        self.finishing.registered.connect(self._registered)
        self.finishing.joined.connect(self._joined)
        self.finishing.pranked.connect(self._pranked)
        self.toast.undo.connect(self._take_back)
        self._ctx.changes.changed.connect(self._hear)
        self._ctx.call.changed.connect(self._call_changed)

    def _bind_keys(self) -> None:
        bind = partial(shortcuts.bind, self)
        bind("save", self.save)
        bind("save_next", lambda: self.save(then_next=True))
        bind("join", self.side.duplicates.join_marked)
        bind("panel_history", lambda: self._focus_panel(self.side.history.keys_go_to()))
        bind("panel_duplicates", lambda: self._focus_panel(self.side.duplicates.keys_go_to()))
        bind("panel_script", lambda: self._focus_panel(self.side.guide.area))

    # what other screens call

    @property
    def is_dirty(self) -> bool:
        """Something stands in the form that is no ticket yet."""
        return self.stack.currentIndex() == 0 and self._draft(self.keeper.slot) is not None

    def start_call(self, raw_number: str) -> None:
        """A call was taken; what was being typed stays as its own draft."""
        self._leave()
        call = self._ctx.call
        call.set_confidentiality(Confidentiality.NORMAL)
        if not call.is_active:
            call.connect_call(raw_number)
        self._write(Intake(phone=phone_shown(raw_number)))
        self._started = call.started_at
        self.keeper.touch()
        self.live.look_up_caller()
        self._focus_start()

    def new_ticket(self) -> None:
        """An empty form; what was being typed stays as its own draft."""
        self._leave()
        call = self._ctx.call
        if call.is_active:
            call.set_confidentiality(Confidentiality.NORMAL)
        else:
            call.clear()
        self._write(Intake())
        self._focus_start()

    def same_caller_again(self) -> None:
        """Another matter of the same person: number and name stay."""
        old = self._last
        self._leave()
        again = Intake()
        if old.names_reporter:
            again = Intake(phone=old.phone, name=old.name, caller_id=old.caller_id)
        self._write(again)
        self.live.look_up_caller()
        self.body.description.input.setFocus()

    def focus_first(self) -> None:
        """The cursor to where it was, in an untouched form to the first field to be filled."""
        held: QWidget | None = self.body.focusWidget()
        if self.is_dirty and held is not None:
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

    def restore_drafts(self) -> None:
        """After a start: the newest draft comes back in the same place, the others as chips."""
        self._ctx.background.desk(
            lambda: load_drafts(self._ctx.desk), self._restore, self._draft_failed, self
        )

    def flush_draft(self) -> None:
        """Writes what still waits in the timers: before closing or locking."""
        self.keeper.flush_if_waiting()

    def stop_identity(self) -> None:
        """Nothing that names the reporter stays: fields, undo, draft, clipboard, panels."""
        self._wiped = True
        self._undo = None
        self._last = Intake()
        self.body.caller.wipe()
        self.body.caller.set_allowed(False)
        self.live.forget_caller()
        call = self._ctx.call
        call.number, call.caller = "", None
        if call.confidentiality is not Confidentiality.NO_IDENTITY:
            call.set_confidentiality(Confidentiality.NO_IDENTITY)
        else:
            call.set_caller(None)
        self.keeper.flush()

    def open_outside(self) -> None:
        """F9: emergency numbers first, then whom it belongs to outside the province."""
        if self.stack.currentIndex() == 1:
            self._next_call()
        self.live.ask_for_emergency()
        suggested, reason = self.live.outside_suggestions()
        self.side.outside.open_with(suggested, reason)
        self.side.show_outside()
        self._chain()
        self._focus_panel(self.side.outside.search)

    def close_panel(self) -> bool:
        """Esc: closes what is open, the innermost first; no text is ever dropped."""
        body = self.body
        for panel in (body.prank, body.answer):
            if not panel.isHidden():
                panel.hide()
                body.description.input.setFocus()
                self._changed()
                return True
        if self.side.outside_is_open:
            self.side.show_panels()
            self._chain()
            body.description.input.setFocus()
            return True
        if not body.emergency.isHidden():
            body.emergency.hide()
            self.live.dismiss_emergency()
            return True
        return False

    def copy_number(self) -> bool:
        """Ctrl+.: the number just saved to the clipboard; False when none stands there."""
        if self.stack.currentIndex() != 1:
            return False
        self.saved_panel.copy_number()
        return True

    def save(self, *, then_next: bool = False) -> None:
        """Saves the form as a ticket; what is missing is told at its field."""
        if self.stack.currentIndex() == 1 or self.finishing.is_busy:
            return
        if not self.body.caller.check_nik():
            self.body.caller.open_nik(focus=True)
            return
        self.finishing.save(self._saving(), then_next=then_next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: the desk-wide keys, where the window did not take them."""
        if _is_key(event, "outside"):
            self.open_outside()
        elif _is_key(event, "copy_number") and self.copy_number():
            event.accept()
        elif not (_is_key(event, "close") and self.close_panel()):
            super().keyPressEvent(event)

    # reading and writing

    def _intake(self) -> Intake:
        call = self._ctx.call
        return self.body.read(call.channel, call.confidentiality, call.seconds or None)

    def _private(self) -> dict[str, str]:
        """What the draft alone keeps."""
        kept = self.body.private_answers()
        kept[_NOTE] = self.side.outside.note_text()
        kept[emergency_notes.KEY] = self.live.handed.encode()
        return {name: text for name, text in kept.items() if text}

    def _draft(self, slot: str) -> Draft | None:
        """The form as a draft, None while it is empty."""
        intake, private = self._intake(), self._private()
        answered = self.body.answer.text.toPlainText().strip()
        files = self.body.evidence.files
        if intake.is_empty and not (files or private or answered or intake.nik):
            return None
        answers = {**intake.answers, **private}
        focus, cursor = cursor_place(self)
        return Draft(
            slot=slot,
            operator=self._ctx.desk.settings.operator,
            intake=replace(intake, answers=answers, answered=answered, call_seconds=None),
            files=files,
            focus=focus,
            cursor=cursor,
            started_at=self._started,
        )

    def _saving(self) -> Saving:
        self._last = intake = self._intake()
        notes = (
            self.live.handed.note(self._ctx.desk.directory.agencies),
            self.side.outside.note_text(),
        )
        return Saving(intake, self.body.evidence.files, self.keeper.slot, notes)

    def _write(self, intake: Intake) -> None:
        """Puts an intake into the form and forgets what was known of the one before."""
        self.stack.setCurrentIndex(0)
        self.body.write(intake)
        self.side.outside.write(intake.answers.get(_NOTE, ""))
        self.side.show_panels()
        hidden = self._ctx.call.confidentiality is Confidentiality.NO_IDENTITY
        self._wiped = hidden
        self.body.caller.set_allowed(not hidden)
        self.live.reset(emergency_notes.decode(intake.answers.get(emergency_notes.KEY, "")))
        self._chain()

    def _leave(self) -> None:
        """What stands in the form goes on living as its own draft."""
        if self.is_dirty:
            self.keeper.flush()
        self.keeper.start_new()
        self._started = None

    def _load(self, draft: Draft) -> None:
        """Goes on with a draft: fields, evidence, confidentiality, focus and cursor."""
        self.keeper.resume(draft.slot)
        call = self._ctx.call
        call.channel = Channel(draft.intake.channel)
        self._wiped = True
        call.set_confidentiality(draft.intake.confidentiality)
        self._write(draft.intake)
        self._started = draft.started_at
        self.body.evidence.write(draft.files, oversight=draft.intake.oversight)
        self._chain()
        self.live.look_up_caller()
        put_cursor(self, draft.focus, draft.cursor)

    def _chain(self) -> None:
        """Tab follows the order of speech, whatever was built when."""
        stops = [*self.body.tab_stops(), *self.saved_panel.tab_stops(), *self.side.tab_stops()]
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)

    def _changed(self) -> None:
        self.keeper.touch()
        self.live.think()
        if self.body.description.input.toPlainText().strip():
            self.body.description.set_error("")
        self._count(self.tr("menyimpan draf …"))

    def _count(self, state: str) -> None:
        length = len(self.body.description.input.toPlainText())
        self.body.description.input.set_corner_note(f"{state} · {length}" if length else "")

    # drafts

    def _draft_kept(self) -> None:
        self._count(self.tr("draf tersimpan"))

    def _draft_failed(self, error: BaseException) -> None:
        self._count(self.tr("▲ draf BELUM tersimpan"))
        self.finishing.show_error(error)

    def _restore(self, drafts: list[Draft]) -> None:
        mine = [one for one in drafts if one.operator == self._ctx.desk.settings.operator]
        if mine and not self.is_dirty:
            self._load(mine[0])
            self._draft_kept()
        self._show_drafts(drafts)

    def _show_drafts(self, drafts: list[Draft]) -> None:
        self.body.drafts.show_drafts([one for one in drafts if one.slot != self.keeper.slot])
        self._chain()

    def _refresh_drafts(self) -> None:
        self._ctx.background.latest(
            (id(self), "drafts"),
            lambda: load_drafts(self._ctx.desk),
            self._show_drafts,
            self._draft_failed,
            self,
        )

    def _switch_draft(self, slot: str) -> None:
        """Another draft comes into the form; this one becomes a chip."""
        self._leave()

        def load(drafts: list[Draft]) -> None:
            found = next((one for one in drafts if one.slot == slot), None)
            if found is not None:
                self._load(found)
                self._draft_kept()
            self._show_drafts(drafts)

        self._ctx.background.desk(
            lambda: load_drafts(self._ctx.desk), load, self._draft_failed, self
        )

    def _discard(self) -> None:
        """Throws the draft away on purpose; it can be taken back while the note stands."""
        draft = self._draft(self.keeper.slot)
        if draft is None:
            return
        self.keeper.drop()
        self.keeper.start_new()
        self._write(Intake())
        self._focus_start()
        self._offer_undo(self.tr("Draf dibuang."), self.tr("Batalkan"), draft)

    def _offer_undo(
        self, text: str, action: str, draft: Draft | None, first: Callable[[], None] | None = None
    ) -> None:
        """A note with one key to bring a draft back (after taking back what was done)."""

        def back() -> None:
            if first is not None:
                first()
            if draft is not None:
                self._bring_back(draft)

        self._undo = back
        self.toast.show_note(text, action=action)

    def _bring_back(self, draft: Draft) -> None:
        self._leave()
        self._ctx.background.desk(
            lambda: keep_draft(self._ctx.desk, draft), None, self._draft_failed, self
        )
        self._load(draft)

    def _take_back(self) -> None:
        undo, self._undo = self._undo, None
        if undo is not None:
            undo()

    # finishing

    def _menu(self, key: str) -> None:
        if key == "prank":
            self.body.prank.show()
            self.body.prank.note.setFocus()
        elif key == "discard":
            self._discard()
        elif key == "new":
            self.new_ticket()

    def _open_answer(self) -> None:
        self.body.answer.show()
        self.body.answer.text.setFocus()
        self._changed()

    def _save_pressed(self) -> None:
        self.save()

    def _save_answered(self) -> None:
        if self.body.answer.answer():
            self.save()
        else:
            self.body.answer.text.setFocus()

    def _save_referral(self, agency_id: str) -> None:
        self.body.agencies.choose_only(agency_id)
        self.save()

    def _mark_prank(self, note: str) -> None:
        intake = self._intake()
        if not intake.phone and intake.caller_id is None:
            self.finishing.show_error(FieldInvalid("phone", "empty"))
            return
        self.finishing.mark_prank(intake, note, self.keeper.slot)

    def _join(self, ticket_id: str) -> None:
        if self.finishing.is_busy or self.stack.currentIndex() == 1:
            return
        self._joining = self._draft(self.keeper.slot)
        self.finishing.join(ticket_id, self._saving())

    def _registered(self, done: Saved, then_next: bool) -> None:
        registered = done.registered
        self.body.drafts.show_saved(registered.number, registered.ticket_id)
        if then_next:
            self._next_call()
            text = self.tr("Tersimpan: {n}").replace("{n}", registered.number)
            self._undo = None
            self.toast.show_note(text)
        else:
            known = self._ctx.desk.directory.agencies
            agencies = tuple(known[one] for one in registered.agency_ids if one in known)
            self._show_saved(SavedTicket(registered, agencies, self.live.route().days))
        if done.lost_note is not None:
            self.finishing.show_error(done.lost_note)
        self.saved.emit(registered)

    def _joined(self, done: Joined) -> None:
        registered = done.registered
        known = self._ctx.desk.directory.agencies
        agencies = tuple(known[one] for one in registered.agency_ids if one in known)
        self._show_saved(SavedTicket(registered, agencies, 0, joined=True))
        text = self.tr("Pelapor ditambahkan ke {n}.").replace("{n}", registered.number)
        undo = partial(self.finishing.undo_join, done)
        self._offer_undo(text, self.tr("Batalkan gabungan"), self._joining, undo)
        self.saved.emit(registered)

    def _pranked(self) -> None:
        self._next_call()
        self._undo = None
        self.toast.show_note(self.tr("Dicatat sebagai telepon iseng."), tone="amber")

    def _show_saved(self, saved: SavedTicket) -> None:
        self.saved_panel.show_ticket(saved)
        self.stack.setCurrentIndex(1)
        self.side.show_panels()
        self.live.show_closing(saved)
        self.saved_panel.next.setFocus()
        self._ask_received()

    def _next_call(self) -> None:
        """Ready for the next one: nothing of this call stays."""
        self.keeper.start_new()
        self._last = Intake()
        self._ctx.call.clear()
        self._write(Intake())
        self._focus_start()

    def _ask_received(self) -> None:
        ticket_id, desk = self.saved_panel.ticket_id, self._ctx.desk
        self._ctx.background.latest(
            (id(self), "received"),
            lambda: is_received(desk, ticket_id),
            self.saved_panel.set_received,
            self.finishing.show_error,
            self,
        )

    # news

    def _hear(self, ids: frozenset[str]) -> None:
        if "drafts" in ids:
            self._refresh_drafts()
        if self.stack.currentIndex() == 1 and ids & {self.saved_panel.ticket_id, "outbox", "sync"}:
            self._ask_received()

    def _call_changed(self) -> None:
        hidden = self._ctx.call.confidentiality is Confidentiality.NO_IDENTITY
        if hidden and not self._wiped:
            self.stop_identity()
        elif not hidden and self._wiped:
            self._wiped = False
            self.body.caller.set_allowed(True)
        self.live.show_route()


def _is_key(event: QKeyEvent, id: str) -> bool:
    """Whether a key event is the key of the table; for those the window does not bind."""
    return QKeySequence(event.keyCombination()) == QKeySequence(shortcuts.shortcut(id).keys)
