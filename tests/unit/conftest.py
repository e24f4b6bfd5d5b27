"""A desk and one ticket of it for the tests of the verbs, and a line of events without a desk."""

import pytest

from callcenter.desk.register_ticket import register_ticket
from tests.builders import EventLine, intake, register
from tests.unit.supervisors import watched_over


@pytest.fixture
def desk(workstation):
    return workstation.desk


@pytest.fixture
def ticket_id(desk):
    return register_ticket(desk, intake()).ticket_id


@pytest.fixture
def waiting(desk):
    """A ticket that nobody has handed on yet."""
    return register(desk, 1)[0]


@pytest.fixture
def office(desk):
    """Ana and Budi watch over the office, Ana sits here."""
    return watched_over(desk)


@pytest.fixture
def line() -> EventLine:
    return EventLine()
