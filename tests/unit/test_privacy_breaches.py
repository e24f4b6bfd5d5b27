"""The register of breaches: T0, who must be told in 72 hours, two signatures that hold."""

from datetime import timedelta

from callcenter.privacy.breach import Breach, Concerned, fold_breach
from callcenter.privacy.words import BreachSort, NoticeTo, NoticeWay
from callcenter.tickets.deadlines import Standing
from callcenter.tickets.words import Kind
from tests.unit.privacy_log import ANA, BUDI, MATTER, after, said

OPENED = said(Kind.BREACH_OPENED, sort="meja_hilang", text="laptop hilang", desk="meja-9",
              t0=(after(-10)).isoformat())  # fmt: skip
MEASURES = said(Kind.BREACH_NOTED, 1, measures="kunci diganti")
COUNTED = said(Kind.BREACH_COUNTED, 2, people=7, tickets=9)
PEOPLE = said(Kind.BREACH_NOTIFIED, 3, to="subjek", way="telepon", text="ditelepon")
AUTHORITY = said(Kind.BREACH_NOTIFIED, 4, to="lembaga", way="surel")
WHOLE = (OPENED, MEASURES, COUNTED, PEOPLE, AUTHORITY)


def fold(*events) -> Breach:
    made = fold_breach(MATTER, events)
    assert made is not None
    return made


def signed(of, hour=5, author=ANA):
    return said(Kind.BREACH_SIGNED, hour, author, of=of.eid)


def test_it_begins_when_the_office_came_to_know():
    made = fold(OPENED)
    assert (made.sort, made.text, made.desk) == (BreachSort.LOST_DESK, "laptop hilang", "meja-9")
    assert (made.t0, made.at, made.by) == (after(-10), after(0), ANA)
    assert made.clock.due == after(62)
    assert made.clock.standing(after(62)) is Standing.OVER
    assert made.number.startswith("INS-20261120-")


def test_nobody_comes_to_know_after_it_was_written_down():
    assert fold(said(Kind.BREACH_OPENED, t0=after(50).isoformat())).t0 == after(0)
    assert fold(said(Kind.BREACH_OPENED, t0="kemarin")).t0 == after(0)
    assert fold(said(Kind.BREACH_OPENED)).sort is BreachSort.OTHER


def test_what_is_noted_later_stays_beside_what_was_known():
    made = fold(OPENED, MEASURES, said(Kind.BREACH_NOTED, 6, text="ditemukan lagi"))
    assert (made.text, made.measures) == ("ditemukan lagi", "kunci diganti")


def test_the_clock_runs_until_everybody_was_told():
    assert fold(OPENED, PEOPLE).clock.ended is None
    assert fold(OPENED, PEOPLE).told == {NoticeTo.SUBJECTS}
    again = said(Kind.BREACH_NOTIFIED, 30, to="subjek", way="surat")
    made = fold(OPENED, PEOPLE, AUTHORITY, again)
    assert (made.told_at, made.clock.ended) == (after(4), after(4))
    assert made.clock.left(after(99)) == timedelta(hours=58)
    assert [one.way for one in made.notices] == [
        NoticeWay.PHONE, NoticeWay.MAIL, NoticeWay.LETTER,
    ]  # fmt: skip


def test_it_says_what_must_stand_before_it_is_signed():
    assert fold(OPENED).missing == ("measures", "concerned", "subjek", "lembaga")
    assert fold(*WHOLE).missing == ()
    assert fold(*WHOLE).concerned == Concerned(7, 9, after(2))
    assert fold(*WHOLE[:-1]).missing == ("lembaga",)
    assert not fold(*WHOLE[:-1]).may_sign("ana")


def test_two_different_persons_close_it():
    one = fold(*WHOLE, signed(AUTHORITY))
    assert (one.is_closed, one.may_sign("ana"), one.may_sign("budi"), one.may_sign("")) == (
        False, False, True, False,
    )  # fmt: skip
    assert not fold(*WHOLE, signed(AUTHORITY), signed(AUTHORITY, 6)).is_closed
    closed = fold(*WHOLE, signed(AUTHORITY), signed(AUTHORITY, 6, BUDI))
    assert (closed.is_closed, closed.signers) == (True, (ANA, BUDI))
    assert not closed.may_sign("citra")


def test_a_later_word_voids_a_signature_but_not_a_closed_matter():
    note = said(Kind.BREACH_NOTED, 6, text="ternyata lebih banyak")
    assert not fold(*WHOLE, signed(AUTHORITY), note, signed(AUTHORITY, 7, BUDI)).is_closed
    assert fold(*WHOLE, signed(AUTHORITY), note).signers == ()
    closed = fold(*WHOLE, signed(AUTHORITY), signed(AUTHORITY, 6, BUDI), note)
    assert (closed.is_closed, closed.text) == (True, "laptop hilang")


def test_a_lost_desk_is_retired_once():
    gone = said(Kind.BREACH_DESK_RETIRED, 5)
    again = said(Kind.BREACH_DESK_RETIRED, 8)
    assert fold(OPENED, gone, again).retired_at == after(5)


def test_a_kind_of_a_newer_desk_voids_nothing():
    assert fold(*WHOLE, signed(AUTHORITY), said("breach_sung", 6)).signers == (ANA,)


def test_nothing_begins_with_another_word():
    assert fold_breach(MATTER, [MEASURES]) is None
    assert fold_breach(MATTER, []) is None
    assert fold(MEASURES, OPENED).measures == ""
