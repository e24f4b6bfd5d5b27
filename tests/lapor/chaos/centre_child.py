"""The centre of the storm as a process: `callcenter.server` as it is, on a clock that runs faster.

`python -m tests.lapor.chaos.centre_child TASK`; its first line says where it listens. It ends with
its stdin, or dies in the middle of a post when it pushes.
"""

import json
import sys
from contextlib import closing
from pathlib import Path

import msgspec

from callcenter.server.database import Database
from callcenter.server.one_worker import log_to_stderr, serve_one
from callcenter.server.options import Options
from callcenter.server.serving import bind, url_of
from tests.lapor.chaos import deaths
from tests.lapor.chaos.clocks import FastClock


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """A start of the centre; with a token it pushes to LAPOR."""

    data: str
    port: int
    start: float
    speed: float
    seed: str
    death: float
    token: str = ""
    lapor: str = ""


def main(task: Task) -> None:
    options = Options(
        listen=("127.0.0.1", task.port),
        data=task.data,
        database_url=None,
        name="Pusat Badai",
        exit_with_parent=True,
        lapor=bool(task.token),
        lapor_token=task.token,
        lapor_origin=task.lapor,
    )
    log_to_stderr(options)
    deaths.plant(task.seed, task.death)
    listener = bind("127.0.0.1", task.port)

    def ready() -> None:
        print(json.dumps({"url": url_of(listener)}), flush=True)

    with closing(Database(Path(task.data))) as database, listener:
        clock = FastClock(task.start, task.speed)
        serve_one(database, listener, options, ready, clock=clock)


if __name__ == "__main__":
    main(msgspec.json.decode(sys.argv[1], type=Task))
