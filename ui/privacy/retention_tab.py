"""“Retensi”: how long what is kept, and the program's proposals, which two persons must sign."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from callcenter.desk import privacy_requests as requests
from callcenter.desk import privacy_retention as verbs
from callcenter.desk.approval import Approval
from callcenter.desk.privacy_erasing import carry_out, read_certificate
from callcenter.desk.privacy_matter import uids_here
from callcenter.privacy.retention import LONGEST, SHORTEST, KeepDays, Proposal
from callcenter.privacy.words import Refusal, Stage
from ui import theme
from ui.context import UiContext
from ui.long_work import LongWork
from ui.plain_text import Choice, message_box
from ui.privacy import panels, words
from ui.privacy.matter_tab import MatterTab
from ui.privacy.signing import ask_second
from ui.translation import shown
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.field import Field
from ui.widgets.key_list import Row
from ui.widgets.number_box import WholeBox


class RetentionTab(MatterTab):
    """The days above, the proposals below; nothing is erased without two persons."""

    name = "retention"

    def __init__(self, ctx: UiContext) -> None:
        empty = EmptyState(
            "clock",
            self.tr("Belum ada usulan"),
            self.tr("Aplikasi mengusulkan tiket dan lampiran yang sudah melewati batas simpan; "
                    "tidak ada yang dihapus tanpa dua persetujuan."),
        )  # fmt: skip
        super().__init__(ctx, self.tr("Buat usulan sekarang"), empty)
        self.list.setAccessibleName(self.tr("Usulan penghapusan"))
        self.work = LongWork(ctx, self)
        self.new_button.clicked.connect(self.propose)
        self.add_action("sign", self.tr("Setujui"), self.sign, icon="check")
        self.add_action("second", self.tr("Minta orang kedua…"), self.second, icon="user")
        self.add_action("erase", self.tr("Hapus identitasnya sekarang…"), self.confirm, icon="x")
        self.add_action("refuse", self.tr("Tolak usulan…"), self.refuse)
        self.add_action("letter", self.tr("Lihat surat…"), self.open_letter, icon="printer")
        self.column.insertWidget(1, self._days())

    def _days(self) -> Card:
        card = Card(self.tr("Batas simpan setelah tiket ditutup, dalam hari"), padded=True)
        row = QHBoxLayout()
        row.setSpacing(theme.dp(10))
        self.days: dict[str, WholeBox] = {}
        for name, text in words.KEEP_NAMES.items():
            box = WholeBox()
            box.setRange(SHORTEST, LONGEST)
            self.days[name] = box
            row.addWidget(Field(shown(text), box, name=f"privacy.keep_{name}"), 1)
        self.keep_button = Button(self.tr("Simpan batas"))
        self.keep_button.setObjectName("privacy.keep_save")
        self.keep_button.clicked.connect(self.keep)
        row.addWidget(self.keep_button)
        card.body.addLayout(row)
        return card

    @property
    def proposal(self) -> Proposal | None:
        """The proposal in front."""
        found = self.register.find(self.key)
        return found if isinstance(found, Proposal) else None

    def reload(self) -> None:
        """The days are read beside the register."""
        super().reload()
        self._ctx.background.latest(
            ("keep days", id(self)),
            partial(verbs.read_keep_days, self._ctx.desk),
            self._show_days,
            self.fail,
            owner=self,
        )

    def _show_days(self, found: tuple[KeepDays, tuple[str, ...]]) -> None:
        days, bad = found
        for name, box in self.days.items():
            if not box.hasFocus():
                box.setValue(getattr(days, name))
        if bad:
            told = ", ".join(shown(words.KEEP_NAMES[one]) for one in bad)
            title = self.tr("Batas simpan tidak terbaca, dipakai bawaannya")
            self.banner.show_message(title, told, tone="amber")

    def keep(self) -> None:
        """The days typed, for every desk."""
        days = KeepDays(**{name: box.value() for name, box in self.days.items()})
        desk = self._ctx.desk
        self.do(
            lambda: verbs.set_keep_days(desk, days), self.tr("Batas simpan berlaku di semua meja")
        )

    def rows(self) -> Sequence[Row]:
        """The proposals, those that wait first."""
        return [
            Row(
                one.id,
                one.number,
                meta=" · ".join(filter(None, (words.stage_text(one), _found(one)))),
                done=not one.course.is_open,
            )
            for one in self.register.proposals
        ]

    def show_current(self) -> None:
        """The proposal in front and what may be done now."""
        one = self.proposal
        if one is None:
            return
        facts = words.course_facts(one.course, self._ctx.desk.clock.now())
        self.detail.show_matter(one.number, words.stage_text(one), None, facts)
        self.offer(self._offered(one))

    def _offered(self, one: Proposal) -> list[str]:
        if one.stage is Stage.DONE:
            return ["letter"]
        if not one.course.is_open:
            return []
        if one.stage is Stage.APPROVED:
            return ["erase", "refuse"]
        mine = one.course.may_sign(*uids_here(self._ctx.desk))
        second = [] if self._ctx.entrance is None else ["second"]
        return [*(["sign"] if mine else second), "refuse"]

    def propose(self) -> None:
        """Look for what is too old."""
        desk = self._ctx.desk
        self.do(lambda: verbs.propose(desk), self.tr("Usulan dibuat"), self.prefer)

    def sign(self) -> None:
        """Who sits here agrees."""
        self._act(requests.sign, self.tr("Disetujui"))

    def second(self) -> None:
        """Somebody else, at this desk."""
        one = self.proposal
        prepared = None if one is None else one.course.prepared
        if prepared is not None:
            ask_second(self._ctx, self, prepared.signed.eid, self._signed_by)

    def _signed_by(self, approval: Approval) -> None:
        self._act(requests.sign, self.tr("Disetujui"), approval)

    def refuse(self) -> None:
        """Why it is not followed."""
        panel = panels.refusal()
        self.open_panel(
            panel,
            lambda: self._act(
                requests.refuse,
                self.tr("Usulan ditolak"),
                Refusal(panel.value("reason")),
                panel.value("note"),
            ),
        )

    def confirm(self) -> None:
        """Ask once more: it cannot be taken back."""
        one = self.proposal
        if one is None or one.course.prepared is None:
            return
        text = self.tr("{0}. Isi laporan tetap ada tanpa identitas. Ini tidak bisa dibatalkan.")
        buttons = (
            Choice("yes", self.tr("Hapus sekarang"), "danger"),
            Choice("", self.tr("Kembali"), "primary"),
        )
        said = text.replace("{0}", words.found_text(one.course.prepared.found))
        box = message_box(self, self.tr("Hapus identitas di semua meja?"), said, buttons)
        box.chosen.connect(lambda key: self.erase() if key == "yes" else None)
        box.finished.connect(lambda _code: box.deleteLater())
        box.open()

    def erase(self) -> None:
        """Do it, with the desk's other work going on."""
        one, desk = self.proposal, self._ctx.desk
        if one is None or self.work.running:
            return
        self.work.run(
            lambda told, stopped: carry_out(desk, one.id, told, stopped), self._erased, self.fail
        )

    def _erased(self, _found: object) -> None:
        self.told.emit(self.tr("Identitas dihapus; surat keterangan siap"))
        self.reload()

    def open_letter(self) -> None:
        """The certificate."""
        self._ctx.background.desk(
            partial(read_certificate, self._ctx.desk, self.key),
            self.show_letter,
            self.fail,
            owner=self,
        )

    def _act(self, verb: Callable[..., object], said: str, *more: object) -> None:
        self.do(partial(verb, self._ctx.desk, self.key, *more), said)


def _found(one: Proposal) -> str:
    prepared = one.course.prepared
    return "" if prepared is None else words.found_text(prepared.found)
