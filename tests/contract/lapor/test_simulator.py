"""The simulator itself: a process that keeps its books, shows them escaped and never goes back."""

import json
import subprocess
import sys
from datetime import datetime, timedelta

import pytest
import requests

from callcenter.errors import LaporError
from callcenter.lapor.settings import Interface
from tests.contract.lapor.samples import new_number, report
from tests.fakes import FakeClock
from tests.lapor_rig import PATIENCE, SimulatorProcess, SimulatorRig


def test_the_process_says_where_it_is_and_ends_with_its_parent(tmp_path):
    started = SimulatorProcess(tmp_path, "--faults", "submit:busy=1.0", "--token", "lain")
    assert started.line["event"] == "listening"
    assert started.line["books"] == started.url + "/simulator/books"
    client = started.client(token="lain")
    assert client.masters().institutions
    client.close()
    assert started.stop() == 0


def test_killed_it_keeps_its_books_and_its_time(tmp_path):
    started = SimulatorProcess(tmp_path)
    client, number = started.client(), new_number()
    known = client.submit(report(number))
    started.advance(minutes=90)
    before = started.books()
    started.kill()
    started.start()
    after = started.books()
    assert after["complaints"][0]["id"] == known
    assert after["posts"] == {number: 1}
    assert after["now"] >= before["now"]
    assert client.state(known).status_name == "Dalam Proses"
    client.close()
    assert started.stop() == 0


@pytest.mark.parametrize(
    "wrong",
    [
        ("--faults", "bukan=0.5"),
        ("--faults", "busy"),
        ("--listen", "lapor"),
        ("--faults", "busy=7"),
    ],
)
def test_a_wrong_option_is_told(tmp_path, wrong):
    command = [sys.executable, "-m", "callcenter.lapor.simulator", "--data", str(tmp_path), *wrong]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert done.returncode == 2
    assert wrong[0] in done.stderr


def test_the_page_shows_what_it_holds_and_runs_nothing(lapor, connect_to):
    number = new_number()
    hostile = f"<script>alert(1)</script> {number}"
    connect_to().submit(report(number, title="<img src=x>", content=hostile, is_anonymous=True))
    page = lapor.page()
    assert number in page
    assert "&lt;script&gt;" in page
    assert "<script" not in page
    assert "<img" not in page
    assert "anonymous" in page
    assert "Pekerjaan Umum dan Penataan Ruang" in page
    head = requests.get(lapor.url, timeout=PATIENCE).headers
    assert "default-src 'none'" in head["Content-Security-Policy"]


def test_everything_that_came_in_is_kept_whatever_became_of_it(lapor, connect_to):
    number = new_number()
    for fault in ("unauthorised", "html", "timeout_before_accept"):
        lapor.fail(("submit", fault))
        with pytest.raises(LaporError):
            connect_to(submit_seconds=0.4).submit(report(number))
    kept = [one for one in lapor.received() if number in one["text"]]
    assert [one["fault"] for one in kept] == ["unauthorised", "html", "timeout_before_accept"]
    assert lapor.books()["attempts"][number] == 3
    assert number not in lapor.books()["posts"]


def test_posts_are_counted_by_number_over_both_ways(lapor, connect_to):
    number = new_number()
    connect_to().submit(report(number))
    connect_to(Interface.V1).submit(report(number, content="digit " + number.replace("-", "")))
    connect_to().submit(report(number, content=f"x {number[:-1]} y"))  # no number of ours
    assert lapor.books()["posts"][number] == 2


def test_chance_begins_the_same_with_the_same_seed(lapor):
    def runs() -> list[int]:
        lapor.set_faults(chances={"masters:busy": 0.5}, seed=7)
        found = []
        for _ in range(12):
            answer = requests.get(
                lapor.url + "/v3/masters/templates", headers={"token": "x"}, timeout=PATIENCE
            )
            found.append(answer.status_code)
        return found

    first = runs()
    assert set(first) == {401, 429}
    assert runs() == first


def test_its_time_runs_as_fast_as_it_is_told(tmp_path):
    from callcenter.lapor.simulator.books import Books

    clock = FakeClock()
    books = Books(tmp_path, clock, speed=3600)
    start = books.now()
    clock.advance(seconds=2)
    assert (books.now() - start).total_seconds() == 7200
    books.close()
    assert Books(tmp_path, clock).now() >= start


def test_complaints_move_at_the_pace_while_the_clock_stays(tmp_path):
    started = SimulatorProcess(tmp_path, "--pace", "60")
    client = started.client()
    before = started.books()["now"]
    known = client.submit(report(new_number()))
    assert client.state(known).status_name == "Belum Terverifikasi"
    started.advance(minutes=5)
    assert client.state(known).status_name == "Dalam Proses"
    assert client.followups(known) == ()
    started.advance(minutes=1.1)
    (answer,) = client.followups(known)
    assert answer.at is not None
    gone = answer.at - datetime.fromisoformat(before)
    assert timedelta(minutes=5) < gone < timedelta(minutes=8)
    client.close()
    assert started.stop() == 0


def test_no_credential_is_a_401_on_all_three(lapor):
    for path in ("/v3/complaints/complaint/lampung", "/api/services/f01/gettopics",
                 "/api/stream/addstream"):  # fmt: skip
        answer = requests.post(lapor.url + path, data=b"{}", timeout=PATIENCE)
        assert answer.status_code == 401
        assert json.loads(answer.content) == {"message": "Token tidak sah"}


def test_a_rig_that_stopped_starts_where_it_was(tmp_path):
    rig = SimulatorRig(tmp_path)
    url = rig.url
    rig.stop()
    rig.start()
    assert rig.url == url
    rig.stop()
