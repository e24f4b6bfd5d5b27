"""A profile with two operators, cheap to open, and whoever opens it."""

from pathlib import Path

import pytest

from callcenter.keys.lockout import Lockout
from callcenter.keys.slot_loading import Opened
from callcenter.keys.slots import create_slots, lockout_of, new_keys, open_slot
from tests.fakes import FakeClock, FakeKeychain
from tests.keys.people import CHEAP, RINA, TONO


@pytest.fixture
def keychain() -> FakeKeychain:
    return FakeKeychain()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return tmp_path / "profile"


@pytest.fixture
def keys():
    return new_keys()


@pytest.fixture
def opened(profile, keychain, clock, keys) -> Opened:
    """The slots of Rina and Tono, made and opened by Rina."""
    return create_slots(profile, keychain, keys, [RINA, TONO], clock, costs=CHEAP)


@pytest.fixture
def lockout(opened: Opened, profile, keychain, clock) -> Lockout:
    assert opened.slot  # the slots stand
    return lockout_of(profile, keychain, clock)


@pytest.fixture
def enter(profile, keychain, lockout):
    """Signs somebody in with their passphrase."""

    def entered(who, passphrase=None) -> Opened:
        return open_slot(profile, keychain, who.uid, passphrase or who.passphrase, lockout)

    return entered
