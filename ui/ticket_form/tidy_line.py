"""A line of the form that holds one line of text people can read, and no more than fits it.

What is typed, pasted, dropped or put in passes here; it judges no number and no name.
"""

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.visible_text import visible

PHONE, NAME, LANDMARK = 40, 120, 200
"""The most characters of a number, of a name, of a landmark or an answer."""


class TidyLine(QLineEdit):
    """Line ends become spaces; control, bidi and zero-width characters do not come in."""

    def __init__(self, longest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(longest)
        self.textEdited.connect(self._tidy)

    def setText(self, text: str | None) -> None:  # noqa: N802 (Qt's own name)
        """Qt: puts a text in, as clean as one that is typed."""
        super().setText(tidy(text or ""))

    def _tidy(self, text: str) -> None:
        clean = tidy(text)
        if clean != text:
            before = tidy(text[: self.cursorPosition()])
            super().setText(clean)
            self.setCursorPosition(len(before))


def tidy(text: str) -> str:
    """Return a text on one line without the characters nobody can see."""
    flat = "".join(" " if sign in "\r\n\t\x85\u2028\u2029" else sign for sign in text)
    return "".join(sign for sign in flat if visible(sign) == sign)
