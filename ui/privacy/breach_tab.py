"""“Insiden”: breaches of personal data, their 72 hours, who was told, two signatures."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from callcenter.clock import WIB
from callcenter.desk import privacy_breaches as verbs
from callcenter.desk.approval import Approval
from callcenter.desk.privacy_matter import uids_here
from callcenter.desk.private_file import write_private
from callcenter.errors import FieldInvalid
from callcenter.privacy.breach import Breach
from callcenter.privacy.words import BreachSort, NoticeTo, NoticeWay
from ui.context import UiContext
from ui.formats import wib
from ui.privacy import panels, words
from ui.privacy.matter_tab import MatterTab
from ui.privacy.signing import ask_second
from ui.translation import shown
from ui.widgets.empty_state import EmptyState
from ui.widgets.key_list import Row

_TYPED = "%d-%m-%Y %H.%M"


class BreachTab(MatterTab):
    """A breach from T0 to the second signature."""

    name = "breaches"

    def __init__(self, ctx: UiContext) -> None:
        empty = EmptyState(
            "triangle-alert",
            self.tr("Belum ada insiden"),
            self.tr("Bila data pribadi hilang atau tersebar, catat di sini: pemilik data dan "
                    "lembaga harus diberi tahu dalam 3 x 24 jam."),
        )  # fmt: skip
        super().__init__(ctx, self.tr("Insiden baru…"), empty)
        self.list.setAccessibleName(self.tr("Insiden"))
        self.dialog: QFileDialog | None = None
        self.new_button.clicked.connect(self.begin)
        self.add_action("note", self.tr("Catat penanganan…"), self.note)
        self.add_action("count", self.tr("Hitung yang terdampak"), self.count)
        self.add_action("list", self.tr("Simpan daftarnya…"), self.ask_where)
        self.add_action(
            "people", self.tr("Surat pemilik data…"), self.letter_people, icon="printer"
        )
        self.add_action(
            "authority", self.tr("Surat lembaga…"), self.letter_authority, icon="printer"
        )
        self.add_action("told", self.tr("Catat pemberitahuan…"), self.tell)
        self.add_action("retired", self.tr("Meja sudah dicabut"), self.retired)
        self.add_action("sign", self.tr("Tanda tangani"), self.sign, icon="check")
        self.add_action("second", self.tr("Minta orang kedua…"), self.second, icon="user")

    @property
    def breach(self) -> Breach | None:
        """The breach in front."""
        found = self.register.find(self.key)
        return found if isinstance(found, Breach) else None

    def rows(self) -> Sequence[Row]:
        """The breaches, open ones first."""
        now = self._ctx.desk.clock.now()
        return [
            Row(
                one.id,
                shown(words.SORTS[one.sort]),
                one.number,
                chip=words.chip(one.clock, now, small=True),
                meta=self._state(one),
                done=one.is_closed,
            )
            for one in self.register.breaches
        ]

    def show_current(self) -> None:
        """The breach in front and what may be done now."""
        one = self.breach
        if one is None:
            return
        now = self._ctx.desk.clock.now()
        facts = words.breach_facts(one, now)
        if one.desk and one.retired_at is None and not one.is_closed:
            how = self.tr("di pusat: admin retire {0} --now").replace("{0}", one.desk)
            facts.append((self.tr("Cabut mejanya"), how))
        self.detail.show_matter(one.number, self._state(one), words.chip(one.clock, now), facts)
        self.offer(self._offered(one))

    def _state(self, one: Breach) -> str:
        if one.is_closed:
            return self.tr("ditutup, ditandatangani dua orang")
        if one.signers:
            return self.tr("menunggu tanda tangan kedua")
        return self.tr("terbuka") if one.missing else self.tr("siap ditandatangani")

    def _offered(self, one: Breach) -> list[str]:
        if one.is_closed:
            return ["people", "authority"]
        offered = ["note", "count", "list", "people", "authority", "told"]
        if one.desk and one.retired_at is None:
            offered.append("retired")
        if one.may_sign(*uids_here(self._ctx.desk)):
            return [*offered, "sign"]
        waits = bool(one.signers) and self._ctx.entrance is not None
        return [*offered, "second"] if waits else offered

    def begin(self) -> None:
        """A new breach; T0 is now unless said otherwise."""
        panel, desk = panels.new_breach(), self._ctx.desk
        panel.fill("t0", wib(desk.clock.now()).strftime(_TYPED))

        def open_it() -> str:
            return verbs.open_breach(
                desk,
                BreachSort(panel.value("sort")),
                typed_moment(panel.value("t0")),
                panel.value("text"),
                panel.value("desk").strip(),
            )

        said = self.tr("Insiden dicatat; 3 x 24 jam berjalan sejak diketahui")
        self.open_panel(panel, lambda: self.do(open_it, said, self.prefer))

    def note(self) -> None:
        """What is done about it."""
        panel = panels.breach_note()

        def agreed() -> None:
            text, measures = panel.value("text"), panel.value("measures")
            desk, key = self._ctx.desk, self.key
            self.do(
                lambda: verbs.note_breach(desk, key, text=text, measures=measures),
                self.tr("Dicatat"),
            )

        self.open_panel(panel, agreed)

    def count(self) -> None:
        """Whose data it is."""
        self._act(verbs.count_concerned, self.tr("Dihitung: seluruh buku penelepon meja"))

    def ask_where(self) -> None:
        """Where the list goes."""
        one = self.breach
        if one is None:
            return
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = QFileDialog(self, self.tr("Simpan daftar pemilik data"))
        self.dialog.setObjectName("privacy.list_dialog")
        self.dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.dialog.setNameFilter("*.csv")
        self.dialog.selectFile(f"{one.number}.csv")
        self.dialog.fileSelected.connect(lambda name: self.save_list(Path(name)))
        self.dialog.open()

    def save_list(self, path: Path) -> None:
        """Write the list, readable by this account alone."""
        desk, key = self._ctx.desk, self.key
        said = self.tr("Daftar tersimpan; berisi nama dan nomor, jaga baik-baik")
        self.do(lambda: write_private(path, verbs.export_concerned(desk, key)), said)

    def letter_people(self) -> None:
        """The notice for the people concerned."""
        self._letter(NoticeTo.SUBJECTS)

    def letter_authority(self) -> None:
        """The notice for the authority."""
        self._letter(NoticeTo.AUTHORITY)

    def _letter(self, to: NoticeTo) -> None:
        work = partial(verbs.read_notice, self._ctx.desk, self.key, to)
        self._ctx.background.desk(work, self.show_letter, self.fail, owner=self)

    def tell(self) -> None:
        """Who was told."""
        panel = panels.told()
        self.open_panel(
            panel,
            lambda: self._act(
                verbs.tell_breach,
                self.tr("Pemberitahuan dicatat"),
                NoticeTo(panel.value("to")),
                NoticeWay(panel.value("way")),
                panel.value("text"),
            ),
        )

    def retired(self) -> None:
        """The lost desk opens nothing at the centre any more."""
        self._act(verbs.note_retired, self.tr("Dicatat"))

    def sign(self) -> None:
        """Who sits here signs."""
        self._act(verbs.sign_breach, self.tr("Ditandatangani"))

    def second(self) -> None:
        """Somebody else, at this desk."""
        one = self.breach
        if one is not None:
            ask_second(self._ctx, self, one.last_eid, self._signed_by)

    def _signed_by(self, approval: Approval) -> None:
        self._act(verbs.sign_breach, self.tr("Ditandatangani"), approval)

    def _act(self, verb: Callable[..., object], said: str, *more: object) -> None:
        self.do(partial(verb, self._ctx.desk, self.key, *more), said)


def typed_moment(text: str) -> datetime:
    """A time typed as `22-11-2026 14.05` (WIB). Raises FieldInvalid (t0: form)."""
    try:
        return datetime.strptime(text.strip(), _TYPED).replace(tzinfo=WIB)
    except ValueError as error:
        raise FieldInvalid("t0", "form") from error
