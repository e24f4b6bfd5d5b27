"""Light or dark, size, language, sound, the desk's name: kept at once, the language seen later.

Below them what is kept of this desk should its database break: the backups.
"""

from PySide6.QtWidgets import QApplication, QCheckBox, QHBoxLayout, QLineEdit

from ui import theme
from ui.context import UiContext
from ui.settings.backup_card import BackupCard
from ui.settings.page import Page
from ui.widgets.card import Card
from ui.widgets.combo import ChoiceBox
from ui.widgets.field import Field
from ui.widgets.radio_cards import RadioCards, RadioChoice

LANGUAGES = {"id": "Bahasa Indonesia", "en": "English"}
"""Each named in itself, whatever the screen speaks."""
SCALES = (100, 110, 125, 150, 175, 200)


class AppearancePage(Page):
    """Theme, scale, language, desk name, queue sound, backups."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx)
        settings = ctx.desk.settings
        self.modes = RadioCards(
            [
                RadioChoice("system", self.tr("Ikut sistem"), self.tr("terang atau gelap sendiri")),
                RadioChoice("light", self.tr("Terang"), self.tr("untuk ruang terang")),
                RadioChoice("dark", self.tr("Gelap"), self.tr("untuk dinas malam")),
            ],
            settings.theme,
        )
        self.modes.setObjectName("settings.theme")
        self.modes.setAccessibleName(self.tr("Tampilan"))
        self.modes.changed.connect(self._set_theme)
        self.scale = Field(
            self.tr("Ukuran teks dan tombol"),
            ChoiceBox([(str(percent), f"{percent} %") for percent in SCALES]),
            name="settings.scale",
            hint=self.tr("sebagian ukuran berlaku setelah dibuka lagi"),
        )
        self.scale.input.select(str(_nearest(settings.scale_percent)))
        self.scale.input.activated.connect(self._set_scale)
        self.language = Field(
            self.tr("Bahasa layar"),
            ChoiceBox([*LANGUAGES.items(), ("system", self.tr("Ikut sistem"))]),
            name="settings.language",
            hint=self.tr("berlaku setelah aplikasi dibuka lagi"),
        )
        self.language.input.select(settings.language)
        self.language.input.activated.connect(self._set_language)
        self.desk_name = Field(self.tr("Nama meja"), QLineEdit(), name="settings.desk_name")
        self.desk_name.input.setText(settings.desk_name)
        self.desk_name.input.setMaxLength(40)
        self.desk_name.input.editingFinished.connect(self._set_name)
        self.sound = QCheckBox(self.tr("Bunyi saat ada tiket baru yang lewat batas"))
        self.sound.setObjectName("settings.sound")
        self.sound.setChecked(settings.queue_sound)
        self.sound.toggled.connect(lambda on: self.keep(queue_sound=on))
        self.backups = BackupCard(ctx)
        self._arrange()
        self.refresh()

    def refresh(self) -> None:
        """The backups there are; one is made a day, behind the window."""
        self.backups.refresh()

    def _arrange(self) -> None:
        look = Card(self.tr("Tampilan"), padded=True)
        look.body.addWidget(self.modes)
        row = QHBoxLayout()
        row.setSpacing(theme.dp(12))
        row.addWidget(self.scale, 1)
        row.addWidget(self.language, 1)
        look.body.addLayout(row)
        desk = Card(self.tr("Meja ini"), padded=True)
        desk.body.addWidget(self.desk_name)
        desk.body.addWidget(self.sound)
        self.body.addWidget(look)
        self.body.addWidget(desk)
        self.body.addWidget(self.backups)
        self.body.addStretch(1)

    def _set_theme(self, mode: str) -> None:
        self.keep(theme=mode)
        self._dress(mode, theme.scale())

    def _set_scale(self) -> None:
        percent = int(self.scale.input.selected())
        self.keep(scale_percent=percent)
        self._dress(self._ctx.desk.settings.theme, percent / 100)

    def _set_language(self) -> None:
        self.keep(language=self.language.input.selected())

    def _set_name(self) -> None:
        name = " ".join(self.desk_name.input.text().split())
        if name and name != self._ctx.desk.settings.desk_name:
            self.keep(desk_name=name)

    @staticmethod
    def _dress(mode: str, scale: float) -> None:
        app = QApplication.instance()
        modes: dict[str, theme.Mode] = {"light": "light", "dark": "dark"}
        if isinstance(app, QApplication):
            theme.apply_theme(app, modes.get(mode, "system"), scale)


def _nearest(percent: int) -> int:
    return min(SCALES, key=lambda one: abs(one - percent))
