"""The part of the search that asks the centre: when, on which thread, and what it says meanwhile.

Only the newest question is answered on the screen. Knows no widget but the lines it makes.
"""

from datetime import datetime
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from callcenter.desk.reach import Reach, read_reach
from callcenter.desk.search_centre import CentreFound, CentreHit, not_here
from callcenter.directory.bundle import Directory
from callcenter.errors import NetworkError
from ui import formats, shortcuts
from ui.context import UiContext
from ui.search.section_list import Line, heading
from ui.ticket_view.row_words import agencies_short, place_short, state_chip

translate = QCoreApplication.translate
CENTRE = "p:"
ASK = "p?"
NOTE = "p."
LEAST = 3
QUIET_MS = 500
"""A desk asks by itself only when the person has stopped typing."""


class Asked(Enum):
    """How the question stands."""

    NOT = auto()
    WAITING = auto()
    ANSWERED = auto()
    OFFLINE = auto()


class CentreSection(QObject):
    """`changed` when its lines are others; `fetched` brings the id of a ticket that is here now."""

    changed = Signal()
    fetched = Signal(str)
    failed = Signal(object)

    def __init__(self, ctx: UiContext, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._question = 0
        self.text = ""
        self.reach = Reach()
        self.state = Asked.NOT
        self.found = CentreFound("", ())
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self.ask)

    def read_reach(self) -> None:
        """Look how far back this desk's own history goes."""
        desk = self._ctx.desk
        self._ctx.background.latest(
            ("search reach", id(self)), lambda: read_reach(desk), self._learn, owner=self
        )

    def begin(self, text: str) -> None:
        """Another text stands in the box: what was found for the last one goes."""
        if text.strip() == self.text:
            return
        self.text = text.strip()
        self._question += 1
        self.state, self.found = Asked.NOT, CentreFound("", ())
        self._quiet.stop()
        if self._wants_by_itself():
            self._quiet.start()

    def ask(self) -> None:
        """Ask the centre now."""
        self._quiet.stop()
        if len(self.text) < LEAST or self.state is Asked.WAITING:
            return
        self._question += 1
        mine, text, desk, sync = self._question, self.text, self._ctx.desk, self._ctx.sync
        self.state = Asked.WAITING
        self.changed.emit()
        self._ctx.background.sync(
            lambda: not_here(desk, text, sync.search_centre(text)),
            lambda found: self._answered(mine, found),
            lambda error: self._refused(mine, error),
            owner=self,
        )

    def fetch(self, ticket_id: str) -> None:
        """Bring a ticket of the centre here, then say so."""
        sync = self._ctx.sync
        self._ctx.background.sync(
            lambda: sync.fetch_subjects([ticket_id]),
            lambda _changed: self._here(ticket_id),
            self.failed.emit,
            owner=self,
        )

    def lines(self, directory: Directory, now: datetime) -> list[Line]:
        """Return what stands below the desk's own results."""
        if len(self.text) < LEAST or (not self.reach.is_partial and self.state is Asked.NOT):
            return []
        title = heading(translate("search", "Di pusat (di luar riwayat meja ini)"))
        if self.state is Asked.ANSWERED and self.found.hits:
            return [title, *(_hit(one, directory, now) for one in self.found.hits), *self._rest()]
        return [title, self._note(now)]

    def _note(self, now: datetime) -> Line:
        again = translate("search", "Enter: tanya pusat")
        if self.state is Asked.WAITING:
            return Line(NOTE, translate("search", "Mencari di pusat…"), meta=self._known(now))
        if self.state is Asked.OFFLINE:
            title = translate("search", "Tidak dapat menanyakan pusat")
            return Line(ASK, title, meta=self._known(now), action=again)
        if self.state is Asked.ANSWERED:
            behind = translate("search", "pusat masih menyusun yang terbaru")
            none = translate("search", "Di pusat juga tidak ada yang lain")
            return Line(NOTE, none, meta=behind if self.found.behind else self._known(now))
        hint = shortcuts.key_hint("search_centre")
        title = translate("search", "Cari juga di pusat ({0})").format(hint)
        return Line(ASK, title, meta=self._known(now), action=again)

    def _known(self, now: datetime) -> str:
        if not self.reach.is_partial:
            return translate("search", "meja ini menyimpan semua tiket")
        if self.reach.since is None:
            return translate("search", "riwayat meja ini masih diambil")
        day = formats.short_date(self.reach.since, now)
        return translate("search", "hasil di sini lengkap sejak {0}").format(day)

    def _rest(self) -> list[Line]:
        if not self.found.more:
            return []
        title = translate("search", "Masih ada lagi di pusat")
        return [Line(NOTE, title, meta=translate("search", "persempit dengan satu kata lagi"))]

    def _learn(self, reach: Reach) -> None:
        if reach == self.reach:
            return
        self.reach = reach
        if self._wants_by_itself() and self.state is Asked.NOT:
            self._quiet.start()
        self.changed.emit()

    def _wants_by_itself(self) -> bool:
        return self.reach.is_partial and len(self.text) >= LEAST

    def _answered(self, mine: int, found: CentreFound) -> None:
        if mine == self._question:
            self.state, self.found = Asked.ANSWERED, found
            self.changed.emit()

    def _refused(self, mine: int, error: BaseException) -> None:
        if mine != self._question:
            return
        self.state = Asked.OFFLINE
        if not isinstance(error, NetworkError):
            self.failed.emit(error)
        self.changed.emit()

    def _here(self, ticket_id: str) -> None:
        hits = tuple(one for one in self.found.hits if one.ticket_id != ticket_id)
        self.found = CentreFound(self.found.text, hits, self.found.more, self.found.behind)
        self.changed.emit()
        self.fetched.emit(ticket_id)


def _hit(hit: CentreHit, directory: Directory, now: datetime) -> Line:
    parts = (
        place_short(directory, hit.place),
        agencies_short(directory, tuple(hit.agencies)),
        formats.short_date(hit.registered_at, now) if hit.registered_at else "",
        translate("search", "di pusat"),
    )
    chip = state_chip(hit.state, small=True)
    meta = " · ".join(part for part in parts if part)
    return Line(f"{CENTRE}{hit.ticket_id}", hit.summary, (), hit.number, chip, meta)
