"""Files, drafts, seats, settings, searching: what the desk keeps, on a real encrypted store."""

import pytest
from msgspec.structs import replace

from callcenter.desk.add_attachment import MAX_BYTES, add_attachment, keep_bytes, keep_file
from callcenter.desk.add_attachment import read_attachment as read_file
from callcenter.desk.change_guidance import (
    DAYS_OFF,
    read_guidance,
    reset_guidance,
    save_guidance,
)
from callcenter.desk.change_limits import LimitsHere, limits_here, save_limits
from callcenter.desk.change_settings import add_operator, change_settings, sit_down
from callcenter.desk.keep_draft import Draft, drop_draft, keep_draft, load_drafts
from callcenter.desk.office import read_office
from callcenter.desk.read_outbox import read_outbox
from callcenter.desk.read_ticket import find_number, read_ticket
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.search import search
from callcenter.errors import (
    AttachmentRefused,
    FieldInvalid,
    NotFound,
    RightMissing,
)
from callcenter.settings import Operator
from callcenter.store import kv
from callcenter.tickets.deadlines import Limits
from callcenter.tickets.number import make_number
from callcenter.tickets.words import (
    Confidentiality,
)
from tests.builders import intake, kinds, ticket


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
        assert told == [frozenset({"clocks"}), frozenset({"audit"}), frozenset({"settings"})]

    def test_limits_of_the_office_beat_those_of_this_computer(self, desk, ticket_id):
        before = read_ticket(desk, ticket_id).row.next_due
        known = desk.deadlines
        assert desk.deadlines is known  # what was folded beforehand stays right
        told = []
        desk.changes.subscribe(told.append)
        save_limits(desk, Limits(follow_up_days=1))
        after = read_ticket(desk, ticket_id).row.next_due
        assert after == desk.deadlines.next_break(ticket(desk, ticket_id)).due < before
        assert told[0] == frozenset({"clocks"})
        change_settings(desk, replace(desk.settings, follow_up_days=3))
        assert read_ticket(desk, ticket_id).row.next_due == after
        assert limits_here(desk) == LimitsHere(Limits(follow_up_days=1), of_office=True)

    def test_only_who_supervises_sets_the_offices_limits_and_days_off(self, desk):
        people = (*desk.settings.operators, Operator("sup-1", "Pengawas Contoh", "pengawas"))
        change_settings(desk, replace(desk.settings, operators=people))
        shipped = read_guidance(desk, DAYS_OFF).text
        for refused in (
            lambda: save_limits(desk, Limits(verify_days=1)),
            lambda: save_guidance(desk, DAYS_OFF, shipped, shipped),
            lambda: reset_guidance(desk, DAYS_OFF),
        ):
            with pytest.raises(RightMissing):
                refused()
        sit_down(desk, "sup-1")
        with pytest.raises(FieldInvalid) as wrong:
            save_limits(desk, Limits(verify_days=0))
        assert (wrong.value.field, wrong.value.reason) == ("verify_days", "range")
        assert read_office(desk).values == {}
        assert limits_here(desk) == LimitsHere(Limits(), of_office=False)

    def test_rows_made_under_other_terms_are_made_anew_at_the_next_opening(self, desk, ticket_id):
        right = read_ticket(desk, ticket_id).row.next_due
        with desk.store.write() as tx:  # as killed between the office's word and the rows
            kv.put(tx, "clock_terms", b"lain")
            tx.exec_driver_sql("UPDATE tickets SET next_due = 1")
        desk.renew_clocks()
        assert read_ticket(desk, ticket_id).row.next_due == right
        with desk.store.write() as tx:
            tx.exec_driver_sql("UPDATE tickets SET next_due = 1")
        desk.renew_clocks()
        assert read_ticket(desk, ticket_id).row.next_due != right

    def test_other_settings_touch_no_clock(self, desk):
        told = []
        desk.changes.subscribe(told.append)
        change_settings(desk, replace(desk.settings, theme="dark"))
        assert told == [frozenset({"audit"}), frozenset({"settings"})]

    def test_a_local_holiday_moves_the_deadline(self, desk, ticket_id):
        before = read_ticket(desk, ticket_id).row.next_due
        shipped = read_guidance(desk, "holiday_overrides.csv").text
        line = "\n2026-11-23,add,libur daerah contoh\n"
        assert save_guidance(desk, "holiday_overrides.csv", shipped + line, shipped) == ()
        assert read_ticket(desk, ticket_id).row.next_due > before
        found = read_guidance(desk, DAYS_OFF)
        assert (found.text, found.own, found.of_office) == (shipped + line, True, True)
        assert save_guidance(desk, DAYS_OFF, "date,kind,note\nbesok,add,x\n", found.text)
        assert read_guidance(desk, DAYS_OFF).draft
        reset_guidance(desk, DAYS_OFF)
        again = read_guidance(desk, DAYS_OFF)
        assert (again.text, again.own, again.draft, again.of_office) == (shipped, False, "", True)
        assert read_ticket(desk, ticket_id).row.next_due == before
        kept = desk.profile / "data" / f"{DAYS_OFF}.bak"
        assert kept.read_text(encoding="utf-8") == shipped + line


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

    def test_a_whole_number_that_is_not_here_finds_no_other_ticket(self, desk):
        made = register_ticket(desk, intake(description="Pipa 0001 bocor 26"))
        assert search(desk, make_number(2026, 1, 2)) == []
        assert len(search(desk, made.number)) == 1

    def test_the_outbox_tells_what_is_unsent_and_since_when(self, desk, clock):
        began = clock.now()
        register_ticket(desk, intake())
        clock.advance(minutes=14)
        register_ticket(desk, intake())
        summary, rows = read_outbox(desk)
        assert summary.oldest_at == began
        assert summary.unsent == len(rows)
