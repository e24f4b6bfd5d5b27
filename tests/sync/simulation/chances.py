"""A simulated world without chance: the same ids, the same order, small batches each time."""

import random
import secrets
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import Any
from unittest.mock import patch

import anyio.to_thread

from callcenter.ids import Ids
from callcenter.store import outbox
from callcenter.sync import pull

BATCH = 4
"""Events of one push here: so that an outbox takes several, and one may fail in the middle."""


class _AtOnce(Executor):
    """What a lane of its own would do is done right away: one order of events, always the same."""

    def __init__(self, *_: object) -> None:
        pass

    def submit(self, fn: Callable[..., Any], /, *args: Any, **more: Any) -> Future[Any]:
        done: Future[Any] = Future()
        try:
            done.set_result(fn(*args, **more))
        except BaseException as error:  # noqa: BLE001 - a lane keeps it for who asks, a death too
            done.set_exception(error)
        return done


@contextmanager
def same_chances(seed: int) -> Iterator[None]:
    """Nothing random but from `seed`, no worker threads, small batches: the same run each time."""
    chance = random.Random(seed)

    async def here(function: Callable[..., Any], *args: Any, **_: Any) -> Any:
        return function(*args)

    with ExitStack() as stack:
        stack.enter_context(patch.object(Ids.__init__, "__defaults__", (chance.randbytes,)))
        stack.enter_context(patch.object(secrets, "token_bytes", chance.randbytes))
        stack.enter_context(patch.object(secrets, "randbelow", chance.randrange))
        stack.enter_context(
            patch.object(secrets, "token_urlsafe", lambda size: chance.randbytes(size).hex())
        )
        stack.enter_context(patch.object(anyio.to_thread, "run_sync", here))
        stack.enter_context(patch.object(pull, "ThreadPoolExecutor", _AtOnce))
        stack.enter_context(patch.object(outbox, "pending", partial(outbox.pending, limit=BATCH)))
        yield
