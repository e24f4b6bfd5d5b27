"""No byte of a citizen's data stands in clear on disk: not in the profile, HOME or temp folder.

Sentinels go in through every verb that takes text, with the root logger at DEBUG writing into the
profile, as if somebody had turned logging up; then each file is read byte by byte.
"""

import logging
import os
import sqlite3
import tempfile
from pathlib import Path

import pytest

from callcenter.callers.phone import parse_phone
from callcenter.desk import search as searching
from callcenter.desk.add_attachment import add_attachment, keep_bytes, keep_file, read_attachment
from callcenter.desk.add_note import add_note
from callcenter.desk.ask_for_data import request_data
from callcenter.desk.find_caller import find_caller
from callcenter.desk.find_similar import find_similar
from callcenter.desk.keep_draft import Draft, keep_draft, load_drafts
from callcenter.desk.log_contact import log_call
from callcenter.desk.mark_prank import mark_prank
from callcenter.desk.read_ticket import read_ticket
from callcenter.desk.register_ticket import register_ticket
from callcenter.errors import (
    AttachmentRefused,
    FieldInvalid,
    NumbersExhausted,
    PhoneInvalid,
    TransitionRefused,
)
from callcenter.keys.data_key import DemoKeychain
from callcenter.workstation import open_workstation
from tests.builders import intake
from tests.conftest import seat

NAME = "Contohwati Zyqxulindra"
NIK = "1871995512990007"
PHONE = "0812-0000-7391"
TOLD = "Jembatan vlaxomptar ambruk di dusun qwiztambeh"
LANDMARK = "warung bu Hjexulo"
ANSWER = "jawaban rhoxivend"
NOTE = "catatan pfimxuqal"
DRAFT = "draf yang belum selesai tquzzolin"
FILE = "foto-krexumbila.txt"
CONTENT = "isi lampiran dwoxanqui"
HEARD = "percakapan bnixofarq"
PRANK = "iseng lumqazofi"
WRONG_PHONE = "0812-77zz-krisqomul"
SENTINELS = (
    "Zyqxulindra",
    NIK,
    PHONE,
    "081200007391",
    "81200007391",
    "vlaxomptar",
    "qwiztambeh",
    "Hjexulo",
    "rhoxivend",
    "pfimxuqal",
    "tquzzolin",
    "krexumbila",
    "dwoxanqui",
    "bnixofarq",
    "lumqazofi",
    "krisqomul",
)
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")


def found_in(folders, sentinels=SENTINELS):
    """`path: sentinel` for each file that names one in its bytes or in its path, in any case."""
    wanted = {one.lower().encode(code): one for one in sentinels for code in ENCODINGS}
    found = []
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            inside = path.read_bytes() if path.is_file() else b""
            told = str(path.relative_to(folder)).encode() + b"\n" + inside
            lowered = told.lower()
            names = {name for raw, name in wanted.items() if raw in lowered}
            found += [f"{path.name}: {name}" for name in sorted(names)]
    return found


@pytest.fixture
def folders(tmp_path, monkeypatch):
    """Profile, HOME and temp folder of this test alone."""
    temp = tmp_path / "temp"
    temp.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(temp))
    monkeypatch.setattr(tempfile, "tempdir", None)
    assert Path(tempfile.gettempdir()) == temp
    profile = tmp_path / "profile"
    profile.mkdir()
    return profile, Path(os.environ["HOME"]), temp


@pytest.fixture
def loud_log(folders):
    """The root logger at DEBUG, written into the profile."""
    path = folders[0] / "logs" / "desk.log"
    path.parent.mkdir()
    handler = logging.FileHandler(path, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(levelname)s %(name)s %(message)s %(exc_text)s"))
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield path
    root.setLevel(before)
    root.removeHandler(handler)
    handler.close()


def told(**more):
    return intake(phone=PHONE, name=NAME, nik=NIK, description=TOLD, landmark=LANDMARK, **more)


def work(desk, sender):
    """A call from ring to save and what comes after it; the ticket's id."""
    find_caller(desk, PHONE, NAME)
    find_caller(desk, WRONG_PHONE)
    form = told(answers={"status_jalan": "provinsi", "bahaya": ANSWER})
    keep_draft(desk, Draft(slot="1", operator="op-1", intake=form, focus="description"))
    find_similar(desk, form)
    letter = sender / FILE
    letter.write_text(CONTENT)
    kept = keep_file(desk, letter)
    ticket_id = register_ticket(desk, form, files=(kept,), draft_slot="1").ticket_id
    add_note(desk, ticket_id, NOTE)
    add_attachment(desk, ticket_id, (keep_bytes(desk, FILE, f"{CONTENT} dua".encode()),))
    log_call(desk, ticket_id, incoming=True, seconds=90, text=HEARD)
    request_data(desk, ticket_id, NOTE)
    mark_prank(desk, PHONE, PRANK)
    keep_draft(desk, Draft(slot="2", operator="op-1", intake=told(), focus=DRAFT))
    for asked in (PHONE, NAME, NIK, "vlaxomptar", "vlaxomptra", LANDMARK, WRONG_PHONE):
        searching.search(desk, asked)
        searching.search_callers(desk, asked)
    return ticket_id


def fail(desk, ticket_id):
    """What goes wrong while the same words are at hand, logged with its traceback."""
    log = logging.getLogger("callcenter.test")
    wrong = (
        (PhoneInvalid, lambda: register_ticket(desk, intake(phone=WRONG_PHONE))),
        (FieldInvalid, lambda: register_ticket(desk, told(category=""))),
        (AttachmentRefused, lambda: keep_bytes(desk, FILE, b"")),
        (TransitionRefused, lambda: request_data(desk, ticket_id, NOTE)),
        (NumbersExhausted, lambda: _without_numbers(desk)),
    )
    for kind, attempt in wrong:
        with pytest.raises(kind) as caught:
            attempt()
        log.debug("refused: %s", caught.value)


def _without_numbers(desk):
    with desk.store.write() as tx:
        tx.exec_driver_sql("UPDATE number_blocks SET used = 1000")
    register_ticket(desk, told())


def test_nothing_a_citizen_said_stands_in_clear(folders, loud_log, tmp_path):
    profile = folders[0]
    sender = tmp_path / "sender"  # the letter as it came is not ours
    sender.mkdir()
    station = open_workstation(profile, keychain=DemoKeychain(profile))
    desk = station.desk
    seat(station)
    ticket_id = work(desk, sender)
    fail(desk, ticket_id)
    assert (profile / "desk.db-wal").stat().st_size > 0
    assert (profile / "desk.db-shm").exists()
    assert found_in(folders) == []
    _is_all_there(desk, ticket_id)
    station.close()
    assert found_in(folders) == []
    assert loud_log.stat().st_size > 0
    again = open_workstation(profile, keychain=DemoKeychain(profile))
    _is_all_there(again.desk, ticket_id)
    again.close()
    assert found_in(folders) == []


def _is_all_there(desk, ticket_id):
    """What was looked for on disk is in the desk."""
    view = read_ticket(desk, ticket_id)
    ticket = view.ticket
    assert (ticket.description, ticket.text("nik"), ticket.text("landmark")) == (
        TOLD,
        NIK,
        LANDMARK,
    )
    assert view.row.reporter_name == NAME
    assert view.row.reporter_phone == parse_phone(PHONE).key
    bodies = [entry.body for entry in ticket.entries]
    assert {"text": NOTE} in bodies
    files = [body for body in bodies if "sha256" in body]
    assert {body["name"] for body in files} == {FILE}
    contents = {read_attachment(desk, body["sha256"]) for body in files}
    assert contents == {CONTENT.encode(), f"{CONTENT} dua".encode()}
    assert [draft.focus for draft in load_drafts(desk)] == [DRAFT]
    assert [hit.ticket_id for hit in searching.search(desk, "vlaxomptar")] == [ticket_id]


def _in_text(folder, raw):
    (folder / "desk.log").write_bytes(b"DEBUG saved " + raw + b"\n")


def _in_a_deep_folder(folder, raw):
    deep = folder / "a" / "b"
    deep.mkdir(parents=True)
    (deep / "x.bin").write_bytes(os.urandom(5000) + raw + os.urandom(5000))


def _in_a_plain_database(folder, raw):
    with sqlite3.connect(folder / "desk.db") as plain:
        plain.execute("CREATE TABLE t (v)")
        plain.execute("INSERT INTO t VALUES (?)", (raw,))
    plain.close()


@pytest.mark.parametrize("code", ENCODINGS)
@pytest.mark.parametrize("change", [str, str.lower, str.upper])
@pytest.mark.parametrize("plant", [_in_text, _in_a_deep_folder, _in_a_plain_database])
def test_the_search_itself_finds_what_is_planted(tmp_path, plant, change, code):
    planted = tmp_path / "planted"
    planted.mkdir()
    plant(planted, change(NAME).encode(code))
    assert [one.partition(": ")[2] for one in found_in([planted])] == ["Zyqxulindra"]


def test_the_search_itself_finds_a_name_in_a_path(tmp_path):
    (tmp_path / "planted").mkdir()
    (tmp_path / "planted" / FILE).touch()
    assert found_in([tmp_path / "planted"]) == [f"{FILE}: krexumbila"]


def test_the_search_itself_stays_silent_about_nothing(tmp_path):
    (tmp_path / "planted").mkdir()
    (tmp_path / "planted" / "x").write_bytes(os.urandom(200_000))
    assert found_in([tmp_path / "planted"]) == []
