"""Our answers to a complaint: in their order, once, and in doubt rather than twice."""

import pytest
from msgspec.structs import replace

from callcenter.desk.add_attachment import add_attachment, keep_bytes
from callcenter.desk.edit_ticket import edit_ticket
from callcenter.desk.lapor_ticket import reply_to_lapor, settle_reply
from callcenter.desk.merge_callers import merge_callers
from callcenter.desk.record import append
from callcenter.lapor import bodies
from callcenter.lapor.settings import PushedBy
from callcenter.tickets.event import TICKET, Change
from callcenter.tickets.words import Confidentiality, Kind, Push, ReplyPush
from tests.lapor.rig import Crashed
from tests.samples_of_files import photo

PROVINCE = "Sudah ditambal kemarin; hubungi 0812-0000-1234."


@pytest.fixture
def sent(desk):
    one = desk.register()
    desk.until(lambda: desk.is_in(one, Push.SENT))
    return one


def results(desk, ticket_id):
    return [one.state for one in desk.state(ticket_id).replies]


def replies(desk):
    return desk.lapor.books()["replies"]


def test_answers_go_once_and_in_their_order(desk, sent):
    reply_to_lapor(desk.desk, sent, "Kami periksa dahulu.")
    desk.clock.advance(seconds=1)
    reply_to_lapor(desk.desk, sent, PROVINCE)
    desk.until(lambda: results(desk, sent) == [ReplyPush.SENT, ReplyPush.SENT])
    said = [one["fields"]["content"] for one in replies(desk)]
    assert said[0] == "Kami periksa dahulu."
    assert said[1].startswith("Sudah ditambal kemarin")
    assert "0812" not in said[1]
    assert desk.pusher.status().replies == 0
    for _ in range(5):
        desk.step()
    assert len(replies(desk)) == 2


CASES = {
    "unauthorised": (ReplyPush.SENT, 1),
    "busy": (ReplyPush.SENT, 1),
    "refused": (ReplyPush.REFUSED, 0),
    "broken": (ReplyPush.UNCERTAIN, 0),
    "html": (ReplyPush.UNCERTAIN, 0),
    "timeout_before_accept": (ReplyPush.UNCERTAIN, 0),
    "timeout_after_accept": (ReplyPush.UNCERTAIN, 1),
    "cut_after_accept": (ReplyPush.UNCERTAIN, 1),
    "changed_shape": (ReplyPush.SENT, 1),
}


@pytest.mark.parametrize("fault", CASES)
def test_every_fault_of_an_answer_ends_well(desk, sent, fault):
    result, taken = CASES[fault]
    desk.lapor.fail(("reply", fault))
    reply_to_lapor(desk.desk, sent, "Sudah ditambal.")
    desk.until(lambda: results(desk, sent) == [result])
    for _ in range(10):
        desk.step()
    assert results(desk, sent) == [result]
    assert len(replies(desk)) == taken


def test_nothing_is_sent_past_one_in_doubt_until_a_person_settles_it(desk, sent):
    desk.lapor.fail(("reply", "timeout_after_accept"))
    first = reply_to_lapor(desk.desk, sent, "Kami periksa dahulu.")
    desk.clock.advance(seconds=1)
    reply_to_lapor(desk.desk, sent, "Sudah ditambal.")
    for _ in range(20):
        desk.step()
    assert results(desk, sent) == [ReplyPush.UNCERTAIN, ReplyPush.WAITING]
    assert len(replies(desk)) == 1
    settle_reply(desk.desk, sent, first, "sent")
    desk.until(lambda: results(desk, sent) == [ReplyPush.SENT, ReplyPush.SENT])
    assert len(replies(desk)) == 2


def test_a_crash_while_answering_is_a_doubt(desk, sent):
    reply_to_lapor(desk.desk, sent, "Sudah ditambal.")

    def crash():
        raise Crashed

    desk.after["reply"] = crash
    with pytest.raises(Crashed):
        desk.until(lambda: results(desk, sent) == [ReplyPush.SENT])
    assert results(desk, sent) == [ReplyPush.TRYING]
    desk.new_pusher()
    desk.run()
    assert results(desk, sent) == [ReplyPush.UNCERTAIN]
    for _ in range(5):
        desk.step()
    assert len(replies(desk)) == 1


def test_no_answer_is_tried_while_lapor_is_away(desk, sent):
    desk.lapor.stop()
    reply_to_lapor(desk.desk, sent, "Sudah ditambal.")
    for _ in range(60):
        desk.step()
    assert desk.told(sent).count("reply_sent") <= 4
    assert desk.pusher.status().replies == 1
    desk.lapor.start()
    desk.until(lambda: results(desk, sent) == [ReplyPush.SENT])
    assert len(replies(desk)) == 1


def test_an_answer_of_another_desk_is_its_own_matter(desk, sent, monkeypatch):
    reply_to_lapor(desk.desk, sent, "Sudah ditambal.")
    terms = type(desk.ledger).terms
    monkeypatch.setattr(type(desk.ledger), "terms", lambda self: replace(terms(self), me="lain"))
    for _ in range(10):
        desk.step()
    assert results(desk, sent) == [ReplyPush.WAITING]


def test_an_answer_goes_with_its_files_and_as_secret_as_the_report(desk, sent):
    data = photo(64, 48, secret="Contoh Sari")
    kept = keep_bytes(desk.desk, "foto.jpg", data)
    add_attachment(desk.desk, sent, [kept])
    reply_to_lapor(desk.desk, sent, "Sudah ditambal.", [kept.sha256])
    secret = desk.register(confidentiality=Confidentiality.SECRET)
    desk.until(lambda: desk.is_in(secret, Push.SENT))
    reply_to_lapor(desk.desk, secret, "Sudah kami periksa.")
    desk.until(lambda: len(replies(desk)) == 2)
    plain, hidden = sorted(replies(desk), key=lambda one: one["fields"]["is_secret"])
    assert (plain["fields"]["is_secret"], hidden["fields"]["is_secret"]) == ("0", "1")
    assert len(plain["files"]) == 1
    body = next(one["text"] for one in desk.lapor.received() if one["call"] == "reply")
    assert "lampiran-1.jpeg" in body
    assert "Contoh Sari" not in body


def turn(desk, ticket_id, confidentiality):
    edit_ticket(desk.desk, ticket_id, [Change("confidentiality", confidentiality.value)])


def with_picture(desk, ticket_id):
    kept = keep_bytes(desk.desk, "foto.jpg", photo(64, 48))
    add_attachment(desk.desk, ticket_id, [kept])
    return reply_to_lapor(desk.desk, ticket_id, "Sudah ditambal.", [kept.sha256])


HIDDEN = (Confidentiality.ANONYMOUS, Confidentiality.NO_IDENTITY, Confidentiality.SECRET)


@pytest.mark.parametrize("hidden", HIDDEN)
def test_a_picture_stays_here_when_the_report_is_hidden_before_the_answer_goes(desk, sent, hidden):
    with_picture(desk, sent)
    turn(desk, sent, hidden)
    desk.until(lambda: results(desk, sent) == [ReplyPush.SENT])
    assert [one["files"] for one in replies(desk)] == [[]]


@pytest.mark.parametrize("hidden", HIDDEN)
def test_and_when_it_is_hidden_while_the_answer_is_made_ready(desk, sent, hidden, monkeypatch):
    with_picture(desk, sent)
    read = type(desk.ledger).file

    def hiding(self, sha256):
        monkeypatch.setattr(type(desk.ledger), "file", read)
        found = read(self, sha256)
        turn(desk, sent, hidden)
        return found

    monkeypatch.setattr(type(desk.ledger), "file", hiding)
    desk.until(lambda: results(desk, sent) == [ReplyPush.SENT])
    assert [one["files"] for one in replies(desk)] == [[]]
    assert replies(desk)[0]["fields"]["is_secret"] == ("1" if hidden.value == "rahasia" else "0")


def test_an_answer_taken_back_while_it_is_made_ready_is_not_sent(desk, sent, monkeypatch):
    eid = reply_to_lapor(desk.desk, sent, "Sudah ditambal.")
    known = type(desk.ledger).known

    def taken_back(self, ticket):
        with desk.desk.change() as change:
            body = bodies.reply_sent(eid, ReplyPush.SENT)
            append(change, TICKET, sent, Kind.LAPOR_REPLY_SENT, body=body)
        monkeypatch.setattr(type(desk.ledger), "known", known)
        return known(self, ticket)

    monkeypatch.setattr(type(desk.ledger), "known", taken_back)
    for _ in range(5):
        desk.step()
    assert replies(desk) == []


def test_an_answer_is_scrubbed_by_what_this_desk_knows_when_it_leaves(desk, sent):
    """It may have been written where less was known of the reporter."""
    with desk.desk.change() as change:
        body = bodies.replied("Terima kasih, kami menelepon 0812-0000-1234 kemarin.")
        append(change, TICKET, sent, Kind.LAPOR_REPLY, body=body)
    desk.until(lambda: results(desk, sent) == [ReplyPush.SENT])
    assert "1234" not in replies(desk)[0]["fields"]["content"]


def test_of_a_secret_report_the_book_is_asked_when_an_answer_leaves(desk):
    elder = desk.register(name="Zelvorqua Nimtux", phone="0812-0000-7777")
    one = desk.register(confidentiality=Confidentiality.SECRET)
    merge_callers(desk.desk, desk.ticket(one).caller_id, desk.ticket(elder).caller_id)
    desk.until(lambda: desk.is_in(one, Push.SENT))
    with desk.desk.change() as change:
        body = bodies.replied("Terima kasih Zelvorqua Nimtux, sudah ditambal.")
        append(change, TICKET, one, Kind.LAPOR_REPLY, body=body)
    desk.until(lambda: results(desk, one) == [ReplyPush.SENT])
    assert "Zelvorqua" not in replies(desk)[0]["fields"]["content"]


def test_an_answer_leaves_when_the_centre_knows_that_it_is_tried(desk, sent, monkeypatch):
    """Else the centre, when the office makes it the pusher, would send it too."""
    settled = []
    monkeypatch.setattr(type(desk.ledger), "is_settled", lambda _self, eid: eid in settled)
    reply_to_lapor(desk.desk, sent, "Sudah ditambal.")
    for _ in range(10):
        desk.step()
    assert results(desk, sent) == [ReplyPush.TRYING]
    assert replies(desk) == []
    settled.append(desk.state(sent).replies[0].attempt)
    desk.until(lambda: results(desk, sent) == [ReplyPush.SENT], 5)
    assert len(replies(desk)) == 1


def test_an_answer_another_place_was_at_first_is_not_sent(desk, sent, monkeypatch):
    reply_to_lapor(desk.desk, sent, "Sudah ditambal.")
    monkeypatch.setattr(type(desk.ledger), "is_settled", lambda _self, _eid: False)
    desk.until(lambda: results(desk, sent) == [ReplyPush.TRYING])
    load = type(desk.ledger).ticket

    def the_centre_was_first(self, ticket_id):
        ticket = load(self, ticket_id)
        theirs = tuple(replace(one, attempt="lain") for one in ticket.lapor.replies)
        return replace(ticket, lapor=replace(ticket.lapor, replies=theirs))

    monkeypatch.setattr(type(desk.ledger), "ticket", the_centre_was_first)
    monkeypatch.setattr(type(desk.ledger), "is_settled", lambda _self, _eid: True)
    for _ in range(5):
        desk.step()
    assert replies(desk) == []


def test_an_answer_that_waits_for_the_centre_is_given_back_when_the_office_flips(
    desk, sent, monkeypatch
):
    reply_to_lapor(desk.desk, sent, "Sudah ditambal.")
    monkeypatch.setattr(type(desk.ledger), "is_settled", lambda _self, _eid: False)
    desk.until(lambda: results(desk, sent) == [ReplyPush.TRYING])
    desk.set(pusher=PushedBy.SERVER)
    desk.run()
    assert results(desk, sent) == [ReplyPush.WAITING]
    assert replies(desk) == []


def test_of_two_that_try_an_answer_the_first_in_the_order_does_it(desk, sent):
    eid = reply_to_lapor(desk.desk, sent, "Sudah ditambal.")
    with desk.desk.change() as change:
        told = [bodies.reply_sent(eid, ReplyPush.TRYING) for _ in range(2)]
        first, _ = (append(change, TICKET, sent, Kind.LAPOR_REPLY_SENT, body=one) for one in told)
    (reply,) = desk.state(sent).replies
    assert (reply.state, reply.attempt) == (ReplyPush.TRYING, first.eid)
