"""The steps of the connection form: each a card that shows its part of the settings and reads it.

A card's `values()` are fields of LaporSettings; nothing is checked and nothing saved here.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from callcenter.lapor.settings import (
    AuthScheme,
    Interface,
    LaporSettings,
    Policy,
    PushedBy,
)
from ui import theme
from ui.lapor.since_row import SinceRow
from ui.plain_text import PlainLabel
from ui.ticket_form.layouts import Row
from ui.widgets.card import Card
from ui.widgets.combo import ChoiceBox
from ui.widgets.field import Field
from ui.widgets.radio_cards import RadioCards, RadioChoice


class StepCard(Card):
    """One step; `fields` are its inputs by setting, `touched` when a person types."""

    touched = Signal()

    def __init__(self, title: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, hint, parent, padded=True)
        self.fields: dict[str, Field[QLineEdit]] = {}

    def line(self, name: str, label: str, hint: str = "", example: str = "") -> Field[QLineEdit]:
        """Add an input for a text of the settings."""
        made = Field(label, QLineEdit(), name=f"lapor.{name}", hint=hint, slot=True)
        made.input.setMaxLength(200)
        made.input.setPlaceholderText(example)
        made.input.textEdited.connect(lambda _text: self._typed(made))
        self.fields[name] = made
        return made

    def text(self, name: str) -> str:
        """Return what stands in an input."""
        return self.fields[name].input.text()

    def explain(self, text: str) -> None:
        """Add a paragraph."""
        self.body.addWidget(PlainLabel(text, fit="wrap", role="label", ink="muted"))

    def choices(self, name: str, label: str, cards: list[RadioChoice]) -> RadioCards:
        """Add a row of radio cards."""
        made = RadioCards(cards, cards[0].key)
        made.setObjectName(f"lapor.{name}")
        made.setAccessibleName(label)
        made.changed.connect(lambda _key: self.touched.emit())
        self.body.addWidget(PlainLabel(label, role="label", ink="muted"))
        self.body.addWidget(made)
        return made

    def _typed(self, field: Field[QLineEdit]) -> None:
        field.set_error("")
        self.touched.emit()


class AddressCard(StepCard):
    """Step 1: which interface, where, and how the token goes along."""

    def __init__(self) -> None:
        super().__init__(self.tr("1 · Alamat layanan"))
        self.explain(
            self.tr("Isi dari dokumen akun pengembang SP4N-LAPOR! milik instansi. Tidak ada alamat "
                    "bawaan: yang tertulis di sini saja yang dihubungi.")
        )  # fmt: skip
        self.interface = self.choices(
            "interface",
            self.tr("Antarmuka"),
            [
                RadioChoice("v3", self.tr("REST v3"), self.tr("kirim, lampiran, status, jawaban")),
                RadioChoice("f01", self.tr("JSON f01"), self.tr("hanya membaca daftar topik")),
                RadioChoice("v1", self.tr("XML v1"), self.tr("hanya mengirim, tanpa status")),
            ],
        )
        address = self.line(
            "base_url", self.tr("Alamat dasar"), self.tr("diawali https://"),
            "https://lapor.contoh.go.id/v3",
        )  # fmt: skip
        self.scheme = Field(
            self.tr("Cara mengirim token"),
            ChoiceBox([
                (AuthScheme.RAW.value, self.tr("Authorization: token")),
                (AuthScheme.BEARER.value, self.tr("Authorization: Bearer token")),
            ]),
            name="lapor.auth_scheme", slot=True,
        )  # fmt: skip
        self.scheme.input.activated.connect(lambda _n: self.touched.emit())
        self.body.addWidget(Row((address, 3), (self.scheme, 2)))

    def fill(self, settings: LaporSettings) -> None:
        """Show its part of the settings."""
        self.interface.select(settings.interface.value)
        self.scheme.input.select(settings.auth_scheme.value)
        self.fields["base_url"].input.setText(settings.base_url)

    def values(self) -> dict[str, object]:
        """Return its part of the settings as it stands here."""
        return {
            "interface": Interface(self.interface.selected()),
            "auth_scheme": AuthScheme(self.scheme.input.selected()),
            "base_url": self.text("base_url"),
        }


class AccountCard(StepCard):
    """Step 3: the ids of the institution's account; v3 alone knows them."""

    def __init__(self) -> None:
        super().__init__(self.tr("3 · Akun instansi"))
        self.explain(self.tr("Nomor-nomor ini milik akun instansi dan tertulis di dokumennya."))
        institution = self.line(
            "institution_id", self.tr("ID instansi kita"), self.tr("kosong: menurut pemetaan OPD")
        )
        user = self.line("user_id", self.tr("ID pengguna"))
        channel = self.line("channel", self.tr("ID kanal"))
        suffix = self.line(
            "suffix", self.tr("Akhiran jalur kirim"), self.tr("milik instansi; boleh kosong"),
            "/lampung",
        )  # fmt: skip
        search = self.line(
            "search_path", self.tr("Jalur pencarian"),
            self.tr("kosong: kiriman yang ragu selalu menunggu orang"),
            "/complaints/list",
        )  # fmt: skip
        self.body.addWidget(Row((institution, 1), (user, 1), (channel, 1)))
        self.body.addWidget(Row((suffix, 1), (search, 2)))

    def fill(self, settings: LaporSettings) -> None:
        """Show its part of the settings."""
        for name, field in self.fields.items():
            field.input.setText(getattr(settings, name))

    def values(self) -> dict[str, object]:
        """Return its part of the settings as it stands here."""
        return {name: self.text(name) for name in self.fields}


class PolicyCard(StepCard):
    """Step 4: which tickets go, from when on, and who hands them over."""

    def __init__(self) -> None:
        super().__init__(self.tr("4 · Tiket mana yang dikirim"))
        self.policy = self.choices(
            "policy",
            self.tr("Yang dikirim"),
            [
                RadioChoice(
                    Policy.ALL.value, self.tr("Semua kewenangan"),
                    self.tr("pengaduan untuk OPD Pemprov, sendiri"),
                ),
                RadioChoice(
                    Policy.CHOSEN.value, self.tr("Pilihan"), self.tr("hanya yang dipilih petugas")
                ),
                RadioChoice(
                    Policy.NONE.value, self.tr("Tidak ada"), self.tr("tidak ada yang dikirim"),
                    tone="amber",
                ),
            ],
        )  # fmt: skip
        self.since = SinceRow()
        self.since.touched.connect(self.touched)
        self.body.addWidget(self.since)
        self.pusher = self.choices(
            "pusher",
            self.tr("Siapa yang mengirim"),
            [
                RadioChoice(
                    PushedBy.DESK.value, self.tr("Meja pendaftar"),
                    self.tr("tiap meja mengirim tiketnya sendiri, dengan token di meja itu"),
                ),
                RadioChoice(
                    PushedBy.SERVER.value, self.tr("Server pusat"),
                    self.tr("pusat mengirim untuk semua; tokennya dipasang di server"),
                ),
            ],
        )  # fmt: skip
        self.body.setSpacing(theme.dp(6))

    def fill(self, settings: LaporSettings) -> None:
        """Show its part of the settings."""
        self.policy.select(settings.policy.value)
        self.pusher.select(settings.pusher.value)
        self.since.set_moment(settings.since)

    def values(self) -> dict[str, object]:
        """Return its part of the settings as it stands here."""
        return {
            "policy": Policy(self.policy.selected()),
            "pusher": PushedBy(self.pusher.selected()),
            "since": self.since.moment(),
        }
