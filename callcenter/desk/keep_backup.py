"""Makes the day's backup of the database when none was made yet. When to look is not decided here.

Runs on the worker for files: it takes seconds, and saves go on meanwhile.
"""

from collections.abc import Callable

from callcenter.desk.context import Desk


def keep_backup(desk: Desk, stop: Callable[[], bool] = lambda: False) -> bool:
    """Whether a verified backup was made; False when the last one is not a day old.

    Raises DiskFull before anything is written, StoreDamaged, StoreBusy, StoreUnwritable, Cancelled.
    """
    return desk.store.back_up_when_due(stop=stop) is not None
