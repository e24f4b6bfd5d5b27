"""Where the cursor stands, by the field's object name, and how to put it back there."""

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

_HOME = "form.description"


def cursor_place(form: QWidget) -> tuple[str, int]:
    """The field of the form that has the focus and the position in it; else what happened."""
    widget = QApplication.focusWidget()
    if widget is None or not form.isAncestorOf(widget):
        widget = _inner(form)
    if isinstance(widget, QPlainTextEdit):
        return widget.objectName(), widget.textCursor().position()
    if isinstance(widget, QLineEdit):
        return widget.objectName(), widget.cursorPosition()
    return (widget.objectName(), 0) if widget is not None else (_HOME, 0)


def put_cursor(form: QWidget, name: str, position: int) -> None:
    """Puts the cursor back; a field that is not there any more gives way to what happened."""
    widget = form.findChild(QWidget, name) if name else None
    if widget is None or not widget.isVisibleTo(form):
        widget = form.findChild(QWidget, _HOME)
    if widget is None:
        return
    widget.setFocus()
    if isinstance(widget, QPlainTextEdit):
        cursor = widget.textCursor()
        cursor.setPosition(min(position, len(widget.toPlainText())))
        widget.setTextCursor(cursor)
    elif isinstance(widget, QLineEdit):
        widget.deselect()
        widget.setCursorPosition(position)


def _inner(form: QWidget) -> QWidget | None:
    """The field that would have the focus if the window had it."""
    held: QWidget | None = form.focusWidget()
    return held if held is not None else form.findChild(QWidget, _HOME)
