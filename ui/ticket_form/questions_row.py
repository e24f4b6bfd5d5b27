"""The questions of a category; what was answered stays even when the category changes."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from callcenter.directory.guidance import Question
from ui import theme
from ui.plain_text import plain_tooltip
from ui.ticket_form.category_row import StillCombo
from ui.ticket_form.tidy_line import LANDMARK, TidyLine
from ui.widgets.field import Field

_FEW = 3
_MANY = 4
_LEAST = 140
"""Width (at 100 %) a question needs."""


class QuestionsRow(QWidget):
    """`changed` on every keystroke; `rebuilt` when other questions stand here."""

    changed = Signal()
    rebuilt = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answers: dict[str, str] = {}
        self._shown: tuple[Question, ...] = ()
        self._fields: dict[str, Field[QLineEdit] | Field[QComboBox]] = {}
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._grid: QWidget | None = None
        self._places: QGridLayout | None = None
        self._arranged = (0, 0)
        self.hide()

    def tab_stops(self) -> list[QWidget]:
        """In the order of the questions."""
        return [field.input for field in self._fields.values()]

    def answers(self) -> dict[str, str]:
        """The answers to the questions shown, by question id, without empty ones."""
        return {one: text for one, text in self._answers.items() if one in self._fields and text}

    def kept(self) -> dict[str, str]:
        """Every answer given so far, also to questions of another category."""
        return {one: text for one, text in self._answers.items() if text}

    def write(self, answers: Mapping[str, str]) -> None:
        """A draft's answers; they appear when their questions do."""
        self._answers = dict(answers)
        for name, field in self._fields.items():
            _put(field, self._answers.get(name, ""))

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Other questions, with the answers known from before; the same ones stay untouched."""
        wanted = tuple(questions)
        if wanted == self._shown:
            return
        self._shown = wanted
        if self._grid is not None:
            self._outer.removeWidget(self._grid)
            self._grid.hide()
            self._grid.deleteLater()
        self._fields = {}
        self._arranged = (0, 0)
        self._grid = QWidget()
        grid = QGridLayout(self._grid)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.dp(12))
        grid.setVerticalSpacing(theme.dp(6))
        for question in wanted:
            self._fields[question.id] = self._field(question)
        self._places = grid
        self._arrange()
        self._outer.addWidget(self._grid)
        self.setVisible(bool(wanted))
        self.rebuilt.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: fewer columns when narrow."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        count = len(self._fields)
        usual = max(1, min(count, _FEW if count <= _FEW else _MANY))
        fitting = max(1, self.width() // theme.dp(_LEAST)) if self.isVisible() else usual
        columns = min(usual, fitting)
        grid = self._places
        if grid is None or (columns, count) == self._arranged:
            return
        self._arranged = (columns, count)
        for at, field in enumerate(self._fields.values()):
            grid.addWidget(field, at // columns, at % columns)
        for column in range(_MANY):
            grid.setColumnStretch(column, 1 if column < columns else 0)

    def _field(self, question: Question) -> Field[QLineEdit] | Field[QComboBox]:
        name = f"form.answer_{question.id}"
        field: Field[QLineEdit] | Field[QComboBox]
        if question.choices:
            combo: QComboBox = StillCombo()
            combo.addItem(self.tr("—"), "")
            for choice in question.choices:
                combo.addItem(choice.label, choice.value)
            combo.setMinimumContentsLength(6)
            field = Field(question.label, combo, name=name)
            combo.currentIndexChanged.connect(
                lambda _at, key=question.id, box=combo: self._answer(key, str(box.currentData()))
            )
        else:
            line: QLineEdit = TidyLine(LANDMARK)
            if question.kind == "date":
                line.setPlaceholderText(self.tr("mis. 14-11-2026"))
            field = Field(question.label, line, name=name)
            line.textEdited.connect(
                lambda _raw, key=question.id, line=line: self._answer(key, line.text())
            )
        _put(field, self._answers.get(question.id, ""))
        field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        if question.help:
            plain_tooltip(field, question.help)
            field.input.setAccessibleDescription(question.help)
        return field

    def _answer(self, key: str, text: str) -> None:
        if self._answers.get(key, "") != text:
            self._answers[key] = text
            self.changed.emit()


def _put(field: Field[QLineEdit] | Field[QComboBox], text: str) -> None:
    widget: QWidget = field.input
    blocked = widget.blockSignals(True)
    if isinstance(widget, QComboBox):
        widget.setCurrentIndex(max(0, widget.findData(text)))
    elif isinstance(widget, QLineEdit):
        widget.setText(text)
    widget.blockSignals(blocked)
