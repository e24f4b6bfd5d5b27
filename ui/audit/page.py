"""“Jejak audit”: who did what, when and why at this desk; narrowed, paged, saved as CSV.

For an auditor and a supervisor; everybody else reads why there is nothing to see. No content.
"""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget

from callcenter.clock import WIB
from callcenter.desk import rights
from callcenter.desk.audit import AuditPage, Entry
from callcenter.desk.read_audit import Narrowed, export_audit, open_audit, see_trouble
from ui import formats, theme
from ui.audit.words import act_text, acts, kind_text, trouble_text, why_text
from ui.context import UiContext
from ui.settings.page import Page
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.combo import ChoiceBox
from ui.widgets.empty_state import EmptyState
from ui.widgets.field import Field
from ui.widgets.key_list import KeyList, Row
from ui.widgets.toast import Toast

_EVERYBODY = _EVERYTHING = _EVER = "*"
_DAYS = ("1", "7", "30", _EVER)


class AuditView(Page):
    """A page of the settings."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx)
        self.setAccessibleName(self.tr("Jejak audit"))
        self._lines: list[tuple[int, Entry]] = []
        self._more = False
        self.dialog: QFileDialog | None = None
        self.trouble = Banner(dismissable=False)
        self.trouble.setObjectName("audit.trouble")
        self.trouble.action.connect(self._seen)
        self.who = Field(self.tr("Petugas"), ChoiceBox(), name="audit.who")
        self.act = Field(self.tr("Tindakan"), ChoiceBox(), name="audit.act")
        self.days = Field(self.tr("Waktu"), ChoiceBox(self._spans()), name="audit.days")
        self.act.input.set_choices([(_EVERYTHING, self.tr("semua tindakan")), *acts()])
        self.who.input.set_choices([(_EVERYBODY, self.tr("semua petugas"))])
        self.save_button = Button(self.tr("Simpan CSV…"))
        self.save_button.setObjectName("audit.save")
        self.more_button = Button(self.tr("Lebih lama"))
        self.more_button.setObjectName("audit.more")
        self.list = KeyList()
        self.list.setObjectName("audit.list")
        self.list.setAccessibleName(self.tr("Catatan, yang terbaru di atas"))
        self.empty = EmptyState("list", "", "")
        self.empty.setObjectName("audit.empty")
        self.toast = Toast(self)
        self._arrange()
        self._connect()

    def _spans(self) -> list[tuple[str, str]]:
        words = (self.tr("hari ini"), self.tr("7 hari"), self.tr("30 hari"), self.tr("semua"))
        return list(zip(_DAYS, words, strict=True))

    def _arrange(self) -> None:
        card = Card()
        card.set_title(self.tr("Jejak audit meja ini"), self.tr("siapa, apa, kapan, mengapa"))
        filters = QHBoxLayout()
        filters.setContentsMargins(*(theme.dp(n) for n in (12, 10, 12, 10)))
        filters.setSpacing(theme.dp(10))
        filters.addWidget(self.who, 2)
        filters.addWidget(self.act, 3)
        filters.addWidget(self.days, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(*(theme.dp(n) for n in (12, 8, 12, 10)))
        foot.setSpacing(theme.dp(8))
        foot.addWidget(self.save_button)
        foot.addWidget(self.more_button)
        foot.addStretch(1)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.list)
        self.pages.addWidget(self.empty)
        self.pages.setMinimumHeight(theme.dp(300))
        card.body.addLayout(filters)
        card.body.addWidget(self.pages, 1)
        card.body.addLayout(foot)
        self.body.addWidget(self.trouble)
        self.body.addWidget(card, 1)
        self.trouble.hide()

    def _connect(self) -> None:
        for box in (self.who, self.act, self.days):
            box.input.activated.connect(lambda _at: self.refresh())
        self.save_button.clicked.connect(self.ask_where)
        self.more_button.clicked.connect(self._read_on)
        self._ctx.changes.changed.connect(self._changed)

    def _changed(self, ids: frozenset[str]) -> None:
        if self.isVisible() and ids & {"audit", "rights"}:
            self.refresh()

    def wanted(self) -> Narrowed:
        """What the three boxes say; days are whole days in WIB."""
        days, who, act = (box.input.selected() for box in (self.days, self.who, self.act))
        since = None
        if days not in ("", _EVER):
            today = self._ctx.desk.clock.now().astimezone(WIB).date()
            first = today - timedelta(days=int(days) - 1)
            since = datetime.combine(first, time(), WIB)
        return Narrowed(
            since=since,
            uid="" if who == _EVERYBODY else who,
            acts=() if act in ("", _EVERYTHING) else (act,),
        )

    def refresh(self) -> None:
        """Read the newest page again, if this person may."""
        desk = self._ctx.desk
        may = rights.may(desk, rights.Act.AUDIT)
        for one in (self.who, self.act, self.days, self.save_button):
            one.setEnabled(may)
        if not may:
            self._show_closed()
            return
        wanted = self.wanted()
        self._ctx.background.latest(
            ("audit", id(self)), lambda: open_audit(desk, wanted), self._show, self.fail, owner=self
        )

    def _show_closed(self) -> None:
        self._lines = []
        self.list.set_rows([])
        self.trouble.hide()
        self.more_button.hide()
        self.empty.set_text(
            self.tr("Hanya untuk auditor dan pengawas"),
            self.tr("Minta pengawas masuk di meja ini untuk membaca jejak audit."),
        )
        self.pages.setCurrentWidget(self.empty)

    def _show(self, page: AuditPage) -> None:
        self._lines = list(page.lines)
        self._offer_people(page.people)
        self._show_trouble(page)
        self._draw(more=page.more)

    def _read_on(self) -> None:
        if not self._lines:
            return
        desk, wanted, before = self._ctx.desk, self.wanted(), self._lines[-1][0]
        self._ctx.background.latest(
            ("audit", id(self)), lambda: open_audit(desk, wanted, before), self._add, self.fail,
            owner=self,
        )  # fmt: skip

    def _add(self, page: AuditPage) -> None:
        known = {place for place, _ in self._lines}
        self._lines += [one for one in page.lines if one[0] not in known]
        self._draw(more=page.more)

    def _draw(self, *, more: bool) -> None:
        self._more = more
        self.more_button.setVisible(more)
        self.list.set_rows([self._row(place, entry) for place, entry in self._lines])
        self.pages.setCurrentWidget(self.list if self._lines else self.empty)
        if not self._lines:
            self.empty.set_text(
                self.tr("Tidak ada catatan"),
                self.tr("Belum ada tindakan yang cocok dengan saringan di atas."),
            )

    def _row(self, place: int, entry: Entry) -> Row:
        who = self._name(entry.uid) or self.tr("program")
        when = formats.moment_text(entry.at, self._ctx.desk.clock.now())
        which = self._name(entry.object_id) if entry.kind == "person" else entry.object_id[-8:]
        what = " ".join(part for part in (kind_text(entry.kind), which) if part)
        meta = " · ".join(part for part in (why_text(entry), what) if part)
        return Row(str(place), f"{who} · {act_text(entry.act)}", when, meta=meta)

    def _name(self, uid: str) -> str:
        people = self._ctx.desk.settings.operators
        return next((one.name for one in people if one.uid == uid), uid)

    def _offer_people(self, people: Sequence[str]) -> None:
        first = (_EVERYBODY, self.tr("semua petugas"))
        names = [(uid, self._name(uid)) for uid in people if uid]
        self.who.input.set_choices([first, *names])

    def _show_trouble(self, page: AuditPage) -> None:
        one = page.trouble
        self.trouble.setVisible(one is not None)
        if one is None:
            return
        title = self.tr("Jejak audit tidak utuh sejak catatan {0}").format(one.n)
        action = "" if one.seen else self.tr("Sudah dibaca")
        self.trouble.show_message(
            title, trouble_text(one), tone="neutral" if one.seen else "red", action=action
        )

    def _seen(self) -> None:
        desk = self._ctx.desk
        self._ctx.background.desk(
            lambda: see_trouble(desk), lambda _: self.refresh(), self.fail, owner=self
        )

    def ask_where(self) -> None:
        """Ask for the place of the file."""
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = QFileDialog(self, self.tr("Simpan jejak audit"))
        self.dialog.setObjectName("audit.dialog")
        self.dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.dialog.setNameFilter("*.csv")
        now = self._ctx.desk.clock.now().astimezone(WIB)
        self.dialog.selectFile(f"jejak-audit-{now:%Y%m%d}.csv")
        self.dialog.fileSelected.connect(lambda name: self.save(Path(name)))
        self.dialog.open()

    def save(self, path: Path) -> None:
        """Write what the boxes say, all of it."""
        desk, wanted = self._ctx.desk, self.wanted()
        whole = path if path.suffix.lower() == ".csv" else path.with_name(f"{path.name}.csv")
        self._ctx.background.desk(
            lambda: export_audit(desk, whole, wanted),
            lambda many: self.toast.show_note(self.tr("{0} catatan disimpan").format(many)),
            self.fail,
            owner=self,
        )
