"""What a person decides about a ticket at LAPOR: written, refused, taken back."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from callcenter.desk.keep_draft import Draft, keep_draft, load_drafts
from callcenter.desk.lapor_ticket import (
    find_complaint,
    keep_from_lapor,
    may_go_along,
    preview_reply,
    read_complaint_id,
    reply_to_lapor,
    send_to_lapor,
    settle_again,
    settle_cancel,
    settle_reply,
    settle_sent,
    undo_choices,
)
from callcenter.desk.read_ticket import read_ticket
from callcenter.desk.register_ticket import register_ticket
from callcenter.errors import ComplaintTaken, FieldInvalid
from callcenter.lapor import bodies
from callcenter.lapor.settings import Policy
from callcenter.store.attachments import Attachment
from callcenter.tickets.words import Channel, Confidentiality, Kind, Push, ReplyPush
from tests import lapor_steps as at
from tests.builders import intake, kinds, ticket

PICTURE = Attachment("a" * 64, 1200, "image/jpeg", "foto.jpg")
PAPER = Attachment("b" * 64, 1200, "application/pdf", "surat.pdf")


def refusal(verb, *args) -> tuple[str, str]:
    with pytest.raises(FieldInvalid) as refused:
        verb(*args)
    return refused.value.field, refused.value.reason


class TestChoosing:
    def test_a_chosen_ticket_goes_from_this_desk(self, desk, ticket_id):
        (choice,) = send_to_lapor(desk, [ticket_id, ticket_id])
        state = at.state_of(desk, ticket_id)
        assert (state.state, state.chosen) == (Push.READY, True)
        assert state.assigned == ticket(desk, ticket_id).registered_on
        assert (choice.before, choice.can_undo) == ("rest", True)
        assert send_to_lapor(desk, [ticket_id]) == ()

    def test_choosing_is_taken_back_as_though_nobody_had_chosen(self, desk, ticket_id):
        undo_choices(desk, send_to_lapor(desk, [ticket_id]))
        state = at.state_of(desk, ticket_id)
        assert (state.state, state.chosen, state.assigned) == (Push.READY, False, "")

    def test_keeping_needs_a_reason_and_keeps_it(self, desk, ticket_id):
        assert refusal(keep_from_lapor, desk, [ticket_id], "  ") == ("reason", "empty")
        (choice,) = keep_from_lapor(desk, [ticket_id], " sudah dijawab ")
        state = at.state_of(desk, ticket_id)
        assert (state.state, state.reason) == (Push.CANCELLED, "sudah dijawab")
        undo_choices(desk, [choice])
        state = at.state_of(desk, ticket_id)
        assert (state.state, state.chosen) == (Push.READY, False)

    def test_each_undo_leads_to_what_was_before(self, desk, ticket_id):
        send_to_lapor(desk, [ticket_id])
        undo_choices(desk, keep_from_lapor(desk, [ticket_id], "salah"))
        assert (at.state_of(desk, ticket_id).state, at.state_of(desk, ticket_id).chosen) == (
            Push.READY,
            True,
        )
        keep_from_lapor(desk, [ticket_id], "alasan lama")
        undo_choices(desk, send_to_lapor(desk, [ticket_id]))
        state = at.state_of(desk, ticket_id)
        assert (state.state, state.reason) == (Push.CANCELLED, "alasan lama")

    def test_what_went_on_its_way_is_not_taken_back(self, desk, ticket_id):
        choices = send_to_lapor(desk, [ticket_id])
        attempt = at.reserved(desk, ticket_id)
        assert refusal(undo_choices, desk, choices) == ("lapor", "under_way")
        at.step(desk, ticket_id, Kind.LAPOR_SENT, bodies.sent(attempt, "77", "answer"))
        assert refusal(undo_choices, desk, choices) == ("lapor", "is_there")
        assert at.state_of(desk, ticket_id).state is Push.SENT

    def test_a_refused_one_is_sent_again_and_that_is_not_undone(self, desk, ticket_id):
        at.refused(desk, ticket_id)
        (choice,) = send_to_lapor(desk, [ticket_id])
        assert at.state_of(desk, ticket_id).state is Push.READY
        assert not choice.can_undo
        assert refusal(undo_choices, desk, [choice]) == ("lapor", "under_way")

    @pytest.mark.parametrize("how", [at.reserved, at.doubtful, at.sent])
    def test_what_may_be_there_is_left_alone(self, desk, ticket_id, how):
        how(desk, ticket_id)
        before = kinds(desk, ticket_id)
        assert send_to_lapor(desk, [ticket_id]) == ()
        assert keep_from_lapor(desk, [ticket_id], "tidak perlu") == ()
        assert kinds(desk, ticket_id) == before

    def test_one_transaction_for_many(self, desk, ticket_id):
        other = register_ticket(desk, intake()).ticket_id
        told = []
        desk.changes.subscribe(told.append)
        assert len(send_to_lapor(desk, [ticket_id, other])) == 2
        assert len(told) == 1
        assert {ticket_id, other} <= told[0]


class TestSettling:
    def test_it_is_there_under_this_number(self, desk, ticket_id):
        attempt = at.doubtful(desk, ticket_id)
        settle_sent(desk, ticket_id, attempt, " #1916449 ")
        state = at.state_of(desk, ticket_id)
        assert (state.state, state.complaint_id) == (Push.SENT, "1916449")
        assert not state.needs_person
        assert find_complaint(desk, "1916449") == ticket_id

    @pytest.mark.parametrize(
        ("typed", "reason"), [("", "empty"), (" # ", "empty"), ("19/16", "shape"), ("é1", "shape")]
    )
    def test_a_number_that_is_none_is_refused(self, desk, ticket_id, typed, reason):
        attempt = at.doubtful(desk, ticket_id)
        assert refusal(settle_sent, desk, ticket_id, attempt, typed) == ("complaint_id", reason)
        assert at.state_of(desk, ticket_id).state is Push.UNCERTAIN

    def test_opaque_ids_are_read(self):
        assert read_complaint_id("#ab12-CD_9") == "ab12-CD_9"
        assert read_complaint_id("191 6449") == "1916449"

    def test_anothers_number_is_refused_and_the_other_named(self, desk, ticket_id):
        at.sent(desk, ticket_id, "77")
        other = register_ticket(desk, intake()).ticket_id
        attempt = at.doubtful(desk, other)
        with pytest.raises(ComplaintTaken) as taken:
            settle_sent(desk, other, attempt, "77")
        assert taken.value.ticket_id == ticket_id
        assert taken.value.number == ticket(desk, ticket_id).number
        assert at.state_of(desk, other).state is Push.UNCERTAIN

    def test_of_two_the_right_one_is_named(self, desk, ticket_id):
        attempt = at.sent(desk, ticket_id, "77", "78")
        assert at.state_of(desk, ticket_id).needs_person
        settle_sent(desk, ticket_id, attempt, "78")
        state = at.state_of(desk, ticket_id)
        assert (state.complaint_id, state.others, state.needs_person) == ("78", (), False)

    def test_sent_again_from_this_desk(self, desk, ticket_id):
        attempt = at.doubtful(desk, ticket_id, looks=2)
        settle_again(desk, ticket_id, attempt)
        state = at.state_of(desk, ticket_id)
        assert (state.state, state.chosen, state.looks) == (Push.READY, True, ())

    def test_what_is_there_is_sent_anew_only_when_it_is_named_as_gone(self, desk, ticket_id):
        attempt = at.sent(desk, ticket_id, "77")
        at.status(desk, ticket_id, "Tidak ada lagi di LAPOR", code="hilang")
        for wrong in ("", "78"):
            assert refusal(settle_again, desk, ticket_id, attempt, wrong) == ("lapor", "is_there")
        settle_again(desk, ticket_id, attempt, "#77")
        state = at.state_of(desk, ticket_id)
        assert (state.state, state.complaint_id, state.status_code) == (Push.READY, "", "")

    def test_given_up_with_a_reason(self, desk, ticket_id):
        attempt = at.doubtful(desk, ticket_id)
        assert refusal(settle_cancel, desk, ticket_id, attempt, " ") == ("reason", "empty")
        settle_cancel(desk, ticket_id, attempt, "dijawab langsung")
        state = at.state_of(desk, ticket_id)
        assert (state.state, state.reason) == (Push.CANCELLED, "dijawab langsung")

    def test_what_is_there_is_not_given_up(self, desk, ticket_id):
        attempt = at.sent(desk, ticket_id)
        assert refusal(settle_cancel, desk, ticket_id, attempt, "salah") == ("lapor", "is_there")

    def test_a_word_about_an_older_attempt_is_refused(self, desk, ticket_id):
        old = at.doubtful(desk, ticket_id)
        settle_again(desk, ticket_id, old)
        at.doubtful(desk, ticket_id)
        for verb, word in ((settle_sent, "77"), (settle_again, ""), (settle_cancel, "salah")):
            assert refusal(verb, desk, ticket_id, old, word) == ("lapor", "moved")

    def test_nobody_decides_while_a_desk_may_be_posting(self, desk, ticket_id, clock):
        attempt = at.reserved(desk, ticket_id)
        assert refusal(settle_again, desk, ticket_id, attempt) == ("lapor", "under_way")
        assert refusal(settle_cancel, desk, ticket_id, attempt, "lama") == ("lapor", "under_way")
        clock.advance(days=1, minutes=1)
        settle_again(desk, ticket_id, attempt)
        assert at.state_of(desk, ticket_id).state is Push.READY


class TestReplies:
    def test_only_a_ticket_that_is_there_is_answered(self, desk, ticket_id):
        assert refusal(reply_to_lapor, desk, ticket_id, "Sudah.") == ("lapor", "not_there")
        at.sent(desk, ticket_id)
        assert refusal(reply_to_lapor, desk, ticket_id, "  ") == ("text", "empty")

    def test_what_names_a_reporter_stays_here_also_in_the_event(self, desk):
        made = register_ticket(desk, intake(confidentiality=Confidentiality.ANONYMOUS)).ticket_id
        at.sent(desk, made)
        text = "Ibu Contoh Sari di 0812-0000-1234, jalan diperbaiki."
        leaving = preview_reply(desk, made, text)
        assert "Sari" not in leaving
        assert "1234" not in leaving
        assert "jalan diperbaiki" in leaving
        reply_to_lapor(desk, made, text)
        (entry,) = (one for one in ticket(desk, made).entries if one.kind == Kind.LAPOR_REPLY)
        assert entry.body["text"] == leaving

    def test_a_former_name_of_the_caller_book_stays_here_too(self, desk):
        first = register_ticket(desk, intake(name="Rahasiawati Lama")).ticket_id
        caller = ticket(desk, first).caller_id
        other = register_ticket(
            desk,
            intake(name="", caller_id=caller, confidentiality=Confidentiality.ANONYMOUS),
        ).ticket_id
        at.sent(desk, other)
        assert "Rahasiawati" not in preview_reply(desk, other, "Kepada Rahasiawati Lama: selesai.")

    def test_only_pictures_of_an_open_report_go_along(self, desk):
        made = register_ticket(desk, intake(), files=(PICTURE, PAPER)).ticket_id
        at.sent(desk, made)
        assert may_go_along(ticket(desk, made)) == {PICTURE.sha256}
        for wrong in (PAPER.sha256, "c" * 64):
            assert refusal(reply_to_lapor, desk, made, "Terlampir.", [wrong]) == (
                "files",
                "unknown",
            )
        eid = reply_to_lapor(desk, made, "Terlampir.", [PICTURE.sha256])
        entry = next(one for one in ticket(desk, made).entries if one.eid == eid)
        assert entry.body["files"] == [PICTURE.sha256]
        hidden = intake(confidentiality=Confidentiality.SECRET)
        secret = register_ticket(desk, hidden, files=(PICTURE,)).ticket_id
        assert may_go_along(ticket(desk, secret)) == frozenset()

    @pytest.mark.parametrize(
        ("choice", "state"),
        [
            ("sent", ReplyPush.SENT),
            ("again", ReplyPush.WAITING),
            ("cancel", ReplyPush.CANCELLED),
        ],
    )
    def test_a_doubtful_answer_is_settled(self, desk, ticket_id, choice, state):
        at.sent(desk, ticket_id)
        eid = reply_to_lapor(desk, ticket_id, "Sudah diperbaiki.")
        doubt = bodies.reply_sent(eid, ReplyPush.UNCERTAIN, "timeout")
        at.step(desk, ticket_id, Kind.LAPOR_REPLY_SENT, doubt)
        assert at.state_of(desk, ticket_id).needs_person
        settle_reply(desk, ticket_id, eid, choice)
        found = at.state_of(desk, ticket_id)
        assert found.replies[0].state is state
        assert not found.needs_person
        assert len(found.pending_replies) == (1 if choice == "again" else 0)

    def test_a_cancelled_answer_stops_none_behind_it_and_is_not_settled_twice(
        self, desk, ticket_id
    ):
        at.sent(desk, ticket_id)
        first = reply_to_lapor(desk, ticket_id, "Pertama.")
        second = reply_to_lapor(desk, ticket_id, "Kedua.")
        settle_reply(desk, ticket_id, first, "cancel")
        assert [one.eid for one in at.state_of(desk, ticket_id).pending_replies] == [second]
        assert refusal(settle_reply, desk, ticket_id, first, "again") == ("lapor", "moved")

    def test_one_that_is_being_sent_waits_for_its_end(self, desk, ticket_id):
        at.sent(desk, ticket_id)
        eid = reply_to_lapor(desk, ticket_id, "Sedang.")
        trying = bodies.reply_sent(eid, ReplyPush.TRYING)
        at.step(desk, ticket_id, Kind.LAPOR_REPLY_SENT, trying)
        assert refusal(settle_reply, desk, ticket_id, eid, "cancel") == ("lapor", "under_way")


class TestOpened:
    def test_a_ticket_from_lapor_is_there_already(self, desk):
        opened = intake(lapor_id="#1916449", channel=Channel.LAPOR)
        made = register_ticket(desk, opened).ticket_id
        state = at.state_of(desk, made)
        assert (state.state, state.complaint_id) == (Push.SENT, "1916449")
        entry = ticket(desk, made).entries[1]
        assert (entry.kind, entry.body["by"]) == (Kind.LAPOR_SENT, "opened")
        assert send_to_lapor(desk, [made]) == ()

    def test_one_complaint_is_one_ticket_and_the_draft_is_still_there(self, desk):
        first = register_ticket(desk, intake(lapor_id="77"))
        again = intake(lapor_id="77", description="Laporan yang sama sekali lagi.")
        keep_draft(desk, Draft(slot="a", operator="op-1", intake=again))
        with pytest.raises(ComplaintTaken) as taken:
            register_ticket(desk, again, draft_slot="a")
        assert taken.value.number == first.number
        assert [one.intake.lapor_id for one in load_drafts(desk)] == ["77"]

    def test_a_draft_of_an_older_version_has_no_complaint(self, desk):
        keep_draft(desk, Draft(slot="a", operator="op-1", intake=intake()))
        assert load_drafts(desk)[0].intake.lapor_id == ""
        assert replace(intake(), description="", phone="", name="", place="").is_empty
        alone = replace(intake(lapor_id="7"), description="", phone="", name="", place="")
        assert not alone.is_empty


class TestTerms:
    def test_without_an_address_the_office_is_not_connected(self, desk, ticket_id):
        assert not read_ticket(desk, ticket_id).lapor_terms.is_on

    def test_what_hinders_it_is_known_before_the_pusher_says_so(self, desk, ticket_id):
        at.connected(desk)
        terms = read_ticket(desk, ticket_id).lapor_terms
        assert (terms.policy, terms.hindrance) == (Policy.ALL, "mapping")
        assert terms.details[0].startswith("kategori: ")
        at.connected(desk, policy=Policy.CHOSEN)
        assert read_ticket(desk, ticket_id).lapor_terms.hindrance == "not_chosen"
        at.sent(desk, ticket_id)
        assert read_ticket(desk, ticket_id).lapor_terms.hindrance == ""

    def test_what_is_older_than_the_connection_does_not_go_by_itself(self, desk, ticket_id, clock):
        at.connected(desk, since=clock.now() + timedelta(minutes=1))
        assert read_ticket(desk, ticket_id).lapor_terms.is_old
        at.connected(desk, since=clock.now())
        assert not read_ticket(desk, ticket_id).lapor_terms.is_old
