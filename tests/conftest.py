"""What every test gets: its own HOME, no network but loopback, no unexpected warning in the log."""

import gc
import logging
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from callcenter.settings import Operator
from tests.fakes import FakeClock, FakeKeychain

if TYPE_CHECKING:
    from callcenter.workstation import Workstation


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"):
        folder = home if name == "HOME" else home / name.lower()
        folder.mkdir(exist_ok=True, mode=0o700)
        monkeypatch.setenv(name, str(folder))


@pytest.fixture(autouse=True)
def _loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise AssertionError(f"a test reached for {address[0]}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def _quiet_log(caplog: pytest.LogCaptureFixture, request: pytest.FixtureRequest) -> Iterator[None]:
    """An unexpected WARNING in the log fails the test; `@pytest.mark.logs_warnings` expects it."""
    yield
    if request.node.get_closest_marker("logs_warnings"):
        return
    loud = [
        one
        for when in ("setup", "call")
        for one in caplog.get_records(when)
        if one.levelno >= logging.WARNING and one.name.split(".")[0] in ("callcenter", "ui")
    ]
    assert not loud, [one.getMessage() for one in loud]


@pytest.fixture(autouse=True)
def _collect_on_this_thread(request: pytest.FixtureRequest) -> Iterator[None]:
    """As in the window: a widget in a cycle must never be destroyed on a worker.

    What was there before the test is left out of the search: it takes a third of all the time.
    """
    if "qapp" not in request.fixturenames:
        yield
        return
    gc.disable()
    gc.freeze()
    yield
    gc.collect()
    # No event loop ends here, and without one Qt keeps what was told to go later: a thousand
    # widgets of a window long closed, styled anew with every theme that a test sets.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.unfreeze()
    gc.enable()


@pytest.fixture(autouse=True, scope="module")
def _collect_after_a_file() -> Iterator[None]:
    """What outlived its test goes on this thread too."""
    yield
    gc.collect()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def keychain() -> FakeKeychain:
    return FakeKeychain()


@pytest.fixture
def workstation(
    tmp_path: Path, clock: FakeClock, keychain: FakeKeychain
) -> "Iterator[Workstation]":
    """A real desk on a real encrypted profile, somebody seated, ticket numbers leased."""
    from callcenter.workstation import open_workstation

    station = open_workstation(tmp_path / "profile", keychain=keychain, clock=clock)
    seat(station)
    yield station
    station.close()


def seat(station: "Workstation", *blocks: int) -> None:
    """Seats the invented operator and leases number blocks, 417 and 418 unless said otherwise."""
    from callcenter.desk.change_settings import change_settings
    from callcenter.store import numbers

    operator = Operator("op-1", "Operator Contoh")
    settings = replace(station.desk.settings, operators=(operator,), operator="op-1")
    change_settings(station.desk, settings)
    with station.desk.store.write() as tx:
        numbers.add_blocks(tx, blocks or (417, 418))
