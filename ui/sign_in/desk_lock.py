"""Locks the window when nobody touches it, or at once; only a passphrase opens it again.

Not while somebody is on the line. What is typed is on disk before the cover lies over it; the
lanes of sync, files and LAPOR run on. Somebody else coming in is told by `switched`.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from shiboken6 import isValid

from callcenter.desk.change_settings import sit_down, welcome_operator
from callcenter.entrance.noting import Left, note_entry, note_exit
from callcenter.entrance.way_in import Entrance, Opened
from ui import shortcuts
from ui.context import UiContext
from ui.sign_in.lock_cover import LockCover

CHECK_MS = 5_000
_TOUCHES = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
}


class DeskLock(QObject):
    """`lock`, and `unlocked` by the same person; `switched` when another one sits here now.

    `ringing(number)` comes after unlocking, for a call that came in meanwhile.
    """

    unlocked = Signal()
    switched = Signal()
    ringing = Signal(str)
    refused = Signal(str)

    def __init__(
        self, ctx: UiContext, entrance: Entrance, host: QMainWindow, keep: Callable[[], None]
    ) -> None:
        super().__init__(host)
        self._ctx, self._entrance, self._host, self._keep = ctx, entrance, host, keep
        self._put_away: list[QWidget] = []
        self._give_keys_back: Callable[[], None] = lambda: None
        self._held: QWidget | None = None
        self._copied = ""
        self._number = ""
        self._why = ""
        self.is_locked = False
        self.cover = LockCover(entrance, ctx.background, host)
        self.cover.entered.connect(self._entered)
        self._watched: list[QWindow] = []
        self.touched()
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)  # noqa: S101 - a window stands
        app.focusWindowChanged.connect(self._watch)
        QGuiApplication.clipboard().dataChanged.connect(self._note_copy)
        self._watch(QGuiApplication.focusWindow())
        host.installEventFilter(self)
        ctx.call.changed.connect(self._go_when_free)
        self._timer = QTimer(self, interval=CHECK_MS)
        self._timer.timeout.connect(self.check)
        self._timer.start()

    def touched(self) -> None:
        """Somebody is here."""
        clock = self._ctx.desk.clock
        self._seen = (clock.monotonic(), clock.now())

    def check(self) -> None:
        """Lock when nobody was here for as long as the settings say, a sleeping computer too."""
        if self._ctx.call.is_active:
            self.touched()
            return
        clock, limit = self._ctx.desk.clock, self._ctx.desk.settings.idle_minutes * 60
        spent = clock.monotonic() - self._seen[0]
        passed = (clock.now() - self._seen[1]).total_seconds()
        if not self.is_locked and max(spent, passed) >= limit:
            self.lock(how="idle")

    def lock(self, *, everybody: bool = False, how: Left = "lock") -> None:
        """Cover the window now; `everybody` for somebody else to come in."""
        if self.is_locked:
            return
        if self._ctx.call.is_active:
            self.refused.emit(self.tr("Selesaikan telepon dahulu, lalu kunci meja."))
            return
        self.is_locked = True
        self._keep()
        self._note_exit(how)
        self._close_popups()
        self._forget_copy()
        self._held = self._host.focusWidget()
        self._show_content(False)
        self._give_keys_back = shortcuts.silence(self._host)
        self.cover.cover(self._ctx.desk.settings.operator, everybody=everybody)

    def send_out(self, why: str) -> None:
        """Whoever sits here may not go on: the lock closes now, or once the line is free.

        A citizen who is on the line is not cut off. `why` stands on the cover.
        """
        if self._why and self.is_locked:
            return
        self._why = why
        if self._ctx.call.is_active:
            self.refused.emit(self.tr("Akun ini tidak boleh lagi memakai meja. Selesaikan telepon; "
                                      "sesudah itu meja terkunci."))  # fmt: skip
            return
        if self.is_locked:
            self.cover.cover(self._ctx.desk.settings.operator, everybody=True)
        else:
            self.lock(everybody=True)
        self.cover.tell_why(why)
        if self._number:
            self.cover.tell_call()

    def close_for_good(self, title: str, text: str) -> None:
        """This desk is out of service: the cover stays, and nobody comes in past it."""
        if not self.is_locked:
            self.lock(everybody=True)
        self.cover.close_for_good(title, text)

    def _go_when_free(self) -> None:
        if self._why and not self.is_locked and not self._ctx.call.is_active:
            QTimer.singleShot(0, self, partial(self.send_out, self._why))

    def hold_call(self, number: str) -> bool:
        """True when the window is locked: the number waits until somebody comes in."""
        if self.is_locked:
            self._number = number
            self.cover.tell_call()
        return self.is_locked

    def take_held(self) -> str:
        """The number that rang while it was locked, "" for none; told once."""
        number, self._number = self._number, ""
        return number

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: every touch of any window of ours counts, in dialogs too; the cover grows along."""
        kind = event.type()
        if watched is self._host:
            if kind == QEvent.Type.Resize and self.is_locked:
                self.cover.fit()
        elif kind in _TOUCHES:
            self.touched()
        return False

    def stop(self) -> None:
        """The window goes: nothing is watched any more."""
        if not self.is_locked:
            self._note_exit("close")
        self._timer.stop()
        self._why = ""
        QGuiApplication.clipboard().dataChanged.disconnect(self._note_copy)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.disconnect(self._watch)
        for window in self._watched:
            if isValid(window):
                window.removeEventFilter(self)
        self._watched.clear()

    def _watch(self, window: QWindow | None) -> None:
        self._watched = [one for one in self._watched if isValid(one)]
        if window is not None and all(one is not window for one in self._watched):
            window.installEventFilter(self)
            self._watched.append(window)

    def _show_content(self, shown: bool) -> None:
        content: QWidget | None = self._host.centralWidget()
        if content is not None:
            content.setVisible(shown)

    def _close_popups(self) -> None:
        """Menus and lists go; boxes are put away and come back for the same person."""
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        self._put_away = [
            one
            for one in QApplication.topLevelWidgets()
            if one.isVisible() and one is not self._host
        ]
        for box in self._put_away:
            box.hide()

    def _note_copy(self) -> None:
        if QGuiApplication.focusWindow() is not None:
            self._copied = QGuiApplication.clipboard().text()

    def _forget_copy(self) -> None:
        """What was copied here goes; what another program put there stays."""
        clipboard = QGuiApplication.clipboard()
        ours = bool(self._copied) and clipboard.text() == self._copied
        if clipboard.ownsClipboard() or ours:
            clipboard.clear()
        self._copied = ""

    def _entered(self, opened: Opened) -> None:
        desk, uid = self._ctx.desk, opened.uid
        self.touched()
        if uid == desk.settings.operator:
            self._ctx.background.desk(
                partial(note_entry, self._entrance, desk, "unlock"), None, self._not_seated,
                owner=self,
            )  # fmt: skip
            self._uncover()
            return
        name = opened.slot.name if opened.slot is not None else uid

        def seat() -> None:
            if not any(one.uid == uid for one in desk.settings.operators):
                welcome_operator(desk, uid, name, "operator")
            sit_down(desk, uid)
            note_entry(self._entrance, desk, "switch")

        self._ctx.background.desk(
            seat, lambda _none: self.switched.emit(), self._not_seated, owner=self
        )

    def _note_exit(self, how: Left) -> None:
        desk = self._ctx.desk
        self._ctx.background.desk(
            partial(note_exit, desk, desk.settings.operator, how), None, self._not_seated,
            owner=self,
        )  # fmt: skip

    def _not_seated(self, error: BaseException) -> None:
        self.cover.panel.broken.emit(error)

    def _uncover(self) -> None:
        self.is_locked, self._why = False, ""
        self.cover.hide()
        self._show_content(True)
        self._give_keys_back()
        for box in self._put_away:
            if isValid(box):
                box.show()
        if self._held is not None and isValid(self._held):
            self._held.setFocus()
        self._held, self._put_away = None, []
        self.unlocked.emit()
        if number := self.take_held():
            self.ringing.emit(number)
