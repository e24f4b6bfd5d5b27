"""How far an erasure reaches: no further than it was signed, and to all that was taken over."""

import pytest

from callcenter.desk.edit_ticket import edit_ticket
from callcenter.desk.find_caller import find_caller
from callcenter.desk.merge_callers import merge_callers, undo_merge
from callcenter.desk.privacy_erasing import carry_out
from callcenter.desk.read_ticket import read_ticket
from callcenter.desk.record import append
from callcenter.desk.register_ticket import register_ticket
from callcenter.tickets.event import TICKET, Change
from callcenter.tickets.words import Kind
from tests.builders import intake
from tests.sync.erasure_rig import at_centre, at_desk, desk, other
from tests.sync.signed_erasure import signed
from tests.sync.stations import settle

__all__ = ["desk", "other"]

pytestmark = pytest.mark.parametrize("kind", ["sqlite"])

WHO = {"name": "Contohman Qwerzulfan", "phone": "0813-0000-8426"}
SENTINELS = ("Qwerzulfan", "81300008426", "0813-0000-8426")


def everywhere(centre, *stations):
    return at_centre(centre, SENTINELS).union(*(at_desk(one, SENTINELS) for one in stations))


@pytest.mark.parametrize("callers", [["-"], ["0"], ["\0"]])
def test_an_erasure_that_could_mean_everybody_wipes_nothing_anywhere(desk, other, callers):
    """Neither at the centre and the desks behind it, nor at the desk that wrote it."""
    made = [
        register_ticket(
            desk.desk, intake(phone=f"0812-0000-73{k:02}", name=f"Contoh {k}")
        ).ticket_id
        for k in range(3)
    ]
    settle(desk, other)
    body = {"act": "x", "why": "penghapusan", "callers": callers, "texts": "whole", "files": True}
    with other.desk.change() as change:
        append(change, TICKET, made[0], Kind.IDENTITY_ERASED, body=body)
    settle(other, desk)
    for station in (desk, other):
        for k, one in enumerate(made):
            ticket = read_ticket(station.desk, one).ticket
            assert ticket.text("reporter_name") == f"Contoh {k}"
            assert ticket.description == intake().description


@pytest.mark.parametrize("undone", [True, False])
def test_what_another_entry_took_over_goes_also_when_the_merge_was_undone(
    centre, desk, other, undone
):
    mine = register_ticket(desk.desk, intake(**WHO))
    theirs = register_ticket(desk.desk, intake(name="Lain Sekali", phone="0813-0000-5555"))
    settle(desk, other)
    merge_callers(desk.desk, theirs.caller_id, mine.caller_id)
    settle(desk, other)
    undo_merge(desk.desk, theirs.caller_id, mine.caller_id)
    settle(desk, other)
    if not undone:
        merge_callers(desk.desk, theirs.caller_id, mine.caller_id)
        settle(desk, other)
    matter = signed(desk.desk, mine.caller_id)
    assert everywhere(centre, desk, other) >= {"Qwerzulfan"}
    carry_out(desk.desk, matter)
    settle(desk, other)
    assert everywhere(centre, desk, other) == set()
    kept = find_caller(other.desk, "0813-0000-5555").caller
    assert (kept is None) != undone


def test_a_ticket_with_the_number_and_no_link_is_erased_everywhere(centre, desk, other):
    mine = register_ticket(desk.desk, intake(**WHO))
    loose = register_ticket(other.desk, intake(name="", phone="", description="Jalan rusak"))
    named = [Change("reporter_name", WHO["name"]), Change("reporter_phone", WHO["phone"])]
    edit_ticket(other.desk, loose.ticket_id, named)
    settle(other, desk)
    carry_out(desk.desk, signed(desk.desk, mine.caller_id))
    settle(desk, other)
    assert everywhere(centre, desk, other) == set()
    assert read_ticket(other.desk, loose.ticket_id).ticket.description == "Jalan rusak"
