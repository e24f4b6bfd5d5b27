"""Changes one field of a ticket in its place, on top of the value that was seen."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from callcenter.desk.edit_ticket import edit_ticket
from callcenter.directory.places import PlaceHit
from callcenter.tickets.event import Change, Value
from callcenter.tickets.ticket import Ticket
from ui import theme
from ui.channels import channel_choices
from ui.context import UiContext
from ui.plain_text import PlainTextEdit
from ui.ticket_view.composer import Composer, Undo, Work
from ui.ticket_view.composer_state import fill_input
from ui.ticket_view.composers import text_box
from ui.ticket_view.fields import CHOICES, EDITABLE, field_name
from ui.widgets.combo import ChoiceBox
from ui.widgets.key_list import KeyList, Row
from ui.words_on_screen import label

PLACES = 20


class PlacePick(QWidget):
    """A line and the places that fit it; the search runs on the desk's worker."""

    def __init__(self, ctx: UiContext, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, self._code = ctx, code
        places = ctx.desk.directory.places
        self.line = QLineEdit(places.path(code) if code in places else code)
        self.line.setObjectName("place_pick.line")
        self.line.setAccessibleName(self.tr("Cari tempat"))
        self.list = KeyList()
        self.list.setObjectName("place_pick.list")
        self.list.setAccessibleName(self.tr("Tempat yang cocok"))
        self.list.setFixedHeight(theme.dp(34 * 4))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(4))
        column.addWidget(self.line)
        column.addWidget(self.list)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._search)
        self.line.returnPressed.connect(self.list.setFocus)
        self.list.moved.connect(self._move)
        self.list.hide()

    def code(self) -> str:
        """Return the code of the place chosen."""
        return self._code

    def choose(self, code: str) -> None:
        """Choose a place by its code; an unknown one is left out."""
        places = self._ctx.desk.directory.places
        if code in places:
            self._code = code
            self.line.setText(places.path(code))

    def _search(self, text: str) -> None:
        places = self._ctx.desk.directory.places
        self._ctx.background.latest(
            ("place", id(self)), lambda: places.search(text, PLACES), self._show, owner=self
        )

    def _show(self, hits: list[PlaceHit]) -> None:
        self.list.set_rows([Row(one.place.code, one.path) for one in hits])
        self.list.setVisible(bool(hits))
        if hits:
            self.list.setCurrentIndex(self.list.model().index(0, 0))

    def _move(self, code: str) -> None:
        if code:
            self._code = code


class FieldEditor(Composer):
    """One input for one field; saving names the head that stood when it was opened."""

    def __init__(
        self, ctx: UiContext, ticket: Ticket, field: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(ctx, parent=parent)
        self._ticket_id, self.field = ticket.id, field
        head = ticket.heads.get(field)
        self._base = head.eid if head else None
        self._before: Value = head.value if head else None
        self.setObjectName(f"edit.{field}")
        self.name_it(
            self.tr("Ubah {field}").format(field=field_name(field).lower()), self.tr("Simpan")
        )
        self.input, self._read = self._make(str(self._before or ""))
        self.add_field(field, field_name(field), self.input)
        self.finish_form()

    def _make(self, value: str) -> tuple[QWidget, Callable[[], str]]:
        sort = EDITABLE[self.field].sort
        if sort == "place":
            pick = PlacePick(self.ctx, value)
            return pick, pick.code
        if sort == "text":
            text: PlainTextEdit = text_box(5)
            text.setPlainText(value)
            return text, text.toPlainText
        if sort == "line":
            line = QLineEdit(value)
            line.setMaxLength(500)
            return line, line.text
        box = ChoiceBox(self._choices(value))
        box.select(value)
        return box, box.selected

    def _choices(self, held: str) -> list[tuple[str, str]]:
        if self.field == "category":
            known = self.ctx.desk.directory.categories
            return [(one.id, one.name) for one in known.values()]
        if self.field == "channel":
            return channel_choices(held)
        return [(one.value, label(one)) for one in CHOICES[self.field]]

    def value(self) -> str:
        """Return what stands in the input."""
        return self._read().strip()

    def typed(self) -> dict[str, str]:
        """The value, and the one it was begun on: a colleague's later one is not overwritten."""
        return {
            "value": self._read(),
            "before": str(self._before or ""),
            "base": self._base or "",
        }

    def restore(self, typed: Mapping[str, str]) -> None:
        """The value on the base it was begun on."""
        self._base = typed.get("base") or None
        self._before = typed.get("before") or None
        if isinstance(self.input, PlacePick):
            self.input.choose(typed.get("value", ""))
        else:
            fill_input(self.input, typed.get("value", ""))

    def collect(self) -> Work:
        """The change on its base; nothing happens when nothing changed."""
        desk, ticket_id, field = self.ctx.desk, self._ticket_id, self.field
        value, before, base = self.value(), self._before, self._base
        if value == (before or ""):
            return lambda: None

        def work() -> Undo:
            edit_ticket(desk, ticket_id, [Change(field, value, base)])
            return lambda: edit_ticket(desk, ticket_id, [Change(field, before)])

        return work

    def said(self) -> str:
        """Which field."""
        return self.tr("{field} disimpan").format(field=field_name(self.field))

    def is_dirty(self) -> bool:
        """The value differs from the one seen."""
        return self.value() != (self._before or "")
