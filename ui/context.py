"""What every screen is given: the desk, the sync, the background, the news of changes, the call."""

from dataclasses import dataclass

from callcenter.desk.context import Desk
from callcenter.sync.file_lane import FileLane
from callcenter.sync.synchroniser import Synchroniser
from ui.background import Background
from ui.call import Call
from ui.change_bridge import ChangeBridge


@dataclass(frozen=True, slots=True)
class UiContext:
    """Handed to every screen's constructor; a screen reaches nothing by any other way."""

    desk: Desk
    sync: Synchroniser
    background: Background
    changes: ChangeBridge
    call: Call
    files: FileLane
