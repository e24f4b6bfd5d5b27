"""When the centre's word about people is heeded: at the start, after news, every few minutes.

Also signs whoever came in in at the centre, and keeps the highest time once a minute. Says on the
screen what came of it, and sends whoever may no longer sit here to the lock. What is done to the
ways in stands in `callcenter.entrance.centre_word`, the sessions in `callcenter.sync.sessions`.
"""

import logging
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from callcenter.desk.change_settings import let_go
from callcenter.desk.standing import Standing
from callcenter.entrance.centre_word import Heeded, heed
from callcenter.entrance.leaving import leave
from callcenter.entrance.retired import Retired
from callcenter.entrance.way_in import Entrance, SlotInfo
from callcenter.errors import DeskRetired, NetworkError
from callcenter.sync.status import LinkState, Report
from ui.context import UiContext
from ui.messages import explain
from ui.once_told import OnceTold
from ui.sign_in.desk_lock import DeskLock
from ui.standing_words import standing_words

EVERY = 300.0
MINUTE_MS = 60_000
_log = logging.getLogger(__name__)


class PeopleClock(QObject):
    """`told` carries title, text and tone for the banner; `failed` what no run should raise."""

    told = Signal(str, str, str)
    failed = Signal(object)

    def __init__(
        self, ctx: UiContext, entrance: Entrance, lock: DeskLock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._ctx, self._entrance, self._lock = ctx, entrance, lock
        self._running = False
        self._done: tuple[int, object, float] | None = None
        self._faults = OnceTold(self.failed.emit)
        self._greeting = self._left = False
        self._shown = Standing()
        ctx.sync.keep_open_while(lambda: ctx.call.is_active)
        ctx.changes.changed.connect(self._on_changes)
        lock.unlocked.connect(self.greet)
        self._minute = QTimer(self, interval=MINUTE_MS)
        self._minute.timeout.connect(self._keep_time)
        self._minute.start()

    def greet(self) -> None:
        """Whoever just came in signs in at the centre with the same passphrase, if it answers.

        Who had no work at a desk when the centre was asked last waits at the lock meanwhile.
        """
        self._send_out_without_seat()
        typed = self._entrance.take_typed()
        if typed is None:
            return
        self._greeting = True
        desk, sessions = self._ctx.desk, self._ctx.sync.sessions

        def sign_in() -> None:
            try:
                sessions.greet(*typed)
            finally:
                desk.changes.publish({"people"})

        self._ctx.background.sync(sign_in, self._greeted, self._not_greeted, owner=self)

    def _greeted(self, _none: None = None) -> None:
        self._greeting = False
        self._tell_standing()

    def _not_greeted(self, error: BaseException) -> None:
        """What the centre said of them is told by their standing; no line is no fault."""
        self._greeted()
        if not isinstance(error, NetworkError):
            self._faults.tell(error)

    def _on_changes(self, ids: frozenset[str]) -> None:
        if "rights" in ids and not self._greeting:
            self._tell_standing()

    def _tell_standing(self) -> None:
        """Once for each change: why somebody's role does not count now, and what still goes on."""
        standing = self._ctx.desk.standing
        if self._send_out_without_seat() or standing == self._shown:
            return
        self._shown = standing
        said = standing_words(standing, self._ctx.desk.clock.now())
        if said is not None:
            self.told.emit(said.title, said.text, said.tone)

    def _send_out_without_seat(self) -> bool:
        """True for somebody none of whose roles has work at a desk, without a line too."""
        if self._ctx.desk.standing.why != "seat":
            return False
        self._lock.send_out(self._why("seat"))
        return True

    def _keep_time(self) -> None:
        self._ctx.background.desk(self._ctx.desk.keep_time, None, self._broke, owner=self)

    def look(self, report: Report | None = None) -> None:
        """Heed the word when something is new about it, about the keys, or some time has gone."""
        if self._left or (report is not None and report.state is LinkState.LEFT):
            self._leave()
            return
        revocations = self._ctx.sync.revocations
        if revocations is None or self._running or not self._is_due(revocations.news):
            return
        self._running = True
        news, now = revocations.news, self._ctx.desk.clock.monotonic()
        self._ctx.background.keys(
            lambda: heed(self._entrance, self._ctx.desk, revocations),
            partial(self._heeded, news, now),
            self._broke,
            owner=self,
        )

    def _leave(self) -> None:
        """The centre took this desk out of service: nobody works here any more, then it forgets.

        Not while a citizen is on the line; the next report of the sync comes back to it.
        """
        if self._left or self._ctx.call.is_active:
            return
        self._left = True
        self._minute.stop()
        title = self.tr("Meja ini sudah ditarik pusat")
        self._lock.close_for_good(title, self.tr("Menyimpan yang belum terkirim…"))
        # What was saved last is on disk first: that lane has one worker.
        self._ctx.background.desk(lambda: None, self._forget, self._not_gone, owner=self)

    def _forget(self, _none: None = None) -> None:
        self._ctx.background.keys(
            lambda: leave(self._entrance, self._ctx.desk), self._gone, self._not_gone, owner=self
        )

    def _gone(self, retired: Retired) -> None:
        path = self._ctx.desk.profile / retired.file
        message = explain(DeskRetired(str(path), retired.outcome))
        self._lock.close_for_good(message.title, f"{message.what} {message.safe} {message.todo}")

    def _not_gone(self, error: BaseException) -> None:
        """The disk or the keychain is in the way: told, and tried again after the next report."""
        self._left = False
        message = explain(error)
        self._lock.close_for_good(message.title, message.text)

    def _is_due(self, news: int) -> bool:
        if self._done is None:
            return True
        seen, opened, moment = self._done
        passed = self._ctx.desk.clock.monotonic() - moment
        return news != seen or self._entrance.opened is not opened or passed >= EVERY

    def _heeded(self, news: int, moment: float, came: Heeded) -> None:
        self._running = False
        self._done = news, self._entrance.opened, moment
        self._faults.forget()
        self._tell(came)
        if came.seat:
            self._lock.send_out(self._why(came.seat))
        self._let_go(came)

    def _broke(self, error: BaseException) -> None:
        """Told once; the next report of the sync tries again."""
        self._running = False
        _log.error("the centre's word was not heeded: %s", type(error).__name__)
        self._faults.tell(error)

    def _tell(self, came: Heeded) -> None:
        """The gravest comes last: the banner shows one."""
        if came.removed:
            title = self.tr("Akun ditutup pusat: {0}").format(_names(came.removed))
            text = self.tr("Izin masuknya di meja ini sudah dihapus. Laporan yang sudah disimpan "
                           "tetap dikirim.")  # fmt: skip
            self.told.emit(title, text, "amber")
        if came.kept:
            title = self.tr("Akun ditutup pusat, tetapi masih bisa masuk: {0}").format(
                _names(came.kept)
            )
            text = self.tr("Hanya dia yang bisa membuka meja ini, jadi izinnya belum dihapus agar "
                           "laporan tidak hilang. Beri petugas lain izin masuk sekarang "
                           "(Pengaturan → Kunci & orang); sesudah itu izinnya dihapus "
                           "sendiri.")  # fmt: skip
            self.told.emit(title, text, "red")
        if came.older:
            title = self.tr("Berkas kunci masuk yang lama dipasang kembali")
            text = self.tr("Orang yang sudah dihapus mungkin bisa masuk lagi. Periksa siapa yang "
                           "bisa masuk di Pengaturan → Kunci & orang, dan beri tahu petugas "
                           "TI.")  # fmt: skip
            self.told.emit(title, text, "red")

    def _why(self, seat: str) -> str:
        if seat == "seat":
            return self.tr("Menurut pusat, akun ini bukan operator, pengawas, atau petugas "
                           "privasi, jadi tidak bekerja di meja ini. Laporan yang sudah disimpan "
                           "tetap aman dan tetap dikirim. Orang lain bisa masuk. Bila perannya "
                           "sudah diberikan lagi, masuk saat tersambung, lalu sekali "
                           "lagi.")  # fmt: skip
        if seat == "expired":
            return self.tr("Izin masuk sementara ini sudah habis. Laporan yang sudah disimpan "
                           "tetap aman dan tetap dikirim. Minta pengawas memperbaruinya, atau "
                           "orang lain masuk.")  # fmt: skip
        return self.tr("Akun ini ditutup server pusat. Laporan yang sudah disimpan tetap aman dan "
                       "tetap dikirim; yang sedang diketik tersimpan. Orang lain bisa masuk. Bila "
                       "ini keliru, hubungi admin pusat.")  # fmt: skip

    def _let_go(self, came: Heeded) -> None:
        """Closed accounts leave the list of this desk; whoever sits here, once another one does."""
        desk = self._ctx.desk
        for one in desk.settings.operators:
            if one.uid.lower() in came.gone and one.uid != desk.settings.operator:
                self._ctx.background.desk(
                    partial(let_go, desk, one.uid), None, self._broke, owner=self
                )


def _names(people: tuple[SlotInfo, ...]) -> str:
    return ", ".join(one.name for one in people)
