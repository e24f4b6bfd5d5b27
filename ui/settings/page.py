"""What every page of the settings shares: a banner, and saving through the desk."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from callcenter.desk.change_settings import change_settings
from ui import theme
from ui.context import UiContext
from ui.messages import explain
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

    def keep(self, **values: Any) -> None:
        """Take settings into use and on disk; what went wrong stands in the banner."""
        desk = self._ctx.desk
        self._ctx.background.desk(
            lambda: change_settings(desk, replace(desk.settings, **values)),
            failed=self.fail,
            owner=self,
        )

    def fail(self, error: BaseException) -> None:
        """Say what went wrong."""
        message = explain(error)
        self.banner.show_message(message.title, message.text, tone="red")

    def refresh(self) -> None:
        """Show the settings as they are now; pages that keep nothing open need not."""
