"""What may be changed and what never gets in, also when the clock is wrong, on a real store."""

from datetime import timedelta

import pytest

from callcenter.desk.add_note import add_note
from callcenter.desk.edit_ticket import edit_ticket, resolve_conflict
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.search import search
from callcenter.errors import (
    FieldInvalid,
    NikInvalid,
)
from callcenter.store import sync_state
from callcenter.tickets.event import Change
from callcenter.tickets.words import (
    Classification,
)
from tests.builders import intake, kinds, ticket
from tests.fakes import START


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

    @pytest.mark.parametrize(
        ("field", "value", "reason"),
        [
            ("description", [1, 2], "invalid"),
            ("category", "nope", "unknown"),
            ("place", "99.99", "unknown"),
            ("landmark", {"a": 1}, "invalid"),
            ("reporter_phone", "08x", "invalid"),
            ("oversight", "ya", "invalid"),
            ("pin", [1], "invalid"),
            ("pin", "x", "invalid"),
            ("confidentiality", "xx", "unknown"),
            ("urgency", ["segera"], "invalid"),
            ("answer.status_jalan", 7, "invalid"),
            ("status", "closed", "unknown"),
            ("agency_ids", ["bmbk"], "unknown"),
        ],
    )
    def test_an_edit_that_is_none_is_refused_whole(self, desk, ticket_id, field, value, reason):
        before = kinds(desk, ticket_id)
        with pytest.raises(FieldInvalid) as refused:
            edit_ticket(desk, ticket_id, [Change("landmark", "x"), Change(field, value)])
        assert (refused.value.field, refused.value.reason) == (field, reason)
        assert kinds(desk, ticket_id) == before

    def test_every_field_of_the_form_can_be_edited(self, desk, ticket_id):
        values = {
            "category": "kesehatan",
            "place": "",
            "landmark": "dekat masjid",
            "reporter_phone": "0813-0000-5555",
            "oversight": None,
            "pin": [-5.1, 105.2],
            "urgency": "segera",
            "answer.bahaya": "ada",
        }
        edit_ticket(desk, ticket_id, [Change(name, value) for name, value in values.items()])
        found = ticket(desk, ticket_id)
        assert {name: found.value(name) for name in values} == values

    @pytest.mark.parametrize("many", [20_001, 400_000])
    def test_a_text_the_centre_would_never_take_is_refused_before_it_is_saved(
        self, desk, ticket_id, many
    ):
        for verb in (
            lambda text: register_ticket(desk, intake(description=text)),
            lambda text: register_ticket(desk, intake(landmark=text)),
            lambda text: add_note(desk, ticket_id, text),
            lambda text: edit_ticket(desk, ticket_id, [Change("description", text)]),
        ):
            with pytest.raises(FieldInvalid) as refused:
                verb("a" * many)
            assert refused.value.reason == "too_long"
        assert len(search(desk, "")) == 1

    def test_many_long_texts_together_are_too_long_as_well(self, desk):
        answers = {f"q{k}": "é" * 19_000 for k in range(8)}
        with pytest.raises(FieldInvalid) as refused:
            register_ticket(desk, intake(answers=answers))
        assert refused.value.reason == "too_long"

    def test_halves_of_characters_do_not_stop_a_save(self, desk):
        made = register_ticket(desk, intake(description="jalan \ud83d rusak\x00 parah"))
        assert ticket(desk, made.ticket_id).description == "jalan \ufffd rusak\ufffd parah"

    def test_a_nik_that_is_none_is_refused(self, desk):
        with pytest.raises(NikInvalid):
            register_ticket(desk, intake(nik="123"))

    def test_a_description_is_never_emptied(self, desk, ticket_id):
        with pytest.raises(FieldInvalid):
            edit_ticket(desk, ticket_id, [Change("description", " ")])


class TestWrongClock:
    """The desk's clock may be years off; the centre's says how much (SYNC 9)."""

    def learn(self, desk, **offset):
        with desk.store.write() as tx:
            sync_state.note_exchange(tx, timedelta(**offset) // timedelta(milliseconds=1), START)
        desk.changes.publish(("sync",))

    def test_numbers_and_promises_follow_the_centres_time(self, desk, clock):
        clock.advance(days=-700)
        self.learn(desk, days=700)
        made = register_ticket(desk, intake())
        assert made.number.startswith("26-")
        assert made.promise == desk.deadlines.promise(START, Classification.COMPLAINT, False)
        event = ticket(desk, made.ticket_id).entries[0]
        assert event.at == START

    def test_a_clock_gone_mad_since_still_saves(self, desk, clock):
        self.learn(desk, days=0)
        clock.advance(days=-365 * 55)
        assert register_ticket(desk, intake()).number.startswith("26-")

    def test_without_any_word_of_the_centre_it_is_told(self, desk, clock):
        clock.advance(days=-365 * 55)
        with pytest.raises(FieldInvalid) as refused:
            register_ticket(desk, intake())
        assert (refused.value.field, refused.value.reason) == ("clock", "wrong")
