"""Where a pusher's process dies, by a seed: before the post, while it runs, after its answer.

Planted into the adapter of a child of a storm, between the call and the wire; nothing else of it is
touched.
"""

import os
import random
import signal
import threading
from collections.abc import Callable
from typing import Any

from callcenter.lapor.v3 import LaporV3

_UNDER_WAY_SECONDS = 0.05


_calm = threading.Event()


def end() -> None:
    """Nobody dies any more."""
    _calm.set()


def plant(seed: str, chance: float) -> None:
    """From now on each post of this process is its last with this chance."""
    if not chance:
        return
    dice = random.Random(seed)

    def deadly(call: Callable[..., Any]) -> Callable[..., Any]:
        def called(*args: Any, **named: Any) -> Any:
            fate = dice.choice(("before", "under way", "after"))
            dies = dice.random() < chance and not _calm.is_set()
            if dies and fate == "before":
                _die()
            if dies and fate == "under way":
                threading.Timer(dice.uniform(0, _UNDER_WAY_SECONDS), _die).start()
            answer = call(*args, **named)
            if dies:
                _die()
            return answer

        return called

    LaporV3.submit = deadly(LaporV3.submit)  # type: ignore[method-assign]
    LaporV3.upload = deadly(LaporV3.upload)  # type: ignore[method-assign]


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
