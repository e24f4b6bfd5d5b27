"""The sample tickets of the demo: invented people, real places and agencies, a living queue."""

import re
import tomllib
from collections import Counter
from datetime import UTC, datetime, timedelta
from importlib import resources

import pytest

from callcenter.callers.phone import parse_phone
from callcenter.demo.samples import add_samples, seat_operators
from callcenter.desk.read_outbox import read_outbox
from callcenter.desk.read_queue import read_queue
from callcenter.desk.read_ticket import read_ticket
from callcenter.directory.loading import load_directory
from callcenter.store import numbers
from callcenter.workstation import open_workstation
from tests.fakes import START, FakeClock, FakeKeychain

SAMPLES = tomllib.loads(resources.files("resources").joinpath("data/demo.toml").read_text("utf-8"))
TICKETS = SAMPLES["ticket"]
LEBARAN = datetime(2027, 3, 12, 3, 0, tzinfo=UTC)
"""In the middle of the longest run of days off: the working-day clocks stand."""
NEW_YEAR = datetime(2027, 1, 1, 1, 0, tzinfo=UTC)
MOMENTS = [START + timedelta(days=day, hours=-2 * day) for day in range(7)] + [LEBARAN, NEW_YEAR]


@pytest.fixture
def demo_at(tmp_path):
    opened = []

    def at(moment):
        station = open_workstation(
            tmp_path / "demo", keychain=FakeKeychain(), clock=FakeClock(moment)
        )
        opened.append(station)
        with station.desk.store.write() as tx:
            numbers.add_blocks(tx, [1])
        seat_operators(station.desk)
        assert add_samples(station.desk) == len(TICKETS)
        return station

    yield at
    for station in opened:
        station.close()


def test_the_moments_are_every_weekday():
    assert len({moment.weekday() for moment in MOMENTS}) == 7


@pytest.mark.parametrize("moment", MOMENTS, ids=lambda one: one.strftime("%a-%d-%b"))
def test_the_queue_looks_alive_whatever_day_it_is(demo_at, moment):
    view = read_queue(demo_at(moment).desk)
    assert view.counts.over >= 3
    assert view.counts.near >= 2
    assert view.counts.running >= 4
    assert len(view.rows) == view.counts.over + view.counts.near + view.counts.running


def test_every_sample_becomes_a_ticket_with_all_its_steps(demo_at, clock):
    desk = demo_at(clock.now()).desk
    with desk.store.read() as tx:
        ids = tx.exec_driver_sql("SELECT id FROM tickets").scalars().all()
    tickets = [read_ticket(desk, one).ticket for one in ids]
    assert Counter(one.description for one in tickets) == Counter(one["text"] for one in TICKETS)
    by_text = {one.description: one for one in tickets}
    for sample in TICKETS:
        ticket = by_text[sample["text"]]
        assert ticket.registered_at == START - timedelta(hours=sample["hours_ago"])
        assert ticket.level == sample.get("level", 1)
        assert len(ticket.entries) >= 1 + len(sample.get("steps", ()))
        assert max(entry.at for entry in ticket.entries) < START
    assert len({one.number for one in tickets}) == len(TICKETS)
    assert desk.settings.demo
    assert desk.clock.now() == START


def test_the_states_show_the_whole_life(demo_at, clock):
    desk = demo_at(clock.now()).desk
    with desk.store.read() as tx:
        states = set(tx.exec_driver_sql("SELECT state FROM tickets").scalars())
    assert len(states) >= 5, states


def test_what_was_registered_waits_to_be_sent(demo_at, clock):
    desk = demo_at(clock.now()).desk
    with desk.store.read() as tx:
        events = tx.exec_driver_sql("SELECT count(*) FROM events").scalar_one()
    assert read_queue(desk).counts.unsent == events == read_outbox(desk)[0].unsent


def test_places_categories_and_agencies_are_real():
    directory = load_directory()
    for sample in TICKETS:
        assert sample["place"] in directory.places, sample
        assert sample["category"] in directory.categories, sample
        steps = sample.get("steps", ())
        named = {step[key] for step in steps for key in ("agency", "target") if step.get(key)}
        assert named.union(sample.get("agencies", ())) <= set(directory.agencies), sample


def test_people_and_numbers_are_plainly_invented():
    for person in (*TICKETS, *SAMPLES["operators"]):
        assert "Contoh" in person["name"].split()
    for sample in TICKETS:
        assert re.fullmatch(r"0812-0000-\d{4}", sample["phone"]), sample
        assert parse_phone(sample["phone"]).key == "+62" + sample["phone"].replace("-", "")[1:]
        assert "nik" not in sample
        assert not re.search(r"\d{6}", sample["text"])


def test_a_number_belongs_to_one_person():
    owners = {(sample["phone"], sample["name"]) for sample in TICKETS}
    assert len(owners) == len({phone for phone, _ in owners})
