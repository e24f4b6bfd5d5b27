"""What the tests of screens and of their clocks share."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol, TypeVar

import pytest

from callcenter.desk.register_ticket import register_ticket
from callcenter.workstation import Workstation
from tests.builders import intake
from tests.ui.entering import Door
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
def ticket_id(ctx: UiContext) -> str:
    return register_ticket(ctx.desk, intake()).ticket_id


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


@pytest.fixture
def new_door(qtbot, tmp_path: Path) -> Iterator[Door]:
    """A profile in which nobody has a way in yet."""
    made = Door(qtbot, tmp_path / "profile")
    yield made
    made.close()


@pytest.fixture
def door(new_door: Door) -> Door:
    """A profile that Rina and Tono come in to with a passphrase."""
    new_door.give_slots()
    return new_door
