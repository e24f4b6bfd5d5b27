"""“Kunci & orang”: who comes in with a passphrase, one's own passphrase, and the recovery key."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeVar

from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from callcenter.desk.change_settings import let_go, welcome_operator
from callcenter.desk.standing import Standing, read_standing
from callcenter.entrance.accounts import change_both
from callcenter.entrance.people import (
    SUPERVISOR,
    CountersignRefused,
    admit,
    dismiss,
    set_recovery,
)
from callcenter.entrance.signing import signers
from callcenter.entrance.way_in import Entrance, Overview, SlotInfo
from callcenter.errors import (
    FieldInvalid,
    PassphraseRefused,
    RecoveryKeyRefused,
    SignInRefused,
)
from ui import theme
from ui.context import UiContext
from ui.formats import moment_text
from ui.messages import explain, field_text
from ui.plain_text import PlainLabel
from ui.settings.account_cards import AdmitAccountCard, OwnAccountCard
from ui.settings.countersign_card import CountersignCard
from ui.settings.page import Page
from ui.sign_in.passphrase_field import NewPassphrase, PassphraseLine
from ui.sign_in.recovery_box import RecoveryBox
from ui.standing_words import role_words
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.combo import ChoiceBox
from ui.widgets.field import Field
from ui.widgets.key_list import KeyList, Row
from ui.widgets.number_box import WholeBox
from ui.widgets.paint import ChipLook

T = TypeVar("T")
_Read = tuple[Overview, tuple[str, ...], bool, dict[str, Standing]]
"""The ways in, who may stand behind a change of them, whether the centre knows accounts, and how
it knows each person."""


class KeysPage(Page):
    """Everything here runs on the keys' worker; what was typed is wiped once it is done."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx)
        if ctx.entrance is None:
            raise ValueError("nobody comes in with a passphrase here")
        self._entrance: Entrance = ctx.entrance
        self._there: tuple[SlotInfo, ...] = ()
        self.list = KeyList()
        self.list.setObjectName("keys.people")
        self.list.setAccessibleName(self.tr("Petugas yang bisa masuk"))
        self.rotation = PlainLabel("", fit="wrap", role="label", ink="muted")
        self.rotation.setObjectName("keys.rotation")
        self.remove_button = Button(self.tr("Hapus dari meja ini"), icon="x", danger=True)
        self.remove_button.setObjectName("keys.remove")
        self.remove_button.clicked.connect(self._remove)
        self.renew_button = Button(self.tr("Beri kata sandi baru…"), icon="refresh-cw")
        self.renew_button.setObjectName("keys.renew")
        self.renew_button.clicked.connect(self._choose_renewal)
        self.countersign = CountersignCard()
        self._accounts()
        self._idle()
        self._mine()
        self._new_person()
        self._recovery()
        self._arrange()
        self.refresh()

    def _accounts(self) -> None:
        """Shown where the centre says what people may be."""
        self.account = OwnAccountCard(self._ctx, self._entrance)
        self.admission = AdmitAccountCard(self._ctx, self._entrance)
        for card in (self.account, self.admission):
            card.hide()
            card.failed.connect(self.fail)
            card.done.connect(self._account_done)

    def _account_done(self, said: str) -> None:
        self.banner.show_message(said, "", tone="green")
        self.refresh()

    def _idle(self) -> None:
        self.idle = WholeBox()
        self.idle.setRange(1, 240)
        self.idle.setSuffix(self.tr(" menit"))
        self.idle.editingFinished.connect(self._keep_idle)
        self.idle_field = Field(
            self.tr("Kunci layar bila tidak disentuh selama"), self.idle, name="keys.idle"
        )

    def _keep_idle(self) -> None:
        if self.idle.value() != self._ctx.desk.settings.idle_minutes:
            self.keep(idle_minutes=self.idle.value())

    def _mine(self) -> None:
        self.own = Card(self.tr("Kata sandi saya"), padded=True)
        self.old: Field[PassphraseLine] = Field(
            self.tr("Kata sandi sekarang"), PassphraseLine(), name="keys.old"
        )
        self.old.input.textEdited.connect(lambda _text: self.old.set_error(""))
        self.fresh = NewPassphrase("keys", self._entrance.words)
        self.change_button = Button(self.tr("Ganti kata sandi"))
        self.change_button.setObjectName("keys.change")
        self.change_button.clicked.connect(self._change)
        self.fresh.again.input.returnPressed.connect(self._change)
        self.own.body.addWidget(self.old)
        self.own.body.addWidget(self.fresh)
        self.own.body.addLayout(_right(self.change_button))

    def _new_person(self) -> None:
        self.other = Card(self.tr("Petugas baru"), padded=True)
        told = self.tr("Petugas itu sendiri yang mengetik kata sandinya di sini. Izin masuknya "
                       "berlaku 4 jam sampai disahkan server pusat; di meja tanpa pusat, "
                       "persetujuan pengawas sudah cukup.")  # fmt: skip
        self.name = Field(self.tr("Nama petugas"), QLineEdit(), name="keys.name")
        self.name.input.setMaxLength(60)
        self.name.input.textEdited.connect(lambda _text: self.name.set_error(""))
        roles = (("operator", self.tr("operator")), (SUPERVISOR, self.tr("pengawas")))
        self.role = Field(self.tr("Peran"), ChoiceBox(roles), name="keys.role")
        self.given = NewPassphrase("keys.new", self._entrance.words)
        self.add_button = Button(self.tr("Beri izin masuk"), icon="plus")
        self.add_button.setObjectName("keys.add")
        self.add_button.clicked.connect(self._add)
        row = QHBoxLayout()
        row.setSpacing(theme.dp(12))
        row.addWidget(self.name, 2)
        row.addWidget(self.role, 1)
        self.other.body.addWidget(PlainLabel(told, fit="wrap", role="label", ink="muted"))
        self.other.body.addLayout(row)
        self.other.body.addWidget(self.given)
        self.other.body.addLayout(_right(self.add_button))

    def _recovery(self) -> None:
        self.way = Card(self.tr("Kunci pemulihan"), padded=True)
        self.recovery_state = PlainLabel("", fit="wrap")
        self.recovery_state.setObjectName("keys.recovery_state")
        self.recovery = RecoveryBox(self._entrance, self._ctx.background, "keys")
        self.recovery.failed.connect(self.fail)
        self.recovery.desk = self._ctx.desk.settings.desk_name
        self.set_button = Button(self.tr("Pasang kunci pemulihan"), icon="lock")
        self.set_button.setObjectName("keys.set_recovery")
        self.set_button.clicked.connect(self._set_recovery)
        self.way.body.addWidget(self.recovery_state)
        self.way.body.addWidget(self.recovery)
        self.way.body.addLayout(_right(self.set_button))

    def _arrange(self) -> None:
        people = Card(self.tr("Petugas yang bisa masuk"))
        people.body.addWidget(self.list)
        row = QHBoxLayout()
        row.setSpacing(theme.dp(8))
        row.addWidget(self.renew_button)
        row.addWidget(self.remove_button)
        row.addStretch(1)
        row.addWidget(self.idle_field)
        self.body.addWidget(people)
        self.body.addLayout(row)
        parts = (
            *(self.rotation, self.account, self.own, self.admission),
            *(self.countersign, self.other, self.way),
        )
        for part in parts:
            self.body.addWidget(part)
        self.body.addStretch(1)

    def refresh(self) -> None:
        """Read who has a way in, who may stand behind a change, and whether there are accounts."""
        desk, sessions = self._ctx.desk, self._ctx.sync.sessions

        def read() -> _Read:
            found = self._entrance.overview()
            with desk.store.read() as tx:
                at = desk.seen_now()
                known = {one.uid: read_standing(tx, one.uid, at) for one in found.operators}
            return found, signers(self._entrance, desk), sessions.takes_grants(), known

        self._ctx.background.keys(read, self._show, self.fail, owner=self)

    def _show(self, read: _Read) -> None:
        found, signing, by_centre, known = read
        self._there = found.operators
        settings = self._ctx.desk.settings
        for card in (self.account, self.admission):
            card.setVisible(by_centre)
        self.account.show_standing(self._ctx.desk.standing)
        if not self.idle.hasFocus():
            self.idle.setValue(settings.idle_minutes)
        roles = {one.uid: one.role for one in settings.operators}
        here = ChipLook(self.tr("bertugas"), "green", "●", small=True)
        self.list.set_rows(
            [
                Row(
                    one.uid,
                    one.name,
                    chip=here if one.uid == settings.operator else None,
                    meta=self._meta(one, roles.get(one.uid, "operator"), known[one.uid]),
                )
                for one in sorted(found.operators, key=lambda one: one.name)
            ]
        )
        self.list.setFixedHeight(min(self.list.content_height(), theme.dp(260)) + 2)
        self.countersign.show_people(
            [(one.uid, one.name) for one in found.operators if one.uid in signing]
        )
        self.rotation.setVisible(found.rotation_due)
        due = self.tr("Ada petugas yang dihapus: kunci data diganti sendiri saat aplikasi dibuka "
                      "berikutnya.")  # fmt: skip
        self.rotation.setText(due)
        there = self.tr("Terpasang. Memasang yang baru membuat lembar yang lama tidak berlaku.")
        none = self.tr("Belum terpasang: laporan yang belum terkirim hilang bila tidak ada lagi "
                       "yang bisa masuk.")  # fmt: skip
        self.recovery_state.setText(there if found.recovery else none)

    def _meta(self, one: SlotInfo, role: str, standing: Standing) -> str:
        """The role that counts: the centre's where it says, not the one of this computer."""
        said = self.tr("pengawas") if role == SUPERVISOR else self.tr("operator")
        if standing.by_centre:
            said = role_words(standing.roles) or self.tr("peran dari pusat belum berlaku")
        if not one.until:
            return said
        until = datetime.fromtimestamp(one.until, UTC)
        text = self.tr("{0} · sampai {1}, menunggu pengesahan pusat")
        return text.format(said, moment_text(until, self._entrance.clock.now()))

    def _change(self) -> None:
        old, new = self.old.input.text(), self.fresh.typed()
        if not old:
            self.old.set_error(self.tr("Kata sandi masih kosong."))
            self.old.input.setFocus()
        elif new:
            desk, sessions = self._ctx.desk, self._ctx.sync.sessions
            self._work(
                lambda: change_both(self._entrance, desk, sessions, old, new),
                self.tr("Kata sandi diganti"),
                self._change_refused,
            )

    def _change_refused(self, error: BaseException) -> None:
        if isinstance(error, PassphraseRefused):
            self.fresh.refuse(error)
        elif isinstance(error, SignInRefused):
            self.old.set_error(explain(error).what)
            self.old.input.setFocus()
        else:
            self.fail(error)

    def _choose_renewal(self) -> None:
        """The chosen person's name comes into the form; typing the passphrase is theirs."""
        one = self._chosen()
        if one is not None:
            self.name.input.setText(one.name)
            self.role.input.select(self._role_of(one.uid))
            self.given.first.input.setFocus()

    def _add(self) -> None:
        name, role = " ".join(self.name.input.text().split()), self.role.input.selected()
        if not name:
            self.name.set_error(field_text(FieldInvalid("name", "empty")))
            self.name.input.setFocus()
            return
        given = self.given.typed()
        by = self.countersign.typed() if given else None
        if by is None:
            return
        known, desk = self._uid_of(name), self._ctx.desk

        self._work(
            lambda: admit(self._entrance, known, name, given, by),
            self.tr("{0} bisa masuk").replace("{0}", name),
            self._add_refused,
            then=lambda uid: welcome_operator(desk, uid, name, role),
        )

    def _add_refused(self, error: BaseException) -> None:
        if isinstance(error, PassphraseRefused):
            self.given.refuse(error)
        else:
            self._refused(error)

    def _remove(self) -> None:
        one = self._chosen()
        by = self.countersign.typed() if one is not None else None
        if one is None or by is None:
            return
        desk, uid = self._ctx.desk, one.uid

        self._work(
            lambda: dismiss(self._entrance, uid, by),
            self.tr("{0} tidak bisa masuk lagi").replace("{0}", one.name),
            then=lambda _none: let_go(desk, uid),
        )

    def _set_recovery(self) -> None:
        public = self.recovery.text()
        by = self.countersign.typed() if self.recovery.is_written() else None
        if by is not None:
            self._work(
                lambda: set_recovery(self._entrance, public, by),
                self.tr("Kunci pemulihan terpasang"),
                self._recovery_refused,
            )

    def _recovery_refused(self, error: BaseException) -> None:
        if isinstance(error, RecoveryKeyRefused):
            self.recovery.refuse(error)
        else:
            self._refused(error)

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, CountersignRefused):
            self.countersign.refuse(explain(error).what)
        elif isinstance(error, FieldInvalid):
            self.name.set_error(field_text(error))
            self.fail(error)
        else:
            self.fail(error)

    def _work(
        self,
        work: Callable[[], T],
        done: str,
        refused: Callable[[BaseException], None] | None = None,
        *,
        then: Callable[[T], None] | None = None,
    ) -> None:
        """`work` on the keys' worker, `then` on the desk's; what was typed is wiped after."""
        self.setEnabled(False)

        def told(_none: object = None) -> None:
            self.setEnabled(True)
            self._wipe()
            self.banner.show_message(done, "", tone="green")
            self.refresh()

        def ended(result: T) -> None:
            if then is None:
                told()
                return
            self._ctx.background.desk(lambda: then(result), told, failed, owner=self)

        def failed(error: BaseException) -> None:
            self.setEnabled(True)
            (refused or self._refused)(error)

        self._ctx.background.keys(work, ended, failed, owner=self)

    def _wipe(self) -> None:
        self.old.input.wipe()
        self.old.set_error("")
        self.name.input.clear()
        for one in (self.fresh, self.given, self.countersign, self.recovery, self.account):
            one.wipe()
        self.recovery.public.input.clear()

    def _chosen(self) -> SlotInfo | None:
        key = self.list.current_key()
        found = next((one for one in self._there if one.uid == key), None)
        if found is None:
            self.list.setFocus()
        return found

    def _role_of(self, uid: str) -> str:
        operators = self._ctx.desk.settings.operators
        return next((one.role for one in operators if one.uid == uid), "operator")

    def _uid_of(self, name: str) -> str:
        """The account of this name, "" when nobody here has it: then a new one is made."""
        people = [(one.uid, one.name) for one in self._there]
        people += [(one.uid, one.name) for one in self._ctx.desk.settings.operators]
        same = (uid for uid, called in people if called.casefold() == name.casefold())
        return next(same, "")


def _right(button: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(button)
    return row
