"""Every key of the desk in one table, shown by F1; screens bind through here and nowhere else."""

from collections.abc import Callable
from typing import Literal

from msgspec import Struct
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

Where = Literal[
    "everywhere",
    "form",
    "queue",
    "search",
    "ticket",
    "outbox",
    "conflicts",
    "lapor",
    "reports",
    "board",
]


class Shortcut(Struct, frozen=True):
    """One key: `keys` in Qt's portable notation, `text` in Indonesian, `where` it works."""

    id: str
    keys: str
    text: str
    where: Where


def _key(id: str, keys: str, where: Where, text: object) -> Shortcut:
    return Shortcut(id, keys, str(text), where)


SHORTCUTS: tuple[Shortcut, ...] = (
    _key("help", "F1", "everywhere", QT_TRANSLATE_NOOP("shortcuts", "Daftar tombol")),
    _key("new", "F2", "everywhere", QT_TRANSLATE_NOOP("shortcuts", "Terima telepon / tiket baru")),
    _key("outside", "F9", "everywhere", QT_TRANSLATE_NOOP("shortcuts", "Di luar kewenangan")),
    _key("search", "Ctrl+K", "everywhere", QT_TRANSLATE_NOOP("shortcuts", "Cari apa saja")),
    _key(
        "copy_number", "Ctrl+.", "everywhere", QT_TRANSLATE_NOOP("shortcuts", "Salin nomor tiket")
    ),
    _key(
        "close", "Esc", "everywhere", QT_TRANSLATE_NOOP("shortcuts", "Tutup panel (teks tetap ada)")
    ),
    _key("go_new", "Ctrl+1", "everywhere", QT_TRANSLATE_NOOP("shortcuts", "Buka Tiket baru")),
    _key("go_queue", "Ctrl+2", "everywhere", QT_TRANSLATE_NOOP("shortcuts", "Buka Antrean")),
    _key("go_search", "Ctrl+3", "everywhere", QT_TRANSLATE_NOOP("shortcuts", "Buka Cari")),
    _key(
        "go_directory", "Ctrl+4", "everywhere", QT_TRANSLATE_NOOP("shortcuts", "Buka Direktori OPD")
    ),
    _key(
        "go_outbox", "Ctrl+5", "everywhere", QT_TRANSLATE_NOOP("shortcuts", "Buka Belum terkirim")
    ),
    _key("go_lapor", "Ctrl+7", "everywhere", QT_TRANSLATE_NOOP("shortcuts", "Buka SP4N-LAPOR!")),
    _key("go_privacy", "Ctrl+8", "everywhere", QT_TRANSLATE_NOOP("shortcuts", "Buka Data pribadi")),
    _key("go_reports", "Ctrl+0", "everywhere", QT_TRANSLATE_NOOP("shortcuts", "Buka Laporan")),
    _key(
        "go_shift",
        "Ctrl+Shift+H",
        "everywhere",
        QT_TRANSLATE_NOOP("shortcuts", "Buka Serah terima"),
    ),
    _key(
        "shift_note",
        "Ctrl+H",
        "everywhere",
        QT_TRANSLATE_NOOP("shortcuts", "Catatan untuk giliran berikutnya"),
    ),
    _key("go_board", "Ctrl+9", "everywhere", QT_TRANSLATE_NOOP("shortcuts", "Buka Papan")),
    _key("go_conflicts", "Ctrl+6", "everywhere", QT_TRANSLATE_NOOP("shortcuts", "Buka Konflik")),
    _key(
        "next_screen", "Ctrl+Tab", "everywhere", QT_TRANSLATE_NOOP("shortcuts", "Layar berikutnya")
    ),
    _key(
        "previous_screen",
        "Ctrl+Shift+Tab",
        "everywhere",
        QT_TRANSLATE_NOOP("shortcuts", "Layar sebelumnya"),
    ),
    _key(
        "undo_toast",
        "Ctrl+Shift+B",
        "everywhere",
        QT_TRANSLATE_NOOP("shortcuts", "Batalkan dari pemberitahuan"),
    ),
    _key("lock", "Ctrl+Alt+L", "everywhere", QT_TRANSLATE_NOOP("shortcuts", "Kunci meja")),
    _key("save", "Ctrl+Return", "form", QT_TRANSLATE_NOOP("shortcuts", "Simpan")),
    _key(
        "save_next",
        "Ctrl+Shift+Return",
        "form",
        QT_TRANSLATE_NOOP("shortcuts", "Simpan & berikutnya"),
    ),
    _key(
        "join", "Ctrl+M", "form", QT_TRANSLATE_NOOP("shortcuts", "Gabung pelapor ke tiket yang ada")
    ),
    _key("map", "Ctrl+Shift+M", "form", QT_TRANSLATE_NOOP("shortcuts", "Titik di peta Lampung")),
    _key("panel_history", "Alt+1", "form", QT_TRANSLATE_NOOP("shortcuts", "Riwayat penelepon")),
    _key(
        "panel_duplicates",
        "Alt+2",
        "form",
        QT_TRANSLATE_NOOP("shortcuts", "Mungkin laporan yang sama"),
    ),
    _key("panel_script", "Alt+3", "form", QT_TRANSLATE_NOOP("shortcuts", "Panduan bicara")),
    _key("panel_centre", "Alt+4", "form", QT_TRANSLATE_NOOP("shortcuts", "Riwayat dari pusat")),
    _key("queue_take", "A", "queue", QT_TRANSLATE_NOOP("shortcuts", "Ambil alih")),
    _key("queue_remind", "R", "queue", QT_TRANSLATE_NOOP("shortcuts", "Ingatkan OPD")),
    _key("queue_answer", "J", "queue", QT_TRANSLATE_NOOP("shortcuts", "Catat jawaban OPD")),
    _key("queue_raise", "N", "queue", QT_TRANSLATE_NOOP("shortcuts", "Naikkan")),
    _key("queue_transfer", "T", "queue", QT_TRANSLATE_NOOP("shortcuts", "Alihkan")),
    _key("queue_snooze", "S", "queue", QT_TRANSLATE_NOOP("shortcuts", "Tunda")),
    _key("queue_wake", "W", "queue", QT_TRANSLATE_NOOP("shortcuts", "Bangunkan dari tunda")),
    _key("queue_call", "C", "queue", QT_TRANSLATE_NOOP("shortcuts", "Telepon balik")),
    _key("queue_done", "D", "queue", QT_TRANSLATE_NOOP("shortcuts", "Selesai")),
    _key("queue_open", "Return", "queue", QT_TRANSLATE_NOOP("shortcuts", "Buka tiket")),
    _key("queue_conflicts", "K", "queue", QT_TRANSLATE_NOOP("shortcuts", "Daftar konflik")),
    _key(
        "search_centre", "Ctrl+Shift+K", "search", QT_TRANSLATE_NOOP("shortcuts", "Cari di pusat")
    ),
    _key("keep_left", "1", "ticket", QT_TRANSLATE_NOOP("shortcuts", "Pakai kiri")),
    _key("keep_right", "2", "ticket", QT_TRANSLATE_NOOP("shortcuts", "Pakai kanan")),
    _key("list_left", "1", "conflicts", QT_TRANSLATE_NOOP("shortcuts", "Pakai kiri")),
    _key("list_right", "2", "conflicts", QT_TRANSLATE_NOOP("shortcuts", "Pakai kanan")),
    _key("outbox_send", "K", "outbox", QT_TRANSLATE_NOOP("shortcuts", "Coba kirim sekarang")),
    _key("outbox_retry", "R", "outbox", QT_TRANSLATE_NOOP("shortcuts", "Coba kirim lagi yang ini")),
    _key("outbox_fold", "Space", "outbox", QT_TRANSLATE_NOOP("shortcuts", "Buka atau lipat")),
    _key("outbox_export", "S", "outbox", QT_TRANSLATE_NOOP("shortcuts", "Simpan ke berkas…")),
    _key("outbox_import", "A", "outbox", QT_TRANSLATE_NOOP("shortcuts", "Ambil dari berkas…")),
    _key("lapor_hurry", "K", "lapor", QT_TRANSLATE_NOOP("shortcuts", "Coba sekarang")),
    _key("lapor_ask", "J", "lapor", QT_TRANSLATE_NOOP("shortcuts", "Ambil jawaban sekarang")),
    _key("lapor_there", "1", "lapor", QT_TRANSLATE_NOOP("shortcuts", "Ada di sana, nomor …")),
    _key("lapor_again", "2", "lapor", QT_TRANSLATE_NOOP("shortcuts", "Kirim lagi")),
    _key("lapor_cancel", "3", "lapor", QT_TRANSLATE_NOOP("shortcuts", "Batal kirim")),
    _key("lapor_send", "S", "lapor", QT_TRANSLATE_NOOP("shortcuts", "Kirim yang dipilih")),
    _key("lapor_keep", "T", "lapor", QT_TRANSLATE_NOOP("shortcuts", "Jangan kirim yang dipilih")),
    _key("lapor_pick", "A", "lapor", QT_TRANSLATE_NOOP("shortcuts", "Pilih lembar kerja…")),
    _key("lapor_tick", "Space", "lapor", QT_TRANSLATE_NOOP("shortcuts", "Centang baris")),
    _key("board_full", "F11", "board", QT_TRANSLATE_NOOP("shortcuts", "Papan di layar penuh")),
    _key("report_renew", "R", "reports", QT_TRANSLATE_NOOP("shortcuts", "Hitung lagi")),
    _key("report_xlsx", "X", "reports", QT_TRANSLATE_NOOP("shortcuts", "Simpan sebagai XLSX")),
    _key("report_csv", "C", "reports", QT_TRANSLATE_NOOP("shortcuts", "Simpan sebagai CSV")),
    _key("report_pdf", "P", "reports", QT_TRANSLATE_NOOP("shortcuts", "Simpan sebagai PDF")),
    _key(
        "report_periodic",
        "B",
        "reports",
        QT_TRANSLATE_NOOP("shortcuts", "Laporan berkala triwulan lalu (Perpres 76/2013)"),
    ),
)

_SHOWN = (
    ("Ctrl+", "Ctrl "), ("Shift+", "Shift "), ("Alt+", "Alt "), ("Return", "↵"),
)  # fmt: skip


def shortcut(id: str) -> Shortcut:
    """Return the row of the table; KeyError for an id that does not stand in it."""
    for row in SHORTCUTS:
        if row.id == id:
            return row
    raise KeyError(id)


def shortcut_text(row: Shortcut) -> str:
    """Return what the key does, in the language of the screen."""
    return QCoreApplication.translate("shortcuts", row.text)


def key_hint(id: str) -> str:
    """Return a key as drawn beside a control: `Ctrl ↵`, `F9`, `Alt 1`."""
    keys = shortcut(id).keys
    for written, shown in _SHOWN:
        keys = keys.replace(written, shown)
    return keys


def bind(
    widget: QWidget, id: str, callback: Callable[[], object], *, wide: bool = False
) -> QShortcut:
    """Bind a key of the table to a callback, inside `widget` (window-wide for "everywhere").

    `wide`: also while the focus is elsewhere in the window, as long as `widget` is shown.
    """
    row = shortcut(id)
    made = QShortcut(QKeySequence(row.keys), widget)
    made.setObjectName(f"key_{row.id}")
    made.setAutoRepeat(False)
    if wide or row.where == "everywhere":
        made.setContext(Qt.ShortcutContext.WindowShortcut)
    else:
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.activated.connect(lambda: callback())  # noqa: PLW0108 (Qt counts arguments)
    return made


def silence(root: QWidget) -> Callable[[], None]:
    """Make every key bound in `root` do nothing; the returned call gives them back."""
    quiet = [one for one in root.findChildren(QShortcut) if one.isEnabled()]
    for one in quiet:
        one.setEnabled(False)

    def give_back() -> None:
        for one in quiet:
            if isValid(one):
                one.setEnabled(True)

    return give_back
