"""What was confirmed is there after kill -9; what was deleted is gone; nothing lies in clear."""

import errno
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from callcenter.errors import AttachmentRefused, DiskFull, NotFound, StoreDamaged
from callcenter.pictures.kinds import sniff
from callcenter.store import attachments, drafts, kv, outbox
from callcenter.store.events import append_remote, events_of, rebuild
from callcenter.store.search import search
from callcenter.store.tickets import load_ticket
from tests.store.scribe import KEY

KILLS = 20
NIK = "1871993112990001"
NAME = "Sentinelwati Contohputri"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 64


def _everything(folder: Path) -> bytes:
    return b"".join(one.read_bytes() for one in folder.rglob("*") if one.is_file())


def test_kill_9_loses_and_doubles_no_confirmed_save(path, tmp_path, open_store):
    side = tmp_path / "confirmed"
    side.touch()
    chance = random.Random(11)
    for _ in range(KILLS):
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.store.saving_child", str(path), str(side)],
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[2],
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        )
        assert child.stdout is not None
        assert child.stdout.readline() == b"ready\n"
        wanted = side.stat().st_size + chance.randrange(0, 12) * 37
        while side.stat().st_size < wanted:
            assert child.poll() is None
        for _ in range(chance.randrange(5000)):
            pass  # somewhere within the next save
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
    confirmed = side.read_text().split()
    store = open_store()
    with store.read() as tx:
        saved = tx.execute(text("SELECT id FROM tickets")).scalars().all()
        logged = tx.execute(text("SELECT subject_id FROM events")).scalars().all()
        numbers = tx.execute(text("SELECT n FROM events ORDER BY n")).scalars().all()
        assert outbox.summary(tx).unsent == len(logged)
        assert [one.slot for one in drafts.load_drafts(tx)] == ["form"]
        assert tx.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        for ticket_id in saved:
            assert len(events_of(tx, ticket_id)) == 1
    assert len(confirmed) > KILLS
    assert len(set(confirmed)) == len(confirmed)
    assert set(confirmed) <= set(saved)
    assert len(saved) - len(confirmed) <= KILLS  # committed, killed before it was told
    assert sorted(saved) == sorted(logged)
    assert numbers == list(range(1, len(logged) + 1))


def test_a_sentinel_stands_nowhere_in_clear(store, scribe, path, clock):
    ticket_id = scribe.ticket(f"{NAME} melapor", reporter_name=NAME, nik=NIK)
    scribe.caller(NAME, ["+6281279001234"], notes=NIK)
    with store.write() as tx:
        drafts.save_draft(tx, "form", f"{NAME} {NIK}".encode(), clock.now())
        kv.put(tx, "credential", NIK.encode())
    attachments.put(path.parent, KEY, f"{NAME} {NIK}".encode(), f"{NAME}.txt")
    names = " ".join(str(one) for one in path.parent.rglob("*"))
    for when in ("with its WAL", "after the checkpoint"):
        assert (path.parent / "desk.db-wal").exists()
        data = _everything(path.parent)
        for secret in (NIK, NAME, "Sentinelwati"):
            assert secret.encode() not in data, when
            assert secret.encode("utf-16-le") not in data, when
            assert secret not in names
        store.checkpoint()
    with store.read() as tx:
        assert load_ticket(tx, ticket_id).text("nik") == NIK


def test_deleted_text_is_gone_after_secure_delete_and_checkpoint(store, scribe, path, clock):
    event = scribe.save("t1", "registered", description=f"{NAME} " * 30)
    with store.write() as tx:
        drafts.save_draft(tx, "form", f"{NAME} ".encode() * 500, clock.now())
    assert _decrypted(path).count(NAME.encode()) > 0
    scribe.save("t1", "edited", description=("Sampah", event.eid))
    with store.write() as tx:
        drafts.drop_draft(tx, "form")
        tx.execute(text("DELETE FROM outbox"))
        tx.execute(text("DELETE FROM events WHERE eid = :eid"), {"eid": event.eid})
        rebuild(tx)
    store.checkpoint()
    left = _decrypted(path)
    assert NAME.encode() not in left
    assert b"sentinelwati" not in left  # not in the full-text index either
    assert b"Sampah" in left


def _decrypted(path: Path) -> bytes:
    """The file's pages in clear, read with the key the way the cipher writes them."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    data = path.read_bytes()
    wal = path.with_name(path.name + "-wal")
    frames = wal.read_bytes() if wal.exists() else b""
    pages = [(data[at : at + 4096], at == 0) for at in range(0, len(data), 4096)]
    for at in range(32, len(frames) - 24, 24 + 4096):
        first = frames[at : at + 4] == b"\x00\x00\x00\x01"
        pages.append((frames[at + 24 : at + 24 + 4096], first))
    clear = []
    for page, first in pages:
        body, vector = page[16 if first else 0 : 4096 - 80], page[-80:-64]
        decryptor = Cipher(algorithms.AES(KEY), modes.CBC(vector)).decryptor()
        clear.append(decryptor.update(body))
    return b"".join(clear)


def test_drafts_stay_and_are_replaced(store, open_store, clock):
    with store.write() as tx:
        drafts.save_draft(tx, "a", b"one", clock.now())
        clock.advance(seconds=1)
        drafts.save_draft(tx, "b", b"two", clock.now())
        clock.advance(seconds=1)
        drafts.save_draft(tx, "a", b"three", clock.now())
    store.close()
    with open_store().write() as tx:
        assert [(one.slot, one.payload, one.at) for one in drafts.load_drafts(tx)] == [
            ("b", b"two", clock.now().replace(second=1)),
            ("a", b"three", clock.now()),
        ]
        drafts.drop_draft(tx, "b")
        drafts.drop_draft(tx, "never")
        assert [one.slot for one in drafts.load_drafts(tx)] == ["a"]


def test_small_values_are_kept_and_taken_away(store):
    with store.write() as tx:
        kv.put(tx, "a", b"1")
        kv.put(tx, "a", b"2")
        assert kv.get(tx, "a") == b"2"
        kv.put(tx, "a", None)
        assert kv.get(tx, "a") is None


def test_closing_twice_does_no_harm(store):
    store.close()
    store.close()


def test_attached_files_lie_encrypted_under_their_hash(store, tmp_path):
    kept = attachments.put(tmp_path, KEY, PNG, "../../etc/foto jalan.png")
    assert (kept.mime, kept.size, kept.name) == ("image/png", len(PNG), "foto jalan.png")
    assert attachments.put(tmp_path, KEY, PNG, "x.png").sha256 == kept.sha256
    assert [one.name for one in (tmp_path / "attachments").iterdir()] == [kept.sha256]
    assert attachments.read(tmp_path, KEY, kept.sha256) == PNG
    with store.write() as tx:
        attachments.note(tx, "t1", kept)
        attachments.note(tx, "t1", kept)
        assert attachments.of_ticket(tx, "t1") == [kept]
        assert attachments.of_ticket(tx, "t2") == []


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\x00" * 100, "type"),
        (b"MZ\x90\xff\xfe", "type"),
        (b"a" * (attachments.MAX_BYTES + 1), "size"),
    ],
    ids=["empty", "zeros", "program", "large"],
)
def test_files_that_are_not_taken(tmp_path, data, reason):
    with pytest.raises(AttachmentRefused) as caught:
        attachments.put(tmp_path, KEY, data, "a")
    assert caught.value.reason == reason
    assert not (tmp_path / "attachments").exists()


@pytest.mark.parametrize(
    ("start", "mime"),
    [
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "audio/wav"),
        (b"%PDF-1.7", "application/pdf"),
        (b"catatan lapangan", "text/plain"),
    ],
)
def test_the_type_is_what_the_bytes_say(start, mime):
    assert sniff(start) == mime


def test_a_full_disk_leaves_no_half_file(tmp_path, monkeypatch):
    def full(_handle):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull):
        attachments.put(tmp_path, KEY, PNG, "a.png")
    assert list((tmp_path / "attachments").iterdir()) == []


def test_a_changed_file_or_another_key_is_damage(tmp_path):
    kept = attachments.put(tmp_path, KEY, PNG, "a.png")
    with pytest.raises(StoreDamaged):
        attachments.read(tmp_path, bytes(32), kept.sha256)
    path = tmp_path / "attachments" / kept.sha256
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + bytes((whole[-1] ^ 1,)))
    with pytest.raises(StoreDamaged):
        attachments.read(tmp_path, KEY, kept.sha256)
    path.write_bytes(b"")
    with pytest.raises(StoreDamaged):
        attachments.read(tmp_path, KEY, kept.sha256)


@pytest.mark.parametrize("name", ["", "../desk.db", "A" * 64, "0" * 64])
def test_a_name_that_is_no_known_hash_is_not_found(tmp_path, name):
    with pytest.raises(NotFound):
        attachments.read(tmp_path, KEY, name)


def test_an_echo_after_reopening_settles(store, scribe, open_store):
    event = scribe.save("t1", "registered", description="Sampah")
    store.close()
    with open_store().write() as tx:
        append_remote(tx, scribe.echo(event))
        assert outbox.summary(tx).unsent == 0
        assert [hit.ticket_id for hit in search(tx, "sampah")] == ["t1"]
