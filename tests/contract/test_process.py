"""The server as people start it: what it prints, what it keeps, how it stops."""

import json
import re
import signal
import socket
import subprocess
import sys

import pytest
import requests

from callcenter.errors import StoreNewer
from callcenter.server.database import Database


@pytest.fixture
def start():
    running = []

    def run(folder, *more):
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "callcenter.server"),
                *("--listen", "127.0.0.1:0", "--data", str(folder), *more),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        running.append(process)
        return process, json.loads(process.stdout.readline())

    yield run
    for process in running:
        if process.poll() is None:
            process.kill()
        process.communicate()


def _enrol(line: dict) -> int:
    message = {
        "protocol": 1,
        "code": line["enrolment_code"],
        "client_id": "0190aaaa-0000-7000-8000-000000000001",
        "incarnation": 1,
        "secret": "s" * 43,
        "device_name": "Meja uji",
    }
    return requests.post(line["url"] + "/v1/enrol", json=message, timeout=10).status_code


def test_it_says_where_it_is_and_gives_a_code_until_a_desk_is_known(tmp_path, start):
    process, line = start(tmp_path)
    assert line["event"] == "listening"
    assert re.fullmatch(r"[A-HJKMNP-Z2-9]{4}-[A-HJKMNP-Z2-9]{4}", line["enrolment_code"])
    assert line["expires_at"].endswith("+00:00")
    assert _enrol(line) == 200
    process.send_signal(signal.SIGTERM)
    assert process.wait(15) == 0
    told = process.stderr.read()
    assert line["enrolment_code"] in told
    assert "Traceback" not in told

    process, line = start(tmp_path)
    assert line["enrolment_code"] is None
    process.send_signal(signal.SIGINT)
    assert process.wait(15) == 0


def test_answers_do_not_wait_for_the_line_to_be_full(centre):
    # Nagle's algorithm together with a late ACK held every answer back for 40 ms.
    assert centre.listener.proto == socket.IPPROTO_TCP


def test_a_newer_database_is_not_touched(tmp_path):
    database = Database(tmp_path)
    with database.write() as tx:
        tx.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    with pytest.raises(StoreNewer):
        Database(tmp_path)


def test_the_migrations_make_the_tables_the_code_means(place):
    from alembic.autogenerate import compare_metadata
    from alembic.runtime.migration import MigrationContext

    from callcenter.server.tables import metadata

    database = Database(place)
    with database.write() as tx:
        ours = MigrationContext.configure(tx, opts={"include_name": _is_no_index_of_words})
        # The comments are for those who read the code: no migration writes them.
        found = [one for one in compare_metadata(ours, metadata) if one[0] != "add_table_comment"]
        assert found == []
    database.close()


def _is_no_index_of_words(name, kind, _parents) -> bool:
    """The search index is each database's own; its tables are made by search_tables."""
    return kind != "table" or not name.startswith("ticket_words")


def test_the_log_holds_nothing_personal(tmp_path, start):
    process, line = start(tmp_path, "--verbose")
    assert _enrol(line) == 200
    requests.get(line["url"] + "/v1/sync/changes?cursor=RAHASIA", timeout=10)
    requests.get(line["url"] + "/Budi-Contoh", timeout=10)
    process.send_signal(signal.SIGTERM)
    assert process.wait(15) == 0
    told = process.stderr.read()
    lines = [json.loads(one) for one in told.splitlines() if one.startswith("{")]
    assert [(one["path"], one["status"]) for one in lines] == [
        ("/v1/enrol", 200),
        ("/v1/sync/changes", 401),
        ("", 404),
    ]
    assert not any(word in told for word in ("RAHASIA", "Budi", "Meja uji", "s" * 43))
