"""A search screen over three tickets, forty days apart: what its tests share."""

import pytest

from callcenter.desk.register_ticket import register_ticket
from tests.builders import intake
from tests.ui.shell import settled
from ui.search.results import TICKET
from ui.search.search_screen import SearchScreen


@pytest.fixture
def ids(ctx, clock) -> list[str]:
    samples = (
        {"description": "Lampu jalan padam di simpang tiga.", "agency_ids": ("dishub",)},
        {"description": "Jembatan gantung putus di hulu sungai.", "phone": "0813-0000-5678"},
        {"description": "Sampah menumpuk di pasar.", "name": "Contoh Wati", "phone": ""},
    )
    made = []
    for one in samples:
        made.append(register_ticket(ctx.desk, intake(**one)).ticket_id)
        clock.advance(days=40)
    return made


@pytest.fixture
def screen(qtbot, ctx, ids) -> SearchScreen:
    assert ids
    made = SearchScreen(ctx)
    qtbot.addWidget(made)
    made.resize(1198, 720)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: bool(made.list.rows()))
    settled(qtbot, ctx)
    return made


def tickets(screen) -> list[str]:
    return [one.key[2:] for one in screen.list.rows() if one.key.startswith(TICKET)]
