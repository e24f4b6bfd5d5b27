"""The card in which something is written about a ticket: inline, never a modal, never lost.

Ctrl+Enter saves, Esc puts it away with its text. A refusal is shown in its place. Knows no verb:
each kind of composer collects what its verb needs and gives back the work for the desk.
"""

from collections.abc import Callable, Mapping

from msgspec import Struct, field
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from callcenter.desk.each_ticket import Carried
from callcenter.errors import FieldInvalid
from ui import shortcuts, theme
from ui.context import UiContext
from ui.messages import explain, field_text
from ui.plain_text import PlainLabel, PlainTextEdit
from ui.ticket_view.composer_state import fill_input, read_input
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.field import Field

Undo = Callable[[], object]
Work = Callable[[], Undo | Carried | None]
"""Runs on the desk's worker; gives back how to undo it, what became of several tickets, or None."""


class Saved(Struct, frozen=True):
    """What was done, for the note at the lower edge; `undo` runs on the desk's worker.

    `numbers` by id name the tickets that an undo leaves as they are.
    """

    text: str
    undo: Undo | None = None
    numbers: Mapping[str, str] = field(default_factory=dict)


class Composer(Card):
    """A titled card with fields, an error line and two buttons; subclasses fill `form`.

    `saved(Saved)` ends it; `partly(Saved)` tells of something that was done while it stays.
    """

    saved = Signal(object)
    partly = Signal(object)
    closed = Signal()

    def __init__(self, ctx: UiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.ctx = ctx
        self.fields: dict[str, Field[QWidget]] = {}
        self._busy = False
        self._title_text = ""
        self.form = self.body
        self.form.setContentsMargins(*(theme.dp(n) for n in (12, 8, 12, 10)))
        self.form.setSpacing(theme.dp(8))
        self._error = PlainLabel("", fit="wrap", role="label", ink="red")
        self._error.setObjectName("composer.error")
        self._error.hide()
        self.save_button = PrimaryButton("", key_hint=shortcuts.key_hint("save"))
        self.save_button.setObjectName("composer.save")
        self.close_button = Button(self.tr("Tutup"), key_hint="Esc")
        self.close_button.setObjectName("composer.close")
        self.save_button.clicked.connect(self.save)
        self.close_button.clicked.connect(self.put_away)
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.dp(8))
        self._row.addWidget(self.save_button)
        self._row.addWidget(self.close_button)
        self._row.addWidget(self._error, 1)
        self._row.addStretch(0)
        shortcuts.bind(self, "save", self.save)

    def name_it(self, title: str, save_text: str, hint: str = "") -> None:
        """Set the title of the card and of its saving button."""
        self._title_text = title
        self.set_title(title, hint)
        self.save_button.setText(save_text)

    def show_subject(self, number: str) -> None:
        """Say which ticket this is about, for lists where the cursor may move on."""
        self.set_title(self._title_text, number)

    def finish_form(self) -> None:
        """Put the buttons below what the subclass has added; called once, last."""
        self.form.addLayout(self._row)

    def add_field(self, name: str, label: str, input: QWidget, *, hint: str = "") -> Field[QWidget]:
        """Add a labelled input; an error that names it is shown there."""
        field: Field[QWidget] = Field(label, input, name=f"composer.{name}", hint=hint)
        self.fields[name] = field
        self.form.addWidget(field)
        return field

    def collect(self) -> Work:
        """Read the inputs (GUI thread) and return the work; may raise FieldInvalid."""
        raise NotImplementedError

    def said(self) -> str:
        """Return what the note says after saving."""
        raise NotImplementedError

    def is_dirty(self) -> bool:
        """Return whether something was written that must not be lost."""
        return False

    def parts(self) -> dict[str, QWidget]:
        """Return the inputs whose content is kept until it is saved, by name."""
        return {name: field.input for name, field in self.fields.items()}

    def typed(self) -> dict[str, str]:
        """Return what stands in the inputs."""
        read = {name: read_input(widget) for name, widget in self.parts().items()}
        return {name: text for name, text in read.items() if text is not None}

    def restore(self, typed: Mapping[str, str]) -> None:
        """Put back what stood in the inputs, the choices before the texts they prepare."""
        parts = self.parts()
        texts = [name for name, one in parts.items() if isinstance(one, PlainTextEdit)]
        for name in sorted(typed.keys() & parts.keys(), key=lambda one: one in texts):
            fill_input(parts[name], typed[name])

    def focus_first(self) -> None:
        """Put the cursor where one begins to write."""
        if self.fields:
            next(iter(self.fields.values())).input.setFocus()

    def save(self) -> None:
        """Hand the work to the desk; buttons wait so that nothing is written twice."""
        if self._busy:
            return
        self._clear_errors()
        try:
            work = self.collect()
        except FieldInvalid as error:
            self.show_error(error)
            return
        self._set_busy(True)
        self.ctx.background.desk(work, self._done, self._failed, owner=self)

    def put_away(self) -> None:
        """Close the card; what was written stays in it."""
        self.closed.emit()

    def show_error(self, error: BaseException) -> None:
        """Show a refusal at its field, or in the line beside the buttons."""
        message = explain(error)
        field = self.fields.get(message.field or "")
        if field is not None and isinstance(error, FieldInvalid):
            field.set_error(field_text(error))
            field.input.setFocus()
            return
        self.say_missing(f"{message.what} {message.todo}")

    def say_missing(self, text: str) -> None:
        """Say beside the buttons what is in the way."""
        self._error.setText(f"▲ {text}")
        self._error.show()

    def error_text(self) -> str:
        """Return the refusal beside the buttons, "" when none."""
        return "" if self._error.isHidden() else self._error.shown_text()

    def _done(self, found: Undo | Carried | None) -> None:
        self._set_busy(False)
        self.saved.emit(Saved(self.said(), None if isinstance(found, Carried) else found))

    def _failed(self, error: BaseException) -> None:
        self._set_busy(False)
        self.show_error(error)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.save_button.setEnabled(not busy)

    def _clear_errors(self) -> None:
        self._error.hide()
        for one in self.fields.values():
            one.set_error("")

    def event(self, event: QEvent) -> bool:
        """Qt: Esc belongs to this card while the cursor is in it."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Esc puts the card away."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
            return
        super().keyPressEvent(event)
