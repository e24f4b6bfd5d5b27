"""Listens through a whole journey to what leaves the window: titles, desktop notes, the log.

What was typed into a field about a person must stand in none of them. Everything is heard at
DEBUG, as if somebody had turned logging up.
"""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from ui.alert import RedAlert

PERSONAL = re.compile(
    r"form\.(phone|name|nik|description|landmark|on_behalf_of|notes|address)"
    r"|.*\.(passphrase|again)|keys\.name|first\.name|search\.|composer|connect\.code"
)
"""Fields by their object names; a passphrase and a one-time code are nobody else's either."""
SHORTEST = 5
_SEEN = (QEvent.Type.WindowTitleChange, QEvent.Type.Show, QEvent.Type.ToolTipChange)


class Silence(QObject):
    """`typed` are the texts that must not get out, `heard` is what did."""

    def __init__(self) -> None:
        super().__init__()
        self.typed: set[str] = set()
        self.heard: set[str] = set()

    def note(self, field: str, text: str) -> None:
        """A text went into a field."""
        if PERSONAL.match(field) and len(text) >= SHORTEST:
            self.typed.add(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Titles of windows, and the tip of an icon in the tray."""
        if event.type() in _SEEN:
            if isinstance(watched, QWidget) and watched.isWindow():
                self.heard |= {watched.windowTitle(), watched.windowIconText()}
            if isinstance(watched, QSystemTrayIcon):
                self.heard.add(watched.toolTip())
        return False

    def leaks(self) -> list[str]:
        """Each typed text that was heard, in any notation of a number."""
        said = "\n".join(self.heard).casefold()
        digits = re.sub(r"[^0-9\n]", "", said)
        return sorted(one for one in self.typed if _stands_in(one.casefold(), said, digits))


def _stands_in(one: str, said: str, digits: str) -> bool:
    if one in said:
        return True
    number = re.sub(r"[^0-9]", "", one)
    only_digits = re.fullmatch(r"[+0-9 ().-]+", one) is not None
    return only_digits and len(number) > 8 and number.removeprefix("62").lstrip("0") in digits


class _Handler(logging.Handler):
    def __init__(self, silence: Silence) -> None:
        super().__init__(logging.DEBUG)
        self.setFormatter(logging.Formatter("%(name)s %(message)s %(exc_text)s"))
        self._silence = silence

    def emit(self, record: logging.LogRecord) -> None:
        self._silence.heard.add(self.format(record))


@contextmanager
def listening() -> Iterator[Silence]:
    """Everything from here to the end is heard."""
    app, silence, root = QApplication.instance(), Silence(), logging.getLogger()
    assert app is not None
    handler, level, noted = _Handler(silence), root.level, RedAlert._note
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    app.installEventFilter(silence)

    def note(alert: RedAlert, text: str) -> None:
        silence.heard.add(text)
        noted(alert, text)

    RedAlert._note = note  # type: ignore[method-assign, assignment]
    try:
        yield silence
    finally:
        RedAlert._note = noted  # type: ignore[method-assign]
        app.removeEventFilter(silence)
        root.setLevel(level)
        root.removeHandler(handler)
