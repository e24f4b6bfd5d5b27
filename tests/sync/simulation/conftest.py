"""A world for each test, removed at its end."""

import pytest

from tests.sync.simulation.world import World, forget_ready, new_world


@pytest.fixture(scope="session", autouse=True)
def _ready_worlds():
    yield
    forget_ready()


@pytest.fixture
def world():
    with new_world() as one:
        yield one


__all__ = ["World"]
