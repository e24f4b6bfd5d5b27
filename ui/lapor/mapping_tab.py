"""“Pemetaan”: which id at SP4N-LAPOR! is meant by ours, for all desks; what is lacking first.

Every change is saved at once for everybody and can be taken back; what comes from LAPOR or from a
file is shown before it changes anything.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from callcenter.desk.lapor_rights import may_decide
from callcenter.desk.lapor_setup import (
    ImportPreview,
    LaporSetup,
    RowChange,
    export_mapping,
    import_mapping,
    read_setup,
    save_rows,
    seed_rows,
    try_connection,
    undo_rows,
)
from callcenter.lapor.client import Item, Masters
from callcenter.lapor.mapping import MapKind, MapRow
from callcenter.lapor.mapping_sheet import LineFault
from callcenter.lapor.settings import Interface, LaporSettings
from ui import theme
from ui.context import UiContext
from ui.formats import number
from ui.lapor.connection_words import failed_text
from ui.lapor.mapping_bar import MappingBar
from ui.lapor.mapping_entry import LACKING, Typed, offered, with_id, with_name
from ui.lapor.mapping_model import THEIRS_ID, THEIRS_NAME, MappingModel
from ui.lapor.mapping_preview import MappingPreview
from ui.lapor.mapping_table import MappingTable
from ui.messages import explain
from ui.widgets.banner import Banner
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.toast import Toast


class MappingTab(QWidget):
    """`saved` when a row changed; `fill_from(masters)` and `show_missing` are for the screen."""

    saved = Signal()

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lapor.mapping")
        self.setAccessibleName(self.tr("Pemetaan SP4N-LAPOR!"))
        self._ctx = ctx
        self._settings: LaporSettings | None = None
        self._masters: Masters | None = None
        self._last: tuple[RowChange, ...] = ()
        self._asked = 0
        self._wanted: tuple[str, str] | None = None
        self.dialog: QFileDialog | None = None
        self.model = MappingModel(self)
        self.bar = MappingBar()
        self.banner = Banner()
        self.banner.setObjectName("lapor.mapping_banner")
        self.preview = MappingPreview()
        self.table = MappingTable(self.model, self._offers)
        self.empty = EmptyState("search", "", "")
        self.stack = QStackedWidget()
        self.toast = Toast(self)
        self._connect()
        self._arrange()
        self._show_rights()
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.bar.narrowed.connect(self._narrow)
        self.bar.fill_button.clicked.connect(self.fill)
        self.bar.import_button.clicked.connect(self._ask_which)
        self.bar.export_button.clicked.connect(self._ask_where)
        self.bar.undo_button.clicked.connect(self.undo)
        self.toast.undo.connect(self.undo)
        self.preview.taken.connect(self._take)
        self.preview.left.connect(self._back)
        self.bar.stop_button.clicked.connect(self.stop)
        self.table.entered.connect(self._entered)
        self.table.emptied.connect(lambda at: self._entered(at, THEIRS_ID, ""))
        self.table.undone.connect(self.undo)
        self._ctx.changes.changed.connect(self._on_changes)

    def _arrange(self) -> None:
        card = Card()
        card.body.addWidget(self.table)
        for page in (card, self.empty, self.preview):
            self.stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(10))
        column.addWidget(self.bar)
        column.addWidget(self.banner)
        column.addWidget(self.stack, 1)

    def refresh(self) -> None:
        """Read the table and how many tickets wait for each row."""
        desk = self._ctx.desk
        self._ctx.background.latest(
            "lapor.mapping", lambda: read_setup(desk), self._show_setup, self._failed, owner=self
        )

    def show_missing(self, kind: str = "", text: str = "") -> None:
        """Show the rows without an id, the one named `text` of this kind selected."""
        self._wanted = (kind, text)
        self.bar.set_filter(LACKING)
        self.refresh()

    def fill_from(self, masters: Masters) -> None:
        """Show what LAPOR's names would fill; nothing is saved before a yes."""
        self._masters = masters
        self.bar.set_busy("")
        desk = self._ctx.desk
        self._ctx.background.desk(
            lambda: seed_rows(desk, masters), self._seeded, self._failed, owner=self
        )

    def fill(self) -> None:
        """Ask LAPOR for its names, then show what they would fill."""
        settings = self._settings
        if settings is None:
            self._say(
                self.tr("Sambungan belum diisi"),
                self.tr("Isi dan uji dahulu tab Sambungan; sesudah itu nama dari LAPOR bisa "
                        "diambil. ID bisa juga diketik atau diimpor dari CSV."),
            )  # fmt: skip
            return
        token, extra_ca = self._ctx.token, self._ctx.desk.settings.extra_ca
        self.bar.set_busy(self.tr("Mengambil daftar dari SP4N-LAPOR!…"))
        self._asked += 1
        this = self._asked

        def mine(tell: Callable[[], None]) -> None:
            if this == self._asked:
                tell()

        self._ctx.background.lapor(
            lambda: try_connection(settings, token.read().for_url(settings.base_url), extra_ca),
            lambda masters: mine(lambda: self.fill_from(masters)),
            lambda error: mine(lambda: self._fill_failed(error, settings.interface)),
            owner=self,
        )

    def stop(self) -> None:
        """Wait no longer for LAPOR: what still comes is not shown."""
        self._asked += 1
        self.bar.set_busy("")
        self.table.setFocus()

    def use_file(self, path: Path) -> None:
        """Show what a CSV would change; nothing is saved before a yes."""
        desk = self._ctx.desk
        self._ctx.background.desk(
            lambda: import_mapping(desk, path), lambda found: self._read(path.name, found),
            self._failed, owner=self,
        )  # fmt: skip

    def save_to(self, path: Path) -> None:
        """Write the whole table as CSV."""
        desk = self._ctx.desk
        whole = path if path.suffix.lower() == ".csv" else path.with_name(f"{path.name}.csv")
        self._ctx.background.desk(
            lambda: export_mapping(desk, whole), lambda many: self._written(whole.name, many),
            self._failed, owner=self,
        )  # fmt: skip

    def undo(self) -> None:
        """Take the last change back; a row that somebody changed since stays as it is now."""
        changes, self._last = self._last, ()
        self.bar.undo_button.setEnabled(False)
        if changes:
            desk = self._ctx.desk
            self._ctx.background.desk(
                lambda: undo_rows(desk, changes),
                lambda many: self._undone(many, len(changes)),
                self._failed,
                owner=self,
            )

    def _offers(self, kind: MapKind) -> Sequence[Item]:
        return offered(self._masters, kind)

    def _show_rights(self) -> None:
        """Who sits here may read it, and change it or not."""
        may = may_decide(self._ctx.desk)
        self.model.editable = may
        self.bar.lock(not may)

    def _entered(self, at: int, column: int, text: str) -> None:
        if not self.model.editable:
            return
        row = self.model.row(at).row
        items = self._offers(row.kind)
        typed = (with_name if column == THEIRS_NAME else with_id)(row, text, items)
        if typed.fault:
            self._say(self.tr("Baris ini tidak berubah"), self._fault(typed.fault), tone="amber")
        elif typed.row != row:
            self.banner.hide()
            self._save([typed.row], typed)

    def _fault(self, reason: str) -> str:
        if reason == "id":
            return self.tr("ID hanya berisi huruf, angka, garis hubung dan garis bawah.")
        if reason == "twice":
            return self.tr("Ada lebih dari satu dengan nama itu di LAPOR; pilih dari daftar.")
        if self._masters is None:
            return self.tr("Nama saja belum cukup: tekan Isi dari LAPOR dahulu, atau isi ID-nya.")
        return self.tr("Nama itu tidak ada di LAPOR; pilih dari daftar, atau isi ID-nya.")

    def _save(self, rows: list[MapRow], typed: Typed | None = None) -> None:
        desk = self._ctx.desk
        self._ctx.background.desk(
            lambda: save_rows(desk, rows), lambda done: self._kept(done, typed), self._failed,
            owner=self,
        )  # fmt: skip

    def _kept(self, changes: tuple[RowChange, ...], typed: Typed | None) -> None:
        if not changes:
            return
        self._last = changes
        self.bar.undo_button.setEnabled(True)
        many = number(len(changes))
        text = self.tr("{0} baris disimpan untuk semua meja").format(many)
        tone: theme.Tone = "green"
        if typed is not None and typed.stranger:
            tone = "amber"
            text = self.tr("Disimpan, tetapi ID {0} tidak ada di daftar LAPOR")
            text = text.replace("{0}", typed.row.theirs_id)
        self.toast.show_note(text, tone=tone, action=self.tr("Urungkan"))
        self.refresh()
        self.saved.emit()

    def _undone(self, many: int, asked: int) -> None:
        text = self.tr("{0} baris dikembalikan").format(number(many))
        if many < asked:
            rest = self.tr("{0} tidak: sudah diubah lagi").format(number(asked - many))
            text = f"{text}; {rest}"
        self.toast.show_note(text, tone="green" if many == asked else "amber")
        self.refresh()
        self.saved.emit()

    def _take(self, changes: tuple[RowChange, ...]) -> None:
        self._save([one.after for one in changes])
        self._back()

    def _back(self) -> None:
        """The table again, after a preview was taken or left."""
        self._show_table()
        self.table.setFocus()

    def _preview(
        self, title: str, changes: Sequence[RowChange], faults: Sequence[LineFault] = ()
    ) -> None:
        self.banner.hide()
        self.toast.close_note()
        self.stack.setCurrentWidget(self.preview)
        self.preview.show_changes(title, changes, faults)

    def _seeded(self, changes: tuple[RowChange, ...]) -> None:
        if changes:
            self._preview(self.tr("Isi dari LAPOR"), changes)
            return
        self._say(
            self.tr("Tidak ada lagi yang bisa diisi sendiri"),
            self.tr("Nama lain di LAPOR tidak sama dengan nama di sini. Pilih dari daftarnya: "
                    "Enter pada kolom Nama di LAPOR, lalu ketik sebagian namanya."),
        )  # fmt: skip

    def _read(self, name: str, found: ImportPreview) -> None:
        title = self.tr("Impor {0}").replace("{0}", name)
        self._preview(title, found.changes, found.faults)

    def _written(self, name: str, many: int) -> None:
        text = self.tr("{0} baris ditulis ke {1}").replace("{0}", number(many))
        self.toast.show_note(text.replace("{1}", name))

    def _fill_failed(self, error: BaseException, interface: Interface) -> None:
        self.bar.set_busy("")
        said = failed_text(error, interface)
        self._say(said.title, said.text, tone=said.tone)

    def _failed(self, error: BaseException) -> None:
        message = explain(error)
        self._say(message.title, message.text, tone="red")

    def _say(self, title: str, text: str, *, tone: theme.Tone = "accent") -> None:
        self.banner.show_message(title, text, tone=tone)

    def _show_setup(self, setup: LaporSetup) -> None:
        self._settings = setup.settings
        self.model.set_rows(setup.rows)
        self.bar.show_counts(self.model)
        if self._wanted is not None:
            self.model.narrow(*self.bar.wanted())
            self._select(*self._wanted)
            self._wanted = None
        self._show_table()

    def _select(self, kind: str, text: str) -> None:
        at = self.model.find(kind, text) if text else 0
        if 0 <= at < self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(at, THEIRS_ID))
            self.table.setFocus()

    def _narrow(self) -> None:
        self.model.narrow(*self.bar.wanted())
        self._show_table()

    def _show_table(self) -> None:
        if self.stack.currentWidget() is self.preview and self.preview.is_open:
            return
        chosen, text = self.bar.wanted()
        full = bool(self.model.rowCount())
        self.stack.setCurrentIndex(0 if full else 1)
        if full:
            return
        if chosen == LACKING and not text:
            self.empty.set_text(
                self.tr("Semua baris sudah terisi"),
                self.tr("Tiket baru bisa dikirim ke SP4N-LAPOR! tanpa menunggu pemetaan."),
            )
        else:
            self.empty.set_text(
                self.tr("Tidak ada baris yang cocok"),
                self.tr("Longgarkan saringan atau hapus kata pencarian."),
            )

    def _ask_which(self) -> None:
        dialog = self._ask(self.tr("Impor pemetaan dari CSV"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.use_file(Path(name)))
        dialog.open()

    def _ask_where(self) -> None:
        dialog = self._ask(self.tr("Ekspor pemetaan ke CSV"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile("pemetaan-lapor.csv")
        dialog.fileSelected.connect(lambda name: self.save_to(Path(name)))
        dialog.open()

    def _ask(self, title: str) -> QFileDialog:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = QFileDialog(self, title)
        self.dialog.setObjectName("lapor.mapping_dialog")
        self.dialog.setNameFilter("*.csv")
        return self.dialog

    def _on_changes(self, ids: frozenset[str]) -> None:
        if ids & {"settings", "rights"}:
            self._show_rights()
        if ids & {"office", "directory"} and self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: read what changed while the tab was hidden, in the order of now."""
        super().showEvent(event)
        if self._wanted is None:
            self.model.rearrange()
        self.refresh()
