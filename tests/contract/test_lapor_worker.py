"""The centre's own pusher over both databases: what it hands over, remembers, leaves to people."""

import hashlib
import uuid
from datetime import timedelta

import msgspec
import pytest

from callcenter.errors import NotFound
from callcenter.lapor import bodies
from callcenter.lapor.ledger import Document
from callcenter.lapor.pusher import Pusher
from callcenter.lapor.settings import Policy, PushedBy
from callcenter.lapor.simulator.account import TOKEN
from callcenter.protocol.events import decode_event
from callcenter.server import tables
from callcenter.server.lapor_ledger import CentreLedger
from callcenter.tickets.apply import fold
from callcenter.tickets.words import Kind, Push
from callcenter.web.bound_token import bound_to
from tests.contract.lapor_office import _simulator, lapor, office, told
from tests.fakes import FakeClock
from tests.samples_of_files import photo

__all__ = ["_simulator", "lapor", "office"]


STEPS = 60
"""More runs than any of these tests needs."""


class _Pushing:
    """A pusher over the centre's ledger, run by hand on a clock of its own."""

    def __init__(self, centre, url: str, **more) -> None:
        self.clock = FakeClock(centre.clock.now())
        self.stored = 0
        self.ledger = CentreLedger(centre.centre, self._note, **more)
        self.pusher = Pusher(
            self.ledger, lambda: bound_to(TOKEN, url), self.clock, chance=lambda: 0.0
        )

    def _note(self) -> None:
        self.stored += 1

    def run(self, steps: int = STEPS) -> list[str]:
        """Runs until nothing more is due at once; what was done."""
        did = []
        for _ in range(steps):
            report = self.pusher.run_once()
            did.append(report.did)
            if not report.did and not report.error and (report.again_in or 0) >= 2:
                break
            self.clock.advance(seconds=report.again_in or 0)
        return [one for one in did if one]


@pytest.fixture
def pushing(centre, lapor):
    made = _Pushing(centre, lapor.url)
    yield made
    made.pusher.close()


def state_of(centre, ticket_id: str):
    rows = [row for row in centre.rows() if row.subject_id == ticket_id]
    return fold(ticket_id, [decode_event(row.raw, row.seq) for row in rows]).lapor


def row_of(centre, ticket_id: str):
    return next(row for row in centre.rows(tables.tickets) if row.id == ticket_id)


def test_it_hands_over_once_and_says_so_in_the_centres_name(centre, office, lapor, pushing):
    office.connect()
    ticket_id, number = office.ticket(confidentiality="anonim")
    assert "sent" in pushing.run()
    (complaint,) = told(lapor, number)
    assert complaint["category"] == "Pekerjaan Umum dan Penataan Ruang"
    assert complaint["location"] == "Kabupaten Lampung Tengah"
    assert complaint["classification"] == "Pengaduan"
    assert (complaint["is_anonymous"], complaint["is_secret"]) == (True, False)
    state = state_of(centre, ticket_id)
    assert (state.state, state.complaint_id, state.posts) == (Push.SENT, complaint["id"], 1)
    events = [one["event"] for one in office.speaker.pull().json()["events"]]
    mine = [one for one in events if one["kind"].startswith("lapor_")]
    assert [one["kind"] for one in mine] == ["lapor_reserved", "lapor_sent"]
    assert {one["client_id"] for one in mine} == {centre.centre.client_id}
    assert {one["author"]["name"] for one in mine} == {"SP4N-LAPOR!"}
    assert all(one["body"]["mac"] for one in mine)
    row = row_of(centre, ticket_id)
    assert (row.lapor_state, row.lapor_id) == (Push.SENT.value, complaint["id"])
    assert pushing.stored == 2


def test_what_a_desk_pushes_the_centre_leaves_alone(centre, office, lapor, pushing):
    office.connect(pusher=PushedBy.DESK)
    ticket_id, number = office.ticket()
    assert pushing.run() == []
    assert told(lapor, number) == []
    assert state_of(centre, ticket_id).state is Push.READY


def test_nothing_known_of_a_reporter_leaves_not_even_former_values_of_merged_entries(
    office, lapor, pushing
):
    office.connect()
    one, other = str(uuid.uuid4()), str(uuid.uuid4())
    speaker = office.speaker

    def caller(subject_id, kind, body=None, **fields):
        changes = [{"field": name, "value": value} for name, value in fields.items()]
        return speaker.event(
            subject="caller", subject_id=subject_id, kind=kind, body=body or {}, changes=changes
        )

    office.say(
        caller(one, "caller_added", {"phones": ["+628130000777"]}, name="Zelvor Contoh"),
        caller(one, "caller_edited", name="Quanim Contoh"),
        caller(other, "caller_added", name="Bryphox Contoh", address="Gang Xanglewif 7"),
        caller(one, "phone_added", {"phone": "+628139999123"}),
        caller(other, "callers_merged", {"into": one}),
        caller(one, "callers_merged", {"absorbed": other}),
    )
    text = "Saya Zelvor, dulu Quanim, kata Bryphox di Gang Xanglewif 7 telepon 0813-9999-123 rusak"
    _, number = office.ticket(text, caller_id=one, confidentiality="rahasia")
    pushing.run()
    (complaint,) = told(lapor, number)
    said = (complaint["title"] + complaint["content"]).casefold()
    assert "rusak" in said
    for word in ("zelvor", "quanim", "bryphox", "xanglewif", "9999"):
        assert word not in said, said


def test_a_lost_answer_is_looked_for_and_found_never_posted_again(centre, office, lapor, pushing):
    office.connect(lag_minutes=0.0)
    ticket_id, number = office.ticket()
    lapor.fail(("submit", "broken_after_accept"))
    pushing.run()
    assert state_of(centre, ticket_id).state is Push.UNCERTAIN
    assert row_of(centre, ticket_id).lapor_person
    pushing.clock.advance(minutes=5)
    pushing.run()
    state = state_of(centre, ticket_id)
    assert (state.state, state.posts) == (Push.SENT, 1)
    assert lapor.books()["attempts"][number] == 1


def test_a_reservation_of_a_dead_process_is_doubted_not_posted(centre, office, lapor, pushing):
    office.connect()
    ticket_id, number = office.ticket()
    reserved = [(Kind.LAPOR_RESERVED, bodies.reserved("0" * 64))]
    (attempt,) = pushing.ledger.write(ticket_id, lambda _now: reserved)
    assert state_of(centre, ticket_id).attempt == attempt
    pushing.run(10)
    assert state_of(centre, ticket_id).state is Push.UNCERTAIN
    assert number not in lapor.books()["attempts"]


def test_status_and_answers_come_into_the_log_when_it_is_time(centre, office, lapor, pushing):
    office.connect()
    ticket_id, _ = office.ticket()
    pushing.run()
    lapor.advance(minutes=60 * 7)
    assert "polled" not in pushing.run()
    pushing.clock.advance(hours=4, minutes=2)
    assert "polled" in pushing.run()
    assert row_of(centre, ticket_id).lapor_status == "Dalam Proses"
    kinds = [row.kind for row in centre.rows() if row.subject_id == ticket_id]
    assert kinds.count("lapor_status") == 1
    assert kinds.count("lapor_answer") == 3
    pushing.clock.advance(hours=4, minutes=2)
    pushing.run()
    after = [row.kind for row in centre.rows() if row.subject_id == ticket_id]
    assert after == kinds


def test_one_that_ended_is_asked_about_seldom_and_at_last_not_at_all(office, lapor, pushing):
    settings = office.connect()
    ticket_id, _ = office.ticket()
    pushing.run()
    lapor.advance(minutes=60 * 25)
    pushing.clock.advance(hours=5)
    pushing.run()
    terms = pushing.ledger.terms()
    assert terms is not None
    assert terms.settings.base_url == settings.base_url
    now = pushing.clock.now()

    def due(**later) -> list[str]:
        moment = now + timedelta(**later)
        return [one.ticket_id for one in pushing.ledger.due_polls(terms, moment, 1000)]

    assert ticket_id not in due(hours=20)
    assert ticket_id in due(hours=25)
    assert ticket_id not in due(days=40)
    pushing.ledger.note_poll(ticket_id, now, 2)
    assert ticket_id not in due(minutes=59)
    assert ticket_id in due(minutes=61)
    poll = pushing.ledger.poll_of(ticket_id)
    assert poll is not None
    assert poll.tries == 2
    pushing.ledger.note_poll(ticket_id, now, 5)
    assert ticket_id not in due(hours=3, minutes=59)
    assert ticket_id in due(hours=4, minutes=1)
    pushing.ledger.note_poll(ticket_id, now, 500)
    assert ticket_id in due(hours=24)
    pushing.ledger.poll_all()
    assert ticket_id in due()
    assert pushing.ledger.poll_of("nobody") is None


def test_what_was_asked_by_a_clock_a_year_ahead_is_due(office, pushing):
    office.connect()
    ticket_id, _ = office.ticket()
    pushing.run()
    terms = pushing.ledger.terms()
    now = pushing.clock.now()
    for tries in (0, 1):
        pushing.ledger.note_poll(ticket_id, now + timedelta(days=365), tries)
        assert [one.ticket_id for one in pushing.ledger.due_polls(terms, now, 9)] == [ticket_id]
        pushing.ledger.note_poll(ticket_id, now + timedelta(minutes=50), tries)
        assert not pushing.ledger.due_polls(terms, now, 9)


def test_a_ticket_that_lacks_an_id_goes_when_the_table_has_it(centre, office, lapor, pushing):
    office.connect()
    name = "lapor.map.kategori.pekerjaan-umum"
    office.set({name: {"id": "", "name": ""}})
    ticket_id, number = office.ticket()
    assert "kept_back" in pushing.run()
    row = row_of(centre, ticket_id)
    assert (row.lapor_state, row.lapor_reason) == (Push.NOT_PUSHED.value, "mapping")
    terms = pushing.ledger.terms()
    assert terms is not None
    assert pushing.ledger.depth(terms).unmapped == 1
    assert pushing.run() == []
    assert pushing.ledger.to_judge(terms, 50).ticket_ids == ()
    office.set({name: {"id": "415", "name": "Pekerjaan Umum"}})
    assert "sent" in pushing.run()
    assert len(told(lapor, number)) == 1


def test_the_policy_says_who_is_ready(office, pushing):
    office.connect(policy=Policy.CHOSEN)
    plain, _ = office.ticket()
    chosen, _ = office.ticket()
    office.say(office.more(chosen, "lapor_settled", choice="again", attempt="", complaint_id=""))
    office.ticket()
    terms = pushing.ledger.terms()
    assert terms is not None

    def ready(**changed) -> list[str]:
        office.set({f"lapor.{key}": value for key, value in changed.items()})
        now = pushing.ledger.terms()
        assert now is not None
        return [one.ticket_id for one in pushing.ledger.ready(now, (), 10)]

    assert ready() == [chosen]
    everybody = ready(policy="semua_kewenangan")
    assert everybody[:2] == [plain, chosen]
    assert pushing.ledger.ready(pushing.ledger.terms(), {plain}, 1)[0].ticket_id == chosen
    later = (pushing.clock.now() + timedelta(days=900)).isoformat()
    assert ready(since=later) == [chosen]


def test_files_go_from_the_folder_painted_anew_and_a_changed_one_never(
    centre, office, lapor, pushing
):
    office.connect()
    data = photo()
    sha256 = hashlib.sha256(data).hexdigest()
    with pytest.raises(NotFound):
        pushing.ledger.file(sha256)
    place = centre.folder / "files" / sha256[:2] / sha256[2:]
    place.parent.mkdir(parents=True)
    place.write_bytes(data)
    clean = pushing.ledger.file(sha256)
    assert clean != data
    assert clean[:2] == data[:2]
    ticket_id, number = office.ticket()
    added = {"sha256": sha256, "type": "image/jpeg", "size": len(data), "name": "rumah saya.jpg"}
    other, second = office.ticket("Jalan rusak dengan foto")
    office.say(office.more(other, "attachment_added", **added))
    assert "uploaded" in pushing.run()
    assert pushing.ledger.documents(other)[sha256].document_id
    pushing.ledger.keep_document(ticket_id, sha256, Document("", "gone"))
    pushing.ledger.keep_document(ticket_id, sha256, Document("77"))
    assert pushing.ledger.documents(ticket_id) == {sha256: Document("77")}
    pushing.ledger.drop_documents(ticket_id)
    assert pushing.ledger.documents(ticket_id) == {}
    (complaint,) = told(lapor, second)
    assert complaint["attachments"] not in (False, "", "[].")
    assert told(lapor, number)[0]["attachments"] in (False, "")
    place.write_bytes(data + b"more")
    with pytest.raises(Exception, match="StoreDamaged"):
        pushing.ledger.file(sha256)


def test_an_answer_of_ours_typed_at_a_desk_goes_there_once(centre, office, lapor, pushing):
    office.connect()
    ticket_id, _ = office.ticket()
    pushing.run()
    complaint = state_of(centre, ticket_id).complaint_id
    office.say(office.more(ticket_id, "lapor_reply", text="Sudah diperiksa", files=[]))
    did = pushing.run()
    assert "replied" in did
    replies = [one for one in lapor.books()["replies"] if one["complaint_id"] == complaint]
    assert len(replies) == 1
    assert row_of(centre, ticket_id).lapor_replies == 0


def test_in_the_centres_name_only_what_it_sealed_is_taken_back(centre, office, pushing):
    office.connect()
    ticket_id, _ = office.ticket()
    pushing.run()
    rows = [row for row in centre.rows() if row.kind == Kind.LAPOR_SENT.value]
    sealed = decode_event(rows[0].raw)
    forged = rows[0].raw.replace(sealed.eid.encode(), str(uuid.uuid4()).encode())
    answer = office.speaker.post(
        "/v1/sync/offer",
        {
            "protocol": 2,
            "client_id": office.speaker.client_id,
            "incarnation": 1,
            "events": [{"received_at": None, "event": msgspec.Raw(forged)}],
        },
    )
    assert answer.json()["results"][0]["reason"] == "centre_only"
    assert state_of(centre, ticket_id).state is Push.SENT
