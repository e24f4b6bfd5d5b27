"""The centre of the contract suite: real, in a thread, on either database,
spoken to as any client would."""

import pytest

from tests.sync.conftest import (
    centre,
    desk,
    empty_centre,
    new_desk,
    place,
    postgres,
    stop_aside,
)

__all__ = ["centre", "desk", "empty_centre", "new_desk", "place", "postgres", "stop_aside"]


@pytest.fixture(params=["sqlite", "postgresql"])
def kind(request) -> str:
    """Every test of the contract runs on both databases."""
    return request.param
