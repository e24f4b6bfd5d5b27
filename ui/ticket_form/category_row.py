"""Category and classification: suggested from the text until a person has chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from callcenter.directory.bundle import Directory
from callcenter.directory.categories import Category
from callcenter.directory.words import fold
from callcenter.tickets.words import Classification
from ui.ticket_form.layouts import Row
from ui.ticket_form.option_list import Option
from ui.ticket_form.pick_line import PickLine
from ui.widgets.field import Field
from ui.words_on_screen import label


class StillCombo(QComboBox):
    """A choice box the wheel does not change by accident."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: the wheel scrolls the form instead."""
        event.ignore()


class CategoryRow(QWidget):
    """`changed` after a person chose; suggestions come in by `suggest` and never beat a person."""

    changed = Signal()

    def __init__(self, directory: Directory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._directory = directory
        self.by_person = False
        self.classified_by_person = False
        self._short = ""
        self._suggested: tuple[str, ...] = ()
        self.category = Field(self.tr("Kategori"), PickLine(), name="form.category")
        self.category.input.setPlaceholderText(self.tr("ketik sebagian, mis. “jalan”, “bpjs”"))
        self.category.input.label_of = lambda option: self._shown(option.key)
        self.category.input.asked.connect(self._offer)
        self.category.input.picked.connect(self._picked)
        self.classification = Field(
            self.tr("Klasifikasi"), StillCombo(), name="form.classification"
        )
        for one in Classification:
            self.classification.input.addItem(label(one), one.value)
        self.classification.input.activated.connect(self._classified)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Row((self.category, 14), (self.classification, 10)))

    def tab_stops(self) -> list[QWidget]:
        """In speech order."""
        return [self.category.input, self.classification.input]

    def category_id(self) -> str:
        """The category that stands here, "" for none."""
        return self.category.input.key()

    def classification_value(self) -> Classification:
        """The classification that stands here."""
        return Classification(self.classification.input.currentData())

    def write(self, category_id: str, classification: Classification) -> None:
        """A draft's values: what stood there counts as chosen."""
        self.by_person = bool(category_id)
        self.classified_by_person = bool(category_id)
        self._short, self._suggested = "", ()
        self._set_category(category_id)
        self._set_classification(classification)
        self.category.set_hint("")

    def suggest(self, category_ids: Sequence[str], classification: Classification | None) -> None:
        """The likeliest categories; taken only while nobody chose."""
        self._suggested = tuple(category_ids)
        if not self.by_person and category_ids and not self.category.input.options.isVisible():
            self._set_category(category_ids[0])
            self.category.set_hint(self.tr("usulan dari isi"))
        if not self.classified_by_person and classification is not None:
            self._set_classification(classification)

    def set_agency(self, short_name: str) -> None:
        """Who answers for it, in brackets behind the name."""
        if short_name != self._short and not self.category.input.hasFocus():
            self._short = short_name
            self._set_category(self.category_id())
        self._short = short_name

    def _set_category(self, category_id: str) -> None:
        known = category_id if category_id in self._directory.categories else ""
        self.category.input.set_choice(known, self._shown(known))
        if known:
            self.category.set_error("")

    def _shown(self, category_id: str) -> str:
        if category_id not in self._directory.categories:
            return ""
        name = self._directory.categories[category_id].name
        return f"{name} ({self._short})" if self._short else name

    def _set_classification(self, value: Classification) -> None:
        self.classification.input.setCurrentIndex(self.classification.input.findData(value.value))

    def _offer(self, typed: str) -> None:
        wanted = fold(typed).split()
        found = [one for one in self._ordered() if _fits(one, wanted)]
        self.category.input.offer([Option(one.id, one.name, self._note(one)) for one in found])

    def _ordered(self) -> list[Category]:
        """The suggested ones first, then all by name as the file has them."""
        all_of_them = self._directory.categories
        first = [all_of_them[one] for one in self._suggested if one in all_of_them]
        return first + [one for one in all_of_them.values() if one not in first]

    def _note(self, category: Category) -> str:
        names = [
            self._directory.agencies[one].abbreviation
            for one in category.agency_ids
            if one in self._directory.agencies
        ]
        text = ", ".join(names)
        if category.id in self._suggested:
            suggested = self.tr("usulan")
            return f"{text} · {suggested}" if text else suggested
        return text

    def _picked(self, _key: str) -> None:
        self.by_person = True
        self._short = ""
        self._set_category(self.category_id() or _key)
        self.category.set_hint("")
        self.changed.emit()

    def _classified(self) -> None:
        self.classified_by_person = True
        self.changed.emit()


def _fits(category: Category, wanted: list[str]) -> bool:
    words = fold(" ".join((category.name, *category.keywords))).split()
    return all(any(word.startswith(one) for word in words) for one in wanted)
