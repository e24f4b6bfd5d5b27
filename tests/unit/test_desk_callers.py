"""Who calls, and what two callers say of one matter, on a real encrypted store."""

import pytest
from sqlalchemy import event

from callcenter.desk.add_attachment import add_attachment, keep_bytes
from callcenter.desk.archive_duplicate import archive_duplicate, undo_duplicate
from callcenter.desk.find_caller import find_caller
from callcenter.desk.find_similar import find_similar
from callcenter.desk.join_reporter import join_reporter, undo_join
from callcenter.desk.keep_draft import Draft, keep_draft, load_drafts
from callcenter.desk.mark_prank import mark_prank, unmark_prank
from callcenter.desk.merge_callers import merge_callers, preview_merge, undo_merge
from callcenter.desk.read_files import read_files
from callcenter.desk.read_ticket import read_ticket
from callcenter.desk.record import record_ticket
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.take_call import take_call
from callcenter.errors import (
    FieldInvalid,
)
from callcenter.store import attachments, file_room, uploads
from callcenter.store import callers as caller_store
from callcenter.store.similar import ASKED
from callcenter.tickets.words import (
    Confidentiality,
    Kind,
    State,
)
from tests.builders import intake, ticket


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


class TestSameMatter:
    def test_a_second_caller_joins_the_first_ticket(self, desk, ticket_id):
        keep_draft(desk, Draft(slot="a", operator="op-1", intake=intake()))
        second = intake(phone="0813-0000-7777", name="Contoh Budi", description="Saya juga jatuh")
        eids = join_reporter(desk, ticket_id, second, draft_slot="a")
        view = read_ticket(desk, ticket_id)
        assert view.reporter_count == 2
        assert view.ticket.reporters[0].name == "Contoh Budi"
        assert load_drafts(desk) == []
        history = find_caller(desk, "081300007777").history
        assert [row.id for row in history] == [ticket_id]
        undo_join(desk, ticket_id, eids)
        assert read_ticket(desk, ticket_id).reporter_count == 1

    def test_joining_without_identity_names_nobody(self, desk, ticket_id):
        hidden = intake(name="Contoh Budi", confidentiality=Confidentiality.NO_IDENTITY)
        join_reporter(desk, ticket_id, hidden)
        one = ticket(desk, ticket_id).reporters[0]
        assert (one.name, one.phone, one.caller_id) == ("", "", None)

    def test_a_nameless_reporters_files_are_called_by_what_they_are(self, desk, ticket_id):
        file = keep_bytes(desk, "rumah-contoh-budi.txt", b"bukti contoh")
        hidden = intake(confidentiality=Confidentiality.NO_IDENTITY)
        _, added = join_reporter(desk, ticket_id, hidden, files=[file])
        [shown] = read_files(desk, ticket_id)
        assert shown.name == "lampiran-1.txt"
        assert added != shown.sha256

    def test_a_second_nameless_reporters_files_are_numbered_on(self, desk, ticket_id):
        hidden = intake(confidentiality=Confidentiality.NO_IDENTITY)
        first, second, third = (keep_bytes(desk, "a.txt", one) for one in (b"1", b"2", b"3"))
        join_reporter(desk, ticket_id, hidden, files=[first])
        undo_join(desk, ticket_id, join_reporter(desk, ticket_id, hidden, files=[second]))
        join_reporter(desk, ticket_id, hidden, files=[first, third])
        shown = [one.name for one in read_files(desk, ticket_id)]
        assert shown == ["lampiran-1.txt", "lampiran-3.txt"]

    def test_a_file_that_was_taken_back_is_not_owed(self, desk, ticket_id):
        file = keep_bytes(desk, "bukti.txt", b"bukti contoh")
        eids = join_reporter(desk, ticket_id, intake(), files=[file])
        with desk.store.read() as tx:
            assert uploads.due(tx).sha256 == file.sha256
        undo_join(desk, ticket_id, eids)
        with desk.store.write() as tx:
            assert uploads.add_missing(tx) == 0
            assert uploads.due(tx) is None
        join_reporter(desk, ticket_id, intake(), files=[file])
        with desk.store.read() as tx:
            assert uploads.due(tx).sha256 == file.sha256
        assert [one.is_here for one in read_files(desk, ticket_id)] == [True]

    @pytest.mark.parametrize("note", [uploads.note_told, uploads.note_sent])
    def test_a_file_that_the_centre_has_stays_noted(self, desk, ticket_id, note):
        file = keep_bytes(desk, "bukti.txt", b"bukti contoh")
        eids = join_reporter(desk, ticket_id, intake(), files=[file])
        with desk.store.write() as tx:
            note(tx, uploads.due(tx), *((1,) if note is uploads.note_sent else ()))
        undo_join(desk, ticket_id, eids)
        with desk.store.read() as tx:
            assert set(uploads.of_ticket(tx, ticket_id)) == (
                {file.sha256} if note is uploads.note_told else set()
            )

    def test_a_file_of_another_ticket_is_still_owed_there(self, desk, ticket_id):
        file = keep_bytes(desk, "bukti.txt", b"bukti contoh")
        other = register_ticket(desk, intake(), files=[file]).ticket_id
        undo_join(desk, ticket_id, join_reporter(desk, ticket_id, intake(), files=[file]))
        with desk.store.read() as tx:
            assert uploads.due(tx).ticket_id == other

    def test_a_file_is_added_once_and_is_the_first_reporters(self, desk, ticket_id):
        file = keep_bytes(desk, "bukti.txt", b"bukti contoh")
        again = keep_bytes(desk, "salinan.txt", b"bukti contoh")
        join_reporter(desk, ticket_id, intake(), files=[file, again])
        eids = join_reporter(desk, ticket_id, intake(phone="0813-0000-7777"), files=[again])
        add_attachment(desk, ticket_id, [again])
        assert len(eids) == len(read_files(desk, ticket_id)) == 1
        undo_join(desk, ticket_id, eids)
        assert len(read_files(desk, ticket_id)) == 1
        with desk.store.read() as tx:
            assert uploads.due(tx).sha256 == file.sha256

    def test_a_file_that_two_entries_name_is_owed_until_both_are_gone(self, desk, ticket_id):
        file = keep_bytes(desk, "bukti.txt", b"bukti contoh")
        joined, first = join_reporter(desk, ticket_id, intake(), files=[file])
        with desk.change() as change:  # as another desk adds it that had not heard of it
            body = {"sha256": file.sha256, "name": "b.txt"}
            second = record_ticket(change, ticket_id, Kind.ATTACHMENT_ADDED, body=body).eid
        undo_join(desk, ticket_id, (joined, first))
        with desk.store.read() as tx:
            assert uploads.due(tx).sha256 == file.sha256
        undo_join(desk, ticket_id, (joined, second))
        with desk.store.read() as tx:
            assert uploads.due(tx) is None

    def test_what_the_ticket_names_already_is_sent_from_here_too(self, desk, ticket_id):
        file = keep_bytes(desk, "bukti.txt", b"bukti contoh")
        add_attachment(desk, ticket_id, [file])
        with desk.store.write() as tx:
            file_room.forget(tx, file.sha256)
        named = keep_bytes(desk, "contoh-budi.txt", b"bukti contoh")
        hidden = intake(confidentiality=Confidentiality.NO_IDENTITY)
        assert len(join_reporter(desk, ticket_id, hidden, files=[named])) == 1
        with desk.store.read() as tx:
            assert uploads.due(tx).sha256 == file.sha256
            assert [one.name for one in attachments.of_ticket(tx, ticket_id)] == ["bukti.txt"]

    def test_archiving_adds_the_reporter_to_the_other_and_undo_takes_him_off(self, desk, ticket_id):
        other = register_ticket(desk, intake(phone="0813-0000-7777", name="Contoh Budi"))
        archive_duplicate(desk, other.ticket_id, ticket_id)
        assert read_ticket(desk, other.ticket_id).duplicate_number == ticket(desk, ticket_id).number
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

    def test_a_text_of_any_length_asks_for_so_many_words(self, desk, ticket_id):
        asked: list[str] = []

        def hear(_connection: object, _cursor: object, statement: str, *_: object) -> None:
            asked.append(statement)

        event.listen(desk.store._engine, "before_cursor_execute", hear)
        counts = []
        for words in (ASKED, 2_000):
            asked.clear()
            others = " ".join(f"kata{at}x" for at in range(words - 1))
            found = find_similar(desk, intake(description=f"Berlubang {others}"))
            counts.append(sum("MATCH" in one for one in asked))
            assert [one.row.id for one in found] == [ticket_id]
        event.remove(desk.store._engine, "before_cursor_execute", hear)
        assert counts == [ASKED + 1, ASKED + 1]

    def test_a_pin_near_by_is_found_across_the_border_of_the_village(self, desk, monkeypatch):
        monkeypatch.setattr("callcenter.desk.find_similar.ANYWHERE", 0)
        told = {"description": "Lubang besar di depan pasar", "pin": (-4.93, 105.22)}
        known = register_ticket(desk, intake(**told)).ticket_id
        village = desk.directory.places.get(intake().place)
        (other, *_) = (
            one.code
            for one in desk.directory.places.villages
            if one.code != village.code
            if abs(one.lat - -4.93) < 0.03 and abs(one.lon - 105.22) < 0.03
        )
        (near,) = find_similar(desk, intake(**{**told, "place": other, "pin": (-4.931, 105.22)}))
        assert near.row.id == known
        assert find_similar(desk, intake(**{**told, "place": other, "pin": (-5.4, 105.2)})) == []

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
