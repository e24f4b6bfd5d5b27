"""The panel with the map: what the crosshair points at, and a pin to set or take off.

Stands where the three live panels stand; Esc closes it. Loads nothing: the form brings the map.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from callcenter.directory.bundle import Directory
from callcenter.directory.outlines import Spot
from callcenter.directory.places import Place
from ui import formats, shortcuts, theme
from ui.plain_text import PlainLabel
from ui.ticket_form.layouts import FlowBox
from ui.ticket_form.map_shapes import MapShapes
from ui.ticket_form.map_view import MapView
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.card import Card

_NEARER = 1.5


class MapPanel(Card):
    """`picked(spot, place code or "")` sets the pin, `removed` takes it off, `closed` goes back."""

    picked = Signal(object, str)
    removed = Signal()
    closed = Signal()

    def __init__(self, directory: Directory, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.set_title(self.tr("Titik di peta"), f"{shortcuts.key_hint('map')} · Esc")
        self.setObjectName("form.map_panel")
        self._directory = directory
        self.view = MapView()
        self.readout = PlainLabel("", fit="wrap", role="strong", tabular=True)
        self.readout.setObjectName("form.map_readout")
        self.hint = PlainLabel(
            self.tr("Panah menggeser (Shift jauh, Ctrl halus), + − memperbesar, Home ke tempat."),
            fit="wrap", role="hint", ink="faint",
        )  # fmt: skip
        self._build()
        self.view.moved.connect(self._read)
        self.view.picked.connect(self._pick)
        self.view.removed.connect(self.removed)

    def _build(self) -> None:
        self.set = PrimaryButton(self.tr("Pasang titik"), key_hint="↵")
        self.take_off = Button(self.tr("Hapus titik"), key_hint="Del")
        self.nearer = Button("+", small=True)
        self.farther = Button("−", small=True)
        self.home = Button(self.tr("Ke tempat"), small=True, key_hint="Home")
        self.back = Button(self.tr("Tutup"), quiet=True)
        names = {
            "map_set": self.set, "map_remove": self.take_off, "map_nearer": self.nearer,
            "map_farther": self.farther, "map_home": self.home, "map_close": self.back,
        }  # fmt: skip
        for name, button in names.items():
            button.setObjectName(f"form.{name}")
        self.nearer.setAccessibleName(self.tr("Perbesar peta"))
        self.farther.setAccessibleName(self.tr("Perkecil peta"))
        self.set.clicked.connect(self._pick)
        self.take_off.clicked.connect(self.removed)
        self.nearer.clicked.connect(lambda: self.view.zoom(_NEARER))
        self.farther.clicked.connect(lambda: self.view.zoom(1 / _NEARER))
        self.home.clicked.connect(self.view.go_home)
        self.back.clicked.connect(self.closed)
        buttons, sight = FlowBox(gap=8), FlowBox(gap=8)
        for button in (self.set, self.take_off, self.back):
            buttons.add(button)
        for button in (self.nearer, self.farther, self.home):
            sight.add(button)
        foot = QVBoxLayout()
        foot.setContentsMargins(*(theme.dp(n) for n in (12, 10, 12, 12)))
        foot.setSpacing(theme.dp(8))
        for part in (self.readout, buttons, sight, self.hint):
            foot.addWidget(part)
        self.body.addWidget(self.view, 1)
        self.body.addLayout(foot)

    def tab_stops(self) -> list[QWidget]:
        """The map, then its buttons."""
        return [
            self.view, self.set, self.take_off, self.nearer, self.farther, self.home, self.back,
        ]  # fmt: skip

    @property
    def is_loaded(self) -> bool:
        """Whether the map was brought."""
        return self.view.shapes is not None

    def set_shapes(self, shapes: MapShapes) -> None:
        """Brings the map."""
        self.view.set_shapes(shapes)

    def show_state(self, place: Place | None, pin: Spot | None, *, centre: bool) -> None:
        """The place and the pin that stand in the form; `centre` moves the map to the place."""
        self.view.set_pin(pin)
        self.take_off.setEnabled(pin is not None)
        if centre:
            self.view.show_place(place)

    def place(self) -> Place | None:
        """The place under the crosshair, None in the sea and while there is no map."""
        if self.view.shapes is None:
            return None
        return self.view.shapes.outlines.place_at(self._directory.places, *self.view.cross)

    def _read(self) -> None:
        place, spot = self.place(), formats.coordinates(*self.view.cross)
        where = self.tr("Di luar daratan Lampung")
        if place is not None:
            where = short_path(self._directory, place.code)
        self.readout.setText(f"{where} · {spot}")
        self.view.setAccessibleDescription(f"{where}. {spot}")

    def _pick(self) -> None:
        if self.is_loaded:
            place = self.place()
            self.picked.emit(self.view.cross, place.code if place is not None else "")


def short_path(directory: Directory, code: str) -> str:
    """A place with the kecamatan around it: `Yukum Jaya, Terbanggi Besar`."""
    return ", ".join(directory.places.path(code).split(", ")[:2])
