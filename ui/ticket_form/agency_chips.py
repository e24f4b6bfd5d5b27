"""Whom it goes to: competent agencies as chips to switch on and off, any other by searching."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from callcenter.directory.agencies import Agency
from callcenter.directory.bundle import Directory
from ui import theme
from ui.plain_text import PlainLabel, one_line, plain_tooltip
from ui.ticket_form.layouts import FlowBox
from ui.ticket_form.option_list import Option
from ui.ticket_form.pick_line import PickLine
from ui.widgets import paint
from ui.widgets.buttons import Button
from ui.widgets.paint import ChipLook

_OFFERED = 5


class ToggleChip(QAbstractButton):
    """A chip that is on (accent, ticked) or off (outlined)."""

    def __init__(self, text: str, *, violet: bool = False) -> None:
        super().__init__()
        self._text = one_line(text, 40)
        self._violet = violet
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self._text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """What stands on it."""
        return self._text

    def _look(self) -> ChipLook:
        tone: theme.Tone = "violet" if self._violet else "accent"
        return ChipLook(self._text, tone if self.isChecked() else "neutral", "✓")

    def sizeHint(self) -> QSize:
        """Qt: room for the tick in both states."""
        return paint.chip_size(self._look()).toSize()

    def minimumSizeHint(self) -> QSize:
        """Qt: may be cut."""
        return QSize(min(self.sizeHint().width(), theme.dp(64)), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: chip, outline when off, ring when focused."""
        del event
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self.isChecked():
            paint.paint_chip(painter, box, self._look())
        else:
            self._paint_off(painter, box)
        if self.hasFocus():
            paint.paint_ring(painter, box, box.height() / 2 - 1)

    def _paint_off(self, painter: QPainter, box: QRectF) -> None:
        t = theme.tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(t.color("thumb" if self.underMouse() else "line"))
        painter.setBrush(t.color("panel"))
        inner = box.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2)
        painter.setPen(t.color("muted"))
        painter.setFont(paint.chip_font())
        text = painter.fontMetrics().elidedText(
            self._text, Qt.TextElideMode.ElideRight, round(box.width()) - theme.dp(16)
        )
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)


class AgencyChips(QWidget):
    """`changed` after a person switched an agency; `suggest` follows the text until then."""

    changed = Signal()
    rebuilt = Signal()

    def __init__(self, directory: Directory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._directory = directory
        self.by_person = False
        self._selected: tuple[str, ...] = ()
        self._offered: tuple[str, ...] = ()
        self._chips: dict[str, ToggleChip] = {}
        self.box = FlowBox()
        self.box.setObjectName("form.agencies")
        self.box.setAccessibleName(self.tr("Instansi tujuan"))
        self.more = Button(self.tr("Lain"), small=True, quiet=True, icon="plus")
        self.more.setObjectName("form.agency_more")
        self.more.setAccessibleName(self.tr("Tambah instansi lain"))
        self.more.clicked.connect(self._open_search)
        self.search = PickLine()
        self.search.setObjectName("form.agency_search")
        self.search.setAccessibleName(self.tr("Cari instansi lain"))
        self.search.setPlaceholderText(self.tr("nama, singkatan, atau urusan"))
        self.search.asked.connect(self._offer)
        self.search.picked.connect(self._add)
        self.search.left.connect(self._close_search)
        self.search.hide()
        self.promise = PlainLabel("", fit="elide", role="label", ink="muted")
        self.promise.setObjectName("form.promise")
        self._build()
        self._rebuild()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.dp(8))
        caption = PlainLabel(self.tr("Diteruskan ke"), role="label", ink="muted")
        head.addWidget(caption)
        head.addWidget(self.promise, 1)
        self.promise.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line = QHBoxLayout()
        line.setSpacing(theme.dp(4))
        line.addWidget(self.box, 1)
        line.addWidget(self.search)
        line.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self.search.setFixedWidth(theme.dp(250))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(3))
        column.addLayout(head)
        column.addLayout(line)

    def selected(self) -> tuple[str, ...]:
        """The agencies that are on, in order."""
        return self._selected

    def tab_stops(self) -> list[QWidget]:
        """The chips, then the way to others."""
        return [*self._chips.values(), self.more, self.search]

    def write(self, agency_ids: Sequence[str]) -> None:
        """A draft's choice: what was on counts as chosen."""
        self._selected = tuple(agency_ids)
        self._offered = ()
        self.by_person = bool(agency_ids)
        self._rebuild()

    def suggest(self, primary: Sequence[str], alternatives: Sequence[str]) -> None:
        """Competent agencies, the primary ones switched on while nobody chose."""
        offered = (*primary, *alternatives)
        selected = self._selected if self.by_person else tuple(primary)
        if (offered, selected) != (self._offered, self._selected):
            self._offered, self._selected = offered, selected
            self._rebuild()

    def hand_to(self, agency_id: str) -> None:
        """Switches a body on, in front: it was given on the phone."""
        self.by_person = True
        rest = tuple(one for one in self._selected if one != agency_id)
        self._selected = (agency_id, *rest)
        self._rebuild()
        self.changed.emit()

    def choose_only(self, agency_id: str) -> None:
        """Switches this one on and everything else off."""
        self.by_person = True
        self._selected = (agency_id,)
        self._rebuild()
        self.changed.emit()

    def set_promise(self, text: str) -> None:
        """The deadline in words."""
        self.promise.setText(text)

    def agencies(self) -> tuple[Agency, ...]:
        """The agencies that are on."""
        known = self._directory.agencies
        return tuple(known[one] for one in self._selected if one in known)

    def _rebuild(self) -> None:
        focused = next((key for key, chip in self._chips.items() if chip.hasFocus()), "")
        known = self._directory.agencies
        shown = dict.fromkeys((*self._offered[:_OFFERED], *self._selected))
        shown = {key: None for key in shown if key in known}
        self.box.clear()
        self._chips = {}
        for key in shown:
            chip = self._chip(known[key])
            self._chips[key] = chip
            self.box.add(chip)
        if not shown:
            text = self.tr("belum ada usulan; ditentukan saat verifikasi")
            self.box.add(PlainLabel(text, role="label", ink="faint"))
        if focused in self._chips:
            self._chips[focused].setFocus()
        self.rebuilt.emit()

    def _chip(self, agency: Agency) -> ToggleChip:
        chip = ToggleChip(agency.abbreviation, violet=not agency.within_authority)
        chip.setObjectName(f"form.agency_{agency.id}")
        outside = "" if agency.within_authority else self.tr(" · di luar kewenangan, dirujuk")
        plain_tooltip(chip, f"{agency.name}{outside}")
        chip.setAccessibleDescription(f"{agency.name}{outside}")
        chip.setChecked(agency.id in self._selected)
        chip.clicked.connect(lambda on, key=agency.id: self._toggle(key, on))
        return chip

    def _toggle(self, agency_id: str, on: bool) -> None:
        self.by_person = True
        rest = tuple(one for one in self._selected if one != agency_id)
        self._selected = (*rest, agency_id) if on else rest
        self.changed.emit()

    def _open_search(self) -> None:
        self.search.set_choice("", "")
        self.search.show()
        self.more.hide()
        self.search.setFocus()
        self._offer("")

    def _close_search(self) -> None:
        self.search.hide()
        self.more.show()

    def _offer(self, typed: str) -> None:
        found = self._directory.search_agencies(typed)[:40]
        rows = [Option(one.id, one.abbreviation, one.name) for one in found]
        self.search.offer(rows)

    def _add(self, agency_id: str) -> None:
        self.search.set_choice("", "")
        if agency_id and agency_id not in self._selected:
            self._toggle(agency_id, True)
            self._rebuild()
        self.more.show()
        self.more.setFocus()
