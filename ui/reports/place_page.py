"""“Wilayah”: the map beside its table; Enter on a kabupaten goes into it, Esc comes back."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from callcenter.reports.figures import Dimension
from callcenter.reports.report import Report
from callcenter.reports.suppression import hidden_in
from callcenter.reports.tables import ReportTable, RowKind
from ui import theme
from ui.context import UiContext
from ui.plain_text import PlainLabel
from ui.reports.figure_table import FigureTable
from ui.reports.map_picture import MapFigure, map_picture
from ui.reports.map_view import ReportMap
from ui.reports.words import ReportWords
from ui.ticket_form.map_shapes import MapShapes, make_shapes
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.combo import ChoiceBox

_COLUMNS = ("all", "open", "in_time", "late", "share_in_time")
Tables = dict[Dimension, ReportTable]


class PlacePage(QWidget):
    """`asked(Condition, words)` for the tickets behind a figure; `failed(error)`."""

    asked = Signal(object, str)
    failed = Signal(object)

    def __init__(self, ctx: UiContext, words: ReportWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, self._words = ctx, words
        self._report: Report | None = None
        self._tables: Tables = {}
        self.inside = ""
        self.map = ReportMap()
        self.table = FigureTable(words)
        self.table.asked.connect(self.asked)
        self.figure = ChoiceBox([(one.value, words.map_title(one.value)) for one in MapFigure])
        self.figure.setMinimumContentsLength(10)
        policy = QSizePolicy.Policy
        self.figure.setSizePolicy(policy.Expanding, policy.Fixed)
        self.figure.setObjectName("reports.map_figure")
        self.figure.setAccessibleName(self.tr("Warna peta"))
        self.figure.currentIndexChanged.connect(lambda _at: self._draw_map())
        self.title = PlainLabel("", fit="elide", role="section")
        self.back = Button(self.tr("Seluruh provinsi"), small=True, key_hint="Esc")
        self.back.setObjectName("reports.province")
        self.back.clicked.connect(self.go_back)
        self.map.chosen.connect(self.table.choose)
        self.map.opened.connect(self.go_into)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._follow())
        self._arrange()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(*(theme.dp(n) for n in (10, 8, 10, 8)))
        head.setSpacing(theme.dp(8))
        head.addWidget(self.title, 2)
        head.addWidget(self.back)
        head.addWidget(self.figure, 3)
        left, right = Card(), Card()
        left.body.addLayout(head)
        left.body.addWidget(self.map, 1)
        right.body.addWidget(self.table)
        row = QHBoxLayout()
        row.setSpacing(theme.dp(10))
        row.addWidget(left, 9)
        row.addWidget(right, 11)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(row)
        self.setFocusProxy(self.map)

    def load_map(self) -> None:
        """Read the outlines once."""
        if self.map.shapes is not None:
            return
        places = self._ctx.desk.directory.places
        self._ctx.background.files(
            lambda: make_shapes(places), self._have_shapes, self.failed.emit, owner=self
        )

    def _have_shapes(self, shapes: MapShapes) -> None:
        self.map.set_shapes(shapes)

    def show_report(self, report: Report, tables: Tables) -> None:
        """Another report."""
        self._report, self._tables = report, tables
        if report.order.place:
            self.inside = report.order.place
        self._show()

    def go_into(self, code: str) -> None:
        """The kecamatan of a kabupaten; a kecamatan's own tickets when one is inside already."""
        if not self.inside:
            self.inside = code
            self._show()
            self.map.setFocus()
        elif self.table.choose(code):
            self.table.open_current()

    def go_back(self) -> None:
        """All of the province again."""
        code, self.inside = self.inside, ""
        self._show()
        self.map.put_cursor(code)
        self.table.choose(code)
        self.map.setFocus()

    def _show(self) -> None:
        inside = self.inside
        places = self._words.places
        where = places.get(inside).short_name if inside else self.tr("Provinsi Lampung")
        self.title.setText(where)
        self.back.setVisible(bool(inside))
        self.table.show_table(self._table(), _COLUMNS, name=self._name)
        self._draw_map()

    def _name(self, key: str) -> str:
        """A kecamatan is named alone: what it lies in stands above the map."""
        if self.inside and key in self._words.places and key != self.inside:
            return self._words.places.get(key).short_name
        return self._words.row(self._table().dimension, key)

    def _table(self) -> ReportTable:
        """The rows of what the map shows; inside a kabupaten its kecamatan, without a sum."""
        if not self.inside:
            return self._tables[Dimension.KABKOTA]
        whole = self._tables[Dimension.KECAMATAN]
        rows = tuple(
            row
            for row in whole.rows_of(RowKind.ONE)
            if row.key == self.inside or row.key.startswith(f"{self.inside}.")
        )
        return ReportTable(whole.dimension, whole.columns, rows, whole.order)

    def _draw_map(self) -> None:
        if self._report is None:
            return
        figure = MapFigure(self.figure.selected())
        words = self._words
        self.map.show_picture(
            map_picture(
                self._table(), hidden_in(self._report), words, figure, words.places,
                inside=self.inside,
            )
        )  # fmt: skip

    def _follow(self) -> None:
        """The cursor of the map goes where that of the table is."""
        index = self.table.currentIndex()
        if index.isValid() and self.table.figures.table is not None:
            self.map.put_cursor(self.table.figures.row(index.row()).key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Esc leaves a kabupaten."""
        if event.key() == Qt.Key.Key_Escape and self.inside:
            self.go_back()
            return
        super().keyPressEvent(event)
