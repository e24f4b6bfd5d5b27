"""The server as several processes on PostgreSQL: killed, cut off, stopped; nothing is lost."""

import json
import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import psutil
import pytest
import requests
from sqlalchemy import select

from callcenter.clock import SystemClock
from callcenter.server import tables
from callcenter.server.__main__ import main
from callcenter.server.centre import open_centre
from callcenter.server.database import Database, DatabaseAway
from callcenter.server.devices import make_enrolment_code
from callcenter.server.postgres import URL_VARIABLE, NotDurable
from tests.contract.speaker import Speaker, refused
from tests.postgres import PASSWORD, Postgres
from tests.sync.impostor import Authority
from tests.sync.rig import PATIENCE, CentreRig

ROOT = Path(__file__).resolve().parents[2]


class _Server:
    """A server process and the desks that may enrol with it."""

    def __init__(self, url, folder: Path, *more: str) -> None:
        self.place = url
        self.process = subprocess.Popen(
            [
                *(sys.executable, "-m", "callcenter.server", "--listen", "127.0.0.1:0"),
                *("--data", str(folder), *more),
            ],
            cwd=ROOT,
            env=os.environ | {URL_VARIABLE: url.render_as_string(hide_password=False)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        self.said = json.loads(self.process.stdout.readline())
        self.url = self.said["url"]

    def code(self) -> str:
        with closing(Database(self.place)) as database:
            return make_enrolment_code(open_centre(database, SystemClock(), "Pusat Uji")).code

    def workers(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children()

    def stop(self) -> str:
        """Ends it politely; what it wrote to stderr."""
        self.process.send_signal(signal.SIGTERM)
        told = self.process.communicate(timeout=PATIENCE)[1]
        assert self.process.returncode == 0
        assert "Traceback" not in told
        return told


@pytest.fixture
def kind() -> str:
    return "postgresql"


@pytest.fixture
def start(tmp_path, postgres):
    running: list[_Server] = []

    def run(*more: str) -> _Server:
        running.append(_Server(postgres.fresh(), tmp_path / "data", *more))
        return running[-1]

    yield run
    for one in running:
        if one.process.poll() is None:
            one.process.kill()
        one.process.wait(PATIENCE)
        for stream in (one.process.stdin, one.process.stdout, one.process.stderr):
            stream.close()


@pytest.fixture
def own_postgres():
    """One that may be stopped."""
    server = Postgres()
    yield server
    server.remove()


class _Writer:
    """A desk that goes on until each of its pushes is confirmed."""

    def __init__(self, speaker: Speaker) -> None:
        self.speaker = speaker
        self.confirmed: list[str] = []
        self.failures: set[int] = set()

    def write(self, pushes: int, each: threading.Semaphore) -> None:
        for _ in range(pushes):
            events = [self.speaker.event(), self.speaker.event()]
            while not self._push(events):
                pass
            self.confirmed += [one["eid"] for one in events]
            each.release()

    def _push(self, events: list[dict]) -> bool:
        try:
            answer = self.speaker.push(*events)
        except requests.ConnectionError:
            return False
        if answer.status_code != 200:
            self.failures.add(answer.status_code)
        return answer.status_code == 200


def _write_through(server, trouble, pushes: int = 12, desks: int = 4) -> list[_Writer]:
    """Desks write while `trouble` is made; all they were confirmed is there once, in one chain."""
    writers = [_Writer(Speaker(server)) for _ in range(desks)]
    each = threading.Semaphore(0)
    with ThreadPoolExecutor(desks) as threads:
        futures = [threads.submit(one.write, pushes, each) for one in writers]
        for _ in range(pushes):
            each.acquire(timeout=PATIENCE)
        trouble()
        for one in futures:
            one.result(3 * PATIENCE)
    confirmed = [eid for one in writers for eid in one.confirmed]
    with closing(Database(server.place)) as database, database.read() as tx:
        stored = tx.execute(select(tables.events.c.eid).order_by(tables.events.c.seq)).scalars()
        assert sorted(stored) == sorted(confirmed)
        last = tx.execute(select(tables.clock.c.seq)).scalar_one()
        assert last == len(confirmed) == 2 * pushes * desks
    return writers


def test_any_worker_answers_with_the_figures_of_all(start):
    server = start("--workers", "2")
    for _ in range(12):
        # A connection of its own each time: the system hands them to either worker.
        assert requests.get(server.url + "/v1/info", timeout=PATIENCE).status_code == 200
    for _ in range(4):
        text = requests.get(server.url + "/metrics", timeout=PATIENCE).text
        line = 'callcenter_requests_total{method="GET",route="/v1/info",status="200"} 12.0'
        assert line in text.splitlines()


def test_a_worker_killed_among_pushes_loses_nothing_and_is_started_again(start):
    server = start("--workers", "2", "--verbose")
    before = {one.pid for one in server.workers()}
    shown = [str((one.cmdline(), one.environ())) for one in server.workers()]
    assert not any(PASSWORD in text for text in shown)
    assert len(before) == 2
    _write_through(server, lambda: os.kill(min(before), signal.SIGKILL))
    while len(now := {one.pid for one in server.workers()}) < 2:
        pass
    assert max(before) in now
    assert min(before) not in now
    assert PASSWORD not in server.stop()
    assert not any(psutil.pid_exists(pid) for pid in now)


def test_workers_do_not_outlive_their_parent(start):
    server = start("--workers", "2")
    workers = server.workers()
    server.process.kill()
    gone, alive = psutil.wait_procs(workers, timeout=PATIENCE)
    assert (len(gone), alive) == (2, [])


def test_the_parent_ends_with_its_own(start):
    server = start("--workers", "2", "--exit-with-parent")
    server.process.stdin.close()
    assert server.process.wait(PATIENCE) == 0


@pytest.mark.logs_warnings
def test_a_database_that_goes_and_comes_is_a_pause(own_postgres, tmp_path):
    rig = CentreRig(tmp_path / "centre", place=own_postgres.fresh())
    one = Speaker(rig)
    event = one.event()
    own_postgres.stop()
    for _ in range(2):
        answer = one.push(event)
        refused(answer, 503, "database_away")
        assert int(answer.headers["Retry-After"]) > 0
        assert requests.get(rig.url + "/healthz", timeout=PATIENCE).status_code == 503
    own_postgres.start()
    assert one.push(event).status_code == 200

    def restart() -> None:
        own_postgres.stop()
        own_postgres.start()

    writers = _write_through_more(rig, restart)
    assert set().union(*(one.failures for one in writers)) <= {503}
    rig.stop()


def _write_through_more(rig: CentreRig, trouble) -> list[_Writer]:
    with rig.database.write() as tx:  # what the other half of the test pushed
        tx.execute(tables.tickets.delete())
        tx.execute(tables.events.delete())
        tx.execute(tables.clock.update().values(seq=0))
    return _write_through(rig, trouble)


@pytest.mark.parametrize("setting", ["fsync", "full_page_writes"])
def test_a_server_that_may_forget_is_refused(own_postgres, tmp_path, capsys, setting):
    url = own_postgres.fresh()
    own_postgres.stop("fast")
    own_postgres.start(**{setting: "off"})
    with pytest.raises(NotDurable, match=setting):
        Database(url)
    text = url.render_as_string(hide_password=False)
    given = ["--data", str(tmp_path), "--listen", "127.0.0.1:0", "--database-url", text]
    assert main(given) == 2
    assert f"{setting} = off" in capsys.readouterr().err


def test_a_database_that_is_not_there_is_told_without_its_password(postgres, tmp_path, capsys):
    url = postgres.url("nowhere")
    with pytest.raises(DatabaseAway):
        Database(url)
    text = url.render_as_string(hide_password=False)
    given = ["--data", str(tmp_path), "--listen", "127.0.0.1:0", "--database-url", text]
    assert main(given) == 2
    told = capsys.readouterr().err
    assert "basis data tidak dapat dipakai" in told
    assert "nowhere" in told
    assert PASSWORD not in told


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["--data", "x", "--workers", "2"], "PostgreSQL"),
        (["--data", "x", "--workers", "0"], "1 sampai"),
        (["--data", "x", "--tls-cert", "a"], "--tls-key"),
        (["--database-url", "postgresql://a:rahasia@b"], "alamat basis data"),
        ([], "--data"),
    ],
)
def test_options_that_do_not_go_together_are_explained(monkeypatch, capsys, given, told):
    monkeypatch.delenv(URL_VARIABLE, raising=False)
    with pytest.raises(SystemExit) as caught:
        main(given)
    assert caught.value.code == 2
    text = capsys.readouterr().err
    assert told in text.rpartition("error:")[2]
    assert "rahasia" not in text


def test_with_a_certificate_it_speaks_https_and_warns_of_nothing(start, tmp_path):
    authority = Authority(tmp_path)
    leaf = str(authority.certify("127.0.0.1"))
    tls = ["--tls-cert", leaf, "--tls-key", leaf, "--listen", "0.0.0.0:0"]
    for workers in ("1", "2"):
        server = start(*tls, "--workers", workers)
        url = "https://127.0.0.1:" + server.url.rpartition(":")[2]
        assert server.url.startswith("https://")
        info = requests.get(url + "/v1/info", timeout=PATIENCE, verify=str(authority.path))
        assert info.json()["service"]
        assert "PERINGATAN" not in server.stop()


def test_a_certificate_that_cannot_be_used_is_told(tmp_path, capsys):
    (tmp_path / "key").write_text("no key")
    tls = ["--tls-cert", str(tmp_path / "key"), "--tls-key", str(tmp_path / "key")]
    assert main(["--data", str(tmp_path), "--listen", "127.0.0.1:0", *tls]) == 2
    assert "sertifikat" in capsys.readouterr().err
