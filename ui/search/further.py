"""Goes on with a search: at the end of the list, when the person asks, and a little by itself.

Where a search was left is the desk's word, never guessed from how many rows came. Knows no widget
but the line it makes.
"""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from callcenter.desk.search import PAGE, search_page
from callcenter.desk.views import Rest, SearchFilters, SearchPage
from ui import formats
from ui.context import UiContext
from ui.search.section_list import Line

translate = QCoreApplication.translate
FURTHER = "f?"
QUIET_MS = 300
"""It goes on by itself only when the person has stopped typing."""
BY_ITSELF = 8
"""Pages that are asked for in a row while too little was found: a third of a second of reading."""


class FurtherPages(QObject):
    """`came` brings hits that were not shown yet; `changed` when its line is another."""

    came = Signal(object)
    changed = Signal()
    failed = Signal(object)

    def __init__(self, ctx: UiContext, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._text, self._filters = "", SearchFilters()
        self._rest: Rest | None = None
        self._known: set[str] = set()
        self._question = self._pages = self._gathered = 0
        self._waits = False
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self.ask)

    def begin(self, text: str, filters: SearchFilters, page: SearchPage) -> None:
        """A first page is shown: go on from there."""
        self.stop()
        self._text, self._filters, self._rest = text, filters, page.rest
        self._known = {hit.ticket_id for hit in page.hits}
        self._gathered = len(self._known)
        if self.is_short:
            self.ask_soon()

    def stop(self) -> None:
        """Another search begins: what is still coming is of no interest any more."""
        self._quiet.stop()
        self._question += 1
        self._rest, self._waits = None, False

    @property
    def is_short(self) -> bool:
        """Less than a page was found the last time, and there may be more."""
        return self._rest is not None and self._gathered < PAGE

    def ask_soon(self) -> None:
        """Go on when the person has stopped typing."""
        self._quiet.start()

    def ask(self) -> None:
        """Go on until a page is full, but only so far."""
        self._quiet.stop()
        if self._rest is not None and not self._waits:
            self._pages, self._waits = 0, True
            self._next(self._rest, 0)
            if self.is_short:  # a full page has no line, and nothing to draw while one scrolls
                self.changed.emit()

    def lines(self, now: datetime) -> list[Line]:
        """Return what stands at the end of a list that is shorter than a page."""
        if self._rest is None or not self.is_short:
            return []
        until = self._rest.reached
        seen = translate("search", "sudah dilihat sampai {0}")
        meta = seen.format(formats.short_date(until, now)) if until is not None else ""
        if self._waits:
            return [Line(FURTHER, translate("search", "Mencari tiket yang lebih lama…"), meta=meta)]
        none = translate("search", "Belum ada tiket yang cocok")
        title = translate("search", "Cari juga tiket yang lebih lama") if self._known else none
        return [Line(FURTHER, title, meta=meta, action=translate("search", "Enter: cari terus"))]

    def _next(self, rest: Rest, gathered: int) -> None:
        mine, desk, text, filters = self._question, self._ctx.desk, self._text, self._filters
        self._pages += 1
        self._ctx.background.latest(
            ("search further", id(self)),
            lambda: search_page(desk, text, filters, rest=rest),
            lambda page: self._take(mine, page, gathered),
            lambda error: self._refused(mine, error),
            owner=self,
        )

    def _take(self, mine: int, page: SearchPage, gathered: int) -> None:
        if mine != self._question:
            return
        fresh = tuple(hit for hit in page.hits if hit.ticket_id not in self._known)
        self._known.update(hit.ticket_id for hit in fresh)
        self._rest, self._gathered = page.rest, gathered + len(fresh)
        self._waits = self.is_short and self._pages < BY_ITSELF
        if self._waits and page.rest is not None:
            self._next(page.rest, self._gathered)
        self.came.emit(fresh)

    def _refused(self, mine: int, error: BaseException) -> None:
        if mine == self._question:
            self._waits = False
            self.failed.emit(error)
            self.changed.emit()
