"""Makes backups of the database: the day's when none was made yet, or one that a person asks for.

When to look is not decided here. Runs on the worker for files: it takes seconds, minutes at a
million tickets, and saves go on meanwhile. No act of the audit: a backup stays in the profile,
under the desk's own key, and one is made every day anyway.
"""

from collections.abc import Callable

from callcenter.desk.context import Desk
from callcenter.desk.rights import Act, require
from callcenter.store.backups import KEPT, PAGE_BYTES, Backup, Told, untold

__all__ = ["KEPT", "PAGE_BYTES", "Backup", "back_up_now", "keep_backup", "read_backups"]


def keep_backup(desk: Desk, stop: Callable[[], bool] = lambda: False) -> bool:
    """Whether a verified backup was made; False when the last one is not a day old.

    Raises as `back_up_now`, but for RightMissing.
    """
    return desk.store.back_up_when_due(stop=stop) is not None


def back_up_now(
    desk: Desk, told: Told = untold, stop: Callable[[], bool] = lambda: False
) -> Backup:
    """One verified backup at once, whatever the last one's age; the newest three are kept.

    `told` hears (pages copied, all pages) of PAGE_BYTES each; the copy is read whole after that.
    Raises RightMissing for whom nobody let sit here, BackupNeedsRoom, BackupBeingMade,
    StoreDamaged, StoreBusy, StoreUnwritable, Cancelled; then the backups are as they were.
    """
    require(desk, Act.WORK)
    return desk.store.back_up(told, stop)


def read_backups(desk: Desk) -> tuple[Backup, ...]:
    """The backups that are kept, the newest first. Raises StoreUnwritable."""
    return desk.store.backups()
