"""What stands above the mapping table: filters with their counts, the search, what one can do."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from callcenter.lapor.mapping import MapKind
from ui import theme
from ui.formats import number
from ui.lapor.mapping_entry import LACKING
from ui.lapor.mapping_model import MappingModel, kind_word
from ui.plain_text import PlainLabel
from ui.ticket_form.layouts import FlowBox
from ui.widgets.buttons import Button
from ui.widgets.chip import Chip

_NARROWEST = 600


class MappingBar(QWidget):
    """`narrowed` when filter or search changed; the buttons are connected by the tab."""

    narrowed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filter = ""
        self._counts: dict[str, int] = {}
        self.chips: dict[str, Chip] = {}
        flow = FlowBox(gap=8)
        for key in ("", LACKING, *(one.value for one in MapKind)):
            chip = Chip(clickable=True)
            chip.setObjectName(f"lapor.filter_{key or 'all'}")
            chip.clicked.connect(lambda _on=False, key=key: self._pick(key))
            self.chips[key] = chip
            flow.add(chip)
        self.search = QLineEdit()
        self.search.setObjectName("lapor.mapping_search")
        self.search.setAccessibleName(self.tr("Cari di tabel pemetaan"))
        self.search.setPlaceholderText(self.tr("Cari nama, kode, atau ID"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaxLength(100)
        self.search.textChanged.connect(lambda _text: self.narrowed.emit())
        self.fill_button = Button(self.tr("Isi dari LAPOR"), small=True, icon="refresh-cw")
        self.fill_button.setObjectName("lapor.mapping_fill")
        self.import_button = Button(self.tr("Impor CSV…"), small=True)
        self.import_button.setObjectName("lapor.mapping_import")
        self.export_button = Button(self.tr("Ekspor CSV…"), small=True)
        self.export_button.setObjectName("lapor.mapping_export")
        self.undo_button = Button(self.tr("Urungkan"), small=True, icon="undo-2")
        self.undo_button.setObjectName("lapor.mapping_undo")
        self.undo_button.setEnabled(False)
        self.working = PlainLabel(role="label", ink="muted")
        self.working.setObjectName("lapor.mapping_working")
        self.stop_button = Button(self.tr("Jangan tunggu"), small=True)
        self.stop_button.setObjectName("lapor.mapping_stop")
        self.hint = PlainLabel(
            self.tr("Enter ubah · Tab ID/nama · Del kosongkan · Ctrl+Z urungkan"),
            fit="elide", role="hint", ink="faint",
        )  # fmt: skip
        self._arrange(flow)
        self._word()

    def _arrange(self, flow: FlowBox) -> None:
        deeds = FlowBox(gap=8)
        for button in (self.fill_button, self.import_button, self.export_button, self.undo_button):
            deeds.add(button)
        for part in (self.working, self.stop_button):
            deeds.add(part)
            part.hide()
        self.setMinimumWidth(theme.dp(_NARROWEST))
        self.search.setMinimumWidth(theme.dp(180))
        self.search.setMaximumWidth(theme.dp(320))
        top, lower = QHBoxLayout(), QHBoxLayout()
        for row in (top, lower):
            row.setSpacing(theme.dp(12))
        top.addWidget(flow, 3)
        top.addWidget(self.search, 2, Qt.AlignmentFlag.AlignTop)
        lower.addWidget(deeds, 2)
        lower.addWidget(self.hint, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(8))
        column.addLayout(top)
        column.addLayout(lower)

    def minimumSizeHint(self) -> QSize:
        """Qt: as high as at its least width, not as with all chips below each other."""
        width = self.minimumWidth()
        layout = self.layout()
        return QSize(width, layout.heightForWidth(width) if layout is not None else 0)

    def wanted(self) -> tuple[str, str]:
        """Return the filter and the words searched for."""
        return self._filter, self.search.text()

    def set_filter(self, key: str) -> None:
        """Choose a filter and search for nothing; tells nobody."""
        self._filter = key
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._word()

    def show_counts(self, model: MappingModel) -> None:
        """Show how many rows each filter has."""
        self._counts = {key: model.count_of(key) for key in self.chips}
        self._word()

    def lock(self, locked: bool) -> None:
        """Say that it may be read alone, and offer nothing that changes it."""
        for button in (self.fill_button, self.import_button, self.undo_button):
            button.setVisible(not locked)
        self.hint.setText(
            self.tr("Hanya pengawas di meja ini yang mengubah pemetaan.") if locked
            else self.tr("Enter ubah · Tab ID/nama · Del kosongkan · Ctrl+Z urungkan")
        )  # fmt: skip

    def set_busy(self, text: str) -> None:
        """Say what is being waited for; "" when nothing is."""
        self.working.setText(text)
        self.working.setVisible(bool(text))
        self.stop_button.setVisible(bool(text))
        self.fill_button.setEnabled(not text)

    def _pick(self, key: str) -> None:
        self._filter = key
        self._word()
        self.narrowed.emit()

    def _word(self) -> None:
        names = {"": self.tr("Semua"), LACKING: self.tr("Belum terisi")}
        names |= {one.value: kind_word(one) for one in MapKind}
        for key, chip in self.chips.items():
            count = self._counts.get(key)
            text = names[key] if count is None else f"{names[key]} {number(count)}"
            on = key == self._filter
            warns = key == LACKING and bool(count)
            tone: theme.Tone = "accent" if on else "amber" if warns else "neutral"
            chip.set_state(text, tone, "▲" if warns and not on else "")
            chip.setAccessibleDescription(self.tr("terpilih") if on else "")
