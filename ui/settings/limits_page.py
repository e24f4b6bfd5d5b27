"""The limits of every clock, in working days and minutes; kept together by one button."""

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSpinBox

from callcenter.settings import Settings
from ui import theme
from ui.context import UiContext
from ui.plain_text import PlainLabel
from ui.settings.page import OfficePage
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.card import Card

_MONTH = 60 * 24 * 30
_DEEPEST = 3650


class LimitsPage(OfficePage):
    """Spin boxes by setting; the promise of new tickets follows at once."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx)
        self.boxes: dict[str, QSpinBox] = {}
        card = Card(self.tr("Batas waktu"), self.tr("berlaku untuk semua jam, juga yang berjalan"))
        grid = QGridLayout()
        grid.setContentsMargins(*(theme.dp(n) for n in (12, 10, 12, 12)))
        grid.setHorizontalSpacing(theme.dp(12))
        grid.setVerticalSpacing(theme.dp(8))
        grid.setColumnStretch(2, 1)
        for n, (name, label, minutes) in enumerate(self._limits()):
            grid.addWidget(PlainLabel(label), n, 0)
            grid.addWidget(self._box(name, label, minutes), n, 1)
        card.body.addLayout(grid)
        reach = self._reach()
        self.save_button = PrimaryButton(self.tr("Simpan batas waktu"))
        self.save_button.setObjectName("settings.save_limits")
        self.save_button.clicked.connect(self._save)
        self.default_button = Button(self.tr("Kembalikan bawaan"))
        self.default_button.setObjectName("settings.default_limits")
        self.default_button.clicked.connect(self._fill_defaults)
        row = QHBoxLayout()
        row.setSpacing(theme.dp(8))
        row.addWidget(self.save_button)
        row.addWidget(self.default_button)
        row.addStretch(1)
        self.body.addWidget(card)
        self.body.addWidget(reach)
        self.body.addLayout(row)
        self.body.addStretch(1)
        self._fill(ctx.desk.settings)
        self.look_at_rights()

    def refresh(self) -> None:
        """Who sits here may have other rights now; what was typed and not kept stays."""
        self.look_at_rights()

    def set_writable(self, writable: bool) -> None:
        """Limits of clocks are the office's; how much history lies here is this computer's."""
        for name, _, _ in self._limits():
            self.boxes[name].setReadOnly(not writable)

    def _reach(self) -> Card:
        card = Card(
            self.tr("Riwayat di komputer ini"),
            self.tr("tiket yang masih terbuka selalu ada di sini; yang lebih lama dicari di pusat"),
        )
        grid = QGridLayout()
        grid.setContentsMargins(*(theme.dp(n) for n in (12, 10, 12, 12)))
        grid.setHorizontalSpacing(theme.dp(12))
        grid.setVerticalSpacing(theme.dp(8))
        grid.setColumnStretch(2, 1)
        history = self._days_box("history_days", self.tr("Simpan tiket yang sudah selesai"), 0)
        history.setSpecialValueText(self.tr("semua"))
        files = self._days_box(
            "keep_files_days", self.tr("Simpan lampiran yang sudah ada di pusat"), 1
        )
        for n, box in enumerate((history, files)):
            grid.addWidget(PlainLabel(box.accessibleName()), n, 0)
            grid.addWidget(box, n, 1)
        card.body.addLayout(grid)
        return card

    def _limits(self) -> tuple[tuple[str, str, bool], ...]:
        return (
            ("verify_days", self.tr("Verifikasi"), False),
            ("follow_up_days", self.tr("Jawaban pertama OPD"), False),
            ("reporter_days", self.tr("Menunggu data pelapor"), False),
            ("information_days", self.tr("Permintaan informasi"), False),
            ("complaint_days", self.tr("Pengaduan"), False),
            ("oversight_days", self.tr("Pengaduan berkadar pengawasan"), False),
            ("first_dispatch_minutes", self.tr("Penerusan pertama"), True),
            ("first_dispatch_soon_minutes", self.tr("Penerusan pertama, segera"), True),
        )

    def _box(self, name: str, label: str, minutes: bool) -> QSpinBox:
        box = QSpinBox()
        box.setObjectName(f"settings.{name}")
        box.setAccessibleName(label)
        box.setRange(1, _MONTH if minutes else 365)
        box.setSuffix(self.tr(" menit") if minutes else self.tr(" hari kerja"))
        box.setMinimumWidth(theme.dp(160))
        self.boxes[name] = box
        return box

    def _days_box(self, name: str, label: str, fewest: int) -> QSpinBox:
        box = QSpinBox()
        box.setObjectName(f"settings.{name}")
        box.setAccessibleName(label)
        box.setRange(fewest, _DEEPEST)
        box.setSuffix(self.tr(" hari"))
        box.setMinimumWidth(theme.dp(160))
        self.boxes[name] = box
        return box

    def _fill(self, settings: Settings) -> None:
        for name, box in self.boxes.items():
            box.setValue(getattr(settings, name))

    def _fill_defaults(self) -> None:
        shipped = Settings()
        for name, box in self.boxes.items():
            if not box.isReadOnly():
                box.setValue(getattr(shipped, name))

    def _save(self) -> None:
        self.banner.hide()
        self.keep(
            lambda _none: self.banner.show_message(self.tr("Batas waktu disimpan"), tone="green"),
            **{name: box.value() for name, box in self.boxes.items()},
        )
