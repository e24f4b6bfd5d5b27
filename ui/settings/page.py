"""What every page of the settings shares: a banner, and saving through the desk."""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace
from PySide6.QtWidgets import QVBoxLayout, QWidget

from callcenter.desk import rights
from callcenter.desk.change_settings import change_settings
from callcenter.errors import RightMissing
from ui import theme
from ui.context import UiContext
from ui.messages import explain
from ui.plain_text import PlainLabel
from ui.widgets.banner import Banner


class Page(QWidget):
    """One page; put widgets into `body`."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__()
        self.setObjectName("scroll_body")
        self._ctx = ctx
        self.banner = Banner()
        self.banner.setObjectName("settings.banner")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(theme.dp(12))
        self.body.addWidget(self.banner)

    def keep(self, kept: Callable[[object], None] | None = None, /, **values: Any) -> None:
        """Take settings into use and on disk, then `kept`; what went wrong stands in the banner."""
        desk = self._ctx.desk
        self._ctx.background.desk(
            lambda: change_settings(desk, replace(desk.settings, **values)),
            kept,
            failed=self.fail,
            owner=self,
        )

    def fail(self, error: BaseException) -> None:
        """Say what went wrong."""
        message = explain(error)
        self.banner.show_message(message.title, message.text, tone="red")

    def ask(self, error: BaseException) -> None:
        """Say what would come of it; `banner.action` is the answer that it is meant so."""
        message = explain(error)
        self.banner.show_message(
            message.title, message.text, tone="amber", action=self.tr("Simpan juga")
        )
        self.banner.button.setFocus()

    def refresh(self) -> None:
        """Show the settings as they are now; pages that keep nothing open need not."""


class OfficePage(Page):
    """A page of what supervisors set for the office; everybody else reads it and is told why."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx)
        self.read_only = PlainLabel("", fit="wrap", role="label", ink="amber")
        self.read_only.setObjectName("settings.read_only")
        self.read_only.hide()
        self.body.addWidget(self.read_only)
        ctx.changes.changed.connect(self._on_rights)

    def set_writable(self, writable: bool) -> None:
        """Let it be changed, or only be read."""
        raise NotImplementedError

    def may_change(self) -> bool:
        """Whether who sits here may change it; reads nothing from disk."""
        return rights.may_set(self._ctx.desk)

    def look_at_rights(self) -> None:
        """Ask anew whether who sits here may change it; reads nothing from disk."""
        desk = self._ctx.desk
        writable = self.may_change()
        self.set_writable(writable)
        self.read_only.setHidden(writable)
        if not writable:
            refused = RightMissing(rights.Act.SUPERVISE, desk.standing.why or "role")
            why = self.tr("Hanya bisa dibaca: bagian ini diubah pengawas.")
            self.read_only.setText(f"▲ {why} {explain(refused).what}")

    def _on_rights(self, ids: frozenset[str]) -> None:
        if "rights" in ids:
            self.look_at_rights()
