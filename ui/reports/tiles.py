"""The large numbers on top of a report; each opens its tickets."""

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from callcenter.reports.figures import Dimension, Figure
from callcenter.reports.reading import Condition
from callcenter.reports.report import Report
from callcenter.reports.tables import shown_total
from ui import formats, theme
from ui.reports.tile import Tile
from ui.translation import marked as _t
from ui.translation import shown


class _Kind(Struct, frozen=True):
    figure: Figure
    name: str
    tone: theme.Tone = "neutral"


KINDS = (
    _Kind(Figure.ALL, _t("Masuk")),
    _Kind(Figure.OPEN, _t("Masih terbuka")),
    _Kind(Figure.IN_TIME, _t("Tepat waktu"), "green"),
    _Kind(Figure.LATE, _t("Lewat batas"), "red"),
    _Kind(Figure.IN_CALL, _t("Dijawab langsung")),
    _Kind(Figure.REFERRED, _t("Dirujuk")),
    _Kind(Figure.DUPLICATE, _t("Digabung")),
    _Kind(Figure.REOPENED, _t("Dibuka lagi")),
)


_LEAST = 128
"""Pixels a tile needs with the space beside it."""


class Tiles(QWidget):
    """`asked(Condition, words)` when one is opened."""

    asked = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report: Report | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.dp(8))
        self.tiles: dict[Figure, Tile] = {}
        for kind in KINDS:
            tile = Tile(shown(kind.name), kind.tone)
            tile.setObjectName(f"reports.tile.{(kind.figure.name or '').lower()}")
            tile.clicked.connect(lambda _on=False, one=kind: self._open(one))
            self.tiles[kind.figure] = tile
            row.addWidget(tile, 1)

    def show_report(self, report: Report) -> None:
        """Other numbers; none are said of very few confidential tickets."""
        self._report = report
        total = report.total
        for figure, tile in self.tiles.items():
            many, judged = shown_total(report, figure), total[Figure.ALL]
            if many is None:
                tile.set_value("—", "")
                continue
            if figure in (Figure.IN_TIME, Figure.LATE):
                judged = total[Figure.IN_TIME] + total[Figure.LATE]
            share = "" if figure is Figure.ALL else formats.percent(many, judged)
            tile.set_value(formats.number(many), share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the last ones step back where all would be too narrow to be read."""
        super().resizeEvent(event)
        fit = max(4, event.size().width() // theme.dp(_LEAST))
        for at, tile in enumerate(self.tiles.values()):
            tile.setVisible(at < fit)

    def _open(self, kind: _Kind) -> None:
        report = self._report
        if report is None or not shown_total(report, kind.figure):
            return
        condition = Condition(report.order, Dimension.TOTAL, "", kind.figure)
        self.asked.emit(condition, shown(kind.name))
