"""Outside our authority: whom it belongs to, with number and hours, and a note for the record."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from callcenter.directory.agencies import Agency
from callcenter.directory.bundle import Directory
from ui import shortcuts, theme
from ui.plain_text import PlainLabel
from ui.ticket_form.agency_words import contact_line, phone_shown
from ui.ticket_form.description_box import DescriptionBox, ModulesFor, RefusedPaste
from ui.widgets import paint
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.field import Field

_SHOWN = 12


class BodyRow(QRadioButton):
    """One body to choose: name above, number and hours below."""

    def __init__(self, agency: Agency) -> None:
        super().__init__()
        self.agency = agency
        self.setObjectName(f"form.outside_{agency.id}")
        self.setAccessibleName(f"{agency.name}, {contact_line(agency)}")

    def sizeHint(self) -> QSize:
        """Qt: two lines."""
        return QSize(theme.dp(160), theme.dp(48))

    def minimumSizeHint(self) -> QSize:
        """Qt: two lines."""
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:  # noqa: N802 (Qt's own name)
        """Qt: the whole row."""
        del pos
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: row line, two lines of text, the choice as a field and a dot."""
        del event
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.isChecked():
            painter.fillRect(box, t.color("accent_weak"))
        painter.fillRect(QRectF(0, box.height() - 1, box.width(), 1), t.color("line2"))
        dot = QRectF(theme.dp(12), theme.dp(9), theme.dp(14), theme.dp(14))
        painter.setPen(t.color("accent" if self.isChecked() else "faint"))
        painter.setBrush(t.color("panel"))
        painter.drawEllipse(dot)
        if self.isChecked():
            painter.setBrush(t.color("accent"))
            inset = theme.dp(3)
            painter.drawEllipse(dot.adjusted(inset, inset, -inset, -inset))
        self._paint_words(painter, box)
        if self.hasFocus():
            paint.paint_ring(painter, box, theme.dp(4))

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        t = theme.tokens()
        left = theme.dp(34)
        lines = (
            (theme.font("medium"), "text", self.agency.name, 5),
            (theme.tabular_font("label"), "muted", contact_line(self.agency), 24),
        )
        for face, ink, text, top in lines:
            painter.setFont(face)
            painter.setPen(t.color(ink))
            spot = QRectF(left, theme.dp(top), box.width() - left - theme.dp(10), theme.dp(18))
            cut = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, round(spot.width())
            )
            painter.drawText(spot, int(Qt.AlignmentFlag.AlignVCenter), cut)


class OutsidePanel(Card):
    """`chosen` carries the body's id, `saved` asks to save as a referral, `closed` to go back."""

    chosen = Signal(str)
    saved = Signal(str)
    closed = Signal()
    changed = Signal()

    def __init__(
        self, directory: Directory, modules_for: ModulesFor, parent: QWidget | None = None
    ) -> None:
        super().__init__("", "", parent)
        self.set_title(self.tr("Di luar kewenangan"), f"{shortcuts.key_hint('outside')} · Esc")
        self.setObjectName("form.outside")
        self._directory = directory
        self._suggested: tuple[str, ...] = ()
        self._rows: list[BodyRow] = []
        self._picked = ""
        self.reason = PlainLabel("", fit="wrap", role="label", ink="muted")
        self.search = QLineEdit()
        self.search.setObjectName("form.outside_search")
        self.search.setAccessibleName(self.tr("Cari instansi di luar kewenangan"))
        self.search.setPlaceholderText(self.tr("Cari: polda, ojk, pemkot, pln, bpn …"))
        self.search.textEdited.connect(lambda _text: self._fill())
        self.list = QWidget()
        self._column = QVBoxLayout(self.list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.list.setObjectName("scroll_body")
        area = QScrollArea()
        area.setObjectName("form.outside_scroll")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(self.list)
        self.note = Field(
            self.tr("Catatan rujukan"),
            DescriptionBox(modules_for, lines=2),
            name="form.outside_note",
        )
        self.note.input.setPlaceholderText(
            self.tr("yang disampaikan kepada pelapor; :: untuk teks")
        )
        self.note.input.textChanged.connect(self.changed)
        self.note.setFixedHeight(theme.dp(92))
        self._build(area)
        self.hide()

    def _build(self, area: QScrollArea) -> None:
        self.copy = Button(self.tr("Salin nomor"), icon="copy")
        self.copy.setObjectName("form.outside_copy")
        self.copy.setEnabled(False)
        self.copy.clicked.connect(self._copy)
        self.save = PrimaryButton(self.tr("Simpan rujukan"))
        self.save.setObjectName("form.outside_save")
        self.save.setEnabled(False)
        self.save.clicked.connect(lambda: self.saved.emit(self._picked))
        back = Button(self.tr("Tutup"), quiet=True)
        back.setObjectName("form.outside_close")
        back.clicked.connect(self.closed)
        head = QVBoxLayout()
        head.setContentsMargins(*(theme.dp(n) for n in (12, 8, 12, 8)))
        head.setSpacing(theme.dp(8))
        head.addWidget(self.reason)
        head.addWidget(self.search)
        foot = QVBoxLayout()
        foot.setContentsMargins(*(theme.dp(n) for n in (12, 8, 12, 12)))
        foot.setSpacing(theme.dp(8))
        foot.addWidget(self.note)
        foot.addWidget(RefusedPaste(self.note.input, "form.outside_note"))
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.dp(8))
        buttons.addWidget(self.save)
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        buttons.addWidget(back)
        foot.addLayout(buttons)
        self.body.addLayout(head)
        self.body.addWidget(area, 1)
        self.body.addLayout(foot)

    def tab_stops(self) -> list[QWidget]:
        """Search, bodies, note, buttons."""
        return [self.search, *self._rows, self.note.input, self.save, self.copy]

    def open_with(self, suggested: Sequence[str], reason: str) -> None:
        """Shows the bodies that fit what was typed first, then all others."""
        self._suggested = tuple(suggested)
        self.reason.setText(
            reason or self.tr("Tidak ada yang ditolak: sebutkan nama dan nomornya, lalu catat.")
        )
        self._fill()
        if not self._picked and self._suggested:
            self._take(self._suggested[0])
        self.show()

    def note_text(self) -> str:
        """What was told to the caller."""
        return self.note.input.toPlainText().strip()

    def write(self, note: str) -> None:
        """A draft's note; no body is marked."""
        self._picked = ""
        self.search.clear()
        self.note.input.set_text(note)
        self._mark()

    def _fill(self) -> None:
        typed = self.search.text()
        found = [one for one in self._directory.search_agencies(typed) if not one.within_authority]
        if not typed.strip():
            first = [one for one in found if one.id in self._suggested]
            first.sort(key=lambda one: self._suggested.index(one.id))
            others = [one for one in found if one not in first and not one.is_emergency]
            found = first + others
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for agency in found[: _SHOWN if typed.strip() else 40]:
            row = BodyRow(agency)
            row.clicked.connect(lambda _on=False, key=agency.id: self._take(key))
            self._rows.append(row)
            self._column.addWidget(row)
        self._mark()

    def _take(self, agency_id: str) -> None:
        self._picked = agency_id
        self._mark()
        self.chosen.emit(agency_id)

    def _mark(self) -> None:
        for row in self._rows:
            row.setChecked(row.agency.id == self._picked)
        agency = self._directory.agencies.get(self._picked)
        self.save.setEnabled(agency is not None)
        self.copy.setEnabled(agency is not None and bool(agency.phone))

    def _copy(self) -> None:
        agency = self._directory.agencies.get(self._picked)
        if agency is not None:
            QApplication.clipboard().setText(phone_shown(agency.phone))
