"""`python -m callcenter.server admin …` from the inside: what it does, prints and refuses."""

import json
import re
import sqlite3
import subprocess
import sys

import pytest
from sqlalchemy import select

from callcenter.clock import SystemClock
from callcenter.ids import Ids
from callcenter.protocol.audit import Act
from callcenter.protocol.roles import Role
from callcenter.server import account_tables, accounts, audit, audit_tables
from callcenter.server.__main__ import main
from callcenter.server.backup import read_backup, write_backup
from callcenter.server.centre import open_centre
from callcenter.server.database import FILE_NAME, Database
from tests.contract.people import PASSPHRASE, Sitting, make_person
from tests.contract.speaker import Speaker, refused
from tests.sync.rig import CentreRig

CODE = re.compile(r"(?:[A-HJKMNP-Z2-9]{4}-){3}[A-HJKMNP-Z2-9]{4}")


@pytest.fixture
def run(centre, capsys):
    """Runs a step on the centre's database while the centre goes on serving."""

    def step(*arguments: str) -> tuple[int, str]:
        folder = isinstance(centre.place, type(centre.folder))
        place = (
            ("--data", str(centre.place))
            if folder
            else ("--database-url", centre.place.render_as_string(hide_password=False))
        )
        done = main(["admin", *arguments, *place])
        said = capsys.readouterr()
        return done, (said.out + said.err).strip()

    return step


def _code(said: str) -> str:
    found = CODE.search(said)
    assert found, said
    return found[0]


def test_a_person_from_the_first_code_to_the_last_day(centre, run):
    done, said = run("create-user", "sri", "--name", "Sri Contoh", "--role", "operator")
    assert (done, "72 jam" in said) == (0, True)
    sri = Sitting(Speaker(centre), "sri")
    assert sri.choose(_code(said), PASSPHRASE).json()["name"] == "Sri Contoh"
    assert "aktif" in run("list-users")[1]
    assert run("roles", "sri", "--role", "pengawas", "--role", "operator")[0] == 0
    refused(sri.get("/v1/session"), 401, "session_ended")
    assert sri.sign_in().json()["roles"] == ["operator", "pengawas"]
    assert run("revoke", "sri")[0] == 0
    refused(sri.sign_in(), 403, "sign_in_refused")
    assert "ditutup" in run("list-users")[1]
    done, said = run("reset", "sri")
    assert sri.choose(_code(said), "kuda lumping biru").status_code == 200


def test_an_officer_has_an_agency(run):
    done, said = run("create-user", "opd", "--role", "petugas_opd")
    assert (done, "--agency" in said) == (2, True)
    assert run("create-user", "opd", "--role", "petugas_opd", "--agency", "dlh")[0] == 0
    assert "petugas_opd@dlh" in run("list-users")[1]


def test_desks_are_listed_approved_and_retired(centre, run):
    first = Speaker(centre)
    assert run("approval", "on")[0] == 0
    second = Speaker(centre)
    said = run("list-devices")[1].splitlines()
    assert [("disetujui" in one, "menunggu" in one) for one in said] == [
        (True, False),
        (False, True),
    ]
    assert second.client_id in said[1]
    assert run("approve", second.client_id)[0] == 0
    assert second.pull().status_code == 200
    assert run("approval", "off")[0] == 0
    assert Speaker(centre).pull().status_code == 200
    assert run("retire", second.client_id)[0] == 0
    refused(second.pull(), 401, "device_retiring")
    assert run("retire", first.client_id, "--now")[0] == 0
    refused(first.push(first.event()), 401, "device_retired")
    assert [one for one in run("list-devices")[1].splitlines() if "pensiun" in one]


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("reset", "nobody"), "akun tidak ada"),
        (("revoke", "nobody"), "akun tidak ada"),
        (("revoke", "kepala"), "satu admin"),
        (("create-user", "kepala", "--role", "admin"), "sudah ada"),
        (("create-user", "Tidak Boleh", "--role", "admin"), "nama masuk"),
        (("create-user", "x", "--role", "admin", "--name", "a\tb"), "nama:"),
        (("approve", "nothing"), "meja tidak ada"),
        (("retire", "nothing"), "meja tidak ada"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(centre, run, arguments, part):
    make_person(centre, "kepala", Role.ADMIN)
    done, said = run(*arguments)
    assert done == 2
    assert part in said
    assert "Traceback" not in said


def test_without_a_place_nothing_is_guessed(monkeypatch, capsys):
    monkeypatch.delenv("CALLCENTER_DATABASE_URL", raising=False)
    with pytest.raises(SystemExit):
        main(["admin", "list-users"])
    assert "--data" in capsys.readouterr().err


def test_the_first_administrator_is_made_once(centre):
    code = accounts.create_first_admin(centre.centre)
    assert CODE.fullmatch(code)
    assert accounts.create_first_admin(centre.centre) == ""
    chief = Sitting(Speaker(centre), accounts.FIRST_ADMIN)
    chief.choose(code, PASSPHRASE)
    assert chief.get("/v1/accounts").status_code == 200


def test_people_keys_and_revocations_outlive_a_restore_and_sessions_do_not(centre, tmp_path, kind):
    one = Sitting(Speaker(centre), make_person(centre, "op-1", Role.OPERATOR))
    one.sign_in()
    with centre.database.read() as tx:
        write_backup(tx, tmp_path / "a.backup")
    clock = SystemClock()
    restored = Database(tmp_path / f"new-{kind}")
    with restored.write() as tx:
        read_backup(tx, tmp_path / "a.backup", clock.now(), Ids(clock))
    again = open_centre(restored, clock, "")
    assert again.grant_key == centre.centre.grant_key
    with restored.read() as tx:
        assert [row.uid for row in tx.execute(select(account_tables.accounts))] == ["op-1"]
        assert tx.execute(select(account_tables.revocations)).all()
        assert tx.execute(select(account_tables.sessions)).all() == []
    restored.close()
    moved = CentreRig(tmp_path / f"new-{kind}")
    one.speaker.url = moved.url
    refused(one.get("/v1/session"), 401, "session_ended")
    assert one.sign_in().status_code == 200
    assert one.grant(moved).uid == "op-1"
    moved.stop()


def test_a_centre_of_before_keeps_its_desks_when_it_learns_of_people(tmp_path):
    """The database as version 0004 left it: its devices stay approved, and it gets a key."""
    rig = CentreRig(tmp_path)
    desk = Speaker(rig)
    rig.stop()
    with sqlite3.connect(tmp_path / FILE_NAME) as raw:
        for table in ("security", "accounts", "sessions", "sign_in_tries", "revocations"):
            raw.execute(f"DROP TABLE {table}")
        later = ("audit_chains", "audit_entries", "escalations", "escalation_mark")
        for table in (*later, "flagged_events", "presence"):
            raw.execute(f"DROP TABLE {table}")
        raw.execute("DROP INDEX events_matters")
        raw.execute("ALTER TABLE devices DROP COLUMN standing")
        raw.execute("ALTER TABLE tickets DROP COLUMN may_move")
        raw.execute("UPDATE alembic_version SET version_num = '0004'")
    raw.close()
    rig.start()
    assert desk.pull().status_code == 200
    assert len(rig.centre.grant_key) == 32
    assert desk.get("/v1/revocations").json()["revocations"] == []
    rig.stop()


def test_the_first_start_prints_the_code_of_the_first_administrator_and_the_second_none(tmp_path):
    def start() -> tuple[dict, str]:
        arguments = ["--listen", "127.0.0.1:0", "--data", str(tmp_path), "--exit-with-parent"]
        server = subprocess.Popen(
            [sys.executable, "-m", "callcenter.server", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert server.stdout is not None
        line = json.loads(server.stdout.readline())
        _, told = server.communicate(timeout=20)
        return line, told

    line, told = start()
    assert CODE.fullmatch(line["admin_code"])
    assert f"Administrator pertama: kode sekali pakai untuk admin: {line['admin_code']}" in told
    line, told = start()
    assert line["admin_code"] is None
    assert "Administrator" not in told


def test_the_audit_is_read_and_checked_at_the_server(centre, run, tmp_path):
    assert run("create-user", "sri", "--name", "Sri", "--role", "operator")[0] == 0
    refused(Sitting(Speaker(centre), "sri").sign_in("salah sama sekali"), 403, "sign_in_refused")
    done, said = run("audit")
    lines = said.splitlines()
    assert done == 0
    assert "account" in lines[-2]
    assert "created" in lines[-2]
    assert "sri  sign_in_failed" in lines[-1]
    assert "sign_in_failed" not in run("audit", "--act", "account")[1]
    assert run("audit", "--who", "nobody")[1] == "belum ada catatan"
    assert run("audit", "--since", "2999-01-01")[1] == "belum ada catatan"
    assert run("audit", "--until", "bukan hari")[0] == 2
    table = tmp_path / "jejak.csv"
    assert run("audit", "--csv", str(table))[1] == f"{table}: 2 catatan"
    assert table.read_text(encoding="utf-8-sig").splitlines()[0].startswith("waktu,meja,petugas")
    done, said = run("audit", "verify")
    assert (done, said.count("utuh")) == (0, 1)
    with centre.database.write() as tx:
        table_of = audit_tables.audit_entries
        tx.execute(table_of.update().where(table_of.c.n == 1).values(uid="x", raw=b"{}"))
    done, said = run("audit", "verify")
    assert (done, "RUSAK sejak catatan 1" in said) == (2, True)
    assert "RUSAK" in run("audit")[1]


def test_a_cell_is_no_formula(centre, run, tmp_path):
    with centre.database.write() as tx:
        audit.note(tx, centre.centre, Act.READ, reason="=HYPERLINK(1)")
    table = tmp_path / "jejak.csv"
    assert run("audit", "--csv", str(table))[0] == 0
    assert "'=HYPERLINK(1)" in table.read_text(encoding="utf-8-sig")
