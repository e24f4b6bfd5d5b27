"""What the three tabs share: a list, one matter beside it, buttons, a panel, a letter.

Which matters, which buttons and what they do is each tab's own. Asks the desk on its worker alone.
"""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout

from callcenter.desk.privacy_matter import read_register
from callcenter.errors import FieldInvalid
from callcenter.privacy.letters import Letter
from callcenter.privacy.register import Register
from ui import theme
from ui.context import UiContext
from ui.messages import explain
from ui.privacy.detail import MatterDetail
from ui.privacy.letter_card import LetterCard
from ui.privacy.panel import Panel
from ui.seen_page import SeenPage
from ui.ticket_form.layouts import FlowBox
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.key_list import KeyList, Row


class MatterTab(SeenPage):
    """`told(text)` after something was done. Subclasses fill `rows`, `show_current`, `word`."""

    told = Signal(str)
    name = ""

    def __init__(self, ctx: UiContext, new: str, empty: EmptyState) -> None:
        super().__init__()
        self.setObjectName(f"privacy.{self.name}")
        self._ctx = ctx
        self._busy = False
        self._wanted = ""
        self.register = Register()
        self.panel: Panel | None = None
        self.list = KeyList()
        self.list.setObjectName(f"privacy.{self.name}_list")
        self.new_button = PrimaryButton(new, icon="plus")
        self.new_button.setObjectName(f"privacy.{self.name}_new")
        self.detail = MatterDetail(self.name)
        self.actions_box = FlowBox(gap=8)
        self.letter = LetterCard()
        self.banner = Banner()
        self.banner.setObjectName(f"privacy.{self.name}_banner")
        self.empty = empty
        self.empty.setObjectName(f"privacy.{self.name}_empty")
        self._acts: dict[str, Button] = {}
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        self._left = Card()
        head = QHBoxLayout()
        head.setContentsMargins(*(theme.dp(n) for n in (12, 10, 12, 8)))
        head.addWidget(self.new_button)
        head.addStretch(1)
        self._left.body.addLayout(head)
        self._left.body.addWidget(self.list, 1)
        right = Card()
        self._right_pages = QStackedWidget()
        self._right_pages.addWidget(self.empty)
        self._right_pages.addWidget(self.detail)
        self._right_pages.addWidget(self.letter)
        right.body.addWidget(self._right_pages, 1)
        self._rule = QFrame()
        self._rule.setObjectName("rule")
        right.body.addWidget(self._rule)
        self._foot = QVBoxLayout()
        self._foot.setContentsMargins(*(theme.dp(n) for n in (14, 10, 14, 12)))
        self._foot.addWidget(self.actions_box)
        right.body.addLayout(self._foot)
        self.middle = QHBoxLayout()
        self.middle.setSpacing(theme.dp(12))
        self.middle.addWidget(self._left, 2)
        self.middle.addWidget(right, 3)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.dp(8))
        self.column.addWidget(self.banner)
        self.column.addLayout(self.middle, 1)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self._ctx.changes.changed.connect(self._on_changes)
        self.list.moved.connect(lambda _key: self._moved())
        self.letter.closed.connect(self._show_current)
        self.letter.saved.connect(lambda: self.told.emit(self.tr("Surat tersimpan")))
        self.letter.printed.connect(lambda: self.told.emit(self.tr("Surat dicetak")))
        self.letter.failed.connect(self.fail)

    @property
    def key(self) -> str:
        """The id of the matter in front, "" for none."""
        return self.list.current_key()

    def rows(self) -> Sequence[Row]:
        """The lines of the list."""
        raise NotImplementedError

    def show_current(self) -> None:
        """Show the matter in front and offer what may be done."""
        raise NotImplementedError

    def add_action(self, key: str, text: str, act: Callable[[], object], *, icon: str = "") -> None:
        """A button under the matter; `offer` shows it."""
        button = Button(text, icon=icon)
        button.setObjectName(f"privacy.{self.name}_{key}")
        button.clicked.connect(act)
        button.hide()
        self._acts[key] = button
        self.actions_box.add(button)

    def offer(self, keys: Sequence[str]) -> None:
        """Show these buttons and no others."""
        for key, button in self._acts.items():
            button.setVisible(key in keys)
        self._word()
        self.actions_box.updateGeometry()

    def action(self, key: str) -> Button:
        """A button by its key."""
        return self._acts[key]

    def open_panel(self, panel: Panel, agreed: Callable[[], object]) -> None:
        """Ask for what is needed, in the place of the buttons."""
        self.close_panel()
        self.panel = panel
        panel.agreed.connect(agreed)
        panel.left.connect(self.close_panel)
        self._foot.addWidget(panel)
        self._word()
        panel.begin()

    def close_panel(self) -> None:
        """Back to the buttons; what was typed is forgotten."""
        panel, self.panel = self.panel, None
        if panel is not None:
            panel.clear()
            self._foot.removeWidget(panel)
            panel.hide()
            panel.deleteLater()
            self.list.setFocus()
        self._word()

    def show_letter(self, letter: Letter | None) -> None:
        """Show a letter, in the place of the buttons."""
        if letter is not None:
            self.letter.show_letter(letter)
            self._right_pages.setCurrentWidget(self.letter)
            self._word()

    def do(
        self, work: Callable[[], Any], said: str, then: Callable[[Any], None] | None = None
    ) -> None:
        """Do something at the desk, once, and say that it was done."""
        if self._busy:
            return
        self._busy = True
        self._ctx.background.desk(
            work, lambda found: self._done(found, said, then), self.fail, owner=self
        )

    def _done(self, found: Any, said: str, then: Callable[[Any], None] | None) -> None:
        self._busy = False
        self.banner.hide()
        self.close_panel()
        if said:
            self.told.emit(said)
        if then is not None:
            then(found)
        self.reload()

    def fail(self, error: BaseException) -> None:
        """Say what went wrong, at the field where it is one's."""
        self._busy = False
        message = explain(error)
        at_field = isinstance(error, FieldInvalid) and self.panel is not None
        if (
            at_field
            and self.panel is not None
            and self.panel.refuse(message.field or "", message.what)
        ):
            return
        self.banner.show_message(message.title, message.text, tone="red")

    def reload(self) -> None:
        """Read everything again."""
        self.stale = False
        desk = self._ctx.desk
        self._ctx.background.latest(
            (self.objectName(), id(self)),
            lambda: read_register(desk),
            self._show,
            self.fail,
            self,
        )

    def _show(self, register: Register) -> None:
        self.register = register
        self.list.set_rows(self.rows())
        self._select()
        self._show_current()

    def prefer(self, matter_id: str) -> None:
        """Bring a matter to the front as soon as the list has it."""
        self._wanted = matter_id

    def _select(self) -> None:
        keys = [row.key for row in self.list.rows()]
        wanted, self._wanted = self._wanted, ""
        if wanted in keys:
            self.list.setCurrentIndex(self.list.model().index(keys.index(wanted), 0))
        elif keys and not self.key:
            self.list.setCurrentIndex(self.list.model().index(0, 0))

    def _moved(self) -> None:
        if not self.stale:
            self.close_panel()
            self.letter.put_away()
            self._show_current()

    def _show_current(self) -> None:
        there = self.register.find(self.key) is not None
        if self.letter.is_open and there:
            return
        self._right_pages.setCurrentIndex(1 if there else 0)
        if there:
            self.show_current()
        else:
            self.offer(())

    def _word(self) -> None:
        """Buttons, a panel or a letter: one of them stands below."""
        asks = self.panel is not None or self.letter.is_open
        self.actions_box.setVisible(not asks)
        any_button = any(not one.isHidden() for one in self._acts.values())
        self._rule.setVisible(self.panel is not None or (any_button and not asks))

    def _on_changes(self, ids: frozenset[str]) -> None:
        if not ids & {"privacy", "office", "settings", "rights"}:
            return
        self.read_when_seen()
