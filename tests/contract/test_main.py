"""`python -m callcenter.server` from the inside: what it prints, and how it ends."""

import io
import json
import os
import queue
import signal
import socket
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import requests

import callcenter
from callcenter.server import tables
from callcenter.server.__main__ import main
from callcenter.server.app import make_app
from callcenter.server.database import FILE_NAME, Database
from callcenter.server.folder_lock import only_server
from callcenter.server.head_signal import HeadSignal
from callcenter.server.serving import CentralServer, bind, reaches_others, url_of

PATIENCE = 20.0
ROOT = Path(__file__).resolve().parents[2]


class _Printed(io.StringIO):
    """stdout whose lines can be waited for."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: queue.Queue[str] = queue.Queue()

    def write(self, text: str) -> int:
        if text.strip():
            self.lines.put(text)
        return super().write(text)


@pytest.fixture
def start(tmp_path, monkeypatch, capsys):
    """Runs `main` in a thread until its stdin is closed."""
    out = _Printed()
    read, write = os.pipe()
    with os.fdopen(read) as stdin, os.fdopen(write, "w") as parent:
        ended: queue.Queue[int] = queue.Queue()
        threads: list[threading.Thread] = []

        def run(address: str, *more: str) -> dict:
            monkeypatch.setattr("sys.stdout", out)
            monkeypatch.setattr("sys.stdin", stdin)
            arguments = ["--listen", address, "--data", str(tmp_path / "data"), *more]
            thread = threading.Thread(
                target=lambda: ended.put(main([*arguments, "--exit-with-parent"])), daemon=True
            )
            threads.append(thread)
            thread.start()
            return json.loads(out.lines.get(timeout=PATIENCE))

        def stop() -> tuple[int, str]:
            parent.close()
            code = ended.get(timeout=PATIENCE)
            threads[0].join(PATIENCE)
            return code, capsys.readouterr().err

        yield run, stop
        parent.close()
        for thread in threads:
            thread.join(PATIENCE)


def test_it_serves_until_its_parent_is_gone(start):
    run, stop = start
    line = run("127.0.0.1:0", "--name", "Pusat Contoh")
    assert requests.get(line["url"] + "/v1/info", timeout=5).json()["name"] == "Pusat Contoh"
    code, told = stop()
    assert code == 0
    assert line["enrolment_code"] in told
    assert "PERINGATAN" not in told


@pytest.mark.parametrize("more", [(), ("--new-code",)])
def test_once_a_desk_is_known_a_code_is_made_only_when_asked_for(start, tmp_path, more):
    database = Database(tmp_path / "data")
    row = {"client_id": "x", "name": "Meja 1", "credential_hash": b"", "retired": False}
    with database.write() as tx:
        tx.execute(tables.devices.insert().values(**row, enrolled_at=0, last_seen=0))
    database.close()
    run, stop = start
    line = run("127.0.0.1:0", *more)
    assert (line["enrolment_code"] is None) == (line["expires_at"] is None) == (not more)
    assert ("kode pendaftaran" in stop()[1]) is bool(more)


def test_its_files_are_its_owners_alone(start, tmp_path):
    run, stop = start
    run("127.0.0.1:0")
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "data" / FILE_NAME).stat().st_mode) == 0o600
    assert stop()[0] == 0


@pytest.mark.parametrize("address", ["0.0.0.0:0", "[::]:0"])
def test_plain_http_for_other_computers_is_warned_of(start, address):
    run, stop = start
    line = run(address)
    port = line["url"].rpartition(":")[2]
    assert requests.get(f"http://127.0.0.1:{port}/v1/info", timeout=5).ok
    code, told = stop()
    assert code == 0
    warning = next(one for one in told.splitlines() if one.startswith("PERINGATAN"))
    assert "tanpa TLS" in warning
    assert "meja menolak" in warning


def test_a_second_server_on_one_folder_is_refused_while_the_first_runs(start, tmp_path):
    run, stop = start
    line = run("127.0.0.1:0")
    second = [sys.executable, "-m", "callcenter.server", "--listen", "127.0.0.1:0"]
    folder = tmp_path / "data"
    done = subprocess.run(
        [*second, "--data", str(folder)],
        cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr == f"folder data sedang dipakai server lain: {folder}\n"
    assert done.stdout == ""
    assert requests.get(line["url"] + "/v1/info", timeout=5).ok
    assert stop()[0] == 0
    with only_server(folder):
        pass


def test_a_folder_that_is_a_file_is_told(tmp_path, capsys):
    (tmp_path / "data").write_text("no folder")
    assert main(["--listen", "127.0.0.1:0", "--data", str(tmp_path / "data")]) == 2
    assert "folder data tidak dapat dipakai" in capsys.readouterr().err


def test_addresses_of_this_machine_alone_are_told_from_others():
    for host, others in (("127.0.0.1", False), ("127.0.0.9", False), ("::1", False), ("::", True)):
        with bind(host, 0) as listener:
            assert reaches_others(listener) is others
            assert ("[" in url_of(listener)) is (":" in host)


def test_what_keeps_it_from_starting_is_said(tmp_path, capsys):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["--listen", f"127.0.0.1:{port}", "--data", str(tmp_path)]) == 2
    assert "alamat tidak dapat dipakai" in capsys.readouterr().err
    database = Database(tmp_path)
    with database.write() as tx:
        tx.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    assert main(["--listen", "127.0.0.1:0", "--data", str(tmp_path)]) == 2
    assert "lebih baru" in capsys.readouterr().err


@pytest.mark.parametrize("address", ["127.0.0.1", "127.0.0.1:x", "127.0.0.1:65536"])
def test_an_address_without_a_port_is_explained(tmp_path, capsys, address):
    with pytest.raises(SystemExit) as caught:
        main(["--listen", address, "--data", str(tmp_path)])
    assert caught.value.code == 2
    assert "127.0.0.1:8700" in capsys.readouterr().err
    assert list(tmp_path.glob("*.db")) == []


def test_the_version_is_the_programs(capsys):
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out.strip() == callcenter.__version__


@pytest.mark.parametrize("which", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_once_and_is_then_nobodys(centre, which):
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)
    waiting = HeadSignal()
    server = CentralServer(
        make_app(centre.centre, waiting), waiting, lambda: signal.raise_signal(which)
    )
    with bind("127.0.0.1", 0) as listener:
        server.run(sockets=[listener])
    assert waiting.closed
    assert (signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)) == before
