"""Several worker processes on one listening socket: starts them, starts the dead again, stops all.

Serves nothing itself. What a worker must know goes through its stdin, never its command line.
"""

import os
import queue
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from tempfile import TemporaryDirectory

import msgspec
from prometheus_client.multiprocess import mark_process_dead

from callcenter.server import lapor_token, metrics
from callcenter.server.options import Options
from callcenter.server.postgres import URL_VARIABLE

_GRACE_SECONDS = 10.0
_AGAIN_SECONDS = (0.1, 0.5, 1.0, 2.0, 5.0, 15.0)
_SOUND_SECONDS = 30.0
_STOP = -1
_SECRETS = (URL_VARIABLE, lapor_token.VARIABLE)
"""Told to a worker through its stdin instead."""


class Workers:
    """`ready` is called once, when every worker listens."""

    def __init__(
        self, options: Options, listener: socket.socket, ready: Callable[[], None]
    ) -> None:
        # A worker ends when its stdin does, which this process holds: none is left behind.
        self._options = msgspec.json.encode(replace(options, exit_with_parent=True)) + b"\n"
        self._listener = listener
        self._ready = ready
        self._unready = set(range(options.workers))
        self._figures = ""
        self._running: dict[int, subprocess.Popen[bytes]] = {}
        self._began: dict[int, float] = {}
        self._failures = dict.fromkeys(range(options.workers), 0)
        # Its put may run inside a signal handler.
        self._happened: queue.SimpleQueue[tuple[str, int]] = queue.SimpleQueue()

    def run(self) -> None:
        """Until SIGTERM, SIGINT or stop()."""
        with self._signals(), TemporaryDirectory() as figures:
            self._figures = figures
            for slot in list(self._failures):
                self._start(slot)
            while (event := self._happened.get()) != ("stop", _STOP):
                self._attend(*event)
            self._end()

    def stop(self) -> None:
        """Asks for a graceful stop of all, from any thread."""
        self._happened.put(("stop", _STOP))

    def _attend(self, event: str, slot: int) -> None:
        if event == "start":
            self._start(slot)
        elif event == "ended":
            self._start_later(slot)
        elif slot in self._unready:
            self._unready.remove(slot)
            if not self._unready:
                self._ready()

    def _start(self, slot: int) -> None:
        handle = self._listener.fileno()
        environment = {name: text for name, text in os.environ.items() if name not in _SECRETS}
        # Where they write their figures, so that any of them answers /metrics for all.
        environment[metrics.FOLDER] = self._figures
        worker = subprocess.Popen(  # noqa: S603 - our own module, no shell
            [sys.executable, "-m", "callcenter.server.one_worker", str(handle)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            pass_fds=(handle,),
            env=environment,
        )
        self._running[slot] = worker
        self._began[slot] = time.monotonic()
        threading.Thread(target=self._follow, args=(slot, worker), daemon=True).start()
        assert worker.stdin is not None  # noqa: S101 - it was asked for above
        with suppress(BrokenPipeError):
            worker.stdin.write(self._options)
            worker.stdin.flush()

    def _follow(self, slot: int, worker: subprocess.Popen[bytes]) -> None:
        assert worker.stdout is not None  # noqa: S101 - it was asked for above
        with worker.stdout as said:
            for _ in said:
                self._happened.put(("ready", slot))
        worker.wait()
        self._happened.put(("ended", slot))

    def _start_later(self, slot: int) -> None:
        dead = self._running.pop(slot)
        _let_go(dead)
        mark_process_dead(dead.pid, self._figures)  # type: ignore[no-untyped-call]
        sound = time.monotonic() - self._began[slot] > _SOUND_SECONDS
        failures = 0 if sound else self._failures[slot]
        self._failures[slot] = failures + 1
        seconds = _AGAIN_SECONDS[min(failures, len(_AGAIN_SECONDS) - 1)]
        timer = threading.Timer(seconds, self._happened.put, [("start", slot)])
        timer.daemon = True
        timer.start()

    def _end(self) -> None:
        for worker in self._running.values():
            worker.terminate()
        until = time.monotonic() + _GRACE_SECONDS
        for worker in self._running.values():
            try:
                worker.wait(max(0.0, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                worker.kill()
                worker.wait()
            _let_go(worker)

    @contextmanager
    def _signals(self) -> Iterator[None]:
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        wanted = [signal.SIGINT, signal.SIGTERM]
        before = {one: signal.signal(one, lambda *_: self.stop()) for one in wanted}
        try:
            yield
        finally:
            for one, handler in before.items():
                signal.signal(one, handler)


def _let_go(worker: subprocess.Popen[bytes]) -> None:
    if worker.stdin is not None:
        with suppress(BrokenPipeError):
            worker.stdin.close()
