"""The generated volume: what the oracle says the store holds; it goes on where it was."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from callcenter.callers.phone import parse_phone
from callcenter.desk.find_caller import find_caller
from callcenter.desk.search import search
from callcenter.directory.loading import load_directory
from callcenter.store.events import rebuild
from tests.benchmarks import generate as generating
from tests.benchmarks.happened import ticket_id
from tests.benchmarks.options import opened
from tests.benchmarks.oracle import read_oracle
from tests.benchmarks.vocabulary import Speech, person, rare_word
from tests.benchmarks.volume import Plan, Volume, notations, now_utc, phone

ROOT = Path(__file__).parents[2]
TICKETS = 700
TABLES = ("tickets", "ticket_numbers", "ticket_agencies", "ticket_reporters", "callers")


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small volume, made once."""
    folder = tmp_path_factory.mktemp("volume") / "profile"
    done = _generate(folder, TICKETS)
    assert done.returncode == 0, done.stderr
    assert f"{TICKETS} of {TICKETS}" in done.stderr
    return folder


def _generate(folder: Path, tickets: int) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "tests.benchmarks.generate", "--seed", "3"]
    command += ["--tickets", str(tickets), "--profile", str(folder)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def _volume(tickets: int = TICKETS) -> Volume:
    return Volume(Plan(3, tickets, now_utc()), load_directory(Path("none")))


def test_the_rows_are_those_the_log_gives(profile):
    station = opened(profile)
    store = station.desk.store

    def held():
        with store.read() as tx:
            return {
                one: sorted(map(repr, tx.exec_driver_sql(f"SELECT * FROM {one}")))  # noqa: S608
                for one in (*TABLES, "ticket_words", "caller_words")
            }

    before = held()
    assert len(before["tickets"]) == len(before["ticket_words"]) == TICKETS
    assert len(before["callers"]) == TICKETS // 5
    with store.write() as tx:
        rebuild(tx)
    assert held() == before
    station.close()


def test_the_oracle_knows_what_is_found(profile):
    oracle = read_oracle(profile)
    station = opened(profile)
    desk = station.desk
    for caller in oracle.callers[:12]:
        for notation in caller.notations:
            view = find_caller(desk, notation)
            assert view.caller is not None
            assert view.caller.name == caller.name
            shown = {row.id for row in view.history}
            assert shown <= set(caller.tickets)
            assert len(shown) == min(50, len(set(caller.tickets)))
    for word, tickets in oracle.rare_words.items():
        assert {one.ticket_id for one in search(desk, word)} == set(tickets)
    for name, tickets in list(oracle.places.items())[:5]:
        assert {one.ticket_id for one in search(desk, name)} >= set(tickets[-50:])
    assert len(oracle.twins) > 3
    with desk.store.read() as tx:
        for pair in oracle.twins:
            asked = "SELECT category, place FROM tickets WHERE id IN (?, ?)"
            rows = tx.exec_driver_sql(asked, tuple(map(ticket_id, pair))).all()
            assert len(rows) == 2
            assert rows[0] == rows[1]
    station.close()


def test_another_volume_is_not_put_on_top(profile):
    done = _generate(profile, TICKETS + 1)
    assert done.returncode == 2
    assert "700" in done.stderr
    assert _generate(profile, TICKETS).returncode == 0


class _Cut(Exception):
    """The light goes out."""


def test_it_goes_on_behind_the_last_page(tmp_path, monkeypatch):
    monkeypatch.setattr(generating, "PAGE", 40)
    directory = load_directory(Path("none"))
    pages: list[int] = []

    def told(plan, _profile, first, deadlines):
        teller = generating._Teller(plan, Path("none"), deadlines)
        for at in range(first, generating._pages(plan)):
            if at == 3 and not pages.count(3):
                pages.append(at)
                raise _Cut
            pages.append(at)
            yield teller.page(at)

    monkeypatch.setattr(generating, "_told_pages", told)
    with pytest.raises(_Cut):
        generating.generate(tmp_path / "cut", 200, 3, quiet=True)
    plan = generating.generate(tmp_path / "cut", 200, 3, quiet=True)
    assert pages == [0, 1, 2, 3, 3, 4]
    oracle = read_oracle(tmp_path / "cut")
    volume = Volume(plan, directory)
    for caller in oracle.callers:
        mine = [
            ticket_id(k)
            for k in range(200)
            if (at := volume.told(k).caller) is not None and person(at) == caller.name
        ]
        assert list(caller.tickets) == mine
    station = opened(tmp_path / "cut")
    with station.desk.store.read() as tx:
        assert tx.exec_driver_sql("SELECT count(*) FROM tickets").scalar_one() == 200
    station.close()


def test_words_are_as_uneven_as_in_speech():
    volume = _volume(4_000)
    drawn = [word for k in range(1_500) for word in volume.told(k).words]
    many = {word: drawn.count(word) for word in ("yang", "di", "rusak")}
    assert many["yang"] > many["di"] > many["rusak"] > 0
    assert len(set(drawn)) > 3_000
    assert len(Speech(3).words) == 8_000


def test_everybody_has_a_name_and_a_number_of_his_own():
    assert len({person(at) for at in range(20_000)}) == 20_000
    assert len({phone(at) for at in range(20_000)}) == 20_000
    assert len({rare_word(at) for at in range(3_000)}) == 3_000
    for at in range(0, 2_000, 7):
        assert {parse_phone(one).key for one in notations(phone(at))} == {phone(at)}


def test_the_same_seed_tells_the_same():
    one, other = _volume(), _volume()
    assert [one.told(k) for k in range(300)] == [other.told(k) for k in range(300)]
    assert one.told(4) != one.told(5)
    assert json.dumps(one.number(7))
