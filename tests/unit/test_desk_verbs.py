"""What a person does at the desk, each verb on a real encrypted store."""

from datetime import timedelta

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from callcenter.desk import work_queue
from callcenter.desk.add_note import add_note, withdraw
from callcenter.desk.ask_for_data import receive_data, request_data
from callcenter.desk.change_settings import add_operator
from callcenter.desk.dispatch import dispatch
from callcenter.desk.finish import close_ticket, reject, reopen, resolve, verify
from callcenter.desk.keep_draft import Draft, keep_draft, load_drafts
from callcenter.desk.log_contact import log_call, record_contact_attempt
from callcenter.desk.read_outbox import read_outbox
from callcenter.desk.read_queue import read_queue, read_rows, row_clock, row_reasons
from callcenter.desk.read_ticket import read_ticket
from callcenter.desk.record_follow_up import record_follow_up
from callcenter.desk.refer import hand_to_emergency, refer
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.search import search, search_callers
from callcenter.errors import (
    FieldInvalid,
    NotFound,
    NumbersExhausted,
    PhoneInvalid,
    TransitionRefused,
)
from callcenter.store import numbers
from callcenter.store.rows import TicketRow
from callcenter.store.tables import events
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
from tests.builders import intake, kinds, ticket


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

    def test_without_identity_the_story_does_not_name_the_reporter_either(self, desk):
        said = "Saya Contoh Sari Melati (0812-0000-0917, NIK 1871014101900001): "
        told = intake(
            name="Contoh Sari Melati",
            phone="0812-0000-0917",
            nik="1871014101900001",
            on_behalf_of="Rahmat Karangan",
            description=said + "lubang di Jalan Pagar Alam Nomor 12, demi pak Rahmat.",
            landmark="dekat warung bu Melati",
            confidentiality=Confidentiality.NO_IDENTITY,
        )
        made = register_ticket(desk, told, note="sari menelepon lagi", notes=("+62 812 0000 0917",))
        found = ticket(desk, made.ticket_id)
        assert "lubang di Jalan Pagar Alam Nomor 12" in found.description
        with desk.store.read() as tx:
            kept = b" ".join(tx.execute(select(events.c.raw)).scalars()).decode().lower()
        for trace in ("melati", "sari", "rahmat", "0917", "1871014101900001"):
            assert trace not in kept, trace

    def test_neither_number_nor_name_is_fine(self, desk):
        made = register_ticket(desk, intake(phone="", name=""))
        assert made.caller_id is None

    def test_nobody_seated_is_said(self, desk):
        desk.settings = replace(desk.settings, operator="")
        with pytest.raises(FieldInvalid) as refused:
            register_ticket(desk, intake())
        assert refused.value.field == "operator"


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
