"""“Sambungan”: how the office reaches SP4N-LAPOR!, tried before it is kept.

Settings are saved for every desk, the token for this one alone; nothing typed is lost when a try
or a saving fails.
"""

from collections.abc import Callable
from datetime import UTC, datetime, time
from time import monotonic

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from callcenter.desk.lapor_rights import may_decide
from callcenter.desk.lapor_setup import (
    LaporSetup,
    read_setup,
    save_connection,
    try_connection,
    turn_off,
    turn_on,
)
from callcenter.errors import FieldInvalid
from callcenter.lapor.client import Masters
from callcenter.lapor.settings import Interface, LaporSettings, checked_token
from ui import theme
from ui.context import UiContext
from ui.formats import WIB, wib
from ui.lapor.connection_check import faults
from ui.lapor.connection_form import ConnectionForm
from ui.lapor.connection_words import Said, failed_text, found_text, kept_where
from ui.lapor.place_words import place_text
from ui.messages import explain
from ui.plain_text import PlainLabel
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, PrimaryButton


class ConnectionTab(QWidget):
    """`saved` when settings or token changed; `fill_mapping(Masters)` when a person asks for it."""

    saved = Signal()
    fill_mapping = Signal(object)

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lapor.connection")
        self.setAccessibleName(self.tr("Sambungan SP4N-LAPOR!"))
        self._ctx = ctx
        self._shown: LaporSettings | None = None
        self._before: LaporSettings | None = None
        self._touched = False
        self._try = 0
        self._next: Callable[[], None] = self.refresh
        self.form = ConnectionForm(ctx)
        self.form.touched.connect(self._on_touched)
        self.result = Banner()
        self.result.setObjectName("lapor.connection_result")
        self.result.action.connect(self._act)
        self.working = PlainLabel(role="label", ink="muted")
        self.working.setObjectName("lapor.working")
        self.stop_button = Button(self.tr("Jangan tunggu"), key_hint="Esc")
        self.stop_button.setObjectName("lapor.stop")
        self.stop_button.clicked.connect(self.stop)
        self.test_button = Button(self.tr("Uji koneksi"))
        self.test_button.setObjectName("lapor.test")
        self.test_button.clicked.connect(self.test)
        self.save_button = PrimaryButton(self.tr("Simpan untuk semua meja"))
        self.save_button.setObjectName("lapor.save")
        self.save_button.clicked.connect(self.save)
        self.off_button = Button(self.tr("Matikan"), quiet=True, danger=True)
        self.off_button.setObjectName("lapor.off")
        self.off_button.clicked.connect(self.turn_off)
        self.locked = PlainLabel(
            self.tr("Hanya pengawas di meja ini yang mengubah sambungan. Token meja ini boleh Anda "
                    "masukkan."), fit="wrap", role="label", ink="muted",
        )  # fmt: skip
        self.locked.setObjectName("lapor.locked")
        self.form.token.failed.connect(self._failed)
        self.form.token.forgotten.connect(self._token_forgotten)
        self.form.token.allowed.connect(self.saved)
        self._arrange()
        self._show_working("")
        self.form.fill(self._fresh())
        self._show_rights()
        ctx.changes.changed.connect(self._on_changes)

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.dp(8))
        for button in (self.save_button, self.test_button, self.stop_button):
            row.addWidget(button)
        row.addWidget(self.working)
        row.addStretch(1)
        row.addWidget(self.off_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(10))
        column.addWidget(self.locked)
        column.addWidget(self.form, 1)
        column.addWidget(self.result)
        column.addLayout(row)

    def refresh(self) -> None:
        """Read what the office has set; what is being typed is not taken away."""
        desk = self._ctx.desk
        self._ctx.background.latest(
            "lapor.setup", lambda: read_setup(desk), self._show_setup, self._failed, owner=self
        )

    def test(self) -> None:
        """Ask LAPOR with what stands here, saved or not; nothing is kept."""
        settings = self._checked(needs_token=True)
        if settings is None:
            return
        typed, token = self.form.token.typed(), self._ctx.token
        extra_ca = self._ctx.desk.settings.extra_ca
        self._try += 1
        this = self._try

        def asked() -> tuple[Masters, int]:
            begun = monotonic()
            found = try_connection(
                settings, typed or token.read().for_url(settings.base_url), extra_ca
            )
            return found, round((monotonic() - begun) * 1000)

        self.result.hide()
        self._show_working(self.tr("Menghubungi SP4N-LAPOR!…"))
        self._ctx.background.lapor(
            asked,
            lambda pair: self._tested(this, *pair),
            lambda error: self._test_failed(this, error, settings.interface),
            owner=self,
        )

    def stop(self) -> None:
        """Wait no longer: an answer that still comes is not shown."""
        if self.stop_button.isVisible():
            self._try += 1
            self._show_working("")
            self.test_button.setFocus()

    def save(self) -> None:
        """Keep the settings for all desks and a typed token on this one."""
        if not self._may:
            self._save_token()
            return
        settings = self._checked(needs_token=False)
        if settings is None:
            return
        desk, before = self._ctx.desk, self._before
        self.save_button.setEnabled(False)
        self._ctx.background.desk(
            lambda: save_connection(desk, settings, before), self._kept, self._failed, owner=self
        )

    def _save_token(self) -> None:
        """Keep the token alone, for the address the office has now."""
        settings = self._checked(needs_token=True)
        typed = self.form.token.typed()
        if settings is None or self._shown is None or not typed:
            return
        self.form.token.keep(typed, self._shown.base_url)
        words = self.tr("Hanya untuk {0}.").replace("{0}", place_text(self._shown.base_url))
        self._say(Said(self.tr("Token disimpan di komputer ini"), words, "green"))

    def turn_off(self) -> None:
        """Take the connection away for all desks; it can be taken back."""
        desk = self._ctx.desk
        self._ctx.background.desk(
            lambda: turn_off(desk), lambda _none: self._turned_off(), self._failed, owner=self
        )

    def _checked(self, *, needs_token: bool) -> LaporSettings | None:
        """The settings when all that is typed can be used; else each fault stands at its line."""
        settings = self.form.settings()
        found = faults(settings)
        typed = self.form.token.typed()
        try:
            if typed or (needs_token and not self.form.token.is_kept):
                checked_token(typed)
        except FieldInvalid as error:
            found["token"] = error
        self.form.show_faults(found)
        return None if found else settings

    def _kept(self, settings: LaporSettings) -> None:
        self._shown = self._before = settings
        self._touched = False
        self.save_button.setEnabled(True)
        self.form.fill(settings)
        self.off_button.setVisible(self._may)
        typed = self.form.token.typed()
        words = self.tr("Berlaku untuk semua meja begitu masing-masing tersambung ke pusat.")
        if typed:
            where = kept_where(self._ctx.token.label)
            more = self.tr("Tokennya hanya tersimpan di komputer ini ({0}).").replace("{0}", where)
            words = f"{words} {more}"
            self.form.token.keep(typed, settings.base_url)
        else:
            self.form.token.allow_first(settings.base_url)
        self._say(Said(self.tr("Sambungan disimpan"), words, "green"))
        self.saved.emit()

    def _tested(self, this: int, masters: Masters, milliseconds: int) -> None:
        if this != self._try:
            return
        self._show_working("")
        said = found_text(masters, milliseconds)
        self._next = lambda: self.fill_mapping.emit(masters)
        self._say(said, self.tr("Isi pemetaan dari LAPOR") if said.tone == "green" else "")

    def _test_failed(self, this: int, error: BaseException, interface: Interface) -> None:
        if this != self._try:
            return
        self._show_working("")
        said = failed_text(error, interface)
        self._say(said)
        if said.field:
            self.form.show_line(said.field)

    def _show_setup(self, setup: LaporSetup) -> None:
        self._shown = setup.settings
        self.form.token.show_address(setup.settings.base_url if setup.settings else "")
        self.off_button.setVisible(setup.settings is not None and self._may)
        if not self._touched:
            self._load(setup.former)
        elif setup.settings != self._before:
            self._next = self._take_theirs
            self._say(
                Said(
                    self.tr("Meja lain mengubah sambungan ini"),
                    self.tr("Yang Anda ketik tetap ada. Bila disimpan, hanya isian yang Anda ubah "
                            "yang berlaku."),
                    "amber",
                ),
                self.tr("Muat yang baru"),
            )  # fmt: skip

    def _act(self) -> None:
        self._next()

    def _take_theirs(self) -> None:
        self._touched = False
        self.result.hide()
        self.refresh()

    def _load(self, former: LaporSettings | None) -> None:
        """Show what the office has set, or had before it was turned off."""
        self._before = self._shown
        wanted = self._shown or former or self._fresh()
        if wanted != self.form.settings():
            self.form.fill(wanted)
        if former is not None and self._shown is None:
            words = self.tr("Tidak ada meja yang mengirim atau bertanya ke sana. Semua isian tetap "
                            "tersimpan.")  # fmt: skip
            self._next = self._turn_on
            said = Said(self.tr("SP4N-LAPOR! dimatikan untuk semua meja"), words, "amber")
            self._say(said, self.tr("Nyalakan lagi") if self._may else "")

    def _fresh(self) -> LaporSettings:
        """A form nobody filled yet: from today on, so that the past does not all go at once."""
        today = wib(self._ctx.desk.clock.now()).date()
        begins = datetime.combine(today, time(), WIB).astimezone(UTC)
        return replace(LaporSettings(base_url=""), since=begins)

    def _turned_off(self) -> None:
        self._touched = False
        self.refresh()
        self.saved.emit()

    def _turn_on(self) -> None:
        desk = self._ctx.desk
        self._ctx.background.desk(
            lambda: turn_on(desk), lambda _none: self._on_again(), self._failed, owner=self
        )

    def _on_again(self) -> None:
        self.result.hide()
        self.refresh()
        self.saved.emit()

    def _token_forgotten(self) -> None:
        words = self.tr("Meja ini tidak mengirim ke SP4N-LAPOR! sampai ada token lagi. Token di "
                        "meja lain tidak berubah.")  # fmt: skip
        self._say(Said(self.tr("Token dilupakan di komputer ini"), words, "amber"))
        self.saved.emit()

    def _on_touched(self) -> None:
        self._touched = True

    @property
    def _may(self) -> bool:
        return may_decide(self._ctx.desk)

    def _show_rights(self) -> None:
        """Who sits here may read it all, and change it or not."""
        may = self._may
        self.form.lock(not may)
        self.locked.setVisible(not may)
        self.save_button.setText(
            self.tr("Simpan untuk semua meja") if may else self.tr("Simpan token di meja ini")
        )
        self.off_button.setVisible(may and self._shown is not None)

    def _on_changes(self, ids: frozenset[str]) -> None:
        if ids & {"settings", "rights"}:
            self._show_rights()
        if "office" in ids and self.isVisible():
            self.refresh()

    def _failed(self, error: BaseException) -> None:
        self.save_button.setEnabled(True)
        message = explain(error)
        self._say(Said(message.title, message.text))

    def _say(self, said: Said, action: str = "") -> None:
        self.result.show_message(said.title, said.text, tone=said.tone, action=action)

    def _show_working(self, text: str) -> None:
        self.working.setText(text)
        self.working.setVisible(bool(text))
        self.stop_button.setVisible(bool(text))
        self.test_button.setEnabled(not text)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: what is set may have changed while the tab was hidden."""
        super().showEvent(event)
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Esc waits no longer."""
        if event.key() == Qt.Key.Key_Escape and self.stop_button.isVisible():
            self.stop()
            return
        super().keyPressEvent(event)
