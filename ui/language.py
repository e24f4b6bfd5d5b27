"""In which language the screen speaks: Indonesian, the source, or a catalogue that is shipped.

What is said or written to citizens and offices stays Indonesian (`formats.told_date`, scripts,
reminders). Must not know a screen.
"""

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from ui.catalogues import catalogue

SOURCE = "id"
_QT_WORDS = "qt_id"


def use_language(app: QApplication, language: str) -> str:
    """Let every window built from now on speak a language; return the one that is spoken.

    `system` follows the machine. A language without a catalogue is Indonesian.
    """
    wanted = QLocale.system().name().partition("_")[0] if language == "system" else language
    name = _QT_WORDS if wanted == SOURCE else f"desk_{wanted}"
    words = _loaded(app, name)
    if words is None and wanted != SOURCE:
        return use_language(app, SOURCE)
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
    if words is not None:
        app.installTranslator(words)
    QLocale.setDefault(_locale(wanted))
    return wanted


def _loaded(app: QApplication, name: str) -> QTranslator | None:
    known = app.findChild(QTranslator, name)
    if known is not None:
        return known
    path = catalogue(name)
    words = QTranslator(app)
    words.setObjectName(name)
    if path is not None and words.load(str(path)):
        return words
    words.deleteLater()
    return None


def _locale(language: str) -> QLocale:
    """Names of that language, numbers and dates as Indonesia writes them."""
    return QLocale(QLocale.codeToLanguage(language), QLocale.Country.Indonesia)
