"""What lies over a locked window: who sits here and their passphrase, or somebody else's.

Nothing of the desk is seen or reached past it. A call that comes in meanwhile is told without its
number.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from callcenter.entrance.way_in import Entrance, Look, SlotInfo
from ui import theme
from ui.background import Background
from ui.messages import explain
from ui.plain_text import PlainLabel
from ui.sign_in.sign_in_panel import SignInPanel
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.empty_state import IconBadge

_WIDTH = 460


class LockCover(QWidget):
    """`entered` carries the opened keys of whoever came in."""

    entered = Signal(object)

    def __init__(self, entrance: Entrance, background: Background, host: QWidget) -> None:
        super().__init__(host)
        self.setObjectName("screen")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAutoFillBackground(True)
        self.setAccessibleName(self.tr("Meja terkunci"))
        self._entrance, self._background = entrance, background
        self._host, self._seated, self._over = host, "", False
        self.panel = SignInPanel(entrance, background)
        self.panel.entered.connect(self.entered)
        self.panel.broken.connect(self._tell)
        self.ring = Banner(dismissable=False)
        self.ring.setObjectName("lock.ring")
        self.why = Banner(dismissable=False)
        self.why.setObjectName("lock.why")
        self.other_button = Button(self.tr("Orang lain"), icon="user")
        self.other_button.setObjectName("lock.other")
        self.other_button.clicked.connect(lambda: self._ask(everybody=True))
        self.panel.row.insertWidget(2, self.other_button)
        self.title = PlainLabel(self.tr("Meja terkunci"), role="heading")
        self.note = PlainLabel("", fit="wrap", role="label", ink="muted")
        self._arrange()
        self.hide()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.dp(12))
        head.addWidget(IconBadge("lock", "accent", 40))
        words = QVBoxLayout()
        words.setSpacing(theme.dp(2))
        words.addWidget(self.title)
        words.addWidget(self.note)
        head.addLayout(words, 1)
        body = QWidget()
        body.setObjectName("scroll_body")
        column = QVBoxLayout(body)
        column.setContentsMargins(*(theme.dp(24) for _ in range(4)))
        column.setSpacing(theme.dp(14))
        column.addStretch(1)
        column.addLayout(head)
        column.addWidget(self.why)
        column.addWidget(self.ring)
        column.addWidget(self.panel)
        column.addStretch(2)
        body.setMaximumWidth(theme.dp(_WIDTH) + theme.dp(48))
        area = QScrollArea()
        area.setObjectName("lock.scroll")
        area.setWidgetResizable(True)
        area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        area.setWidget(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def cover(self, uid: str, *, everybody: bool) -> None:
        """Lie over the whole host; ask for the one who sits here, or show everybody."""
        self._seated = uid
        self.ring.hide()
        self.why.hide()
        self.panel.show_people((), "")
        self.note.setText(self.tr("Yang sedang diketik tersimpan."))
        self.fit()
        self.show()
        self.raise_()
        self._ask(everybody=everybody)
        self.panel.passphrase.input.setFocus()

    def fit(self) -> None:
        """As large as the host."""
        self.setGeometry(self._host.rect())

    def tell_why(self, text: str) -> None:
        """Why the one who sat here cannot go on."""
        self.note.setText("")
        self.why.show_message(self.tr("Petugas ini tidak bisa melanjutkan"), text, tone="red")

    def close_for_good(self, title: str, text: str) -> None:
        """Ask nobody any more: the desk is out of service, and why."""
        self._over = True
        self.title.setText(self.tr("Meja tidak dipakai lagi"))
        self.note.setText("")
        self.ring.hide()
        self.panel.hide()
        self.why.show_message(title, text, tone="red")

    def tell_call(self) -> None:
        """Somebody rings; the number is told after unlocking."""
        self.ring.show_message(
            self.tr("Telepon masuk"), self.tr("Masuk untuk menerimanya."), tone="amber"
        )

    def _ask(self, *, everybody: bool) -> None:
        self.other_button.setVisible(not everybody)
        self._background.keys(
            self._entrance.look, lambda look: self._show(look, everybody), self._tell, owner=self
        )

    def _show(self, look: Look, everybody: bool) -> None:
        if self._over:
            return

        def wanted(one: SlotInfo) -> bool:
            return everybody or one.uid == self._seated

        people = [one for one in look.people if wanted(one)] or list(look.people)
        self.panel.show_people(people, self._seated)
        self.other_button.setVisible(len(people) < len(look.people))
        self.panel.passphrase.input.setFocus()

    def _tell(self, error: BaseException) -> None:
        message = explain(error)
        self.panel.banner.show_message(message.title, message.text, tone="red")
