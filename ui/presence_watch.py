"""Says to the other desks what is open here, and here who else has the same ticket open.

Nothing is locked by it: two people may look at one ticket, each knows of the other while both are
linked.
"""

from PySide6.QtCore import QObject, QTimer, Signal

from callcenter.sync.presence import DeskPresence, Here
from ui.context import UiContext
from ui.widgets.banner import Banner

EVERY_MS = 15_000


class PresenceWatch(QObject):
    """`changed` when what is told is another; `banner` names who else looks at the ticket."""

    changed = Signal()

    def __init__(self, ctx: UiContext, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._open = ""
        self._named = ""
        self.banner = Banner(inset=True)
        self.banner.setObjectName("presence.banner")
        ctx.changes.changed.connect(self._hear)
        self._timer = QTimer(self, interval=EVERY_MS)  # who fell silent is no longer named
        self._timer.timeout.connect(self._show)
        self.look_at("")

    def look_at(self, ticket_id: str) -> None:
        """This ticket is on the screen now, "" for none."""
        self._open = ticket_id
        if ticket_id:
            self._timer.start()
        else:
            self._timer.stop()
        self._tell()
        self._show()

    def _tell(self) -> None:
        desk, presence = self._ctx.desk, self._ctx.sync.presence
        seated = desk.settings.current_operator is not None
        who = desk.author if seated else None
        here = Here(who.uid, who.name, self._open) if who else Here(open=self._open)
        if here != presence.here:
            presence.here = here
            self.changed.emit()

    def _hear(self, ids: frozenset[str]) -> None:
        if ids & {"settings", "rights"}:
            self._tell()
        if "presence" in ids or "sync" in ids:
            self._show()

    def _show(self) -> None:
        others = "" if not self._open else ", ".join(map(_named, self._others()))
        if others == self._named:
            return
        self._named = others
        if not others:
            self.banner.hide()
            return
        self.banner.show_message(
            self.tr("{0} juga membuka tiket ini").format(others),
            self.tr("Tidak ada yang terkunci; sepakati siapa yang mengerjakannya."),
            tone="amber",
        )

    def _others(self) -> list[DeskPresence]:
        found = openers(self._ctx)
        return [one for one in found if one.open == self._open]


def openers(ctx: UiContext) -> list[DeskPresence]:
    """The other desks that have a ticket open now, as far as was heard lately."""
    heard, now = ctx.sync.presence.heard, ctx.desk.clock.now()
    return [one for one in heard.desks if one.open and one.is_here(now)]


def _named(one: DeskPresence) -> str:
    return f"{one.name} ({one.desk})" if one.name else one.desk
