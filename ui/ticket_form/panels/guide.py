"""What to say now, what is promised, and the card of the agency that gets it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from callcenter.directory.agencies import Agency
from callcenter.directory.bundle import Directory
from callcenter.directory.guidance import Script
from ui import shortcuts, theme
from ui.plain_label import Ink
from ui.plain_text import PlainLabel, plain_tooltip
from ui.ticket_form.agency_words import contact_line, doubt, phone_shown
from ui.ticket_form.layouts import FlowBox, ScrollBody
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chip import Chip

_MOMENTS = ("opening", "purpose", "anonymity", "angry", "crying", "closing")


class AgencyCard(QWidget):
    """One OPD: name, number with copy, hours, what it is competent for, a doubt as a chip."""

    def __init__(self, agency: Agency, *, brief: bool) -> None:
        super().__init__()
        self.setObjectName(f"form.opd_{agency.id}")
        self.setAccessibleName(f"{agency.name}, {contact_line(agency)}")
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.dp(n) for n in (12, 7, 12, 8)))
        column.setSpacing(theme.dp(2))
        name = PlainLabel(agency.name, fit="elide", role="medium")
        column.addWidget(name)
        line = QHBoxLayout()
        line.setSpacing(theme.dp(8))
        number = phone_shown(agency.phone or agency.whatsapp)
        contact = PlainLabel(
            number or agency.email or self.tr("nomor belum diisi di direktori"),
            role="label", ink="muted", tabular=True,
        )  # fmt: skip
        line.addWidget(contact, 1)
        if doubt(agency):
            chip = Chip(doubt(agency), tone="amber", shape="▲", small=True)
            plain_tooltip(chip, agency.source_note)
            line.addWidget(chip)
        if number:
            copy = Button(small=True, quiet=True, icon="copy")
            copy.setObjectName(f"form.opd_copy_{agency.id}")
            words = self.tr("Salin nomor {n}").replace("{n}", agency.abbreviation)
            copy.setAccessibleName(words)
            copy.clicked.connect(lambda: QApplication.clipboard().setText(number))
            line.addWidget(copy)
        column.addLayout(line)
        scope = self.tr("Urusan: ") + ", ".join(agency.scope[:8]) if agency.scope else ""
        for text in () if brief else (agency.hours_text, scope):
            if text:
                column.addWidget(PlainLabel(text, fit="elide", role="hint", ink="faint"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: a line above."""
        del event
        QPainter(self).fillRect(0, 0, self.width(), 1, theme.tokens().color("line2"))


class GuidePanel(Card):
    """`show_guide` for what is being told; a chip shows the words for another moment."""

    def __init__(self, directory: Directory, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.set_title(self.tr("Panduan bicara"), shortcuts.key_hint("panel_script"))
        self.setObjectName("form.guide")
        self._directory = directory
        self._moment = ""
        self._said: tuple[str, ...] = ()
        self._carded: tuple[Agency, ...] = ()
        self._lines: list[_Line] = []
        self._values: Mapping[str, str] = {}
        self._now: tuple[Script, ...] = ()
        self._agencies: tuple[Agency, ...] = ()
        self._body = ScrollBody()
        self._body.column.addStretch(1)
        self.area = QScrollArea()
        self.area.setObjectName("form.guide_scroll")
        self.area.setAccessibleName(self.tr("Panduan bicara"))
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self._body)
        self.area.setMinimumHeight(theme.dp(60))
        self._moments = FlowBox(gap=4)
        self._moments.setContentsMargins(*(theme.dp(n) for n in (12, 6, 12, 8)))
        for moment in _MOMENTS:
            self._add_moment(moment)
        self._cards = QVBoxLayout()
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(0)
        self.body.addWidget(self.area, 1)
        self.body.addLayout(self._cards)
        self.body.addWidget(self._moments)

    def _add_moment(self, moment: str) -> None:
        script = next((one for one in self._directory.scripts if one.moment == moment), None)
        if script is None:
            return
        chip = Chip(script.title, small=True, clickable=True)
        chip.setObjectName(f"form.say_{moment}")
        chip.clicked.connect(lambda: self._show_moment(moment))
        self._moments.add(chip)

    def tab_stops(self) -> list[QWidget]:
        """The text and the chips."""
        return [self.area, *self._moments.findChildren(Chip)]

    def show_guide(
        self, scripts: Sequence[Script], agencies: Sequence[Agency], values: Mapping[str, str]
    ) -> None:
        """The words for now and the agencies chosen; `values` fill the braces."""
        self._values = values
        self._now = tuple(scripts)
        self._agencies = tuple(agencies)
        self._moment = ""
        self._draw()

    def text(self) -> str:
        """Everything that stands here."""
        labels = self.findChildren(PlainLabel)
        return "\n".join(label.shown_text() for label in labels)

    def _show_moment(self, moment: str) -> None:
        self._moment = "" if self._moment == moment else moment
        self._draw()

    def _draw(self) -> None:
        scripts: Sequence[Script] = self._now
        if self._moment:
            scripts = [one for one in self._directory.scripts if one.moment == self._moment]
        said = tuple(fill(line, self._values) for script in scripts for line in script.lines)
        if said != self._said:
            self._said = said
            self._say(said)
        if self._agencies != self._carded:
            self._carded = self._agencies
            _empty(self._cards)
            for agency in self._agencies[:2]:
                self._cards.addWidget(AgencyCard(agency, brief=len(self._agencies) > 1))

    def _say(self, said: Sequence[str]) -> None:
        """A line that stays is written anew, not made anew: this runs with each key."""
        column = self._body.column
        for text, line in zip(said, self._lines, strict=False):
            line.say(text)
        for gone in self._lines[len(said) :]:
            column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        del self._lines[len(said) :]
        for text in said[len(self._lines) :]:
            line = _Line(text)
            column.insertWidget(len(self._lines), line)
            self._lines.append(line)
        self._body.fit()


class _Line(QFrame):
    """One sentence to say, or one hint to follow (muted)."""

    def __init__(self, text: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.dp(n) for n in (12, 7, 12, 8)))
        self._text = text
        self._label = PlainLabel(text, fit="wrap", ink=_ink(text))
        column.addWidget(self._label)
        policy = self.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)

    def say(self, text: str) -> None:
        """Another sentence in its place; nothing when it is the same."""
        if text != self._text:
            self._text = text
            self._label.setText(text)
            self._label.set_ink(_ink(text))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: a line below."""
        del event
        painter = QPainter(self)
        at = QPoint(0, self.height() - 1)
        size = QSize(self.width(), 1)
        painter.fillRect(at.x(), at.y(), size.width(), 1, theme.tokens().color("line2"))


def _ink(text: str) -> Ink:
    return "text" if text.startswith("“") else "muted"


def fill(line: str, values: Mapping[str, str]) -> str:
    """The line with its braces filled where something is known; pure."""
    for name, value in values.items():
        if value:
            line = line.replace("{" + name + "}", value)
    return line


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget: QWidget | None = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
