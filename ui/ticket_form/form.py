"""The ticket form: calls come in, panels open and close, the call is finished.

`live_answers` asks while somebody types, `finishing` saves; neither moves the focus by itself.
"""

from functools import partial

from msgspec.structs import replace
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from callcenter.desk.open_lapor import Opened
from callcenter.desk.views import Registered
from callcenter.directory.outlines import Spot
from callcenter.errors import FieldInvalid
from callcenter.tickets.intake import Intake
from callcenter.tickets.words import Confidentiality
from ui import shortcuts
from ui.context import UiContext
from ui.paint_now import paint_now
from ui.ticket_form.agency_words import phone_shown
from ui.ticket_form.form_core import FormCore
from ui.ticket_form.saved_panel import SavedTicket
from ui.ticket_form.saving import NOTHING, Joined, is_received, nameless


class TicketForm(FormCore):
    """The screen "Tiket baru". `saved` after each ticket, `open_ticket` to look at one."""

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent)
        self._connect_body()
        self._connect_others()
        self._bind_keys()
        self._write(Intake())

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
        body.lapor_panel.closed.connect(self.close_panel)
        self.lapor.opened.connect(self._complaint_came)
        self.lapor.known.connect(self.open_ticket)
        body.drafts.switched.connect(self._switch_draft)
        self.why.told.connect(self._go_on_with)
        body.drafts.reopened.connect(self.open_ticket)
        body.save.clicked.connect(lambda: self.save(then_next=False))
        body.save_next.clicked.connect(lambda: self.save(then_next=True))
        body.outside.clicked.connect(self.open_outside)
        body.menu.chosen.connect(self._menu)

    def _connect_others(self) -> None:
        side = self.side
        side.history.opened.connect(self.open_ticket)
        side.duplicates.opened.connect(self.open_ticket)
        side.duplicates.joined.connect(self._join)
        side.outside.closed.connect(self.close_panel)
        side.outside.changed.connect(self._note_changed)
        side.outside.saved.connect(self._save_referral)
        self.saved_panel.again.connect(self.same_caller_again)
        self.saved_panel.new.connect(self._next_call)
        self.saved_panel.opened.connect(self.open_ticket)
        self.keeper.kept.connect(self._draft_kept)
        self.keeper.failed.connect(self._draft_failed)
        self.keeper.came_late.connect(self._tell_late)
        self.live.touched.connect(self.keeper.touch)
        self.live.failed.connect(self.finishing.show_error)
        self.evidence.failed.connect(self.finishing.show_error)
        self.evidence.given.connect(self.keeper.touch)
        side.map.closed.connect(self.close_panel)
        self.body.place.map_asked.connect(self.open_map)
        self.pins.dropped.connect(self._pin_dropped)
        self.pins.failed.connect(self.finishing.show_error)
        self.finishing.registered.connect(self._registered)
        self.finishing.joined.connect(self._joined)
        self.finishing.pranked.connect(self._pranked)
        self.toast.undo.connect(self._take_back)
        self._ctx.changes.changed.connect(self._hear)
        self._ctx.call.changed.connect(self._call_changed)
        self._ctx.call.chosen.connect(self.keeper.touch)

    def _bind_keys(self) -> None:
        bind = partial(shortcuts.bind, self, wide=True)  # the strip may hold the focus
        bind("save", self.save)
        bind("save_next", lambda: self.save(then_next=True))
        bind("join", self.side.duplicates.join_marked)
        bind("map", self.open_map)
        bind("panel_history", lambda: self._focus_panel(self.side.history.keys_go_to()))
        bind("panel_centre", self.live.ask_centre)
        bind("panel_duplicates", lambda: self._focus_panel(self.side.duplicates.keys_go_to()))
        bind("panel_script", lambda: self._focus_panel(self.side.guide.area))

    def start_call(self, raw_number: str) -> None:
        """A call was taken; what was being typed stays as its own draft."""
        self._leave()
        call = self._ctx.call
        self._write(Intake(phone=phone_shown(raw_number)))
        if not call.is_active:
            call.connect_call(raw_number)
        call.in_form = True
        self.keeper.touch()
        self.live.look_up_caller()
        self._focus_start()

    def new_ticket(self) -> None:
        """An empty form; what was being typed stays as its own draft."""
        self._leave()
        call = self._ctx.call
        if not call.is_active:
            call.clear()
        self._write(Intake())
        self._focus_start()

    def same_caller_again(self) -> None:
        """Another matter of the same person: number and name stay."""
        old = self._last
        self._leave()
        call = self._ctx.call
        again = Intake(channel=call.channel, confidentiality=call.confidentiality)
        if old.names_reporter and again.names_reporter:
            again = replace(again, phone=old.phone, name=old.name, caller_id=old.caller_id)
        self._write(again)
        self.live.look_up_caller()
        self.body.description.input.setFocus()

    def restore_drafts(self) -> None:
        """After a start: the newest draft comes back in the same place, the others as chips."""
        self._ctx.background.desk(self._read_drafts, self._restore, self._draft_failed, self)

    def flush_draft(self) -> None:
        """Writes what still waits in the timers: before closing or locking."""
        self.keeper.flush_if_waiting()

    def stop_identity(self) -> None:
        """Nothing that names the reporter stays: fields, undo, draft, clipboard, panels."""
        self._wiped = True
        self._undo = self._ending = None
        self._last = Intake()
        caller, note = self.body.caller, self.body.identity_note
        named, identity = caller.known(), caller.identity()
        caller.wipe()
        caller.set_allowed(False)
        note.watch(named)
        note.hide_in(identity, self._texts())
        self._asked = nameless(self._asked) if self.keeper.is_held else NOTHING
        self.live.forget_caller()
        call = self._ctx.call
        if call.in_form:
            call.number, call.caller = "", None
        if call.confidentiality is not Confidentiality.NO_IDENTITY:
            call.set_confidentiality(Confidentiality.NO_IDENTITY)
        else:
            call.changed.emit()
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

    def open_lapor(self, complaint_id: str = "") -> None:
        """Asks for the number of a complaint at LAPOR; given one, it is fetched at once."""
        if self.stack.currentIndex() == 1:
            self._next_call()
        panel = self.body.lapor_panel
        panel.show()
        panel.number.setFocus()
        if complaint_id:
            panel.number.setText(complaint_id)
            panel.open.click()

    def open_map(self) -> None:
        """The map of the province, to point at where it happened."""
        if self.stack.currentIndex() == 1:
            return
        self.pins.open()
        self._chain()
        self._focus_panel(self.side.map.view)

    def close_panel(self) -> bool:
        """Esc: closes what is open, the innermost first; no text is ever dropped."""
        body = self.body
        for panel in (body.prank, body.answer, body.lapor_panel):
            if not panel.isHidden():
                panel.hide()
                body.description.input.setFocus()
                self._changed()
                return True
        if self.side.outside_is_open or self.side.map_is_open:
            after = body.place.after_map() if self.side.map_is_open else body.description.input
            self.side.show_panels()
            self._chain()
            after.setFocus()
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
        if self.stack.currentIndex() == 1:
            return
        if self.finishing.is_busy:
            if not self.keeper.is_held:
                text = self.tr("Tiket sebelumnya masih disimpan. Simpan yang ini sesudahnya.")
                self.toast.show_note(text, tone="amber")
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

    def _pin_dropped(self, old: Spot) -> None:
        undo = partial(self.pins.put_back, old)
        self._offer_undo(self.tr("Titik di peta dihapus."), self.tr("Batalkan"), None, undo)

    def _menu(self, key: str) -> None:
        if key == "prank":
            self.body.prank.show()
            self.body.prank.note.setFocus()
        elif key == "lapor":
            self.open_lapor()
        elif key == "discard":
            self._discard()
        elif key == "new":
            self.new_ticket()

    def _open_answer(self) -> None:
        self.body.answer.show()
        self.body.answer.text.setFocus()
        self._changed()

    def _save_answered(self) -> None:
        if self.body.answer.answer():
            self.save()
        else:
            self.body.answer.text.setFocus()

    def _save_referral(self, agency_id: str) -> None:
        self.body.agencies.choose_only(agency_id)
        self.save()

    def _mark_prank(self, note: str) -> None:
        if self.finishing.is_busy:
            return
        intake = self._intake()
        if not intake.phone and intake.caller_id is None:
            self.finishing.show_error(FieldInvalid("phone", "empty"))
            return
        self._ending = self._begun(self.keeper.slot)
        self._asked = self._finished()
        self.finishing.mark_prank(intake, note, self.keeper.slot)

    def _join(self, ticket_id: str) -> None:
        if self.finishing.is_busy or self.stack.currentIndex() == 1:
            return
        self._ending = self._begun(self.keeper.slot)
        self.finishing.join(ticket_id, self._saving())

    def _complaint_came(self, found: Opened) -> None:
        """What was being typed stays as its own draft; the complaint begins a form of its own."""
        if found.intake is None:
            return
        self._leave()
        self._write(found.intake)
        self.body.lapor.write(found.complaint_id, found.status, found.institution)
        self.keeper.touch()
        self._changed()
        self.body.description.input.setFocus()

    def _registered(self, registered: Registered, then_next: bool, here: bool) -> None:
        """The card, unless the next call stands there already: then a note."""
        if then_next or not here:
            if here:
                self._next_call()
            text = self.tr("Tersimpan: {n}").replace("{n}", registered.number)
            self._undo = None
            self.toast.show_note(text)
        else:
            known = self._ctx.desk.directory.agencies
            agencies = tuple(known[one] for one in registered.agency_ids if one in known)
            self._show_saved(SavedTicket(registered, agencies, self.live.route().days))
        self.body.drafts.show_saved(registered.number, registered.ticket_id)
        self.saved.emit(registered)

    def _joined(self, done: Joined, here: bool) -> None:
        registered = done.registered
        if here:
            known = self._ctx.desk.directory.agencies
            agencies = tuple(known[one] for one in registered.agency_ids if one in known)
            self._show_saved(SavedTicket(registered, agencies, 0, joined=True))
        text = self.tr("Pelapor ditambahkan ke {n}.").replace("{n}", registered.number)
        undo = partial(self.finishing.undo_join, done)
        self._offer_undo(text, self.tr("Batalkan gabungan"), self._ending, undo)
        self.saved.emit(registered)

    def _pranked(self, caller_id: str, eid: str, here: bool) -> None:
        if here:
            if self._ending is not None:
                self._ending = self._begun(self.keeper.slot)  # with what was typed since
            self._next_call()
        undo = partial(self.finishing.undo_prank, caller_id, eid)
        text = self.tr("Dicatat sebagai telepon iseng.")
        self._offer_undo(text, self.tr("Batalkan"), self._ending, undo, tone="amber")

    def _tell_late(self, words: bool) -> None:
        """Beside what can be taken back just now, which stays so."""
        text = self.tr("Berkas yang diberikan sesudah disimpan sudah ada di tiketnya.")
        if words:
            text = self.tr("Yang diketik sesudah disimpan menunggu di catatan tiketnya.")
        offered = self.toast.button.label() if self.toast.isVisible() and self._undo else ""
        self.toast.show_note(text, action=offered, tone="amber")

    def _show_saved(self, saved: SavedTicket) -> None:
        self.saved_panel.show_ticket(saved)
        self.stack.setCurrentIndex(1)
        self.saved_panel.next.setFocus()
        paint_now(self.stack)  # the number first: everything else may come a moment later
        self.side.show_panels()
        self.live.show_closing(saved, self._last)
        self._tell_typing()
        self._ask_received()

    def _next_call(self) -> None:
        """Ready for the next one: nothing of this call stays."""
        self.keeper.start_new()
        self._last, self._asked = Intake(), NOTHING
        if self._ctx.call.in_form:
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

    def _note_changed(self) -> None:
        self.keeper.touch()
        self._tell_typing()

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
            self.body.identity_note.forget()
        if self._talk != self._talk_since():
            self._talk = self._talk_since()
            self.keeper.touch()
        self.live.show_route()


def _is_key(event: QKeyEvent, id: str) -> bool:
    """Whether a key event is the key of the table; for those the window does not bind."""
    return QKeySequence(event.keyCombination()) == QKeySequence(shortcuts.shortcut(id).keys)
