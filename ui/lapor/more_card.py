"""“Lanjutan”: pace, the form of attachments and the paths; closed until it is asked for."""

from PySide6.QtWidgets import QGridLayout, QWidget

from callcenter.lapor.office_values import LAG_MINUTES, POLL_HOURS, RATE
from callcenter.lapor.settings import AttachmentsForm, LaporSettings, Paths
from ui import theme
from ui.lapor.connection_cards import StepCard
from ui.ticket_form.layouts import Row
from ui.widgets.buttons import Button
from ui.widgets.combo import ChoiceBox
from ui.widgets.field import Field
from ui.widgets.number_box import PartBox, WholeBox


class MoreCard(StepCard):
    """Inputs behind a button; an error in one of them opens it."""

    def __init__(self) -> None:
        super().__init__(self.tr("Lanjutan"))
        self.is_open: bool = False
        self.turn_button = Button(self.tr("Tampilkan"), small=True, quiet=True)
        self.turn_button.setObjectName("lapor.more")
        self.turn_button.clicked.connect(lambda: self.open(not self.is_open))
        self.add_header_widget(self.turn_button)
        self._inside = QWidget()
        grid = QGridLayout(self._inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.dp(12))
        grid.setVerticalSpacing(theme.dp(4))
        self._kept: dict[str, tuple[float, float]] = {}
        self.rate = WholeBox()
        self.poll = PartBox()
        self.lag = PartBox()
        self._arrange_numbers(grid)
        self.form = Field(
            self.tr("Bentuk daftar lampiran"),
            ChoiceBox([
                (AttachmentsForm.STOP.value, self.tr("dengan titik: [1,2].")),
                (AttachmentsForm.PLAIN.value, self.tr("tanpa titik: [1,2]")),
            ]),
            name="lapor.attachments_form", slot=True,
        )  # fmt: skip
        self.form.input.activated.connect(lambda _n: self.touched.emit())
        for n, (name, label) in enumerate(self._paths().items()):
            hint = self.tr("kosong: tidak ditanyakan") if name in _OPTIONAL else ""
            row, column = divmod(n, 2)
            grid.addWidget(self.line(f"paths.{name}", label, hint), row + 2, column)
        grid.addWidget(self.form, 1, 0)
        self.body.addWidget(self._inside)
        self.open(False)

    def _arrange_numbers(self, grid: QGridLayout) -> None:
        self.rate.setRange(*RATE)
        self.poll.setRange(*POLL_HOURS)
        self.poll.setDecimals(2)
        self.lag.setRange(*LAG_MINUTES)
        self.lag.setDecimals(0)
        labels = (
            (self.rate, "rate_per_minute", self.tr("Kiriman per menit"), self.tr(" per menit")),
            (self.poll, "poll_hours", self.tr("Tanya status tiap"), self.tr(" jam")),
            (self.lag, "lag_minutes", self.tr("Ulangi yang gagal setelah"), self.tr(" menit")),
        )
        made = []
        for box, name, label, unit in labels:
            box.setSuffix(unit)
            box.valueChanged.connect(lambda _n: self.touched.emit())
            made.append((Field(label, box, name=f"lapor.{name}", slot=True), 1))
        grid.addWidget(Row(*made), 0, 0, 1, 2)

    def _paths(self) -> dict[str, str]:
        named = {
            "institutions": self.tr("Jalur daftar instansi"),
            "templates": self.tr("Jalur daftar templat"),
            "categories": self.tr("Jalur daftar kategori"),
            "locations": self.tr("Jalur daftar lokasi"),
            "upload": self.tr("Jalur unggah lampiran"),
            "submit": self.tr("Jalur kirim laporan"),
            "state": self.tr("Jalur status"),
            "followups": self.tr("Jalur tindak lanjut"),
            "reply": self.tr("Jalur jawaban"),
            "reject": self.tr("Jalur bukan wewenang"),
            "topics": self.tr("Jalur topik (f01)"),
            "add_stream": self.tr("Jalur tambah laporan (v1)"),
        }
        return {one: named[one] for one in Paths.__struct_fields__}

    def open(self, wanted: bool) -> None:
        """Show or hide the inputs."""
        self.is_open = wanted
        self._inside.setVisible(wanted)
        self.turn_button.setText(self.tr("Sembunyikan") if wanted else self.tr("Tampilkan"))
        self.turn_button.setAccessibleDescription(
            self.tr("kecepatan, selang waktu tanya, bentuk lampiran, jalur layanan")
        )

    def fill(self, settings: LaporSettings) -> None:
        """Show its part of the settings."""
        self._set(self.rate, "rate_per_minute", settings.rate_per_minute)
        self._set(self.poll, "poll_hours", settings.poll_hours)
        self._set(self.lag, "lag_minutes", settings.lag_minutes)
        self.form.input.select(settings.attachments_form.value)
        for name in self._paths():
            self.fields[f"paths.{name}"].input.setText(getattr(settings.paths, name))

    def values(self) -> dict[str, object]:
        """Return its part of the settings as it stands here."""
        paths = {name: self.text(f"paths.{name}") for name in self._paths()}
        return {
            "rate_per_minute": self.rate.value(),
            "poll_hours": self._exact("poll_hours", self.poll.value()),
            "lag_minutes": self._exact("lag_minutes", self.lag.value()),
            "attachments_form": AttachmentsForm(self.form.input.selected()),
            "paths": Paths(**paths),
        }

    def _set(self, box: PartBox | WholeBox, name: str, given: float) -> None:
        box.blockSignals(True)
        if isinstance(box, WholeBox):
            box.setValue(round(given))
        else:
            box.setValue(given)
        box.blockSignals(False)
        self._kept[name] = (box.value(), given)

    def _exact(self, name: str, shown: float) -> float:
        """The number as it was given while nobody changed what its box can show of it."""
        at_first, given = self._kept.get(name, (None, shown))
        return given if shown == at_first else shown


_OPTIONAL = ("categories", "locations")
