"""Words that stand in tables and plain functions, outside any widget's own `tr`.

The translators' tool finds `_t("…")` and `shown("…")` by these very names (`tests.strings` tells
it so) and files them without a context: one word there has one translation. Imports no widget.
"""

from PySide6.QtCore import QCoreApplication


def marked(text: str) -> str:
    """Return a text as it is; imported as `_t`, it marks it for the translators' tool."""
    return text


def shown(text: str) -> str:
    """Return a marked text in the language of the screen; the source where there is no other."""
    return QCoreApplication.translate("", text)
