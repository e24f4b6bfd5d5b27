"""Between the place in the form and the map beside it: the map is brought, pins go both ways."""

from PySide6.QtCore import QObject, Signal

from callcenter.directory.outlines import Spot
from callcenter.directory.places import Place
from ui.context import UiContext
from ui.ticket_form.form_body import FormBody
from ui.ticket_form.map_shapes import MapShapes, make_shapes
from ui.ticket_form.side import Side


class PinChoosing(QObject):
    """`dropped(old pin)` when a person took a pin off; `failed` carries an error."""

    dropped = Signal(object)
    failed = Signal(object)

    def __init__(self, ctx: UiContext, body: FormBody, side: Side, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx, self._row, self._side = ctx, body.place, side
        self._loading = False
        self._shown: tuple[str, Spot | None] | None = None
        side.map.picked.connect(self._set)
        side.map.removed.connect(self.remove)
        self._row.pin_removed.connect(self.remove)
        self._row.changed.connect(self._follow)

    def open(self) -> None:
        """Shows the map at the place of the form; the first time it is read from the files."""
        self._side.show_map()
        self._shown = None
        self._follow()
        if self._side.map.is_loaded or self._loading:
            return
        self._loading = True
        places = self._ctx.desk.directory.places
        self._ctx.background.desk(lambda: make_shapes(places), self._loaded, self._lost, self)

    def remove(self) -> None:
        """Takes the pin off."""
        old = self._row.pin()
        if old is not None:
            self._row.set_pin(None)
            self.dropped.emit(old)

    def put_back(self, old: Spot) -> None:
        """The pin that was taken off stands again."""
        self._row.set_pin(old)

    def _loaded(self, shapes: MapShapes) -> None:
        self._loading = False
        self._side.map.set_shapes(shapes)

    def _lost(self, error: BaseException) -> None:
        self._loading = False
        self.failed.emit(error)

    def _set(self, spot: Spot, place_code: str) -> None:
        self._row.set_pin(spot)
        if not self._row.code():
            self._row.offer_place(place_code)

    def _follow(self) -> None:
        """The open map shows what stands in the form; a new place is centred."""
        if not self._side.map_is_open:
            return
        now = (self._row.code(), self._row.pin())
        before, self._shown = self._shown, now
        if now != before:
            centre = before is None or before[0] != now[0]
            self._side.map.show_state(self._place(now[0]), now[1], centre=centre)

    def _place(self, code: str) -> Place | None:
        return self._ctx.desk.directory.places.get(code) if code else None
