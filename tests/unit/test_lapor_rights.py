"""Who may change the office's way to LAPOR: a supervisor where the desk has one, else everybody."""

import pytest

from callcenter.desk.change_settings import add_operator, sit_down
from callcenter.desk.lapor_setup import (
    read_setup,
    save_connection,
    save_rows,
    turn_off,
    turn_on,
    undo_rows,
)
from callcenter.desk.lapor_ticket import settle_again, settle_cancel
from callcenter.desk.read_ticket import read_ticket
from callcenter.desk.rights import Act, may_by_settings
from callcenter.errors import FieldInvalid
from callcenter.lapor.mapping import MapKind, MapRow
from callcenter.lapor.settings import LaporSettings
from callcenter.settings import Operator, Settings
from callcenter.tickets.words import Push
from tests import lapor_cases as cases

URL = "https://lapor.contoh.go.id"
ROW = MapRow(MapKind.CATEGORY, "agama", "401", "Agama")
CHIEF, CLERK = Operator("c", "Contoh", "pengawas"), Operator("o", "Contoh Dua")


@pytest.mark.parametrize(
    ("operators", "seated", "may"),
    [
        ((), "", True),
        ((CLERK,), "o", True),
        ((CLERK, CHIEF), "o", False),
        ((CLERK, CHIEF), "", False),
        ((CLERK, CHIEF), "c", True),
    ],
)
def test_a_supervisor_or_everybody(operators, seated, may) -> None:
    settings = Settings(operators=operators, operator=seated)
    assert may_by_settings(settings, Act.SUPERVISE) is may


def test_who_is_no_supervisor_changes_nothing_for_the_office(workstation) -> None:
    desk = workstation.desk
    cases.set_up(desk, base_url=URL)
    changes = save_rows(desk, [ROW])
    ticket_id = cases.uncertain(desk)
    attempt = read_ticket(desk, ticket_id).ticket.lapor.attempt
    add_operator(desk, "Pengawas Contoh", "pengawas")
    sit_down(desk, "op-1")
    for refused in (
        lambda: save_connection(desk, LaporSettings(base_url="https://lain.contoh.go.id")),
        lambda: turn_off(desk),
        lambda: turn_on(desk),
        lambda: save_rows(desk, [MapRow(MapKind.CATEGORY, "agama", "9")]),
        lambda: undo_rows(desk, changes),
        lambda: settle_again(desk, ticket_id, attempt),
        lambda: settle_cancel(desk, ticket_id, attempt, "contoh"),
    ):
        with pytest.raises(FieldInvalid, match="lapor: supervisor"):
            refused()
    setup = read_setup(desk)
    assert setup.settings is not None
    assert setup.settings.base_url == URL
    assert any(one.row == ROW for one in setup.rows)
    assert read_ticket(desk, ticket_id).ticket.lapor.state is Push.UNCERTAIN
