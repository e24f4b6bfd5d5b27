"""A real PostgreSQL for the chaos."""

import pytest

from tests.postgres import Postgres


@pytest.fixture(scope="session")
def postgres():
    """One server, started for these tests."""
    one = Postgres()
    yield one
    one.remove()
