"""Looks after the audit in the background, and tells a supervisor what needs one.

The chain is looked through a minute after the start and then hourly; alarms of any desk are told
as they arrive.
"""

from PySide6.QtCore import QObject, QTimer, Signal

from callcenter.desk import rights
from callcenter.desk.audit import Trouble, check_audit
from callcenter.desk.read_audit import read_trouble
from callcenter.desk.reveal import Alarm, read_alarms, see_alarm
from ui import formats
from ui.audit.words import trouble_text
from ui.context import UiContext
from ui.widgets.banner import Banner

FIRST_MS = 60_000
EVERY_MS = 3_600_000
_HEARD = frozenset({"audit", "privacy", "rights", "settings"})
Found = tuple[tuple[Alarm, ...], Trouble | None]


class AuditWatch(QObject):
    """`banner` shows the oldest alarm nobody has seen, else that the chain is not whole.

    `failed` is for what went wrong.
    """

    failed = Signal(object)

    def __init__(self, ctx: UiContext, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._told: Alarm | None = None
        self._warned: Trouble | None = None
        self.banner = Banner(inset=True)
        self.banner.setObjectName("audit.banner")
        self.banner.action.connect(self._seen)
        ctx.changes.changed.connect(self._on_changes)
        self._timer = QTimer(self, interval=FIRST_MS)
        self._timer.timeout.connect(self.check)
        self._timer.start()
        self.look()

    def check(self) -> None:
        """Look through the whole chain now."""
        self._timer.setInterval(EVERY_MS)
        desk = self._ctx.desk
        self._ctx.background.desk(
            lambda: check_audit(desk), lambda _found: self.look(), self.failed.emit, owner=self
        )

    def look(self) -> None:
        """Read what waits for a supervisor, where one sits."""
        desk = self._ctx.desk
        if not rights.may(desk, rights.Act.SUPERVISE):
            self.banner.hide()
            self._told = self._warned = None
            return
        self._ctx.background.latest(
            ("audit watch", id(self)),
            lambda: (read_alarms(desk), read_trouble(desk)),
            self._tell,
            self.failed.emit,
            owner=self,
        )

    def _on_changes(self, ids: frozenset[str]) -> None:
        if ids & _HEARD:
            self.look()

    def _tell(self, found: Found) -> None:
        alarms, trouble = found
        here = self._ctx.desk.settings.operator
        alarm = next((one for one in alarms if one.uid != here), None)
        if alarm is not None and alarm != self._told:
            self._told = alarm
            when = formats.moment_text(alarm.at, self._ctx.desk.clock.now())
            title = self.tr("{0} membuka lebih dari 20 data pribadi dalam satu giliran").format(
                alarm.name or alarm.uid
            )
            text = self.tr("{0}. Tanyakan alasannya; rinciannya di Pengaturan → Jejak "
                           "audit.").format(when)  # fmt: skip
            self.banner.show_message(title, text, tone="red", action=self.tr("Sudah saya periksa"))
        elif alarm is None and trouble is not None and trouble != self._warned:
            self._warned = trouble
            text = self.tr("{0} Lihat Pengaturan → Jejak audit, dan beri tahu auditor.").format(
                trouble_text(trouble)
            )
            self.banner.show_message(self.tr("Jejak audit tidak utuh"), text, tone="red")

    def _seen(self) -> None:
        alarm, desk = self._told, self._ctx.desk
        if alarm is not None:
            self._ctx.background.desk(
                lambda: see_alarm(desk, alarm),
                lambda _none: self._ended(),
                self.failed.emit,
                owner=self,
            )

    def _ended(self) -> None:
        self._told = None
        self.banner.hide()
        self.look()
