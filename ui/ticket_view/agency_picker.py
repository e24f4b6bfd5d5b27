"""Picks one or several agencies by typing a name, a short name or a matter. Writes nothing."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from callcenter.directory.agencies import Agency
from callcenter.directory.bundle import Directory
from ui import theme
from ui.widgets.chip import Chip
from ui.widgets.key_list import KeyList, Row

SHOWN = 30
_LINES = 3


class AgencyPicker(QWidget):
    """A search line, the agencies that fit, and what was chosen as chips; a click takes one off."""

    changed = Signal()

    def __init__(
        self,
        directory: Directory,
        *,
        several: bool = True,
        allowed: Callable[[Agency], bool] = lambda _one: True,
        preferred: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._directory, self._allowed, self._several = directory, allowed, several
        self._preferred = tuple(preferred)
        self._chosen: list[str] = []
        self.line = QLineEdit()
        self.line.setObjectName("agency_picker.line")
        self.line.setPlaceholderText(self.tr("Ketik nama, singkatan, atau urusannya"))
        self.line.setAccessibleName(self.tr("Cari OPD"))
        self.list = KeyList()
        self.list.setObjectName("agency_picker.list")
        self.list.setAccessibleName(self.tr("OPD yang cocok"))
        self.list.setFixedHeight(theme.dp(51 * _LINES))
        self._chips = QHBoxLayout()
        self._chips.setSpacing(theme.dp(6))
        self._chips.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(6))
        column.addLayout(self._chips)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._search)
        self.line.returnPressed.connect(self._take_current)
        self.line.installEventFilter(self)
        self.list.opened.connect(self.toggle)
        self.list.clicked.connect(lambda _index: self._take_current())
        self._search("")

    def chosen(self) -> tuple[str, ...]:
        """Return the ids chosen, in the order they were."""
        return tuple(self._chosen)

    def choose(self, agency_id: str) -> None:
        """Choose an agency unless it is chosen, unknown or not allowed here."""
        agency = self._directory.agencies.get(agency_id)
        if agency is not None and self._allowed(agency) and agency_id not in self._chosen:
            self.toggle(agency_id)

    def toggle(self, agency_id: str) -> None:
        """Choose an agency, or take it off again."""
        if agency_id in self._chosen:
            self._chosen.remove(agency_id)
        elif self._several:
            self._chosen.append(agency_id)
        else:
            self._chosen = [agency_id]
        self._show_chosen()
        self._search(self.line.text())
        self.changed.emit()

    def _take_current(self) -> None:
        key = self.list.current_key()
        if not key:
            return
        self.toggle(key)
        self.line.clear()

    def _search(self, text: str) -> None:
        found = [one for one in self._directory.search_agencies(text) if self._allowed(one)]
        if not text.strip():
            found.sort(key=lambda one: one.id not in self._preferred)
        self.list.set_rows([self._row(one) for one in found[:SHOWN]])
        if found:
            self.list.setCurrentIndex(self.list.model().index(0, 0))

    def _row(self, agency: Agency) -> Row:
        title = agency.name
        if agency.abbreviation and agency.abbreviation != agency.name:
            title = f"{agency.abbreviation} · {agency.name}"
        action = self.tr("dipilih") if agency.id in self._chosen else ""
        return Row(agency.id, title, meta=", ".join(agency.scope[:5]) or " ", action=action)

    def _show_chosen(self) -> None:
        while self._chips.count() > 1:
            item = self._chips.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        for n, agency_id in enumerate(self._chosen):
            agency = self._directory.agencies[agency_id]
            chip = Chip(f"{agency.abbreviation or agency.name}  ×", tone="accent", clickable=True)
            chip.setObjectName(f"agency_picker.chosen.{agency_id}")
            chip.setAccessibleName(self.tr("Lepas {name}").format(name=agency.name))
            chip.clicked.connect(lambda _on=False, key=agency_id: self.toggle(key))
            self._chips.insertWidget(n, chip)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: arrows in the line move through the list, the cursor stays in the line."""
        if event.type() == QEvent.Type.KeyPress and self.list.take_arrow(event):
            return True
        return super().eventFilter(watched, event)
