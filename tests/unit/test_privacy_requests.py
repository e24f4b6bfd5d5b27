"""A request of a data subject: its clock, two different persons, one end, who has it erased."""

from datetime import timedelta

import pytest

from callcenter.privacy.countdown import LIMIT, Countdown
from callcenter.privacy.course import PROGRAM, Course, Found, counts, go_on
from callcenter.privacy.reading import count_of, moment_of, number_of, text_of, texts_of, word_of
from callcenter.privacy.register import fold_matter, register_of
from callcenter.privacy.request import Request, fold_request
from callcenter.privacy.words import Ask, Proof, Refusal, Stage
from callcenter.tickets.deadlines import Standing
from callcenter.tickets.event import Author
from callcenter.tickets.words import Kind
from tests.unit.privacy_log import ANA, BUDI, MATTER, after, agreed, asked, prepared, said


def fold(*events) -> Request:
    made = fold_request(MATTER, events)
    assert made is not None
    return made


def test_a_request_says_what_is_asked_and_how_identity_was_proven():
    made = fold(asked("koreksi", text="alamat keliru"))
    assert (made.ask, made.proof, made.note) == (Ask.CORRECTION, Proof.ID_CARD, "alamat keliru")
    assert (made.at, made.by, made.stage, made.needs_two) == (after(0), ANA, Stage.OPEN, False)
    assert made.number.startswith("PDP-20261120-")


def test_words_of_a_newer_desk_read_as_the_mildest():
    made = fold(said(Kind.PRIVACY_REQUESTED, ask="menari", proof=7))
    assert (made.ask, made.proof) == (Ask.ACCESS, Proof.ID_CARD)


def test_its_clock_runs_three_times_24_hours_whatever_the_day():
    clock = fold(asked()).clock
    assert clock.due == after(72)
    assert clock.standing(after(53.9)) is Standing.RUNNING
    assert clock.standing(after(54)) is Standing.NEAR
    assert clock.standing(after(71.9)) is Standing.NEAR
    assert clock.standing(after(72)) is Standing.OVER
    assert clock.left(after(73)) == timedelta(hours=-1)


def test_a_clock_that_ended_keeps_what_was_left():
    met = Countdown(after(0), after(70))
    late = Countdown(after(0), after(0) + LIMIT + timedelta(seconds=1))
    assert (met.standing(after(500)), met.left(after(500))) == (Standing.ENDED, timedelta(hours=2))
    assert (met.was_late, late.was_late, Countdown(after(0)).was_late) == (False, True, False)


def test_an_erasure_waits_for_a_second_person():
    one = prepared()
    assert fold(asked(), one).stage is Stage.PREPARED
    assert fold(asked(), one, agreed(one, author=ANA)).stage is Stage.PREPARED
    assert fold(asked(), one, agreed(one)).stage is Stage.APPROVED
    assert fold(asked(), one, agreed(one)).course.signers == (ANA, BUDI)
    assert fold(asked()).needs_two
    assert fold(asked()).course.signers == ()


def test_a_signature_counts_for_what_was_seen_and_no_more():
    one, two = prepared(), prepared(3, callers=["c-1", "c-2"])
    again = fold(asked(), one, agreed(one), two)
    assert again.stage is Stage.PREPARED
    assert again.course.prepared is not None
    assert again.course.prepared.callers == ("c-1", "c-2")
    assert fold(asked(), one, agreed(one), two, agreed(two, 4)).stage is Stage.APPROVED


def test_the_program_and_nobody_are_no_persons():
    one = prepared(author=PROGRAM)
    course = fold(
        asked(), one, agreed(one, author=PROGRAM), agreed(one, author=Author("", ""))
    ).course
    assert (course.signers, course.stage) == ((), Stage.PREPARED)
    assert not course.may_sign(PROGRAM.uid)
    assert not course.may_sign("")
    assert course.may_sign("ana")


def test_one_person_under_two_names_is_one_person():
    """Their way in before, their account after: whatever joins the two makes one of them."""
    one = prepared(author=ANA)
    way_in, account = Author("jalan", "Ana Contoh"), Author("akun", "Ana Contoh")
    before = prepared(author=way_in)
    after = said(Kind.PRIVACY_APPROVED, 2, account, of=before.eid, person=["akun", "jalan"])
    course = fold(asked(), before, after).course
    assert (course.signers, course.stage) == ((way_in,), Stage.PREPARED)
    assert not fold(asked(), before).course.may_sign("akun", "jalan")
    again = said(Kind.PRIVACY_APPROVED, 3, account, of=one.eid)
    link = said(Kind.PRIVACY_APPROVED, 4, account, of=one.eid, person=["ana"])
    both = fold(asked(), one, again).course
    assert both.signing_uids == (frozenset({"ana"}), frozenset({"akun"}))
    joined = fold(asked(), one, again, agreed(one, 3.5), link).course
    assert joined.signers == (ANA, BUDI)
    assert joined.signing_uids == (frozenset({"ana", "akun"}), frozenset({"budi"}))


def test_who_signed_need_not_be_asked_again():
    one = prepared()
    course = fold(asked(), one).course
    assert (course.may_sign("ana"), course.may_sign("budi")) == (False, True)
    assert not fold(asked(), one, agreed(one)).course.may_sign("citra")
    assert not fold(asked()).course.may_sign("budi")


def test_what_was_done_stops_the_clock_and_nothing_after_it_counts():
    one = prepared()
    done = said(Kind.PRIVACY_DONE, 5, BUDI, "meja-2", ticket_count=3, field_count=9, file_count=2)
    late = said(Kind.PRIVACY_REFUSED, 6, reason="kewajiban_hukum")
    made = fold(asked(), one, agreed(one), done, late, prepared(7))
    assert (made.stage, made.clock.ended, made.course.is_open) == (Stage.DONE, after(5), False)
    assert made.course.done is not None
    assert (made.course.done.found, made.course.done.desk) == (Found(3, 9, 2), "meja-2")
    assert made.course.refused is None


def test_a_refusal_has_a_reason_and_stops_the_clock():
    made = fold(asked(), said(Kind.PRIVACY_REFUSED, 2, reason="laporan_berjalan", text="nanti"))
    assert made.course.refused is not None
    assert (made.course.refused.reason, made.course.refused.text) == (Refusal.CASE_RUNS, "nanti")
    assert (made.stage, made.course.ended_at) == (Stage.REFUSED, after(2))
    unknown = fold(asked(), said(Kind.PRIVACY_REFUSED, 2, reason="cuaca")).course.refused
    assert unknown is not None
    assert unknown.reason is Refusal.DUTY


def test_each_desk_says_once_that_it_has_it_erased():
    done = said(Kind.PRIVACY_DONE, 2)
    first = said(Kind.PRIVACY_CONFIRMED, 3, at_desk="meja-2", name="Meja dua")
    again = said(Kind.PRIVACY_CONFIRMED, 9, at_desk="meja-2", name="Meja dua")
    other = said(Kind.PRIVACY_CONFIRMED, 4, at_desk="meja-3")
    found = fold(asked(), done, first, again, other).course.confirmed
    assert [(one.desk, one.name, one.at) for one in found] == [
        ("meja-2", "Meja dua", after(3)),
        ("meja-3", "", after(4)),
    ]


def test_a_kind_of_a_newer_desk_changes_nothing():
    course = Course()
    assert go_on(course, said("privacy_danced")) is course


def test_counts_are_read_as_they_were_written():
    found = Found(1, 2, 3, 4, 5)
    event = said(Kind.PRIVACY_DONE, **counts(found))
    done = go_on(Course(), event).done
    assert done is not None
    assert done.found == found


def test_wrong_shapes_read_as_nothing():
    event = said("x", a=["b", "b", "", 3], n=True, m=-2, o="3", t="2026-11-20T01:00:00", u=9)
    assert (texts_of(event, "a"), texts_of(event, "o")) == (("b",), ())
    assert [count_of(event, one) for one in "nmo"] == [0, 0, 0]
    assert (text_of(event, "m"), moment_of(event, "t"), moment_of(event, "u")) == ("", None, None)
    aware = said("x", t="2026-11-20T08:00:00+07:00", ask="akses")
    assert moment_of(aware, "t") == after(0).replace(hour=1, minute=0, second=0, microsecond=0)
    assert word_of(Ask, aware, "ask", Ask.ERASURE) is Ask.ACCESS


def test_numbers_differ_and_are_the_same_on_every_desk():
    one = number_of("PDP", MATTER, after(0))
    assert one == number_of("PDP", MATTER.upper(), after(0))
    assert one != number_of("PDP", MATTER[:-1] + "e", after(0))
    assert number_of("PDP", "", after(0)) == "PDP-20261120-22222"


def test_other_matters_are_nobodys_request():
    assert fold_request(MATTER, [said("reveal_alarm")]) is None
    assert fold_matter(MATTER, [said("reveal_alarm")]) is None


def test_the_register_puts_what_waits_first():
    refused = [asked(), said(Kind.PRIVACY_REFUSED, 1)]
    register = register_of(
        (
            ("a", refused),
            ("b", [asked()]),
            ("c", [said("reveal_alarm")]),
            ("d", [said(Kind.RETENTION_PROPOSED, 2)]),
            ("e", [said(Kind.BREACH_OPENED, 2)]),
        )
    )
    assert [one.id for one in register.requests] == ["b", "a"]
    assert register.waiting == 3
    assert register.find("e") is register.breaches[0]
    assert register.find("d") is register.proposals[0]
    assert register.find("c") is None


@pytest.mark.parametrize("stage", list(Stage))
def test_every_stage_can_be_reached(stage):
    one = prepared()
    logs = {
        Stage.OPEN: [],
        Stage.PREPARED: [one],
        Stage.APPROVED: [one, agreed(one)],
        Stage.DONE: [said(Kind.PRIVACY_DONE)],
        Stage.REFUSED: [said(Kind.PRIVACY_REFUSED)],
    }
    assert fold(asked(), *logs[stage]).stage is stage
