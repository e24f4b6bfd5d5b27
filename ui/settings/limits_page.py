"""The limits of every clock, set for the whole office; and how much history lies on this computer.

Says for whom the limits hold: the office's at every desk and at the centre, else this computer's.
Such as would move most of what is open are asked about; nothing is set before the answer.
"""

from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from callcenter.desk import rights
from callcenter.desk.change_escalation import Trial
from callcenter.desk.change_limits import limits_here, save_limits
from callcenter.errors import Cancelled, TermsMoveTooMuch
from callcenter.tickets.deadlines import Limits
from callcenter.tickets.office_terms import LIMIT_NAMES, longest_of
from ui import theme
from ui.context import UiContext
from ui.escalation.words import trial_title
from ui.formats import number
from ui.long_work import LongWork
from ui.plain_text import PlainLabel
from ui.settings.page import OfficePage
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.number_box import WholeBox

_DEEPEST = 3650


class LimitsPage(OfficePage):
    """Spin boxes by setting; the promise of new tickets follows at once."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx)
        self.boxes: dict[str, WholeBox] = {}
        self._shown = Limits()
        self._asked: Limits | None = None
        self._work = LongWork(ctx, self)
        self._work.moved.connect(self._show_progress)
        self.banner.action.connect(self._confirm)
        self.holds_for = PlainLabel("", fit="wrap", role="label")
        self.holds_for.setObjectName("settings.limits_hold_for")
        self.save_button = PrimaryButton(self.tr("Simpan untuk semua meja"))
        self.save_button.setObjectName("settings.save_limits")
        self.save_button.clicked.connect(self._save)
        self.default_button = Button(self.tr("Kembalikan bawaan"))
        self.default_button.setObjectName("settings.default_limits")
        self.default_button.clicked.connect(lambda: self._fill(Limits()))
        self.reach_button = Button(self.tr("Simpan di komputer ini"))
        self.reach_button.setObjectName("settings.save_reach")
        self.reach_button.clicked.connect(self._save_reach)
        self.body.addWidget(self._office())
        self.body.addWidget(self._reach())
        self.body.addStretch(1)
        self._show_in_force()
        self.look_at_rights()
        ctx.changes.changed.connect(self._on_office)

    def refresh(self) -> None:
        """Who sits here may have other rights now; what was typed and not kept stays."""
        self.look_at_rights()
        if self._typed() == self._shown:
            self._show_in_force()
        else:
            self._say_for_whom(of_office=limits_here(self._ctx.desk).of_office)

    def may_change(self) -> bool:
        """Whether who sits here sets what holds for everybody."""
        return rights.may(self._ctx.desk, rights.Act.SUPERVISE)

    def set_writable(self, writable: bool) -> None:
        """Limits of clocks are the office's; how much history lies here is this computer's."""
        for name in LIMIT_NAMES:
            self.boxes[name].setReadOnly(not writable)
        self.save_button.setEnabled(writable and not self._work.running)
        self.default_button.setEnabled(writable)

    def _on_office(self, ids: frozenset[str]) -> None:
        if ids & {"office", "settings"} and self.isVisible():
            self.refresh()

    def _office(self) -> Card:
        card = Card(self.tr("Batas waktu"), self.tr("berlaku juga untuk jam yang sedang berjalan"))
        grid = self._grid()
        for n, (name, label) in enumerate(self._limits()):
            grid.addWidget(PlainLabel(label), n, 0)
            grid.addWidget(self._box(name, label), n, 1)
        grid.addWidget(self.holds_for, len(self.boxes), 0, 1, 3)
        buttons = self._row(self.save_button, self.default_button)
        grid.addLayout(buttons, len(self.boxes) + 1, 0, 1, 3)
        card.body.addLayout(grid)
        return card

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(*(theme.dp(n) for n in (12, 10, 12, 12)))
        grid.setHorizontalSpacing(theme.dp(12))
        grid.setVerticalSpacing(theme.dp(8))
        grid.setColumnStretch(2, 1)
        return grid

    def _row(self, *buttons: Button) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.dp(8))
        for one in buttons:
            row.addWidget(one)
        row.addStretch(1)
        return row

    def _reach(self) -> Card:
        card = Card(
            self.tr("Riwayat di komputer ini"),
            self.tr("tiket yang masih terbuka selalu ada di sini; yang lebih lama dicari di pusat"),
        )
        grid = self._grid()
        history = self._days_box("history_days", self.tr("Simpan tiket yang sudah selesai"), 0)
        history.setSpecialValueText(self.tr("semua"))
        files = self._days_box(
            "keep_files_days", self.tr("Simpan lampiran yang sudah ada di pusat"), 1
        )
        for n, box in enumerate((history, files)):
            grid.addWidget(PlainLabel(box.accessibleName()), n, 0)
            grid.addWidget(box, n, 1)
        grid.addLayout(self._row(self.reach_button), 2, 0, 1, 3)
        card.body.addLayout(grid)
        return card

    def _limits(self) -> tuple[tuple[str, str], ...]:
        return (
            ("verify_days", self.tr("Verifikasi")),
            ("follow_up_days", self.tr("Jawaban pertama OPD")),
            ("reporter_days", self.tr("Menunggu data pelapor")),
            ("information_days", self.tr("Permintaan informasi")),
            ("complaint_days", self.tr("Pengaduan")),
            ("oversight_days", self.tr("Pengaduan berkadar pengawasan")),
            ("first_dispatch_minutes", self.tr("Penerusan pertama")),
            ("first_dispatch_soon_minutes", self.tr("Penerusan pertama, segera")),
        )

    def _box(self, name: str, label: str) -> WholeBox:
        minutes = name.endswith("_minutes")
        unit = self.tr(" menit") if minutes else self.tr(" hari kerja")
        return self._spin(name, label, (1, longest_of(name)), unit)

    def _days_box(self, name: str, label: str, fewest: int) -> WholeBox:
        box = self._spin(name, label, (fewest, _DEEPEST), self.tr(" hari"))
        box.setValue(getattr(self._ctx.desk.settings, name))
        return box

    def _spin(self, name: str, label: str, span: tuple[int, int], unit: str) -> WholeBox:
        box = WholeBox()
        box.setObjectName(f"settings.{name}")
        box.setAccessibleName(label)
        box.setRange(*span)
        box.setSuffix(unit)
        box.setMinimumWidth(theme.dp(160))
        self.boxes[name] = box
        return box

    def _fill(self, limits: Limits) -> None:
        for name in LIMIT_NAMES:
            self.boxes[name].setValue(getattr(limits, name))

    def _typed(self) -> Limits:
        return Limits(**{name: self.boxes[name].value() for name in LIMIT_NAMES})

    def _show_in_force(self) -> None:
        found = limits_here(self._ctx.desk)
        self._shown = found.limits
        self._fill(found.limits)
        self._say_for_whom(of_office=found.of_office)

    def _say_for_whom(self, *, of_office: bool) -> None:
        said = self.tr(
            "▲ Belum ditetapkan untuk kantor: angka ini hanya berlaku di komputer ini, meja lain "
            "memakai angkanya sendiri, pusat memakai bawaan."
        )
        if of_office:
            said = self.tr(
                "● Ditetapkan untuk kantor: sama di semua meja dan di pusat yang sudah tersinkron."
            )
        self.holds_for.setText(said)
        self.holds_for.set_ink("muted" if of_office else "amber")

    def _save(self, *, confirmed: bool = False) -> None:
        if self._work.running:
            return
        self.banner.hide()
        desk, limits = self._ctx.desk, self._typed()
        self._asked = limits
        self._work.run(
            lambda told, stopped: save_limits(
                desk, limits, confirmed=confirmed, progress=told, cancelled=stopped
            ),
            self._saved,
            self._refused,
        )
        self.look_at_rights()

    def _confirm(self) -> None:
        """What was asked about is set; what was typed meanwhile is asked about anew."""
        self._save(confirmed=self._typed() == self._asked)

    def _show_progress(self, done: int, count: int) -> None:
        if self._work.running:
            said = self.tr("{done} dari {count} tiket diperiksa")
            self.banner.show_message(
                said.format(done=number(done), count=number(count)), tone="neutral"
            )

    def _saved(self, trial: Trial) -> None:
        self.look_at_rights()
        self._show_in_force()
        held = self.tr(
            "Di meja ini berlaku sekarang; di meja lain dan di pusat setelah tersinkron."
        )
        moved = trial_title(trial, self._ctx.desk.clock.now()) + "." if trial.moved else ""
        self.banner.show_message(
            self.tr("Batas waktu disimpan untuk semua meja"),
            " ".join(filter(None, (held, moved))),
            tone="green",
        )

    def _refused(self, error: BaseException) -> None:
        self.look_at_rights()
        if isinstance(error, TermsMoveTooMuch):
            self.ask(error)
        elif not isinstance(error, Cancelled):
            self.fail(error)

    def _save_reach(self) -> None:
        self.banner.hide()
        self.keep(
            lambda _none: self.banner.show_message(self.tr("Riwayat disimpan"), tone="green"),
            **{name: self.boxes[name].value() for name in ("history_days", "keep_files_days")},
        )
