"""What a person does at the desk, each verb on a real encrypted store."""

from dataclasses import replace
from datetime import timedelta

import pytest

from callcenter.desk import work_queue
from callcenter.desk.add_attachment import MAX_BYTES, add_attachment, keep_bytes, keep_file
from callcenter.desk.add_attachment import read_attachment as read_file
from callcenter.desk.add_note import add_note, withdraw
from callcenter.desk.archive_duplicate import archive_duplicate, undo_duplicate
from callcenter.desk.ask_for_data import receive_data, request_data
from callcenter.desk.change_guidance import read_guidance, save_guidance
from callcenter.desk.change_settings import add_operator, change_settings, sit_down
from callcenter.desk.dispatch import dispatch
from callcenter.desk.edit_ticket import edit_ticket, resolve_conflict
from callcenter.desk.find_caller import find_caller
from callcenter.desk.find_similar import find_similar
from callcenter.desk.finish import close_ticket, reject, reopen, resolve, verify
from callcenter.desk.join_reporter import join_reporter, ticket_number, undo_join
from callcenter.desk.keep_draft import Draft, drop_draft, keep_draft, load_drafts
from callcenter.desk.log_contact import log_call, record_contact_attempt
from callcenter.desk.mark_prank import mark_prank, unmark_prank
from callcenter.desk.merge_callers import merge_callers, preview_merge, undo_merge
from callcenter.desk.read_outbox import read_outbox
from callcenter.desk.read_queue import read_queue, read_rows, row_clock, row_reasons
from callcenter.desk.read_ticket import find_number, read_ticket
from callcenter.desk.record_follow_up import record_follow_up
from callcenter.desk.refer import hand_to_emergency, refer
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.search import search, search_callers
from callcenter.desk.suggest import suggest
from callcenter.desk.take_call import take_call
from callcenter.errors import (
    AttachmentRefused,
    FieldInvalid,
    NotFound,
    NumbersExhausted,
    PhoneInvalid,
    TransitionRefused,
)
from callcenter.store import callers as caller_store
from callcenter.store import numbers
from callcenter.store.rows import TicketRow
from callcenter.tickets.event import Change
from callcenter.tickets.words import (
    Channel,
    Classification,
    Confidentiality,
    Kind,
    Outcome,
    Reason,
    State,
    Urgency,
)
from tests.builders import intake


@pytest.fixture
def desk(workstation):
    return workstation.desk


@pytest.fixture
def ticket_id(desk):
    return register_ticket(desk, intake()).ticket_id


def ticket(desk, ticket_id):
    return read_ticket(desk, ticket_id).ticket


def kinds(desk, ticket_id):
    return [one.kind for one in ticket(desk, ticket_id).entries]


class TestRegister:
    def test_one_save_makes_a_ticket_a_caller_and_a_dispatch(self, desk):
        told = []
        desk.changes.subscribe(told.append)
        made = register_ticket(desk, intake())
        view = read_ticket(desk, made.ticket_id)
        assert made.outcome == "disposisi"
        assert made.promise == desk.deadlines.promise(
            desk.clock.now(), Classification.COMPLAINT, False
        )
        assert view.ticket.number == made.number
        assert view.ticket.state is State.DISPATCHED
        assert view.ticket.agency_ids == ("bmbk",)
        assert view.caller.name == "Contoh Sari"
        assert (view.caller_tickets, view.caller_open) == (1, 1)
        assert len(view.unsent) == 2
        assert len(told) == 1
        assert {made.ticket_id, "outbox"} <= told[0]

    @pytest.mark.parametrize(
        ("fields", "outcome", "state"),
        [
            ({"agency_ids": ()}, "diterima", State.RECEIVED),
            ({"agency_ids": ("pemkot-balam",)}, "rujukan", State.REFERRED),
            ({"agency_ids": ("polisi-110", "polda")}, "darurat", State.REFERRED),
            ({"agency_ids": ("dinsos", "bpjskes")}, "disposisi", State.DISPATCHED),
            ({"answered": "Lewat e-Samsat."}, "dijawab", State.CLOSED),
        ],
    )
    def test_it_is_sent_on_its_way(self, desk, fields, outcome, state):
        made = register_ticket(desk, intake(**fields))
        assert (made.outcome, ticket(desk, made.ticket_id).state) == (outcome, state)
        assert (made.promise is None) == (outcome not in ("disposisi", "diterima"))

    def test_a_referral_keeps_the_number_that_was_given(self, desk):
        made = register_ticket(desk, intake(agency_ids=("ombudsman",)))
        entry = ticket(desk, made.ticket_id).entries[-1]
        assert entry.body["contacts"] == {"ombudsman": "0721251373"}
        inside = register_ticket(desk, intake(agency_ids=("bmbk",)))
        assert "contacts" not in ticket(desk, inside.ticket_id).entries[-1].body

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"description": "  "}, "description"),
            ({"category": ""}, "category"),
            ({"category": "no-such"}, "category"),
            ({"place": "99.99"}, "place"),
            ({"agency_ids": ("no-such",)}, "agency"),
        ],
    )
    def test_what_is_missing_is_named_and_nothing_is_written(self, desk, fields, field):
        with pytest.raises(FieldInvalid) as refused:
            register_ticket(desk, intake(**fields))
        assert refused.value.field == field
        assert search(desk, "") == []

    def test_a_number_that_is_none_is_refused(self, desk):
        with pytest.raises(PhoneInvalid):
            register_ticket(desk, intake(phone="0812 3456 789O"))

    def test_without_numbers_the_draft_is_kept(self, desk):
        with desk.store.write() as tx:
            while numbers.remaining(tx):
                numbers.take_number(tx, 2026)
        keep_draft(desk, Draft(slot="a", operator="op-1", intake=intake()))
        with pytest.raises(NumbersExhausted):
            register_ticket(desk, intake(), draft_slot="a")
        assert [one.slot for one in load_drafts(desk)] == ["a"]
        assert read_outbox(desk)[0].unsent == 0

    def test_the_draft_ends_with_the_save(self, desk):
        keep_draft(desk, Draft(slot="a", operator="op-1", intake=intake()))
        register_ticket(desk, intake(), draft_slot="a")
        assert load_drafts(desk) == []

    @pytest.mark.parametrize(
        ("agency_ids", "kind"),
        [
            (("bmbk",), Kind.DISPATCHED),
            (("pemkot-balam",), Kind.REFERRED),
            (("polisi-110",), Kind.EMERGENCY_HANDED),
        ],
    )
    def test_the_note_goes_with_the_ticket(self, desk, agency_ids, kind):
        told = []
        desk.changes.subscribe(told.append)
        made = register_ticket(
            desk,
            intake(agency_ids=agency_ids),
            note=" Nomor sudah disebutkan. ",
            notes=("Pelapor diberi nomor darurat.", " "),
        )
        entries = ticket(desk, made.ticket_id).entries
        assert [one.kind for one in entries] == [Kind.REGISTERED, Kind.NOTE_ADDED, kind]
        assert entries[1].body["text"] == "Pelapor diberi nomor darurat."
        assert entries[2].body["note"] == "Nomor sudah disebutkan."
        assert len(told) == 1

    @pytest.mark.parametrize(
        ("fields", "kinds_after"),
        [
            ({"agency_ids": ()}, []),
            ({"answered": "Lewat e-Samsat."}, [Kind.RESOLVED, Kind.CLOSED]),
        ],
    )
    def test_a_note_for_nobody_stays_on_the_timeline(self, desk, fields, kinds_after):
        made = register_ticket(desk, intake(**fields), note="Akan diverifikasi.")
        assert kinds(desk, made.ticket_id) == [Kind.REGISTERED, Kind.NOTE_ADDED, *kinds_after]

    def test_no_note_leaves_no_trace(self, desk):
        made = register_ticket(desk, intake(), note="  ", notes=("",))
        assert kinds(desk, made.ticket_id) == [Kind.REGISTERED, Kind.DISPATCHED]
        assert "note" not in ticket(desk, made.ticket_id).entries[1].body

    def test_without_identity_no_caller_is_made(self, desk):
        made = register_ticket(desk, intake(confidentiality=Confidentiality.NO_IDENTITY))
        view = read_ticket(desk, made.ticket_id)
        assert view.caller is None
        assert view.ticket.text("reporter_phone") == ""
        assert search_callers(desk, "Contoh") == []

    def test_neither_number_nor_name_is_fine(self, desk):
        made = register_ticket(desk, intake(phone="", name=""))
        assert made.caller_id is None

    def test_nobody_seated_is_said(self, desk):
        desk.settings = replace(desk.settings, operator="")
        with pytest.raises(FieldInvalid) as refused:
            register_ticket(desk, intake())
        assert refused.value.field == "operator"


class TestCallers:
    @pytest.mark.parametrize("notation", ["+62 812 0000 1234", "081200001234", "62-812-0000-1234"])
    def test_any_notation_is_the_same_person(self, desk, notation):
        first = register_ticket(desk, intake())
        again = register_ticket(desk, intake(phone=notation, name=""))
        assert again.caller_id == first.caller_id
        seen = take_call(desk, notation)
        assert (seen.certainty, seen.caller.name) == ("pasti", "Contoh Sari")
        assert {row.id for row in seen.history} == {first.ticket_id, again.ticket_id}
        assert seen.open_count == 2

    def test_an_extension_is_another_number(self, desk):
        register_ticket(desk, intake(phone="(0721) 48 11 07 ext. 12"))
        assert find_caller(desk, "0721481107").caller is None

    def test_several_persons_share_a_number_and_one_is_chosen(self, desk):
        first = register_ticket(desk, intake())
        other = register_ticket(desk, intake(name="Bapak Lain Sekali"))
        assert other.caller_id != first.caller_id
        seen = find_caller(desk, "081200001234")
        assert seen.certainty == "mungkin"
        chosen = find_caller(desk, "081200001234", caller_id=other.caller_id)
        assert (chosen.certainty, chosen.caller.id) == ("pasti", other.caller_id)
        assert [one.id for one in chosen.others] == [first.caller_id]

    def test_a_number_that_cannot_be_read_is_told(self, desk):
        seen = find_caller(desk, "0812x")
        assert (seen.phone, seen.caller) == (None, None)
        assert seen.problem
        assert find_caller(desk, "").problem == ""

    def test_a_name_alone_finds_possible_callers(self, desk):
        made = register_ticket(desk, intake())
        seen = find_caller(desk, "", "contoh sari")
        everyone = [one.id for one in (seen.caller, *seen.others) if one]
        assert everyone == [made.caller_id]
        assert seen.certainty != "pasti"

    def test_a_further_number_of_a_chosen_caller_is_learned(self, desk):
        first = register_ticket(desk, intake())
        register_ticket(desk, intake(phone="0813-0000-9999", caller_id=first.caller_id))
        assert find_caller(desk, "081300009999").caller.id == first.caller_id

    def test_a_name_is_learned_later(self, desk):
        first = register_ticket(desk, intake(name=""))
        register_ticket(desk, intake(name="Contoh Sari"))
        assert find_caller(desk, "081200001234").caller.name == "Contoh Sari"
        assert find_caller(desk, "081200001234").caller.id == first.caller_id

    def test_merge_shows_both_histories_and_undo_parts_them(self, desk):
        first = register_ticket(desk, intake())
        other = register_ticket(desk, intake(phone="0813-0000-9999", name="Sari C."))
        kept, absorbed, plan = preview_merge(desk, first.caller_id, other.caller_id)
        assert (kept.name, absorbed.name) == ("Contoh Sari", "Sari C.")
        assert plan.conflicts == ("name",)
        merge_callers(desk, first.caller_id, other.caller_id, {"name": "absorbed"})
        seen = find_caller(desk, "081300009999")
        assert (seen.caller.id, seen.caller.name) == (first.caller_id, "Sari C.")
        assert len(seen.history) == 2
        with pytest.raises(FieldInvalid):
            merge_callers(desk, first.caller_id, other.caller_id)
        undo_merge(desk, first.caller_id, other.caller_id)
        assert find_caller(desk, "081300009999").caller.id == other.caller_id
        assert find_caller(desk, "081200001234").caller.name == "Contoh Sari"
        assert len(find_caller(desk, "081200001234").history) == 1

    def test_a_caller_is_not_merged_with_itself(self, desk):
        made = register_ticket(desk, intake())
        with pytest.raises(FieldInvalid):
            merge_callers(desk, made.caller_id, made.caller_id)

    def test_pranks_are_counted_and_taken_back(self, desk):
        keep_draft(desk, Draft(slot="a", operator="op-1", intake=intake()))
        caller, eid = mark_prank(desk, "0812-0000-4321", "tertawa", seconds=9, draft_slot="a")
        again, other = mark_prank(desk, "+6281200004321")
        assert again == caller
        assert find_caller(desk, "081200004321").prank_count == 2
        assert load_drafts(desk) == []
        with desk.store.read() as tx:
            assert caller_store.load_caller(tx, caller).pranks == (eid, other)
        unmark_prank(desk, caller, eid)
        with desk.store.read() as tx:
            assert caller_store.load_caller(tx, caller).pranks == (other,)
        assert find_caller(desk, "081200004321").prank_count == 1
        mark_prank(desk, "", caller_id=caller)
        with pytest.raises(FieldInvalid):
            mark_prank(desk, " ")


class TestTicketWork:
    def test_notes_and_contacts_stand_in_the_timeline(self, desk, ticket_id):
        note = add_note(desk, ticket_id, " dicek ")
        log_call(desk, ticket_id, incoming=False, seconds=61, text="dikabari")
        record_contact_attempt(
            desk, ticket_id, channel=Channel.WHATSAPP, reached=False, text="belum dibaca"
        )
        withdraw(desk, ticket_id, note)
        entries = ticket(desk, ticket_id).entries
        assert entries[2].body == {"text": "dicek"}
        assert entries[2].withdrawn
        assert entries[3].body["seconds"] == 61
        assert entries[4].body["reached"] is False
        with pytest.raises(FieldInvalid):
            add_note(desk, ticket_id, "  ")

    def test_dispatch_and_the_agencys_answer(self, desk, ticket_id):
        dispatch(desk, ticket_id, ["psda", "bpbd"], " segera ")
        record_follow_up(desk, ticket_id, "psda", outcome=Outcome.PROGRESS, text="dicek")
        found = ticket(desk, ticket_id)
        assert found.agency_ids == ("bmbk", "psda", "bpbd")
        assert found.state is State.FOLLOWED_UP
        assert found.entries[-2].body["note"] == "segera"

    @pytest.mark.parametrize(
        ("agencies", "reason"),
        [([], "empty"), (["no-such"], "unknown"), (["polda"], "outside")],
    )
    def test_a_dispatch_needs_an_agency_of_the_province(self, desk, ticket_id, agencies, reason):
        with pytest.raises(FieldInvalid) as refused:
            dispatch(desk, ticket_id, agencies)
        assert refused.value.reason == reason

    @pytest.mark.parametrize(
        ("target", "reason"), [("", "empty"), ("bmbk", "same"), ("no-such", "unknown")]
    )
    def test_not_mine_must_name_whose(self, desk, ticket_id, target, reason):
        with pytest.raises(FieldInvalid) as refused:
            record_follow_up(
                desk, ticket_id, "bmbk", outcome=Outcome.NOT_COMPETENT, text="x", target=target
            )
        assert refused.value.reason == reason

    def test_not_mine_goes_on_to_whose_it_is(self, desk, ticket_id):
        not_mine = Outcome.NOT_COMPETENT
        record_follow_up(desk, ticket_id, "bmbk", outcome=not_mine, text="x", target="psda")
        assert ticket(desk, ticket_id).agency_ids == ("psda",)
        record_follow_up(desk, ticket_id, "psda", outcome=not_mine, text="x", target="bpjn")
        found = ticket(desk, ticket_id)
        assert (found.state, found.agency_ids) == (State.REFERRED, ("bpjn",))
        assert found.transfers == 2

    def test_not_mine_of_one_of_two_agencies_keeps_the_other(self, desk):
        made = register_ticket(desk, intake(agency_ids=("dinsos", "dinkes")))
        record_follow_up(desk, made.ticket_id, "dinkes", outcome=Outcome.PROGRESS, text="ok")
        record_follow_up(
            desk,
            made.ticket_id,
            "dinsos",
            outcome=Outcome.NOT_COMPETENT,
            text="x",
            target="bpjskes",
        )
        found = ticket(desk, made.ticket_id)
        assert found.agency_ids == ("dinkes", "bpjskes")
        assert found.state is not State.REFERRED

    def test_an_empty_answer_is_refused(self, desk, ticket_id):
        with pytest.raises(FieldInvalid):
            record_follow_up(desk, ticket_id, "bmbk", outcome=Outcome.DONE, text=" ")

    def test_asking_the_reporter_pauses_and_the_answer_goes_on(self, desk, ticket_id):
        request_data(desk, ticket_id, "Ruas yang mana?")
        assert ticket(desk, ticket_id).is_paused
        with pytest.raises(TransitionRefused):
            request_data(desk, ticket_id, "lagi")
        receive_data(desk, ticket_id, "Arah SPBU")
        assert ticket(desk, ticket_id).state is State.DISPATCHED
        with pytest.raises(FieldInvalid):
            request_data(desk, ticket_id, " ")
        with pytest.raises(FieldInvalid):
            receive_data(desk, ticket_id, "")

    def test_referral_and_emergency_keep_name_and_number(self, desk):
        made = register_ticket(desk, intake(agency_ids=()))
        refer(desk, made.ticket_id, ["ombudsman"], " sudah dijelaskan ")
        entry = ticket(desk, made.ticket_id).entries[-1]
        assert entry.body["contacts"] == {"ombudsman": "0721251373"}
        assert entry.body["note"] == "sudah dijelaskan"
        other = register_ticket(desk, intake(agency_ids=()))
        hand_to_emergency(desk, other.ticket_id, ["polisi-110"])
        assert ticket(desk, other.ticket_id).agency_ids == ("polisi-110",)

    @pytest.mark.parametrize(
        ("verb", "agencies", "reason"),
        [
            (refer, [], "empty"),
            (refer, ["no-such"], "unknown"),
            (refer, ["bmbk"], "inside"),
            (hand_to_emergency, ["polda"], "not_emergency"),
        ],
    )
    def test_a_referral_needs_a_body_outside(self, desk, ticket_id, verb, agencies, reason):
        with pytest.raises(FieldInvalid) as refused:
            verb(desk, ticket_id, agencies)
        assert refused.value.reason == reason

    def test_resolve_close_reopen(self, desk, ticket_id):
        resolve(desk, ticket_id, "Ditambal")
        close_ticket(desk, ticket_id, "Pelapor puas")
        reopen(desk, ticket_id, "Berlubang lagi")
        found = ticket(desk, ticket_id)
        assert (found.state, found.reopened) == (State.DISPATCHED, 1)

    def test_verify_and_reject(self, desk):
        made = register_ticket(desk, intake(agency_ids=()))
        verify(desk, made.ticket_id)
        with pytest.raises(FieldInvalid):
            reject(desk, made.ticket_id, " ")
        reject(desk, made.ticket_id, "Bukan laporan")
        assert ticket(desk, made.ticket_id).state is State.REJECTED

    def test_what_the_life_refuses_leaves_no_trace(self, desk, ticket_id):
        before = kinds(desk, ticket_id)
        with pytest.raises(TransitionRefused):
            close_ticket(desk, ticket_id, "x")
        assert kinds(desk, ticket_id) == before

    def test_an_unknown_ticket_is_not_found(self, desk):
        with pytest.raises(NotFound):
            add_note(desk, "nowhere", "x")


class TestSameMatter:
    def test_a_second_caller_joins_the_first_ticket(self, desk, ticket_id):
        keep_draft(desk, Draft(slot="a", operator="op-1", intake=intake()))
        second = intake(phone="0813-0000-7777", name="Contoh Budi", description="Saya juga jatuh")
        eid = join_reporter(desk, ticket_id, second, draft_slot="a")
        view = read_ticket(desk, ticket_id)
        assert view.reporter_count == 2
        assert view.ticket.reporters[0].name == "Contoh Budi"
        assert load_drafts(desk) == []
        history = find_caller(desk, "081300007777").history
        assert [row.id for row in history] == [ticket_id]
        undo_join(desk, ticket_id, eid)
        assert read_ticket(desk, ticket_id).reporter_count == 1
        assert ticket_number(desk, ticket_id) == view.ticket.number

    def test_joining_without_identity_names_nobody(self, desk, ticket_id):
        hidden = intake(name="Contoh Budi", confidentiality=Confidentiality.NO_IDENTITY)
        join_reporter(desk, ticket_id, hidden)
        one = ticket(desk, ticket_id).reporters[0]
        assert (one.name, one.phone, one.caller_id) == ("", "", None)

    def test_archiving_adds_the_reporter_to_the_other_and_undo_takes_him_off(self, desk, ticket_id):
        other = register_ticket(desk, intake(phone="0813-0000-7777", name="Contoh Budi"))
        archive_duplicate(desk, other.ticket_id, ticket_id)
        assert read_ticket(desk, other.ticket_id).duplicate_number == ticket_number(desk, ticket_id)
        assert ticket(desk, ticket_id).reporters[0].from_ticket == other.ticket_id
        with pytest.raises(FieldInvalid):
            archive_duplicate(desk, ticket_id, other.ticket_id)
        undo_duplicate(desk, other.ticket_id)
        assert ticket(desk, other.ticket_id).state is State.DISPATCHED
        assert ticket(desk, ticket_id).reporters == ()
        with pytest.raises(FieldInvalid):
            archive_duplicate(desk, ticket_id, ticket_id)

    def test_the_same_pothole_is_found_in_other_words(self, desk, ticket_id):
        heard = intake(description="Ada lubang, jalannya rusak di depan pasar Bandar Jaya, motor")
        (best, *_) = find_similar(desk, heard)
        assert best.row.id == ticket_id
        assert (best.distance_km, best.same_place) == (0.0, True)

    def test_pins_tell_the_distance_where_both_have_one(self, desk):
        told = {"description": "Lubang besar di depan pasar Bandar Jaya", "pin": (-4.93, 105.22)}
        known = register_ticket(desk, intake(**told)).ticket_id
        near, far, none = (
            find_similar(desk, intake(**{**told, "pin": pin}))[0]
            for pin in ((-4.93, 105.222), (-4.93, 105.24), None)
        )
        assert {one.row.id for one in (near, far, none)} == {known}
        assert (near.distance_km, near.same_place) == (pytest.approx(0.2216, abs=0.001), False)
        assert far.distance_km == pytest.approx(2.216, abs=0.01)
        assert near.score > far.score
        assert (none.distance_km, none.same_place) == (0.0, True)

    @pytest.mark.parametrize(
        "fields",
        [
            {"description": "Guru honorer belum digaji", "category": "pendidikan-dan-kebudayaan"},
            {"description": "jalan"},
            {"description": "Jalan berlubang besar motor jatuh", "place": "18.13.01.1005"},
        ],
    )
    @pytest.mark.usefixtures("ticket_id")
    def test_another_matter_or_another_place_is_not(self, desk, fields):
        assert find_similar(desk, intake(**fields)) == []


class TestEditing:
    def test_an_edit_is_made_on_what_was_seen(self, desk, ticket_id):
        seen = ticket(desk, ticket_id).heads["place"].eid
        edit_ticket(desk, ticket_id, [Change("place", "18.02.07", seen)])
        assert ticket(desk, ticket_id).place_code == "18.02.07"
        edit_ticket(desk, ticket_id, [Change("place", "18.02.08", seen)])
        conflicted = ticket(desk, ticket_id)
        assert conflicted.place_code == "18.02.07"
        assert [one.value for one in conflicted.conflicts] == ["18.02.08"]
        resolve_conflict(desk, ticket_id, "place", "18.02.08")
        settled = ticket(desk, ticket_id)
        assert (settled.place_code, settled.conflicts) == ("18.02.08", ())

    def test_no_change_writes_nothing(self, desk, ticket_id):
        before = kinds(desk, ticket_id)
        edit_ticket(desk, ticket_id, [])
        assert kinds(desk, ticket_id) == before

    def test_a_description_is_never_emptied(self, desk, ticket_id):
        with pytest.raises(FieldInvalid):
            edit_ticket(desk, ticket_id, [Change("description", " ")])


class TestQueue:
    def test_what_breaks_next_stands_first(self, desk, clock):
        late = register_ticket(desk, intake()).ticket_id
        soon = register_ticket(desk, intake(agency_ids=(), urgency=Urgency.SOON)).ticket_id
        view = read_queue(desk)
        assert [row.id for row in view.rows] == [soon, late]
        assert (view.counts.over, view.counts.running) == (0, 2)
        clock.advance(hours=2)
        view = read_queue(desk)
        assert view.counts.over == 1
        assert Reason.OVERDUE in row_reasons(view.rows[0], clock.now())
        assert row_clock(view.rows[0]).due < clock.now()
        assert set(read_rows(desk, [late, "gone"])) == {late}

    def test_a_row_without_a_clock_has_none(self, desk):
        made = register_ticket(desk, intake(answered="Dijawab"))
        row = read_rows(desk, [made.ticket_id])[made.ticket_id]
        assert isinstance(row, TicketRow)
        assert row_clock(row) is None

    def test_taking_from_a_colleague_needs_a_reason(self, desk, ticket_id):
        work_queue.take(desk, [ticket_id])
        assert ticket(desk, ticket_id).holder.uid == "op-1"
        add_operator(desk, "Operator Lain")
        with pytest.raises(FieldInvalid):
            work_queue.take(desk, [ticket_id])
        work_queue.take(desk, [ticket_id], "ganti shift")
        assert ticket(desk, ticket_id).holder.name == "Operator Lain"
        work_queue.release(desk, ticket_id)
        assert ticket(desk, ticket_id).holder is None

    def test_reminding_raising_snoozing_and_ringing_back(self, desk, ticket_id, clock):
        work_queue.remind(desk, ticket_id, "bmbk", "whatsapp", "Mohon jawaban")
        work_queue.raise_level(desk, [ticket_id], "OPD diam")
        work_queue.snooze(desk, [ticket_id], clock.now() + timedelta(hours=1))
        work_queue.promise_callback(desk, ticket_id, clock.now() + timedelta(hours=2), "kabar")
        found = ticket(desk, ticket_id)
        assert (found.reminders, found.level) == (1, 2)
        assert found.snoozed_until == clock.now() + timedelta(hours=1)
        (promised,) = found.callbacks
        work_queue.callback_done(desk, ticket_id, promised.eid, "sudah")
        assert ticket(desk, ticket_id).callbacks[0].done

    def test_what_the_queue_refuses(self, desk, ticket_id, clock):
        with pytest.raises(FieldInvalid):
            work_queue.raise_level(desk, [ticket_id], " ")
        for _ in range(5):
            work_queue.raise_level(desk, [ticket_id], "x")
        with pytest.raises(FieldInvalid) as refused:
            work_queue.raise_level(desk, [ticket_id], "x")
        assert refused.value.reason == "top"
        with pytest.raises(FieldInvalid):
            work_queue.snooze(desk, [ticket_id], clock.now())
        with pytest.raises(FieldInvalid):
            work_queue.promise_callback(desk, ticket_id, clock.now())


class TestAttachments:
    def test_a_file_is_kept_encrypted_and_read_back(self, desk, ticket_id, tmp_path):
        picture = tmp_path / "jalan.png"
        picture.write_bytes(b"\x89PNG\r\n\x1a\n" + b"isi gambar" * 50)
        file = keep_file(desk, picture)
        add_attachment(desk, ticket_id, [file])
        entry = ticket(desk, ticket_id).entries[-1]
        assert entry.body["name"] == "jalan.png"
        assert read_file(desk, file.sha256) == picture.read_bytes()
        stored = b"".join(one.read_bytes() for one in desk.profile.rglob("*") if one.is_file())
        assert b"isi gambar" not in stored

    def test_files_of_a_new_ticket_come_with_it(self, desk):
        file = keep_bytes(desk, "foto.png", b"\x89PNG\r\n\x1a\n....")
        made = register_ticket(desk, intake(), files=[file])
        assert "attachment_added" in kinds(desk, made.ticket_id)

    def test_what_is_not_taken(self, desk, tmp_path):
        big = tmp_path / "big.bin"
        with big.open("wb") as file:
            file.truncate(MAX_BYTES + 1)
        for path, reason in ((big, "size"), (tmp_path / "none", "unreadable")):
            with pytest.raises(AttachmentRefused) as refused:
                keep_file(desk, path)
            assert refused.value.reason == reason
        with pytest.raises(AttachmentRefused):
            keep_bytes(desk, "x", b"")
        with pytest.raises(AttachmentRefused):
            keep_bytes(desk, "x", b"x" * (MAX_BYTES + 1))
        with pytest.raises(NotFound):
            read_file(desk, "0" * 64)


class TestDraftsAndSeats:
    def test_a_draft_comes_back_as_it_was(self, desk, clock):
        draft = Draft(
            slot="a",
            operator="op-1",
            intake=intake(pin=(-5.1, 105.2)),
            files=(keep_bytes(desk, "foto.png", b"\x89PNG\r\n\x1a\n...."),),
            focus="form.description",
            cursor=17,
            started_at=clock.now(),
        )
        keep_draft(desk, draft)
        clock.advance(seconds=1)
        keep_draft(desk, Draft(slot="b", operator="op-1", intake=intake()))
        newest, oldest = load_drafts(desk)
        assert newest.slot == "b"
        assert oldest.intake == draft.intake
        assert (oldest.focus, oldest.cursor, oldest.files, oldest.started_at) == (
            "form.description",
            17,
            draft.files,
            draft.started_at,
        )
        drop_draft(desk, "a")
        assert [one.slot for one in load_drafts(desk)] == ["b"]

    def test_a_draft_without_identity_holds_nobody(self, desk):
        hidden = intake(confidentiality=Confidentiality.NO_IDENTITY, nik="1871014101900001")
        keep_draft(desk, Draft(slot="a", operator="op-1", intake=hidden))
        (kept,) = load_drafts(desk)
        assert (kept.intake.name, kept.intake.phone, kept.intake.nik) == ("", "", "")
        assert kept.intake.description == hidden.description

    def test_a_draft_of_another_version_is_left_on_disk(self, desk):
        from callcenter.store import drafts

        with desk.store.write() as tx:
            drafts.save_draft(tx, "odd", b"{}", desk.clock.now())
        assert load_drafts(desk) == []
        with desk.store.read() as tx:
            assert [one.slot for one in drafts.load_drafts(tx)] == ["odd"]

    def test_operators_sit_down_and_are_added(self, desk):
        added = add_operator(desk, "  Operator   Dua ")
        assert (desk.operator, added.name) == (added, "Operator Dua")
        assert sit_down(desk, "op-1").name == "Operator Contoh"
        for name, reason in (("", "empty"), ("operator DUA", "taken")):
            with pytest.raises(FieldInvalid) as refused:
                add_operator(desk, name)
            assert refused.value.reason == reason
        with pytest.raises(FieldInvalid):
            sit_down(desk, "nobody")


class TestSettings:
    def test_new_limits_reach_the_open_tickets_at_once(self, desk, ticket_id):
        before = read_ticket(desk, ticket_id).row.next_due
        told = []
        desk.changes.subscribe(told.append)
        change_settings(desk, replace(desk.settings, follow_up_days=1, complaint_days=2))
        after = read_ticket(desk, ticket_id).row.next_due
        assert after < before
        assert after == desk.deadlines.next_break(ticket(desk, ticket_id)).due
        assert told == [frozenset({"clocks"}), frozenset({"settings"})]

    def test_other_settings_touch_no_clock(self, desk):
        told = []
        desk.changes.subscribe(told.append)
        change_settings(desk, replace(desk.settings, theme="dark"))
        assert told == [frozenset({"settings"})]

    def test_a_local_holiday_moves_the_deadline(self, desk, ticket_id):
        before = read_ticket(desk, ticket_id).row.next_due
        shipped = read_guidance(desk, "holiday_overrides.csv").text
        line = "\n2026-11-23,add,libur daerah contoh\n"
        assert save_guidance(desk, "holiday_overrides.csv", shipped + line, shipped) == ()
        assert read_ticket(desk, ticket_id).row.next_due > before


class TestReading:
    def test_search_finds_number_phone_word_and_name(self, desk):
        made = register_ticket(desk, intake())
        for text in ("BMBK", "Bina Marga", "bandar jaya barat", "pekerjaan umum"):
            assert [hit.ticket_id for hit in search(desk, text)] == [made.ticket_id], text
        for text in (made.number, made.number.replace("-", " "), "0812 0000 1234", "pasar", "sari"):
            assert [hit.ticket_id for hit in search(desk, text)] == [made.ticket_id], text
        assert find_number(desk, made.number) == made.ticket_id
        with pytest.raises(NotFound):
            find_number(desk, "26-0999-000-00")

    def test_suggestions_carry_competence_and_promise(self, desk):
        found = suggest(desk, "jalan berlubang", place="18.02.07.1003")
        assert found.categories[0].category_id == "pekerjaan-umum"
        assert found.days == 14
        assert found.competence is not None
        assert suggest(desk, "").competence is None
        chosen = suggest(desk, "", category="pekerjaan-umum", answers={"status_jalan": "nasional"})
        assert chosen.competence.primary == ("bpjn",)

    def test_the_outbox_tells_what_is_unsent_and_since_when(self, desk, clock):
        began = clock.now()
        register_ticket(desk, intake())
        clock.advance(minutes=14)
        register_ticket(desk, intake())
        summary, rows = read_outbox(desk)
        assert summary.oldest_at == began
        assert summary.unsent == len(rows)
