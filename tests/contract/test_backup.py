"""Backup and restore of the centre as its administrator runs them: whole, or nothing changed."""

import stat

import pytest
import requests
from sqlalchemy import func, select

from callcenter.clock import SystemClock
from callcenter.ids import Ids
from callcenter.server import tables
from callcenter.server.__main__ import main
from callcenter.server.backup import BackupInvalidError, read_backup, write_backup
from callcenter.server.database import FILE_NAME, Database
from tests.contract.speaker import Speaker
from tests.sync.rig import CentreRig

DERIVED = (tables.tickets, tables.number_aliases, tables.callers)
KEPT = (tables.devices, tables.incarnations, tables.events, tables.quarantine, tables.files)


def _rows(database: Database, table) -> list[tuple]:
    with database.read() as tx:
        return [tuple(row) for row in tx.execute(select(table).order_by(*table.primary_key))]


def _filled(centre) -> Speaker:
    speaker = Speaker(centre)
    first = speaker.event(body={"number": "26-0001-000-94"})
    clash = speaker.event(body={"number": "26-0001-000-94"})
    note = speaker.event(kind="note_added", subject_id=first["subject_id"], body={"text": "Lagi"})
    closed = speaker.event(kind="resolved", subject_id=clash["subject_id"])
    caller = speaker.event(subject="caller", kind="caller_added")
    assert speaker.push(first, clash, note, closed, caller).status_code == 200
    speaker.push(speaker.event(kind="renumbered", subject_id=first["subject_id"]))
    with centre.database.write() as tx:
        tx.execute(
            tables.files.insert().values(
                sha256="a" * 64, size=3, mime="image/png", created_at=1, completed_at=2
            )
        )
    return speaker


def _restored(path, folder) -> Database:
    database = Database(folder)
    clock = SystemClock()
    with database.write() as tx:
        read_backup(tx, path, clock.now(), Ids(clock))
    return database


def _backup(centre, folder):
    path = folder / "a.backup"
    with centre.database.read() as tx:
        made = write_backup(tx, path)
    return path, made


def test_everything_that_was_stored_comes_back_and_what_follows_is_folded_again(centre, tmp_path):
    _filled(centre)
    path, made = _backup(centre, tmp_path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert made.events == 6
    restored = _restored(path, tmp_path / "new")
    for table in (*KEPT, *DERIVED):
        assert _rows(restored, table) == _rows(centre.database, table), table.name
    assert len(_rows(restored, tables.quarantine)) == 1
    restored.close()


def test_a_restored_centre_begins_a_new_epoch_and_gives_no_block_twice(centre, tmp_path):
    _filled(centre)
    path, _ = _backup(centre, tmp_path)
    before = _rows(centre.database, tables.clock)[0]
    restored = _restored(path, tmp_path / "new")
    with restored.read() as tx:
        clock = tx.execute(select(tables.clock)).one()
        leased = tx.execute(select(func.max(tables.number_blocks.c.block))).scalar_one()
    restored.close()
    assert clock.epoch != before[1]
    assert (clock.seq, clock.chain) == (before[2], before[3])
    assert clock.next_block > leased + 99
    assert clock.own_block is None


def test_an_open_enrolment_code_is_void_after_a_restore(centre, tmp_path):
    code = centre.code()
    path, _ = _backup(centre, tmp_path)
    restored = _restored(path, tmp_path / "new")
    with restored.read() as tx:
        until = tx.execute(select(tables.enrolment_codes.c.expires_at)).scalars().all()
    restored.close()
    assert code
    assert until
    assert max(until) <= SystemClock().now().timestamp() * 1_000_000


@pytest.mark.parametrize("part", [0.0, 0.05, 0.5, 0.97])
def test_a_cut_backup_changes_nothing(centre, tmp_path, part):
    _filled(centre)
    path, _ = _backup(centre, tmp_path)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * part)])
    with pytest.raises(BackupInvalidError) as caught:
        _restored(path, tmp_path / "new")
    assert caught.value.reason in ("cut", "not_a_backup", "damaged")
    untouched = Database(tmp_path / "new")
    assert _rows(untouched, tables.events) == []
    untouched.close()


def test_a_changed_byte_is_noticed(centre, tmp_path):
    _filled(centre)
    path, _ = _backup(centre, tmp_path)
    whole = bytearray(path.read_bytes())
    for at in range(40, len(whole), len(whole) // 12):
        damaged = bytearray(whole)
        damaged[at] ^= 0xFF
        path.write_bytes(damaged)
        with pytest.raises(BackupInvalidError):
            _restored(path, tmp_path / f"new{at}")


def test_a_chain_that_does_not_fold_is_refused(centre, tmp_path):
    _filled(centre)
    with centre.database.write() as tx:
        tx.execute(tables.events.update().where(tables.events.c.seq == 2).values(chain=b"x" * 16))
    path, _ = _backup(centre, tmp_path)
    with pytest.raises(BackupInvalidError, match="chain"):
        _restored(path, tmp_path / "new")


def test_a_centre_that_holds_something_is_not_overwritten(centre, tmp_path):
    path, _ = _backup(centre, tmp_path)
    clock = SystemClock()
    with pytest.raises(BackupInvalidError, match="not_empty"), centre.database.write() as tx:
        read_backup(tx, path, clock.now(), Ids(clock))


def test_the_commands_back_up_a_running_server_and_restore_a_stopped_one(tmp_path, capsys):
    data = tmp_path / "data"
    centre = CentreRig(data)
    _filled(centre)
    (data / "files" / "ab").mkdir(parents=True)
    (data / "files" / "ab" / "cd").write_bytes(b"foto")
    (data / "files" / "ab" / "ef.part").write_bytes(b"setengah")
    assert main(["backup", "--data", str(data), "--to", str(tmp_path / "kept")]) == 0
    centre.stop()
    said = capsys.readouterr().out
    assert "6 catatan, 1 meja, 1 berkas" in said
    (path,) = (tmp_path / "kept").glob("pusat-*.backup")
    assert [one.name for one in (tmp_path / "kept" / "files" / "ab").iterdir()] == ["cd"]

    cut = tmp_path / "cut.backup"
    before = (data / FILE_NAME).read_bytes()
    whole = path.read_bytes()
    other = bytes((whole[60] ^ 0x55,))
    for gone in (1, 3, 200):
        cut.write_bytes(whole[:60] + other + whole[61:-gone])
        assert main(["restore", "--data", str(data), "--from", str(cut), "--replace"]) == 2
        assert "tidak ada yang diubah" in capsys.readouterr().err
        assert (data / FILE_NAME).read_bytes() == before
        assert list(data.glob("sebelum-*")) == []
    assert main(["restore", "--data", str(data), "--from", str(path)]) == 2
    assert "--replace" in capsys.readouterr().err
    (data / "files" / "ab" / "cd").unlink()
    assert main(["restore", "--data", str(data), "--from", str(path), "--replace"]) == 0
    assert "6 catatan" in capsys.readouterr().out
    assert (data / "files" / "ab" / "cd").read_bytes() == b"foto"
    assert len(list(data.glob(f"sebelum-*-{FILE_NAME}"))) == 1

    again = CentreRig(data)
    assert requests.get(again.url + "/healthz", timeout=5).status_code == 200
    assert len(again.rows()) == 6
    again.stop()


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (["--from", "gone.backup"], "No such file"),
        (["--from", "README.md"], "bukan cadangan"),
    ],
)
def test_what_cannot_be_restored_is_said_in_a_sentence(tmp_path, capsys, more, says):
    assert main(["restore", "--data", str(tmp_path), *more]) == 2
    assert says in capsys.readouterr().err


def test_a_database_must_be_named(capsys):
    with pytest.raises(SystemExit):
        main(["backup", "--to", "x"])
    assert "--data" in capsys.readouterr().err
