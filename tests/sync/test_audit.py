"""The audit's way to the centre: whole, once, signed; and what is cut, changed or put back is seen.

Real desks with every tool of theirs, a real centre, and the database files themselves.
"""

import shutil
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace
from sqlalchemy import select, update

from callcenter.api.central import CentralApi
from callcenter.desk import audit as desk_audit
from callcenter.desk.audit import Act
from callcenter.errors import RequestRefused
from callcenter.protocol.audit import AuditAnswer, Linked, read_entry, verify
from callcenter.server import audit_reading
from callcenter.server.audit_tables import audit_chains, audit_entries
from callcenter.store import audit, audit_mark, kv
from callcenter.store.tables import audit as rows
from callcenter.sync import audit_upload
from callcenter.sync.audit_upload import AuditUpload
from callcenter.workstation import Workstation, open_workstation
from tests.fakes import FakeKeychain
from tests.sync.bad_answers import said
from tests.sync.impostor import Impostor, reply
from tests.sync.rig import CentreRig

NOTED = Act.SETTINGS


class Party:
    """One desk with its profile, opened and closed as often as a test likes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.keychain = FakeKeychain()
        self.open()

    def open(self) -> None:
        self.station: Workstation = open_workstation(self.folder, keychain=self.keychain)

    def note(self, *reasons: str) -> None:
        for reason in reasons:
            desk_audit.note_alone(self.station.desk, NOTED, uid="op-1", reason=reason)

    def run(self) -> None:
        self.station.sync._audit.forget()  # as after five minutes
        assert self.station.sync.run_once().error is None

    def reasons(self) -> list[str]:
        page = desk_audit.read_audit(self.station.desk)
        return [entry.reason for _, entry in reversed(page.lines)]

    def copy(self) -> Path:
        self.station.close()
        kept = self.folder.with_name(self.folder.name + ".copy")
        shutil.copy(self.folder / "desk.db", kept)
        self.open()
        return kept

    def put_back(self, kept: Path, *, mark: bool = True) -> None:
        self.station.close()
        shutil.copy(kept, self.folder / "desk.db")
        if not mark:
            (self.folder / audit_mark.MARK).unlink()
        self.open()


@pytest.fixture
def party(tmp_path: Path, centre: CentreRig):
    one = Party(tmp_path / "profile")
    one.station.sync.enrol(centre.url, centre.code(), "Meja 1")
    yield one
    one.station.close()


def at_centre(centre: CentreRig, *, own: bool = False) -> list[str]:
    mine = centre.centre.client_id
    return [
        read_entry(bytes(row.raw)).reason
        for row in centre.rows(audit_entries)
        if (row.client_id == mine) is own
    ]


def troubles(centre: CentreRig) -> list[str]:
    return [row.trouble for row in centre.rows(audit_chains) if row.trouble]


def holds(centre: CentreRig) -> bool:
    with centre.database.read() as tx:
        return all(one.broken_at is None for one in audit_reading.verify_all(tx))


def test_what_was_noted_reaches_the_centre_once_and_its_word_is_kept(party, centre):
    party.note("a", "b")
    party.run()
    party.run()
    assert at_centre(centre) == ["a", "b"]
    assert holds(centre)
    with party.station.desk.store.read() as tx:
        word = audit_mark.kept_checkpoint(tx, party.station.desk.store.path)
        head = audit.head(tx)
    assert word is not None
    assert head is not None
    assert (word.n, word.hash, word.centre) == (2, head.hash.hex(), centre.centre.server_id)
    assert desk_audit.check_audit(party.station.desk) is None


def test_an_entry_stands_or_falls_with_the_act(party):
    def fails_after_noting() -> None:
        with party.station.desk.change() as change:
            desk_audit.note(change, NOTED, reason="never")
            raise RuntimeError("undone")

    with pytest.raises(RuntimeError, match="undone"):
        fails_after_noting()
    assert party.reasons() == []


def test_a_lost_answer_sends_nothing_twice(party, centre):
    party.note("a", "b")
    party.run()
    with party.station.desk.store.write() as tx:
        audit.keep_sent(tx, replace_sent(audit.sent(tx), 0))
    party.note("c")
    party.run()
    assert at_centre(centre) == ["a", "b", "c"]
    assert troubles(centre) == []


def replace_sent(sent: audit.Sent, n: int) -> audit.Sent:
    return msgspec.structs.replace(sent, n=n)


def test_an_old_database_is_noticed_at_the_desk_without_a_line_and_at_the_centre(party, centre):
    party.note("a")
    party.run()
    kept = party.copy()
    party.note("b", "c")
    party.run()
    party.put_back(kept)
    found = desk_audit.check_audit(party.station.desk)
    assert found is not None
    assert (found.why, found.n) == ("behind", 3)
    assert not found.seen
    assert desk_audit.check_audit(party.station.desk) == found, "it is told once"
    assert party.reasons() == ["a", "behind"]
    desk_audit.seen_trouble(party.station.desk)
    seen = desk_audit.check_audit(party.station.desk)
    assert seen is not None
    assert seen.seen
    party.run()
    assert at_centre(centre)[:3] == ["a", "b", "c"], "what was there is there"
    assert troubles(centre) != []
    assert holds(centre)


@pytest.mark.parametrize("since", [(), ("d", "e", "f")], ids=["less", "more"])
def test_the_centre_notices_it_even_where_the_mark_is_gone(party, centre, since):
    party.note("a")
    party.run()
    kept = party.copy()
    party.note("b", "c")
    party.run()
    party.put_back(kept, mark=False)
    party.note(*since)
    assert desk_audit.check_audit(party.station.desk) is None
    party.run()
    party.note("z")
    party.run()
    found = desk_audit.check_audit(party.station.desk)
    assert found is not None
    assert found.why == ("fork" if since else "behind")
    assert len(troubles(centre)) >= 1
    assert [one for one in at_centre(centre) if one in "abcdefz"] == ["a", "b", "c", *since, "z"]
    assert holds(centre)
    party.run()
    assert at_centre(centre).count("z") == 1


def test_a_chain_that_was_cut_is_noticed(party):
    party.note("a", "b", "c")
    party.run()
    with party.station.desk.store.write() as tx:
        tx.execute(rows.delete().where(rows.c.n > 1))
    found = desk_audit.check_audit(party.station.desk)
    assert found is not None
    assert found.why == "behind"


def test_an_edited_row_is_noticed_here_and_told_to_the_centre(party, centre):
    party.note("a", "b", "c")
    party.run()
    with party.station.desk.store.write() as tx:
        raw = tx.execute(select(rows.c.raw).where(rows.c.n == 2)).scalar_one()
        tx.execute(update(rows).where(rows.c.n == 2).values(raw=raw.replace(b'"b"', b'"x"')))
    found = desk_audit.check_audit(party.station.desk)
    assert found is not None
    assert (found.why, found.n) == ("edited", 2)
    party.run()
    assert at_centre(centre) == ["a", "b", "c", "edited"]
    assert troubles(centre) == ["edited"]


def test_a_chain_forged_from_the_middle_does_not_pass_for_the_old_one(party):
    party.note("a", "b")
    party.run()
    desk = party.station.desk
    with desk.store.write() as tx:
        head = audit.head(tx)
        assert head is not None
        old = [read_entry(one.raw) for one in audit.after(tx, head.chain, 0, 10)]
        tx.execute(rows.delete())
        for entry in (replace_reason(old[0], "forged"), *old[1:]):
            audit.append(tx, head.chain, entry)
        assert audit.check(tx, None) is None, "of itself it is whole"
    found = desk_audit.check_audit(desk)
    assert found is not None
    assert found.why == "behind"


def replace_reason(entry, reason):
    return msgspec.structs.replace(entry, reason=reason)


def test_a_centre_set_back_gets_what_it_lost_and_the_desk_says_so(party, centre):
    party.note("a")
    party.run()
    old = centre.snapshot()
    party.note("b")
    party.run()
    centre.restore(old)
    party.station.sync._way(party.station.sync._key())
    party.note("c")
    party.run()
    party.run()
    assert at_centre(centre) == ["a", "b", "c", "centre"]
    found = desk_audit.check_audit(party.station.desk)
    assert found is not None
    assert found.why == "centre"


def test_many_entries_go_in_pages(party, centre):
    with party.station.desk.change() as change:
        for k in range(1_203):
            desk_audit.note(change, NOTED, uid="op-1", reason=str(k))
    party.run()
    assert at_centre(centre) == [str(k) for k in range(1_203)]


def test_no_value_and_no_number_is_kept(party):
    typed = "Bu Contoh 0812-3456-7890, NIK 1871 0000 0000 0001, ibu@contoh.id minta"
    desk_audit.note_alone(party.station.desk, Act.REVEAL, fields=("nik",), text=typed)
    page = desk_audit.read_audit(party.station.desk)
    assert page.lines[0][1].text == "Bu Contoh …, NIK …, … minta"


def test_an_edited_entry_of_the_centre_is_found_by_its_verify(party, centre):
    party.note("a", "b")
    party.run()
    with centre.database.write() as tx:
        tx.execute(
            update(audit_entries)
            .where(audit_entries.c.uid == "op-1", audit_entries.c.n == 1)
            .values(uid="op-1", raw=b'{"n":1}')
        )
    with centre.database.read() as tx:
        broken = [one for one in audit_reading.verify_all(tx) if one.broken_at is not None]
    assert [(one.broken_at, one.trouble) for one in broken] == [(1, "")]


def test_verify_wants_every_hash(party):
    party.note("a", "b")
    with party.station.desk.store.read() as tx:
        head = audit.head(tx)
        assert head is not None
        whole = audit.after(tx, head.chain, 0, 10)
    assert verify(head.chain, whole) == (2, head.hash)
    wrong = [whole[0], replace(whole[1], hash=bytes(32))]
    for damaged in (wrong, [Linked(2, whole[1].raw, whole[1].hash)], whole[::-1]):
        with pytest.raises(ValueError, match="entry"):
            verify(head.chain, damaged)


def test_a_centre_whose_own_audit_got_shorter_is_noted(party, centre):
    party.note("a")
    party.run()
    with party.station.desk.store.write() as tx:
        kv.put(tx, "audit_own_n", f"{centre.centre.server_id} 999".encode())
    party.run()
    found = desk_audit.check_audit(party.station.desk)
    assert found is not None
    assert found.why == "centre"


def test_an_old_mark_of_a_chain_that_was_given_up_warns_of_nothing(party):
    party.note("a")
    party.run()
    kept = party.copy()
    party.note("b", "c")
    party.run()
    mark = (party.folder / audit_mark.MARK).read_text()
    party.put_back(kept, mark=False)
    party.run()
    told = len(party.reasons())
    (party.folder / audit_mark.MARK).write_text(mark)
    with party.station.desk.store.write() as tx:
        audit.keep_checkpoint(tx, "")
    desk_audit.check_audit(party.station.desk)
    assert len(party.reasons()) == told


@pytest.mark.parametrize(
    ("status", "is_taken_leave_of"), [("404 Not Found", True), ("422 Unprocessable Content", False)]
)
def test_before_a_goodbye_only_a_centre_that_takes_no_audit_is_let_off(
    party, status, is_taken_leave_of
):
    party.note("a")
    answered = Impostor(lambda _path: said(status, "nothing_here"))
    try:
        upload = AuditUpload(party.station.desk.store, party.station.desk.clock)
        with closing(CentralApi(answered.url, "x")) as api:
            if is_taken_leave_of:
                assert upload.empty(api)
            else:
                with pytest.raises(RequestRefused):
                    upload.empty(api)
    finally:
        answered.close()


def test_before_a_goodbye_nothing_is_asked_when_the_centre_has_all(party):
    party.note("a")
    party.run()
    upload = AuditUpload(party.station.desk.store, party.station.desk.clock)
    with closing(CentralApi("http://127.0.0.1:9", "x")) as api:  # nobody listens there
        assert upload.empty(api)


@pytest.mark.parametrize(
    ("status", "code", "asked"),
    [
        ("404 Not Found", "nothing_here", 1),
        ("409 Conflict", "odd", 1),
        ("409 Conflict", "audit_fork", 4),  # it names no place where the pasts agree
        ("200 OK", "", 1),
    ],
)
def test_what_makes_no_sense_is_not_answered_for_ever(party, status, code, asked):
    party.note("a")

    def answer(_path):
        if code:
            return said(status, code)
        now = party.station.desk.clock.now()
        return reply(msgspec.json.encode(AuditAnswer(have=1, checkpoint="AAAA", server_time=now)))

    stranger = Impostor(answer)
    try:
        upload = AuditUpload(party.station.desk.store, party.station.desk.clock)
        with closing(CentralApi(stranger.url, "x")) as api:
            assert not upload.run(api)
        assert len(stranger.heard) == asked
    finally:
        stranger.close()
    party.run()


def test_so_many_pages_go_in_one_run_and_the_others_in_the_next(party, centre, monkeypatch):
    monkeypatch.setattr(audit_upload, "_ROUNDS", 1)
    monkeypatch.setattr(audit_upload, "AUDIT_ENTRIES", 2)
    party.note("a", "b", "c")
    party.run()
    assert at_centre(centre) == ["a", "b"]
    party.run()
    assert at_centre(centre) == ["a", "b", "c"]


def test_a_centre_that_cannot_be_asked_is_asked_again_and_nothing_is_lost(party):
    party.note("a")
    upload = AuditUpload(party.station.desk.store, party.station.desk.clock)
    with closing(CentralApi("http://127.0.0.1:9", "x")) as api:  # nobody listens there
        assert not upload.run(api)
    assert party.reasons()[-1] == "a"
    party.run()
