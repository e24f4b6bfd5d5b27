"""What would change in the table, shown before it does: from LAPOR's names or from a CSV."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from callcenter.desk.lapor_setup import RowChange
from callcenter.lapor.mapping_sheet import LINES_MAX, LineFault
from ui import theme
from ui.formats import number
from ui.lapor.mapping_model import kind_word, our_name
from ui.plain_text import PlainLabel
from ui.translation import marked as _t
from ui.translation import shown
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.key_list import KeyList, Row
from ui.widgets.paint import ChipLook

_FAULTS = {
    "size": _t("berkasnya terlalu besar"),
    "columns": _t("kolom jenis, kode_kami dan id_lapor tidak ditemukan"),
    "csv": _t("ini bukan CSV yang utuh"),
    "kind": _t("jenis “{0}” tidak dikenal"),
    "ours": _t("kode “{0}” tidak ada di direktori"),
    "id": _t("ID “{0}” hanya boleh huruf, angka, - dan _"),
    "twice": _t("kode “{0}” sudah ada di baris sebelumnya"),
}


def fault_text(fault: LineFault) -> str:
    """A line that is left out, in words."""
    if fault.reason == "csv" and fault.value == "lines":
        return shown("Berkas: lebih dari {0} baris").replace("{0}", number(LINES_MAX))
    what = shown(_FAULTS[fault.reason]).replace("{0}", fault.value)
    where = shown("Baris {0}").replace("{0}", str(fault.line)) if fault.line else shown(
        "Berkas"
    )  # fmt: skip
    return f"{where}: {what}"


def change_text(change: RowChange) -> str:
    """What happens to a row: `kosong → 401 Agama`."""
    return f"{_words(change.before.theirs_id, change.before.theirs_name)} → " + _words(
        change.after.theirs_id, change.after.theirs_name
    )


def _words(theirs_id: str, name: str) -> str:
    if not theirs_id:
        return shown("kosong")
    return f"{theirs_id} {name}".strip()


class MappingPreview(Card):
    """Open from `show_changes` on; `taken` carries the changes after a yes, `left` after a no."""

    taken = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, padded=True)
        self.setObjectName("lapor.preview")
        self._changes: tuple[RowChange, ...] = ()
        self.is_open = False
        self.text = PlainLabel(fit="wrap", role="label", ink="muted")
        self.text.setObjectName("lapor.preview_text")
        self.list = KeyList()
        self.list.setObjectName("lapor.preview_rows")
        self.list.setAccessibleName(self.tr("Baris yang akan berubah"))
        self.take_button = PrimaryButton()
        self.take_button.setObjectName("lapor.preview_take")
        self.take_button.clicked.connect(self._take)
        self.leave_button = Button(self.tr("Batal"), key_hint="Esc")
        self.leave_button.setObjectName("lapor.preview_leave")
        self.leave_button.clicked.connect(self.leave)
        row = QHBoxLayout()
        row.setSpacing(theme.dp(8))
        row.addWidget(self.take_button)
        row.addWidget(self.leave_button)
        row.addStretch(1)
        self.body.addWidget(self.text)
        self.body.addWidget(self.list, 1)
        self.body.addLayout(row)

    def show_changes(
        self, title: str, changes: Sequence[RowChange], faults: Sequence[LineFault] = ()
    ) -> None:
        """Show what would change and what is left out; the focus goes to the yes, or to the no."""
        self._changes = tuple(changes)
        self.set_title(title)
        self.text.setText(self._summary(len(faults)))
        rows = [
            Row(f"fault-{n}", fault_text(one), chip=_left_out()) for n, one in enumerate(faults)
        ]
        rows += [_row(n, one) for n, one in enumerate(changes)]
        self.list.set_rows(rows)
        many = number(len(self._changes))
        self.take_button.setText(self.tr("Pakai {0} baris").format(many))
        self.take_button.setVisible(bool(self._changes))
        self.is_open = True
        (self.take_button if self._changes else self.leave_button).setFocus()

    def leave(self) -> None:
        """Close it; nothing was changed."""
        self.is_open = False
        self.left.emit()

    def _take(self) -> None:
        self.is_open = False
        self.taken.emit(self._changes)

    def _summary(self, faults: int) -> str:
        many = len(self._changes)
        first = (
            self.tr("{0} baris akan berubah; belum ada yang disimpan.").format(number(many))
            if many
            else self.tr("Tidak ada baris yang berubah.")
        )
        if not faults:
            return first
        return f"{first} " + self.tr("{0} baris berkas tidak terpakai.").format(number(faults))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)


def _left_out() -> ChipLook:
    return ChipLook(shown("tidak terpakai"), "red", "■")


def _row(n: int, change: RowChange) -> Row:
    name = our_name(change.after.kind, change.after.ours, change.name)
    return Row(f"row-{n}", name, kind_word(change.after.kind), meta=change_text(change))
