"""The centre of the contract suite: real, in a thread, on either database,
spoken to as any client would."""

import pytest

from tests.contract.fake_serving import FakeRig
from tests.contract.speaker import Speaker
from tests.sync.conftest import (
    desk,
    empty_centre,
    new_desk,
    new_place,
    place,
    postgres,
    stop_aside,
)
from tests.sync.rig import CentreRig

__all__ = ["desk", "empty_centre", "new_desk", "new_place", "place", "postgres", "stop_aside"]


@pytest.fixture(params=["sqlite", "postgresql"])
def kind(request) -> str:
    """Every test of the contract runs on both databases."""
    return request.param


@pytest.fixture(params=["sqlite", "postgresql", "memory"])
def any_kind(request) -> str:
    """What speaks HTTP alone runs over the fake centre, too: a module takes this as its `kind`."""
    return request.param


@pytest.fixture
def centre(request, kind, tmp_path, stop_aside):
    rig = (
        FakeRig()
        if kind == "memory"
        else CentreRig(tmp_path / "centre", place=request.getfixturevalue("place"))
    )
    yield rig
    stop_aside(rig)


@pytest.fixture
def one(centre) -> Speaker:
    """Somebody who speaks to the centre."""
    return Speaker(centre)


@pytest.fixture
def two(centre) -> Speaker:
    """Somebody else who does."""
    return Speaker(centre)
