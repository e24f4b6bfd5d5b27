"""Where it happened: any part of a place's name, a landmark as told, a pin from the map."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from callcenter.directory.bundle import Directory
from callcenter.directory.outlines import Spot
from callcenter.directory.places import PlaceHit
from ui import formats, shortcuts, theme
from ui.plain_text import plain_tooltip
from ui.ticket_form.layouts import Row
from ui.ticket_form.map_panel import short_path
from ui.ticket_form.option_list import Option
from ui.ticket_form.pick_line import PickLine
from ui.ticket_form.tidy_line import LANDMARK, TidyLine
from ui.widgets.buttons import Button
from ui.widgets.chip import Chip
from ui.widgets.field import Field

_PAUSE = 90


class PlaceRow(QWidget):
    """`searched` asks for places (answer with `offer`); `changed` on a choice or a keystroke.

    `map_asked` wants the map, `pin_removed` wants the pin taken off: the row itself asks nobody.
    """

    changed = Signal()
    searched = Signal(str)
    map_asked = Signal()
    pin_removed = Signal()

    def __init__(self, directory: Directory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._directory = directory
        self._wanted = ""
        self._pin: Spot | None = None
        self._offered = ""
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(lambda: self.searched.emit(self._wanted))
        self.place = Field(self.tr("Tempat"), PickLine(keeps_text=True), name="form.place")
        self.place.input.setPlaceholderText(
            self.tr("desa, kecamatan, atau kab/kota: ketik sebagian")
        )
        self.place.input.label_of = lambda option: option.key and self._path(option.key)
        self.landmark = Field(self.tr("Patokan"), _line(), name="form.landmark")
        self.landmark.input.setPlaceholderText(self.tr("depan pasar, arah SPBU"))
        self.place.input.asked.connect(self._ask)
        self.place.input.textEdited.connect(lambda _text: self.changed.emit())
        self.place.input.picked.connect(self._picked)
        self.place.input.left.connect(self._check)
        self.landmark.input.textEdited.connect(lambda _text: self.changed.emit())
        self._build()

    def _build(self) -> None:
        self.map = Button(self.tr("Peta"), icon="map-pin")
        # Under a bare label, so that it stays in line with the inputs however high the row is.
        beside = Field(" ", self.map)
        self.map.setObjectName("form.map_open")
        self.map.setAccessibleName(self.tr("Titik di peta Lampung"))
        keys = shortcuts.key_hint("map")
        plain_tooltip(self.map, self.tr("Titik di peta ({k})").replace("{k}", keys))
        self.map.setFixedHeight(theme.dp(32))
        self.map.clicked.connect(self.map_asked)
        self.pin_chip = Chip(self.tr("● Titik peta ✕"), small=True, clickable=True)
        self.pin_chip.setObjectName("form.pin")
        self.pin_chip.clicked.connect(self.pin_removed)
        self.offer_chip = Chip(self.tr("Isi tempat"), tone="accent", small=True, clickable=True)
        self.offer_chip.setObjectName("form.place_offer")
        self.offer_chip.clicked.connect(self._take_offer)
        # Both labels stay equally high, so that the inputs stand in one line.
        self._strut = QWidget()
        self._strut.setFixedHeight(self.pin_chip.sizeHint().height())
        _beside_label(self.place, self.pin_chip, self.offer_chip)
        _beside_label(self.landmark, self._strut)
        self._map_strut = QWidget()
        self._map_strut.setFixedHeight(self._strut.height())
        _beside_label(beside, self._map_strut)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.dp(8))
        fields = Row((self.place, 18), (self.landmark, 9))
        line.addWidget(fields, 1)
        line.addWidget(beside)
        bottom, whole = Qt.AlignmentFlag.AlignBottom, Qt.AlignmentFlag(0)
        fields.turned.connect(lambda tight: line.setAlignment(beside, bottom if tight else whole))
        self._show_chips()

    def tab_stops(self) -> list[QWidget]:
        """In speech order."""
        chips = [self.pin_chip, self.offer_chip]
        return [self.place.input, *chips, self.landmark.input, self.map]

    def after_map(self) -> QWidget:
        """Where one goes on when the map is closed."""
        return self.offer_chip if self._offered else self.landmark.input

    def code(self) -> str:
        """The place's code, "" while none is chosen."""
        return self.place.input.key()

    def free_text(self) -> str:
        """What was typed as a place and is none yet."""
        return self.place.input.free_text().strip()

    def pin(self) -> Spot | None:
        """The pin on the map, None while there is none."""
        return self._pin

    def set_pin(self, pin: Spot | None) -> None:
        """Sets the pin or takes it off, and tells."""
        self._pin, self._offered = pin, ""
        self._show_chips()
        self.changed.emit()

    def offer_place(self, code: str) -> None:
        """Offers the place the pin lies in; one press takes it, "" offers none."""
        self._offered = code
        self._show_chips()

    def _take_offer(self) -> None:
        code, self._offered = self._offered, ""
        self.place.input.set_choice(code, self._path(code))
        self.place.set_error("")
        self.landmark.input.setFocus()
        self._show_chips()
        self.changed.emit()

    def _show_chips(self) -> None:
        if self._pin is not None:
            spot = formats.coordinates(*self._pin)
            text = self.tr("Hapus titik di peta {x}").replace("{x}", spot)
            self.pin_chip.setAccessibleName(text)
            plain_tooltip(self.pin_chip, text)
        if self._offered:
            name = short_path(self._directory, self._offered)
            self.offer_chip.set_state(self.tr("+ Isi: {x}").replace("{x}", name), "accent")
            plain_tooltip(self.offer_chip, self.tr("Isi tempat dengan {x}").replace("{x}", name))
        self.pin_chip.setVisible(self._pin is not None)
        self.offer_chip.setVisible(bool(self._offered))
        chips = self._pin is not None or bool(self._offered)
        self._strut.setVisible(chips)
        self._map_strut.setVisible(chips)

    def write(self, code: str, landmark: str, free_text: str = "", pin: Spot | None = None) -> None:
        """A draft's values."""
        self._pin, self._offered = pin, ""
        self._show_chips()
        known = code if code in self._directory.places else ""
        self.place.input.set_choice(known, self._path(known))
        if free_text and not known:
            self.place.input.setText(free_text)
        self.landmark.input.setText(landmark)
        self.place.set_error("")
        self._check()

    def offer(self, hits: Sequence[PlaceHit]) -> None:
        """Answers `searched`."""
        rows = []
        for hit in hits:
            around = hit.path.partition(", ")[2]
            rows.append(Option(hit.place.code, hit.place.name, around))
        self.place.input.offer(rows)
        if not hits and self._wanted.strip():
            self.place.set_error(self.tr("tidak ditemukan; coba nama kecamatan"))
        else:
            self.place.set_error("")

    def _path(self, code: str) -> str:
        return self._directory.places.path(code) if code else ""

    def _ask(self, typed: str) -> None:
        self._wanted = typed
        self._timer.start()

    def _picked(self, code: str) -> None:
        del code
        self._offered = ""
        self._show_chips()
        self.place.set_error("")
        self.changed.emit()

    def _check(self) -> None:
        if self.free_text():
            self.place.set_error(self.tr("pilih dari daftar agar tempatnya tercatat"))


def _beside_label(field: Field[Any], *widgets: QWidget) -> None:
    """Puts widgets into a field's upper line, next to its label."""
    column = field.layout()
    head = column.itemAt(0) if column is not None else None
    line = head.layout() if head is not None else None
    if isinstance(line, QHBoxLayout):
        for at, widget in enumerate(widgets, 1):
            line.insertWidget(at, widget)


def _line() -> QLineEdit:
    return TidyLine(LANDMARK)
