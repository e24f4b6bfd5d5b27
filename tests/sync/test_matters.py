"""Matters beside tickets and callers: every desk has all of them, a new one before its history."""

import pytest

from callcenter.store.events import rebuild
from callcenter.store.matters import load_matter, load_matters
from callcenter.tickets.event import PRIVACY, SHIFT
from tests.sync.healing_rig import settle
from tests.sync.history_rig import make_old, run_to_the_end

pytestmark = pytest.mark.parametrize("kind", ["sqlite", "postgresql"])

ASKED = "0b0b0b0b-0000-7000-8000-000000000001"
AGAIN = "0b0b0b0b-0000-7000-8000-000000000002"
SHEET = "0c0c0c0c-0000-7000-8000-000000000001"


def matters_of(desk, subject: str) -> dict[str, list[str]]:
    with desk.store.read() as tx:
        return {key: [one.kind for one in log] for key, log in load_matters(tx, subject)}


@pytest.fixture
def known(desk):
    """A desk with three matters, told to the centre."""
    desk.save(ASKED, "asked", subject=PRIVACY)
    desk.save(ASKED, "answered", subject=PRIVACY)
    desk.save(AGAIN, "asked", subject=PRIVACY)
    desk.save(SHEET, "handed_over", subject=SHIFT)
    desk.register_many(12)
    desk.run()
    return desk


def test_each_kind_is_listed_apart_and_in_the_order_of_its_events(known):
    assert matters_of(known, PRIVACY) == {ASKED: ["asked", "answered"], AGAIN: ["asked"]}
    assert matters_of(known, SHIFT) == {SHEET: ["handed_over"]}
    with known.store.read() as tx:
        assert [one.kind for one in load_matter(tx, ASKED)] == ["asked", "answered"]
        assert load_matter(tx, "0b0b0b0b-0000-7000-8000-00000000ffff") == []


def test_another_desk_has_them_and_hears_them_by_name(known, other):
    other.told.clear()
    settle(other)
    assert matters_of(other, PRIVACY) == matters_of(known, PRIVACY)
    assert {PRIVACY, SHIFT, ASKED, AGAIN, SHEET} <= set(other.told)


def test_a_new_desk_reads_all_of_them_before_the_first_ticket_however_old(centre, known, new_desk):
    make_old(centre, 400)
    fresh = new_desk("fresh", history_days=90)
    fresh.enrol(centre, name="Meja 3")
    fresh.sync._history_pages.events = 4
    fresh.run()
    assert matters_of(fresh, PRIVACY) == matters_of(known, PRIVACY)
    assert matters_of(fresh, SHIFT) == matters_of(known, SHIFT)
    run_to_the_end(fresh)
    assert matters_of(fresh, PRIVACY) == matters_of(known, PRIVACY)


def test_they_come_in_pages_of_their_own_when_there_are_many(centre, desk, new_desk):
    ids = [f"0b0b0b0b-0000-7000-8000-{at:012d}" for at in range(300)]
    for one in ids:
        desk.save(one, "asked", subject=PRIVACY)
    desk.run()
    fresh = new_desk("fresh", history_days=90)
    fresh.enrol(centre, name="Meja 3")
    fresh.sync._history_pages.events = 70
    run_to_the_end(fresh)
    assert sorted(matters_of(fresh, PRIVACY)) == ids


def test_they_stay_when_the_rows_are_made_anew(known):
    before = matters_of(known, PRIVACY)
    with known.store.write() as tx:
        rebuild(tx)
    assert matters_of(known, PRIVACY) == before
