"""“Permohonan”: what people ask about their own data, until when, and each step of it."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from callcenter.desk import privacy_requests as verbs
from callcenter.desk.approval import Approval
from callcenter.desk.privacy_erasing import carry_out, copies_aside, read_certificate, remove_copies
from callcenter.desk.privacy_matter import uids_here
from callcenter.privacy.request import Request
from callcenter.privacy.words import Ask, Proof, Refusal, Stage
from ui.context import UiContext
from ui.long_work import LongWork
from ui.plain_text import Choice, message_box
from ui.privacy import panels, words
from ui.privacy.matter_tab import MatterTab
from ui.privacy.signing import ask_second
from ui.privacy.subject_panel import SubjectPanel, search
from ui.translation import shown
from ui.widgets.empty_state import EmptyState
from ui.widgets.key_list import Row

_FULFIL = {Ask.ACCESS: "give", Ask.CORRECTION: "correct", Ask.RESTRICTION: "restrict"}


class RequestsTab(MatterTab):
    """A request from its registration to its end."""

    name = "requests"

    def __init__(self, ctx: UiContext) -> None:
        empty = EmptyState(
            "user",
            self.tr("Belum ada permohonan"),
            self.tr("Permintaan warga atas datanya sendiri dicatat di sini dan dijawab paling "
                    "lambat 3 x 24 jam."),
        )  # fmt: skip
        super().__init__(ctx, self.tr("Permohonan baru…"), empty)
        self.list.setAccessibleName(self.tr("Permohonan"))
        self.work = LongWork(ctx, self)
        self.dialog: QFileDialog | None = None
        self.new_button.clicked.connect(self.begin)
        self.add_action("find", self.tr("Cari datanya…"), self.look_up, icon="search")
        self.add_action("give", self.tr("Simpan salinan data…"), self.ask_where)
        self.add_action("correct", self.tr("Perbaiki…"), self.correct)
        self.add_action("restrict", self.tr("Batasi pemakaian"), self.restrict)
        self.add_action("sign", self.tr("Setujui sebagai orang kedua"), self.sign, icon="check")
        self.add_action("second", self.tr("Minta orang kedua…"), self.second, icon="user")
        self.add_action("erase", self.tr("Hapus sekarang…"), self.confirm, icon="x")
        self.add_action("refuse", self.tr("Tolak…"), self.refuse)
        self.add_action("lift", self.tr("Akhiri pembatasan"), self.lift)
        self.add_action("letter", self.tr("Lihat surat…"), self.open_letter, icon="printer")

    @property
    def request(self) -> Request | None:
        """The request in front."""
        found = self.register.find(self.key)
        return found if isinstance(found, Request) else None

    def rows(self) -> Sequence[Row]:
        """The requests, those that wait first."""
        now = self._ctx.desk.clock.now()
        return [
            Row(
                one.id,
                shown(words.ASKS[one.ask]),
                one.number,
                chip=words.chip(one.clock, now, small=True),
                meta=words.stage_text(one),
                done=not one.course.is_open,
            )
            for one in self.register.requests
        ]

    def show_current(self) -> None:
        """The request in front and what may be done now."""
        request = self.request
        if request is None:
            return
        now = self._ctx.desk.clock.now()
        state, chip = words.stage_text(request), words.chip(request.clock, now)
        self.detail.show_matter(request.number, state, chip, words.request_facts(request, now))
        self.offer(self._offered(request))

    def _offered(self, request: Request) -> list[str]:
        if not request.course.is_open:
            if request.needs_two or request.stage is Stage.REFUSED:
                return ["letter"]
            return ["lift"] if request.ask is Ask.RESTRICTION else []
        offered = ["find", "refuse"]
        if request.course.prepared is None:
            return offered
        if not request.needs_two:
            return [*offered, _FULFIL[request.ask]]
        if request.stage is Stage.APPROVED:
            return [*offered, "erase"]
        mine = request.course.may_sign(*uids_here(self._ctx.desk))
        second = [] if self._ctx.entrance is None else ["second"]
        return [*offered, *(["sign"] if mine else second)]

    def begin(self) -> None:
        """A new request."""
        panel = panels.new_request()
        desk = self._ctx.desk
        self.open_panel(
            panel,
            lambda: self.do(
                partial(
                    verbs.register_request,
                    desk,
                    Ask(panel.value("ask")),
                    Proof(panel.value("proof")),
                    panel.value("note"),
                ),
                self.tr("Permohonan dicatat; 3 x 24 jam berjalan"),
                self.prefer,
            ),
        )

    def look_up(self) -> None:
        """Look for whom it is about."""
        panel, desk = SubjectPanel(), self._ctx.desk
        panel.chosen.connect(self._prepare)
        self.open_panel(
            panel,
            lambda: self._ctx.background.desk(
                partial(search, desk, panel.value("find")), panel.show_found, self.fail, owner=panel
            ),
        )

    def _prepare(self, caller_id: str) -> None:
        self._act(verbs.prepare_request, self.tr("Datanya sudah dicari"), caller_id)

    def ask_where(self) -> None:
        """Where the copy for the person goes."""
        request = self.request
        if request is None:
            return
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = QFileDialog(self, self.tr("Simpan salinan data"))
        self.dialog.setObjectName("privacy.copy_dialog")
        self.dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.dialog.setNameFilter("*.zip")
        self.dialog.selectFile(f"{request.number}.zip")
        self.dialog.fileSelected.connect(lambda name: self.give(Path(name)))
        self.dialog.open()

    def give(self, path: Path) -> None:
        """Write the copy, readable by this account alone."""
        said = self.tr("Salinan data tersimpan; serahkan langsung kepada pemohon")
        self._act(verbs.give_access, said, path)

    def correct(self) -> None:
        """What is right."""
        panel = panels.correction()

        def agreed() -> None:
            typed = {name: panel.value(name) for name in ("name", "address")}
            values = {name: text for name, text in typed.items() if text.strip()}
            self._act(verbs.set_right, self.tr("Data diperbaiki"), values)

        self.open_panel(panel, agreed)

    def restrict(self) -> None:
        """The person's data is used no more."""
        self._act(verbs.restrict_use, self.tr("Pemakaian data dibatasi"))

    def lift(self) -> None:
        """The person's data may be used again."""
        self._act(verbs.end_restriction, self.tr("Pembatasan diakhiri"))

    def refuse(self) -> None:
        """Why it is not followed."""
        panel = panels.refusal()
        self.open_panel(
            panel,
            lambda: self._act(
                verbs.refuse,
                self.tr("Permohonan ditolak; suratnya siap"),
                Refusal(panel.value("reason")),
                panel.value("note"),
            ),
        )

    def sign(self) -> None:
        """Who sits here is the second person."""
        self._act(verbs.sign, self.tr("Disetujui"))

    def second(self) -> None:
        """Somebody else, at this desk."""
        one = self.request
        prepared = None if one is None else one.course.prepared
        if prepared is not None:
            ask_second(self._ctx, self, prepared.signed.eid, self._signed_by)

    def _signed_by(self, approval: Approval) -> None:
        self._act(verbs.sign, self.tr("Disetujui"), approval)

    def confirm(self) -> None:
        """Ask once more: it cannot be taken back."""
        title = self.tr("Hapus data orang ini di semua meja?")
        text = self.tr("Nama, nomor, NIK, dan alamatnya dihapus di meja ini, di pusat, dan di "
                       "semua meja. Ini tidak bisa dibatalkan.")  # fmt: skip
        buttons = (
            Choice("yes", self.tr("Hapus sekarang"), "danger"),
            Choice("", self.tr("Kembali"), "primary"),
        )
        box = message_box(self, title, text, buttons)
        box.chosen.connect(lambda key: self.erase() if key == "yes" else None)
        box.finished.connect(lambda _code: box.deleteLater())
        box.open()

    def erase(self) -> None:
        """Do it, with the desk's other work going on."""
        request, desk = self.request, self._ctx.desk
        if request is None or self.work.running:
            return
        self.action("erase").setEnabled(False)
        self.work.run(
            lambda told, stopped: carry_out(desk, request.id, told, stopped),
            lambda _found: self._erased(),
            self._not_erased,
        )

    def _erased(self) -> None:
        self.action("erase").setEnabled(True)
        self.told.emit(self.tr("Data dihapus; surat keterangan siap"))
        self.reload()
        self._ctx.background.desk(
            partial(copies_aside, self._ctx.desk), self._ask_copies, self.fail, owner=self
        )

    def _ask_copies(self, names: tuple[str, ...]) -> None:
        """What no erasure reaches on this computer goes only by a person's word."""
        if not names:
            return
        title = self.tr("Hapus juga salinan lama di komputer ini?")
        text = self.tr("Salinan ini dibuat sebelum pembaruan atau perbaikan dan masih memuat "
                       "datanya.")  # fmt: skip
        buttons = (
            Choice("yes", self.tr("Hapus salinan"), "danger"),
            Choice("", self.tr("Biarkan"), "primary"),
        )
        box = message_box(self, title, text, buttons, "\n".join(names))
        desk, said = self._ctx.desk, self.tr("Salinan lama dihapus")
        box.chosen.connect(
            lambda key: self.do(lambda: remove_copies(desk, names), said) if key else None
        )
        box.finished.connect(lambda _code: box.deleteLater())
        box.open()

    def _not_erased(self, error: BaseException) -> None:
        self.action("erase").setEnabled(True)
        self.fail(error)

    def open_letter(self) -> None:
        """The certificate, or the answer to a refused request."""
        self._ctx.background.desk(
            partial(read_certificate, self._ctx.desk, self.key),
            self.show_letter,
            self.fail,
            owner=self,
        )

    def _act(self, verb: Callable[..., object], said: str, *more: object) -> None:
        self.do(partial(verb, self._ctx.desk, self.key, *more), said)
