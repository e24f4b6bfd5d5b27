"""Tells the other workers on one PostgreSQL that the log grew, and hears it from them.

A hint for speed alone: who hears nothing looks at the head every few seconds all the same.
"""

import contextlib
import logging
import secrets
import selectors
import socket
import threading
from collections.abc import Callable
from typing import Any

import psycopg
from sqlalchemy import URL

from callcenter.server.postgres import connect_arguments

_CHANNEL = "callcenter_head"
_LOOK_SECONDS = 2.0
_AGAIN_SECONDS = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0)
_log = logging.getLogger("callcenter.server.news")


class PostgresNews:
    """One thread with a connection of its own; `heard` is called there."""

    def __init__(self, url: URL, heard: Callable[[], None]) -> None:
        self._arguments = connect_arguments(url)
        self._heard = heard
        self._token = secrets.token_hex(8)
        self._head: int | None = None
        self._closing = False
        self._failures = 0
        self._woken, self._waker = socket.socketpair()
        self._woken.setblocking(False)
        self._waker.setblocking(False)
        self._thread = threading.Thread(target=self._run, name="head news", daemon=True)
        self._thread.start()

    def tell(self) -> None:
        """The log grew here: from any thread, at once; many tellings may become one."""
        # A full pipe means that the thread has enough to wake up for.
        with contextlib.suppress(BlockingIOError):
            self._waker.send(b".")

    def close(self) -> None:
        """Ends the thread."""
        self._closing = True
        self.tell()
        self._thread.join()
        self._waker.close()
        self._woken.close()

    def _run(self) -> None:
        while not self._closing:
            try:
                self._attend()
            except psycopg.Error as error:
                _log.info("the database does not answer: %s", error.sqlstate or "no connection")
                self._wait([], _AGAIN_SECONDS[min(self._failures, len(_AGAIN_SECONDS) - 1)])
                self._failures += 1

    def _attend(self) -> None:
        with psycopg.connect(**self._arguments, autocommit=True) as connection:
            connection.execute(f"LISTEN {_CHANNEL}")
            self._failures = 0
            while not self._closing:
                # Also right after a new connection: what was told meanwhile was told to nobody.
                self._look(connection)
                while self._attend_once(connection):
                    pass

    def _attend_once(self, connection: psycopg.Connection[Any]) -> bool:
        """Waits for one thing to do and does it; False when it is time to look at the head."""
        woken, news = self._wait([connection], _LOOK_SECONDS)
        if self._closing or not (woken or news):
            return False
        if woken:
            connection.execute("SELECT pg_notify(%s, %s)", (_CHANNEL, self._token))
        # Those that came with the answer of a statement wait here as well.
        for one in connection.notifies(timeout=0):
            if one.payload != self._token:
                self._heard()
        return True

    def _wait(self, others: list[Any], seconds: float) -> tuple[bool, bool]:
        with selectors.DefaultSelector() as waiting:
            for one in (self._woken, *others):
                waiting.register(one, selectors.EVENT_READ)
            ready = [key.fileobj for key, _ in waiting.select(seconds)]
        woken = self._woken in ready
        if woken:
            with contextlib.suppress(BlockingIOError):
                self._woken.recv(65536)
        return woken, any(one in ready for one in others)

    def _look(self, connection: psycopg.Connection[Any]) -> None:
        row = connection.execute("SELECT seq FROM clock").fetchone()
        head = None if row is None else row[0]
        if head != self._head:
            self._head = head
            self._heard()
