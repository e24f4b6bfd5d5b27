"""Choice boxes and completers whose popups look like the desk and show text literally."""

from collections.abc import Sequence

from PySide6.QtCore import QDate, QLocale, QStringListModel, Qt
from PySide6.QtGui import QColor, QPaintEvent, QTextCharFormat, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDateEdit,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from ui import theme
from ui.plain_label import plain_tooltip
from ui.visible_text import one_line


class PopupDelegate(QStyledItemDelegate):
    """Popup lines: one line of visible text, styled by the sheet."""

    def displayText(self, value: object, locale: object) -> str:
        """Qt: the words of a line."""
        del locale
        return one_line(str(value), 160)


class ChoiceBox(QComboBox):
    """A closed list of choices, by key; the wheel does not change it unseen.

    A choice too long for the box ends in …; the whole of it is the tooltip.
    """

    def __init__(
        self, choices: Sequence[tuple[str, str]] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # else the wheel brings the focus with it
        self.setItemDelegate(PopupDelegate(self))
        self.setMaxVisibleItems(12)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.currentTextChanged.connect(lambda text: plain_tooltip(self, text))
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Show (key, text) pairs; the picked key stays picked if it is still there."""
        key = self.selected()
        self.blockSignals(True)
        self.clear()
        for value, text in choices:
            self.addItem(one_line(text, 160), value)
        self.blockSignals(False)
        self.select(key)

    def selected(self) -> str:
        """Return the key of the picked choice, "" when none."""
        value = self.currentData()
        return value if isinstance(value, str) else ""

    def select(self, key: str) -> None:
        """Pick by key; an unknown key picks the first."""
        at = self.findData(key)
        self.setCurrentIndex(max(0, at) if self.count() else -1)
        plain_tooltip(self, self.currentText())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: as a combo box paints itself, the text elided."""
        del event
        option, painter = QStyleOptionComboBox(), QStylePainter(self)
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        words: str = option.currentText
        option.currentText = self.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: scrolling the form must not change a choice."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class DateBox(QDateEdit):
    """A date as `14-11-2026` with a calendar; the wheel does not change it unseen."""

    def __init__(self, day: QDate | None = None, parent: QWidget | None = None) -> None:
        super().__init__(day or QDate.currentDate(), parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # else the wheel brings the focus with it
        self.setLocale(QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia))
        self.setDisplayFormat("dd-MM-yyyy")
        self.setCalendarPopup(True)
        theme.make_tabular(self)
        calendar = self.calendarWidget()
        calendar.setVerticalHeaderFormat(calendar.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setHorizontalHeaderFormat(calendar.HorizontalHeaderFormat.SingleLetterDayNames)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        weekend = QTextCharFormat()
        weekend.setForeground(QColor(theme.tokens().red))
        for name in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(name, weekend)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: scrolling the form must not change a date."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def complete(line: QLineEdit, words: Sequence[str] = ()) -> QCompleter:
    """Give an input a completer that finds any part of a word; returns it to follow `activated`."""
    completer = QCompleter(QStringListModel([one_line(w, 160) for w in words], line), line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setMaxVisibleItems(8)
    popup = QListView()
    completer.setPopup(popup)
    popup.setProperty("popup", True)
    popup.setObjectName(f"{line.objectName()}_popup")
    popup.setItemDelegate(PopupDelegate(popup))
    line.setCompleter(completer)
    return completer
