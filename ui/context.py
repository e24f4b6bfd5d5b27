"""What every screen is given: the desk, the sync, the background, the news of changes, the call."""

from typing import Protocol

from msgspec import Struct

from callcenter.desk.context import Desk
from callcenter.entrance.way_in import Entrance
from callcenter.lapor.pusher import Pusher
from callcenter.sync.file_lane import FileLane
from callcenter.sync.synchroniser import Synchroniser
from callcenter.web.bound_token import BoundToken
from ui.background import Background
from ui.call import Call
from ui.change_bridge import ChangeBridge


class LaporToken(Protocol):
    """The secret of the national system, kept where secrets are kept; never shown or logged."""

    @property
    def label(self) -> str:
        """Where it lies, for the screen."""

    def read(self) -> BoundToken:
        """The token and where it may go; without a secret when there is none."""

    def write(self, token: str, url: str) -> None:
        """Keep it in the place of an earlier one, for the origin of this address alone."""

    def allow(self, url: str) -> None:
        """Let the kept one go to this address, and nowhere else."""

    def forget(self) -> None:
        """Keep none any more."""


class UiContext(Struct, frozen=True):
    """Handed to every screen's constructor; a screen reaches nothing by any other way."""

    desk: Desk
    sync: Synchroniser
    background: Background
    changes: ChangeBridge
    call: Call
    files: FileLane
    lapor: Pusher
    token: LaporToken
    entrance: Entrance | None = None
    """Where people come in with a passphrase; None where the keychain alone opened the desk."""
