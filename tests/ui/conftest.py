"""What the tests of screens and of their clocks share."""

from collections.abc import Callable, Iterator
from typing import Protocol, TypeVar

import pytest

from callcenter.workstation import Workstation
from tests.ui.shell import settled, shell_context
from ui.context import UiContext


class Stoppable(Protocol):
    def stop(self) -> None: ...


S = TypeVar("S", bound=Stoppable)


@pytest.fixture
def ctx(qapp: object, workstation: Workstation) -> Iterator[UiContext]:
    """The context of a desk that nobody had to sign in to."""
    assert qapp is not None
    with shell_context(workstation) as made:
        yield made


@pytest.fixture
def stopped_after(qtbot, ctx: UiContext) -> Iterator[Callable[[S], S]]:
    """Take a clock that is stopped when the test is over, before its context goes."""
    made: list[Stoppable] = []

    def keep(one: S) -> S:
        made.append(one)
        return one

    yield keep
    for one in made:
        one.stop()
    settled(qtbot, ctx)
