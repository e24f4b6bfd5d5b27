"""Qt's own words in Indonesian: the menus of text fields and the buttons of its boxes."""

from collections.abc import Mapping

from PySide6.QtCore import QTranslator

_EDIT: Mapping[str, str] = {
    "&Undo": "&Urungkan", "&Redo": "&Ulangi", "Cu&t": "Po&tong", "&Copy": "&Salin",
    "&Paste": "&Tempel", "Delete": "Hapus", "Select All": "Pilih semua",
    "Copy &Link Location": "Salin alamat tautan",
}  # fmt: skip
_BUTTONS: Mapping[str, str] = {
    "OK": "Baik", "Cancel": "Batal", "&Yes": "&Ya", "&No": "&Tidak", "Close": "Tutup",
    "Save": "Simpan", "Open": "Buka", "Discard": "Buang", "Apply": "Terapkan",
}  # fmt: skip
_CONTEXTS: Mapping[str, Mapping[str, str]] = {
    "QLineEdit": _EDIT,
    "QWidgetTextControl": _EDIT,
    "QPlatformTheme": _BUTTONS,
    "QDialogButtonBox": _BUTTONS,
}


class QtWords(QTranslator):
    """Answers for the few texts of Qt an operator can meet; everything else stays as it is."""

    def isEmpty(self) -> bool:  # noqa: N802 (Qt's own name)
        """Qt: there are words here."""
        return False

    def translate(
        self,
        context: str,
        source: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        """Qt: the Indonesian word, "" for a text that is not Qt's."""
        del disambiguation, n
        return _CONTEXTS.get(context, {}).get(source, "")
