"""The story in words: every kind has its sentence, names are masked, what is not sent says so."""

from datetime import timedelta

import pytest

from callcenter.desk import finish
from callcenter.desk.add_attachment import add_attachment, keep_bytes
from callcenter.desk.add_note import add_note, withdraw
from callcenter.desk.archive_duplicate import archive_duplicate
from callcenter.desk.ask_for_data import receive_data, request_data
from callcenter.desk.dispatch import dispatch
from callcenter.desk.edit_ticket import edit_ticket
from callcenter.desk.join_reporter import join_reporter
from callcenter.desk.log_contact import log_call, record_contact_attempt
from callcenter.desk.read_ticket import read_ticket
from callcenter.desk.record_follow_up import record_follow_up
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.transfer import transfer
from callcenter.desk.work_queue import (
    callback_done,
    promise_callback,
    raise_level,
    release,
    remind,
    snooze,
    take,
    wake,
)
from callcenter.tickets.event import Change
from callcenter.tickets.words import Channel, Confidentiality, Kind, Outcome
from tests.builders import intake
from tests.ui.colleague import centre_takes, colleague_does
from ui.ticket_view.clock_lines import clock_lines, header_text, next_clock
from ui.ticket_view.reminder_text import MEANS, reminder_text
from ui.ticket_view.story import Step, story

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def desk(workstation):
    return workstation.desk


@pytest.fixture
def ticket_id(desk) -> str:
    return register_ticket(desk, intake(call_seconds=192)).ticket_id


def told(desk, ticket_id: str) -> list[Step]:
    return list(story(read_ticket(desk, ticket_id), desk.directory, desk.clock.now()))


def last(desk, ticket_id: str) -> Step:
    return told(desk, ticket_id)[-1]


def test_the_registration_quotes_the_reporter_and_says_how_long_they_spoke(desk, ticket_id):
    first = told(desk, ticket_id)[0]
    assert first.title == "Laporan dicatat"
    assert first.hint == "21.14 · telepon 03:12 · Operator Contoh"
    assert first.body == "“Jalan depan Pasar Bandar Jaya berlubang besar, dua motor jatuh.”"
    assert first.filled


def test_the_first_dispatch_names_the_agency(desk, ticket_id):
    assert told(desk, ticket_id)[1].title == "Diteruskan ke BMBK"


def test_citizens_words_stay_letter_by_letter(desk):
    words = "<b>tebal</b> & <img src=x>\nbaris dua"
    made = register_ticket(desk, intake(description=words)).ticket_id
    assert told(desk, made)[0].body == f"“{words}”"


def test_reporters_who_join_are_masked(desk, ticket_id):
    other = intake(phone="0813-0000-7777", name="Contoh Rahman", description="Sama, makin dalam.")
    join_reporter(desk, ticket_id, other)
    step = last(desk, ticket_id)
    assert step.foot == "Contoh R••• · 0813****7777"
    assert told(desk, ticket_id)[0].foot == "2 pelapor (1 bergabung kemudian)"


def test_an_edit_says_the_field_and_its_new_value_in_words(desk, ticket_id):
    edit_ticket(
        desk, ticket_id, [Change("urgency", "segera"), Change("reporter_name", "Contoh Budi")]
    )
    step = last(desk, ticket_id)
    assert step.title == "Isi diubah"
    assert step.body == "Urgensi: Segera\nNama pelapor: Contoh B•••"


def test_steps_of_the_queue(desk, ticket_id, clock):
    take(desk, [ticket_id])
    assert last(desk, ticket_id).title == "Diambil alih Operator Contoh"
    release(desk, ticket_id)
    assert last(desk, ticket_id).title == "Dilepas untuk semua"
    raise_level(desk, [ticket_id], "OPD diam")
    assert (last(desk, ticket_id).title, last(desk, ticket_id).body) == (
        "Dinaikkan ke level 2",
        "OPD diam",
    )
    snooze(desk, [ticket_id], clock.now() + timedelta(hours=1))
    assert last(desk, ticket_id).title == "Ditunda sampai 22.14"
    remind(desk, ticket_id, "bmbk", "surat", "Mohon jawaban")
    assert last(desk, ticket_id).title == "BMBK diingatkan"
    assert last(desk, ticket_id).hint == "21.14 · surat · Operator Contoh"


def test_a_promised_call_is_red_until_it_is_made(desk, ticket_id, clock):
    promise_callback(desk, ticket_id, clock.now() + timedelta(hours=12), "kabari hasil")
    step = last(desk, ticket_id)
    assert (step.tone, step.hint) == ("red", "21.14 · untuk besok 09.14 · Operator Contoh")
    callback_done(desk, ticket_id, step.eid, "sudah")
    assert told(desk, ticket_id)[-2].tone == "neutral"


def test_calls_say_who_rang_and_whether_anybody_answered(desk, ticket_id):
    log_call(desk, ticket_id, incoming=True, seconds=65, text="tanya kabar")
    assert last(desk, ticket_id).title == "Pelapor menelepon"
    assert "01:05" in last(desk, ticket_id).hint
    record_contact_attempt(desk, ticket_id, channel=Channel.SMS, reached=False, text="")
    assert last(desk, ticket_id).title == "Pelapor belum terhubung"


def test_an_answer_names_the_agency_its_outcome_and_who_is_competent(desk, ticket_id):
    record_follow_up(
        desk, ticket_id, "bmbk", outcome=Outcome.NOT_COMPETENT, text="Jalan kota", target="dishub"
    )
    answer = told(desk, ticket_id)[-2]
    assert answer.title == "Jawaban BMBK: bukan wewenang"
    assert answer.foot == "yang berwenang menurut jawaban ini: Dishub"
    assert last(desk, ticket_id).title == "Diteruskan ke Dishub"


def test_a_transfer_names_both_agencies_and_why(desk, ticket_id):
    transfer(desk, ticket_id, source="bmbk", targets=["psda"], reason="irigasi")
    step = last(desk, ticket_id)
    assert (step.title, step.body) == ("Dialihkan dari BMBK ke PSDA", "irigasi")
    transfer(desk, ticket_id, source="psda", targets=["bpjn"], reason="jalan negara")
    step = last(desk, ticket_id)
    assert step.title == "Dialihkan dari PSDA ke BPJN"
    assert step.body == "jalan negara"
    assert "di luar kewenangan" in step.hint


def test_waking_is_told(desk, ticket_id, clock):
    snooze(desk, [ticket_id], clock.now() + timedelta(hours=2))
    wake(desk, [ticket_id])
    assert last(desk, ticket_id).title == "Dibangunkan dari tunda"


def test_what_was_withdrawn_is_marked_and_stays_readable(desk, ticket_id):
    eid = add_note(desk, ticket_id, "salah tiket")
    withdraw(desk, ticket_id, eid)
    note, step = told(desk, ticket_id)[-2:]
    assert (note.withdrawn, note.body) == (True, "salah tiket")
    assert step.title == "Langkah ditarik kembali"


def test_an_attachment_shows_its_name_and_size(desk, ticket_id):
    file = keep_bytes(desk, "foto & bukti.jpg", b"x" * 20_000)
    add_attachment(desk, ticket_id, [file])
    assert last(desk, ticket_id).body == file.name
    assert "20 KB" in last(desk, ticket_id).hint


def test_a_duplicate_names_the_ticket_it_went_into(desk, ticket_id):
    other = register_ticket(desk, intake(phone="0813-0000-8888"))
    archive_duplicate(desk, other.ticket_id, ticket_id)
    number = read_ticket(desk, ticket_id).ticket.number
    assert last(desk, other.ticket_id).title == f"Digabung ke {number}"
    assert "dari tiket yang digabung" in last(desk, ticket_id).foot


def test_unsent_steps_say_so_until_the_centre_has_them(desk, ticket_id):
    assert all(step.unsent for step in told(desk, ticket_id))
    centre_takes(desk, ticket_id)
    assert not any(step.unsent for step in told(desk, ticket_id))


def test_every_kind_has_a_sentence(desk, ticket_id):
    for kind in Kind:
        colleague_does(desk, ticket_id, kind, {"of": "x", "eid": "y"})
    assert all(step.title for step in told(desk, ticket_id))


def test_a_kind_of_a_newer_desk_is_shown_as_it_came(desk, ticket_id):
    colleague_does(desk, ticket_id, "drone_sent", {"text": "terbang"})
    newer = next(step for step in told(desk, ticket_id) if step.kind == "drone_sent")
    assert (newer.title, newer.body) == ("drone_sent", "terbang")


def test_clocks_have_words_shape_and_ink(desk, ticket_id, clock):
    def lines():
        view = read_ticket(desk, ticket_id)
        return clock_lines(view.clocks, clock.now(), desk.directory, desk.calendar)

    by_name = {line.name: line for line in lines()}
    assert by_name["Verifikasi"].shape == "✓"
    assert by_name["Jawaban OPD"].text == "sisa 5 hari kerja"
    assert by_name["Jawaban OPD"].due == "27 Nov"
    clock.advance(days=3)  # Monday
    request_data(desk, ticket_id, "Di sebelah mana?")
    clock.advance(hours=15)
    receive_data(desk, ticket_id, "Di sebelah timur.")
    by_name = {line.name: line for line in lines()}
    assert by_name["Jawaban OPD"].due == "30 Nov 12.14"
    clock.advance(days=30)
    by_name = {line.name: line for line in lines()}
    assert (by_name["Jawaban OPD"].shape, by_name["Jawaban OPD"].ink) == ("■", "red")


def test_the_clock_in_the_head_is_the_one_that_breaks_next(desk, ticket_id, clock):
    view = read_ticket(desk, ticket_id)
    found = next_clock(view.clocks)
    text = header_text(found, clock.now(), desk.calendar)
    assert text == "Jawaban OPD: sisa 5 hari kerja · 27 Nov 2026"


def test_a_clock_that_stands_says_why(desk, ticket_id, clock):
    request_data(desk, ticket_id, "Di sebelah mana?")
    view = read_ticket(desk, ticket_id)
    found = clock_lines(view.clocks, clock.now(), desk.directory, desk.calendar)
    assert any(line.text == "berhenti, menunggu pelapor" for line in found)


@pytest.mark.parametrize("means", MEANS)
def test_a_reminder_never_names_the_reporter(desk, ticket_id, clock, means):
    remind(desk, ticket_id, "bmbk", "surat", "x")
    view = read_ticket(desk, ticket_id)
    agency = desk.directory.agencies["bmbk"]
    text = reminder_text(means, [view], agency, desk.directory, clock.now())
    assert view.ticket.number in text
    assert "pengingat ke-2" in text
    assert "Sari" not in text
    assert "0000" not in text


def test_a_reminder_speaks_of_the_last_hand_over_to_that_very_agency(desk, ticket_id, clock):
    record_follow_up(desk, ticket_id, "bmbk", outcome=Outcome.DONE, text="selesai")
    remind(desk, ticket_id, "dishub", "surat", "x")
    answered = said_to("bmbk", desk, ticket_id, clock)
    assert "jawaban terakhir Jumat, 20 November 2026, belum selesai" in answered
    assert "pengingat ke-" not in answered  # it was another one that was reminded
    finish.resolve(desk, ticket_id, "sudah ditambal")
    clock.advance(days=30)
    finish.reopen(desk, ticket_id, "berlubang lagi")
    dispatch(desk, ticket_id, ["bmbk"], "lagi")
    again = said_to("bmbk", desk, ticket_id, clock)
    assert "Diteruskan 20 Des 2026, batas jawaban" in again
    assert "lewat" not in again


def said_to(agency_id, desk, ticket_id, clock):
    view, agency = read_ticket(desk, ticket_id), desk.directory.agencies[agency_id]
    return reminder_text("whatsapp", [view], agency, desk.directory, clock.now())


def test_a_reminder_of_a_secret_ticket_keeps_the_matter_to_itself(desk, clock):
    made = register_ticket(desk, intake(confidentiality=Confidentiality.SECRET)).ticket_id
    view = read_ticket(desk, made)
    agency = desk.directory.agencies["bmbk"]
    text = reminder_text("whatsapp", [view], agency, desk.directory, clock.now())
    assert "berlubang" not in text


@pytest.mark.parametrize("secrecy", [Confidentiality.NORMAL, Confidentiality.ANONYMOUS])
def test_a_reminder_names_no_reporter_whom_the_story_names(desk, clock, secrecy):
    said = intake(
        name="Contohwati Zyq", description="Jalan putus, kata Bu Zyq", confidentiality=secrecy
    )
    view = read_ticket(desk, register_ticket(desk, said).ticket_id)
    agency = desk.directory.agencies["bmbk"]
    text = reminder_text("email", [view], agency, desk.directory, clock.now())
    assert "Jalan putus" in text
    assert "Zyq" not in text


def test_a_reminder_of_several_names_the_reporter_of_none_of_them(desk, clock):
    neighbour = intake(description="Jalan putus di depan rumah Bu Zyq", name="Contoh Pelapor")
    herself = intake(description="Wati pingsan", name="Contohwati Zyq", phone="0812-0000-0077")
    first, second = (
        read_ticket(desk, register_ticket(desk, one).ticket_id) for one in (neighbour, herself)
    )
    agency = desk.directory.agencies["bmbk"]
    for views, chosen in (([first, second], ()), ([first], [first, second])):
        text = reminder_text("email", views, agency, desk.directory, clock.now(), chosen=chosen)
        assert "Jalan putus di depan rumah Bu [disamarkan]" in text
        assert "Zyq" not in text
    both = reminder_text("email", [first, second], agency, desk.directory, clock.now())
    numbers = [one.ticket.number for one in (first, second)]
    lines = [line for line in both.split("\n") if line[:3] in ("1. ", "2. ")]
    assert [line.split(":")[0] for line in lines] == [f"1. {numbers[0]}", f"2. {numbers[1]}"]
    assert "Wati pingsan" in lines[1]


def test_endings_tell_their_reason(desk, ticket_id):
    finish.resolve(desk, ticket_id, "sudah ditambal")
    assert last(desk, ticket_id).body == "sudah ditambal"
    finish.reopen(desk, ticket_id, "berlubang lagi")
    assert (last(desk, ticket_id).title, last(desk, ticket_id).body) == (
        "Dibuka lagi",
        "berlubang lagi",
    )
    dispatch(desk, ticket_id, ["dishub"], "mohon dicek")
    assert last(desk, ticket_id).body == "mohon dicek"
