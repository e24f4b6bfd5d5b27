"""The centre of the contract suite: real, in a thread, spoken to as any client would."""

from tests.sync.conftest import centre, desk, empty_centre, new_desk, stop_aside

__all__ = ["centre", "desk", "empty_centre", "new_desk", "stop_aside"]
