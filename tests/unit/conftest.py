"""A desk and one ticket of it, for the tests of the verbs."""

import pytest

from callcenter.desk.register_ticket import register_ticket
from tests.builders import intake


@pytest.fixture
def desk(workstation):
    return workstation.desk


@pytest.fixture
def ticket_id(desk):
    return register_ticket(desk, intake()).ticket_id
