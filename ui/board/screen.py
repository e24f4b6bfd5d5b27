"""“Papan”: how the office stands, counted anew at each change here or at another desk.

Reads while it is seen, at every change and as time passes; writes nothing.
"""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from callcenter.desk.board_tickets import FIGURES, BoardTickets, read_board_tickets
from callcenter.desk.read_board import Board, read_board
from callcenter.sync.status import SyncStatus
from ui import formats, shortcuts, theme
from ui.board.canvas import BoardCanvas
from ui.board.wall import BoardWall
from ui.board.words import age_of
from ui.context import UiContext
from ui.plain_text import PlainLabel
from ui.reports.behind_panel import MOST, BehindPanel
from ui.widgets.buttons import Button
from ui.widgets.chip import Chip

EVERY_MS = 10_000
"""Between two looks when nothing changes: clocks run over by themselves."""


class BoardScreen(QWidget):
    """`show_status` says how the link stands; `failed` when the figures could not be read.

    `open_ticket(id)` from the tickets behind a figure; `open_unsent` for what waits here.
    """

    failed = Signal(object)
    open_ticket = Signal(str)
    open_unsent = Signal()

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self._ctx = ctx
        self._status: SyncStatus | None = None
        self.board: Board | None = None
        self.canvas = BoardCanvas()
        self.canvas.asked.connect(self.look_behind)
        self.behind = BehindPanel(ctx.desk, back=self.tr("Kembali ke papan"), newest=False)
        self.behind.open_ticket.connect(self.open_ticket)
        self.behind.closed.connect(self.show_canvas)
        self.wall: BoardWall | None = None
        self.age = Chip()
        self.age.setObjectName("board.age")
        self.time = PlainLabel("", role="strong", tabular=True)
        self.full = Button(
            self.tr("Layar penuh"), key_hint=shortcuts.key_hint("board_full"), small=True
        )
        self.full.setObjectName("board.full")
        self.full.clicked.connect(self.open_wall)
        head = QHBoxLayout()
        head.setSpacing(theme.dp(8))
        head.addWidget(PlainLabel(self.tr("Papan"), role="heading"))
        head.addWidget(self.age)
        head.addStretch(1)
        head.addWidget(self.time)
        head.addWidget(self.full)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.dp(n) for n in (18, 14, 18, 14)))
        column.setSpacing(theme.dp(10))
        column.addLayout(head)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.canvas)
        self.stack.addWidget(self.behind)
        column.addWidget(self.stack, 1)
        self.setFocusProxy(self.canvas)
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.read)
        ctx.changes.changed.connect(self._changed)
        shortcuts.bind(self, "board_full", self.open_wall)

    @property
    def is_seen(self) -> bool:
        """Whether anybody can look at it, here or on the wall."""
        return self.isVisible() or (self.wall is not None and self.wall.isVisible())

    def read(self) -> None:
        """Count everything anew."""
        desk, presence = self._ctx.desk, self._ctx.sync.presence
        self._ctx.background.latest(
            ("board", id(self)),
            lambda: read_board(desk, presence.heard.desks),
            self._show,
            self.failed.emit,
            owner=self,
        )

    def look_behind(self, key: str, name: str) -> None:
        """Show the tickets that a figure counts; calls have none."""
        if key == "unsent":
            self.open_unsent.emit()
        if key not in FIGURES:
            return
        desk = self._ctx.desk
        self._ctx.background.desk(
            lambda: read_board_tickets(desk, key, MOST),
            lambda found: self._show_behind(name, found),
            self.failed.emit,
            owner=self,
        )

    def _show_behind(self, name: str, found: BoardTickets) -> None:
        self.behind.show_rows(name, found.rows, found.many)
        self.stack.setCurrentWidget(self.behind)
        self.setFocusProxy(self.behind)
        self.behind.setFocus()

    def show_canvas(self) -> None:
        """The board again."""
        self.stack.setCurrentWidget(self.canvas)
        self.setFocusProxy(self.canvas)
        self.canvas.setFocus()

    def show_status(self, status: SyncStatus) -> None:
        """The link is another, or was asked again."""
        self._status = status
        self._repaint()

    def open_wall(self) -> None:
        """The board on a whole screen: on the second one where there is one."""
        if self.wall is None:
            self.wall = BoardWall(self)
            self.wall.gone.connect(self._wall_gone)
            self.wall.shown.connect(self._begin)
        screens = [one for one in self.screen().virtualSiblings() if one is not self.screen()]
        if screens:
            self.wall.setGeometry(screens[0].geometry())
        self._repaint()
        self.wall.showFullScreen()
        self.wall.activateWindow()

    def _wall_gone(self) -> None:
        self.window().activateWindow()
        self._pause_if_unseen()

    def _changed(self, _ids: frozenset[str]) -> None:
        if self.is_seen:
            self.read()  # else at the next look

    def _show(self, board: Board) -> None:
        self.board = board
        self._repaint()

    def _repaint(self) -> None:
        now = self._ctx.desk.clock.now()
        reading = self.board is not None and self.board.reading
        age = age_of(self._status, now, reading=reading)
        self.age.set_state(age.text, "green" if age.live else "amber", "●" if age.live else "▲")
        clock = f"{formats.long_date(now)} · {formats.time_text(now)}"
        self.time.setText(clock)
        if self.wall is not None:
            self.wall.age.setText(age.text)
            self.wall.time.setText(clock)
        if self.board is None:
            return
        self.canvas.show_board(self.board, age)
        if self.wall is not None:
            self.wall.canvas.show_board(self.board, age)

    def _begin(self) -> None:
        self._timer.start()
        self.read()

    def _pause_if_unseen(self) -> None:
        if not self.is_seen:
            self._timer.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: look now, then at each change."""
        super().showEvent(event)
        self._begin()

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt: nobody looks, nothing is counted."""
        super().hideEvent(event)
        self._pause_if_unseen()
