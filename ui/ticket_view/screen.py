"""One ticket: story, actions and cards, read by the desk's worker and kept fresh by changes.

A colleague's step repaints what it touched; it never moves the focus and never touches a text
that is being written.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from callcenter.desk.archive_duplicate import undo_duplicate
from callcenter.desk.finish import verify
from callcenter.desk.read_files import read_files
from callcenter.desk.read_ticket import read_ticket
from callcenter.desk.views import FileView, TicketView
from ui import shortcuts, theme
from ui.context import UiContext
from ui.messages import explain
from ui.ticket_view.action_row import ActionRow
from ui.ticket_view.actions import actions_for, primary_action
from ui.ticket_view.composer import Composer, Saved
from ui.ticket_view.composer_choice import is_composer, make_composer
from ui.ticket_view.composer_slot import ComposerSlot
from ui.ticket_view.conflict_card import ConflictCard
from ui.ticket_view.disputes import Dispute, disputes_of
from ui.ticket_view.field_editor import FieldEditor
from ui.ticket_view.fields import EDITABLE
from ui.ticket_view.file_actions import FileActions
from ui.ticket_view.file_copies import copy_name, save_copy
from ui.ticket_view.header import TicketHeader
from ui.ticket_view.lapor_actions import LaporActions
from ui.ticket_view.picture_window import PictureWindow
from ui.ticket_view.reporter_actions import ReporterActions
from ui.ticket_view.settling import settle
from ui.ticket_view.several import undone_note
from ui.ticket_view.side import TicketSide
from ui.ticket_view.story import story
from ui.ticket_view.story_card import StoryCard
from ui.ticket_view.two_parts import TwoParts
from ui.widgets.banner import Banner
from ui.widgets.chip import Chip
from ui.widgets.toast import Toast

TICK_MS = 30_000
_HEARD = frozenset({"directory", "sync", "outbox", "office"})
_EDIT = "edit."
"""Before the name of a field whose editor stands among the cards."""


class TicketScreen(QWidget):
    """`show_ticket(id)` opens; `closed` when Esc leaves; `open_ticket` leads to another one.

    `lapor_asked(id)`: LAPOR is to be asked for news of it; `open_lapor(id)`: to the work list.
    """

    open_ticket = Signal(str)
    closed = Signal()
    lapor_asked = Signal(str)
    open_lapor = Signal(str)

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self._ctx = ctx
        self._id = ""
        self._stale = False
        self.view: TicketView | None = None
        self._seen: frozenset[str] = frozenset()
        self._fresh: frozenset[str] = frozenset()
        self.header = TicketHeader()
        self.banner = Banner(dismissable=False)
        self.banner.setObjectName("ticket.banner")
        self.conflict = ConflictCard()
        self.conflict.use(ctx)
        self.story = StoryCard()
        self.slot = ComposerSlot(ctx)
        self.action_row = ActionRow()
        self.side = TicketSide()
        self.toast = Toast(self)
        self.details = Chip(self.tr("Rincian"), clickable=True)
        self.details.setObjectName("ticket.details")
        self._last: Saved | None = None
        self.file_actions = FileActions(ctx, self)
        self.side.files.use(self.file_actions)
        self.reporter_actions = ReporterActions(ctx, self.side.reporter, self)
        self.lapor_actions = LaporActions(ctx, self.side.lapor, lambda: self._id, self)
        top = (self.header, self.banner, self.conflict)
        self._parts = TwoParts(top, self.story, (self.slot, self.action_row), self.side)
        self._parts.arrange(self, self.details)
        self.main = self._parts.main
        self.setFocusProxy(self.story)
        self._connect()
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._tick)

    def _connect(self) -> None:
        self._ctx.changes.changed.connect(self._changed)
        self.header.copied.connect(lambda n: self._note(self.tr("{n} tersalin").format(n=n)))
        self.conflict.chosen.connect(self._settle)
        self.banner.action.connect(self._undo_duplicate)
        self.story.seen.connect(self._all_seen)
        self.slot.saved.connect(self._saved)
        self.slot.closed.connect(self._composer_closed)
        self.action_row.taken.connect(self.take_action)
        self.details.clicked.connect(self._toggle_details)
        self.toast.undo.connect(self._take_back)
        self.side.report.edit_asked.connect(self.edit_field)
        self.side.reporter.reveal_asked.connect(
            lambda field: self.reporter_actions.ask_why(self._id, field)
        )
        self.side.reporter.merge_asked.connect(lambda: self.take_action("merge"))
        self.side.reporter.unmerge_asked.connect(self._unmerge)
        self.side.reporter.history_asked.connect(self._ask_history)
        self.reporter_actions.unmerged.connect(
            lambda: self._note(self.tr("Gabungan pelapor dibatalkan"))
        )
        self.reporter_actions.open_ticket.connect(self.open_ticket)
        self.reporter_actions.failed.connect(self._failed)
        self.lapor_actions.wanted.connect(self.take_action)
        self.lapor_actions.saved.connect(self._saved)
        self.lapor_actions.failed.connect(self._failed)
        self.lapor_actions.refresh.connect(self._ask_lapor)
        self.lapor_actions.work_list.connect(self.open_lapor)
        self.side.files.save_asked.connect(self._save_file)
        self.side.files.look_asked.connect(self.file_actions.look)
        self.file_actions.looked.connect(self._show_picture)
        self.file_actions.failed.connect(self._failed)
        shortcuts.bind(self, "keep_left", self.conflict.choose_left)
        shortcuts.bind(self, "keep_right", self.conflict.choose_right)

    def show_ticket(self, ticket_id: str) -> None:
        """Open a ticket; texts begun for another one wait until it is opened again."""
        if ticket_id != self._id:
            self.slot.leave(self._id)
            self._id, self.view = ticket_id, None
            self._seen = self._fresh = frozenset()
            self.toast.close_note()
            # Nobody reads the other ticket under this one's key while this one is read.
            self.header.hide()
            self.story.show_steps((), frozenset(), to_end=False)
        self._read()

    @property
    def ticket_id(self) -> str:
        """Id of the ticket shown, "" when none."""
        return self._id

    def _read(self) -> None:
        if not self._id:
            return
        desk, wanted = self._ctx.desk, self._id
        self._stale = False
        self._ctx.background.latest(
            ("ticket", id(self)),
            lambda: read_ticket(desk, wanted),
            self._show,
            self._failed,
            owner=self,
        )

    def _show(self, view: TicketView) -> None:
        if view.ticket.id != self._id:
            return
        first = self.view is None
        self.view = view
        now, desk = self._ctx.desk.clock.now(), self._ctx.desk
        self._mark_fresh(view, first=first)
        self.header.show_view(view, now, desk.calendar)
        self.header.show()
        self.conflict.show_disputes(disputes_of(view, desk.directory, now))
        self._show_duplicate(view)
        steps = story(view, desk.directory, now)
        told = self._fresh & {one.eid for one in steps}  # what is only gathered is no news
        self.story.show_steps(steps, told, to_end=first)
        self.side.show_view(view, now, desk.directory, desk.calendar)
        self.action_row.set_actions(actions_for(view.ticket), primary_action(view.ticket))
        if first:
            self.slot.come_back(self._id)
            self.slot.bring_back(self._id, lambda key: self._composer_again(view, key))

    def _mark_fresh(self, view: TicketView, *, first: bool) -> None:
        eids = frozenset(one.eid for one in view.ticket.entries)
        if not first:
            desk = self._ctx.desk
            mine = {desk.settings.operator, desk.standing.account}
            others = {one.eid for one in view.ticket.entries if one.author.uid not in mine}
            self._fresh |= (eids - self._seen) & others
        self._seen = eids

    def _show_duplicate(self, view: TicketView) -> None:
        if view.ticket.duplicate_of is None:
            self.banner.hide()
            return
        title = self.tr("Digabung ke {number}").format(number=view.duplicate_number)
        text = self.tr("Pelapornya ikut di tiket itu. Buka di sana untuk langkah berikutnya.")
        self.banner.show_message(title, text, tone="violet", action=self.tr("Batalkan gabungan"))

    def _failed(self, error: BaseException) -> None:
        message = explain(error)
        self._note(f"{message.title}. {message.what}", tone="red")

    def _changed(self, ids: frozenset[str]) -> None:
        caller = self.view.ticket.caller_id if self.view else None
        if self._id and "files" in ids and self.isVisible() and self.view is not None:
            self._read_files()
        if not self._id or not ids & (_HEARD | {self._id, caller or ""}):
            return
        if self.isVisible():
            self._read()
        else:
            self._stale = True

    def _all_seen(self) -> None:
        self._fresh = frozenset()
        if self.view is not None:
            self._show(self.view)

    def _tick(self) -> None:
        if self.view is None:
            return
        now, desk = self._ctx.desk.clock.now(), self._ctx.desk
        self.header.show_clock(self.view, now, desk.calendar)
        self.side.show_clocks(self.view, now, desk.directory, desk.calendar)

    def take_action(self, key: str) -> None:
        """Open the composer of an action; "verify" needs none and is done at once."""
        if self.view is None:
            return
        if key == "verify":
            self._do(verify, self.tr("Laporan terverifikasi"))
            return
        view = self.view
        composer = self.slot.open((self._id, key), lambda: make_composer(self._ctx, key, view))
        self._show_main()
        self.main.reveal(composer)

    def _composer_again(self, view: TicketView, key: str) -> Composer | None:
        if key.startswith(_EDIT):
            self.edit_field(key.removeprefix(_EDIT), take_focus=False)
            return None
        return make_composer(self._ctx, key, view) if is_composer(key) else None

    def flush_draft(self) -> None:
        """Write what is being typed now, for a window that closes."""
        self.slot.flush()

    def edit_field(self, field: str, *, take_focus: bool = True) -> None:
        """Open the editor of a field in its place among the cards."""
        if self.view is None or field not in EDITABLE:
            return
        key = (self._id, f"{_EDIT}{field}")
        editor = FieldEditor(self._ctx, self.view.ticket, field)
        self.side.open_editor(field, editor)
        if take_focus:
            editor.focus_first()
        editor.saved.connect(lambda saved: self._edited(key, editor, saved))
        editor.closed.connect(lambda: self._editor_closed(key, editor))
        self.slot.keeper.watch(key, editor)

    def _edited(self, key: tuple[str, str], editor: Composer, saved: Saved) -> None:
        self.slot.keeper.forget(key)
        self._editor_closed(key, editor)
        self._saved(saved)

    def _editor_closed(self, key: tuple[str, str], editor: Composer) -> None:
        self.slot.keeper.rest(key)
        self.side.close_editor(editor)
        self.side.report.focus_field(getattr(editor, "field", ""))

    def _do(self, verb: Callable[..., object], text: str) -> None:
        desk, ticket_id = self._ctx.desk, self._id
        self._ctx.background.desk(
            lambda: verb(desk, ticket_id), lambda _: self._note(text), self._failed, owner=self
        )

    def _settle(self, dispute: Dispute, left: bool) -> None:
        desk = self._ctx.desk
        self._ctx.background.desk(
            lambda: settle(desk, dispute, left=left), self._saved, self._failed, owner=self
        )

    def _undo_duplicate(self) -> None:
        self._do(undo_duplicate, self.tr("Penggabungan dibatalkan"))

    def _unmerge(self, absorbed: str) -> None:
        caller = self.view.caller if self.view else None
        if caller is not None:
            self.reporter_actions.unmerge(caller.id, absorbed)

    def _ask_history(self) -> None:
        caller = self.view.ticket.caller_id if self.view else None
        if caller is not None:
            self.reporter_actions.show_history(caller, lambda: self._id)

    def _ask_lapor(self, ticket_id: str) -> None:
        self.lapor_asked.emit(ticket_id)
        self._note(self.tr("Ditanyakan ke SP4N-LAPOR!; jawabannya muncul di riwayat"))

    def _save_file(self, file: FileView, n: int) -> None:
        number = self.view.ticket.number if self.view else ""
        name = copy_name(f"{number}-{n}", file.mime)
        actions = self.file_actions
        actions.bring(file, lambda: save_copy(self, actions, file.sha256, name, self._note))

    def _show_picture(self, jpeg: bytes, name: str) -> None:
        PictureWindow(jpeg, name, self).show()

    def _read_files(self) -> None:
        desk, wanted = self._ctx.desk, self._id
        self._ctx.background.latest(
            ("ticket_files", id(self)),
            lambda: read_files(desk, wanted),
            lambda files: self._show_files(wanted, files),
            self._failed,
            owner=self,
        )

    def _show_files(self, ticket_id: str, files: tuple[FileView, ...]) -> None:
        if ticket_id == self._id and self.view is not None:
            self.side.files.show_files(files)

    def _saved(self, saved: Saved) -> None:
        self._last = saved
        action = self.tr("Batalkan") if saved.undo else ""
        self.toast.show_note(saved.text, action=action)
        self._read()

    def _take_back(self) -> None:
        last, self._last = self._last, None
        if last is not None and last.undo is not None:
            self._ctx.background.desk(
                last.undo,
                lambda found: self._note(*undone_note(found, last.numbers)),
                self._failed,
                owner=self,
            )

    def _note(self, text: str, tone: theme.Tone = "green") -> None:
        self.toast.show_note(text, tone=tone)

    def _composer_closed(self, key: str) -> None:
        button = self.action_row.buttons.get(key)
        target = button if button is not None and button.isVisible() else self.action_row.more
        (target if target.isVisible() else self.story).setFocus()

    def _toggle_details(self) -> None:
        shown = self._parts.take_turns()
        self.details.set_state(self.tr("Rincian") if shown else self.tr("Riwayat"))

    def _show_main(self) -> None:
        if self.main.isHidden():
            self._toggle_details()

    def copy_number(self) -> None:
        """Put the ticket number on the clipboard."""
        if self.view is not None:
            self.header.copy()

    def event(self, event: QEvent) -> bool:
        """Qt: Ctrl+. copies this ticket's number while the cursor is here."""
        if event.type() == QEvent.Type.ShortcutOverride and self._is_copy(event):
            event.accept()
            return True
        return super().event(event)

    @staticmethod
    def _is_copy(event: QEvent) -> bool:
        keys = QKeySequence(shortcuts.shortcut("copy_number").keys)
        return isinstance(event, QKeyEvent) and QKeySequence(event.keyCombination()) == keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: copy the number."""
        if self._is_copy(event):
            self.copy_number()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: with little room story and cards take turns."""
        super().resizeEvent(event)
        self.details.setVisible(self._parts.fit(self.width()))

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: read again what changed while hidden."""
        super().showEvent(event)
        self._timer.start()
        if self._stale:
            self._read()

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt: no ticking in the dark; what was shown is masked again."""
        super().hideEvent(event)
        self._timer.stop()
        self.toast.close_note()
        self.reporter_actions.hide_all()
