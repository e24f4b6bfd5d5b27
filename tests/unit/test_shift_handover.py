"""The hand-over as its events make it: figures, notes, who is here, two signatures."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from msgspec.structs import replace

from callcenter.shifts.handover import (
    FIGURES,
    PROGRAM,
    Counts,
    NoteSort,
    count_body,
    fold_handover,
    on_shift,
)
from callcenter.shifts.signing import Side
from callcenter.shifts.spans import Span, id_from, shift_id, span_at, span_before
from callcenter.tickets.event import Author
from callcenter.tickets.words import Kind
from tests.unit.shift_log import ANA, BUDI, NIGHT, at, counted, said, signed

STARTS = ("15:00", "07:00", "23:00")


def wib(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC) - timedelta(hours=7)


def fold(*events):
    return fold_handover("m", events)


@pytest.mark.parametrize(
    ("moment", "begin", "end"),
    [
        (wib(22, 7), wib(22, 7), wib(22, 15)),
        (wib(22, 6, 59), wib(21, 23), wib(22, 7)),
        (wib(22, 14, 59), wib(22, 7), wib(22, 15)),
        (wib(22, 23), wib(22, 23), wib(23, 7)),
        (wib(22, 0), wib(21, 23), wib(22, 7)),
    ],
)
def test_a_moment_belongs_to_one_shift(moment, begin, end):
    span = span_at(STARTS, moment)
    assert span == Span(begin, end)
    assert span.holds(moment)
    assert not span.holds(span.end)
    assert span_before(STARTS, span).end == span.begin


def test_one_start_a_day_is_a_shift_of_a_day():
    assert span_at(("07:00", "07:00"), wib(22, 6)) == Span(wib(21, 7), wib(22, 7))


def test_the_id_is_made_of_the_times_and_goes_by_them():
    one, two = shift_id(NIGHT), shift_id(Span(NIGHT.end, NIGHT.end + timedelta(hours=8)))
    assert one == shift_id(Span(NIGHT.begin, NIGHT.end))
    assert UUID(one).version == 7
    assert UUID(one).variant == "specified in RFC 4122"
    assert id_from(NIGHT.begin) <= one < id_from(NIGHT.end) <= two
    assert one != shift_id(Span(NIGHT.begin, NIGHT.end + timedelta(hours=1)))
    assert id_from(datetime(1900, 1, 1, tzinfo=UTC)) == id_from(datetime(1970, 1, 1, tzinfo=UTC))


def test_nothing_that_names_a_shift_is_no_hand_over():
    event = said(Kind.SHIFT_NOTED, text="x")
    assert fold() is None
    for body in (
        {},
        {"begin": 5, "end": "2026-11-22T00:00:00+00:00"},
        {"begin": "2026-11-22T00:00:00", "end": "2026-11-22T08:00:00"},
        {"begin": "malam", "end": "pagi"},
        {"begin": NIGHT.end.isoformat(), "end": NIGHT.begin.isoformat()},
        {"begin": "0001-01-01T00:00:00+07:00", "end": NIGHT.end.isoformat()},
    ):
        assert fold(replace(event, body=body)) is None


def test_the_figures_of_the_sheet_come_back():
    figures = Counts(**{name: n + 1 for n, name in enumerate(FIGURES)})
    made = fold(counted(7, **count_body(figures), red=["t-1", "t-1", 5, ""], callbacks="t-2"))
    assert made.sheet.counts == figures
    assert (made.sheet.red, made.sheet.callbacks) == (("t-1",), ())
    assert (made.sheet.until, made.sheet.client_id) == (at(7), "meja-1")
    strange = fold(counted(7, red_count=True, open_count=-3, near_count="7"))
    assert strange.sheet.counts == Counts()
    bare = fold(said(Kind.SHIFT_COUNTED, 3)).sheet
    assert (bare.until, bare.as_of) == (at(3), at(3))
    assert fold(counted(8, as_of=at(8).isoformat())).sheet.as_of == at(8)


def test_notes_are_kept_in_order_and_incidents_stand_out():
    made = fold(
        said(Kind.SHIFT_NOTED, 1, text="Jalur dua mati", sort="insiden"),
        said(Kind.SHIFT_NOTED, 2, BUDI, text="Sudah dilaporkan", sort="entah"),
        said(Kind.SHIFT_NOTED, 3, text=""),
        said("baru_sekali", 3),
    )
    assert [one.text for one in made.notes] == ["Jalur dua mati", "Sudah dilaporkan"]
    assert [one.sort for one in made.notes] == [NoteSort.INCIDENT, NoteSort.NOTE]
    assert [one.text for one in made.incidents] == ["Jalur dua mati"]


def test_two_persons_sign_each_their_side():
    sheet = counted()
    made = fold(sheet)
    assert made.missing == (Side.LEAVING, Side.COMING)
    assert made.may_sign(Side.LEAVING, "ana")
    assert not made.may_sign(Side.LEAVING, "")
    assert not made.may_sign(Side.LEAVING, PROGRAM.uid)
    made = fold(sheet, signed(sheet, "lama", ANA))
    assert made.missing == (Side.COMING,)
    assert not made.may_sign(Side.COMING, "ana")
    assert not made.may_sign(Side.LEAVING, "budi")
    assert made.may_sign(Side.COMING, "budi")
    assert not made.is_signed
    made = fold(sheet, signed(sheet, "lama", ANA), signed(sheet, "baru", BUDI))
    assert made.is_signed
    assert made.signatures[Side.COMING].author == BUDI


@pytest.mark.parametrize(
    ("side", "author"),
    [("baru", ANA), ("baru", PROGRAM), ("baru", Author("", "")), ("tengah", BUDI)],
)
def test_one_person_the_program_or_a_strange_side_does_not_make_it_two(side, author):
    sheet = counted()
    made = fold(sheet, signed(sheet, "lama", ANA), signed(sheet, side, author, 9))
    assert made.missing == (Side.COMING,)


def test_the_first_signature_of_a_side_counts():
    sheet = counted()
    made = fold(sheet, signed(sheet, "lama", ANA), signed(sheet, "lama", BUDI, 9))
    assert made.signatures[Side.LEAVING].author == ANA


ACCOUNT = Author("akun-7", "Ana Contoh")


def test_who_goes_by_two_names_is_one_person():
    """A way in at the desk before it was linked, the account after; or two desks, one linked."""
    sheet = counted()
    by_way_in = signed(sheet, "lama", ANA, person=["ana"])
    by_account = signed(sheet, "baru", ACCOUNT, 9, person=["akun-7", "ana"])
    made = fold(sheet, by_way_in)
    assert not made.may_sign(Side.COMING, "akun-7", "ana")
    assert made.may_sign(Side.COMING, "akun-7")  # nobody knows yet whose that is
    assert fold(sheet, by_way_in, by_account).missing == (Side.COMING,)
    other = signed(sheet, "baru", replace(ACCOUNT, uid="akun-9"), 9)
    link = signed(sheet, "baru", ACCOUNT, 9.2, person=["akun-9", "akun-7", "ana"])
    assert fold(sheet, by_way_in, other).is_signed
    assert fold(sheet, by_way_in, other, link).missing == (Side.COMING,)
    assert not fold(sheet, by_way_in, link).may_sign(Side.COMING, "akun-9")


def test_a_signature_is_for_the_sheet_that_was_seen():
    first, second = counted(), replace(counted(8, BUDI, open_count=3), eid="dua")
    made = fold(first, second, signed(first, "lama", ANA))
    assert (made.sheet.eid, made.missing) == ("dua", (Side.LEAVING, Side.COMING))
    assert made.elsewhere(Side.LEAVING).author == ANA
    assert made.elsewhere(Side.COMING) is None
    made = fold(first, second, signed(first, "lama", ANA), signed(second, "lama", BUDI))
    assert made.elsewhere(Side.LEAVING) is None
    assert fold(signed(first, "lama", ANA), said(Kind.SHIFT_NOTED, text="x")).signatures == {}


def test_a_look_before_the_end_is_signed_by_nobody_and_gives_way():
    look, sheet = counted(3, ANA), counted()
    made = fold(look, signed(look, "lama", ANA))
    assert (made.is_counted, made.missing) == (False, (Side.LEAVING, Side.COMING))
    assert not made.may_sign(Side.LEAVING, "ana")
    assert fold(look, sheet).sheet.eid == sheet.eid
    late = replace(counted(3, ANA, anew=True), eid="terlambat")
    assert fold(sheet, late).sheet.eid == sheet.eid
    ahead = replace(said(Kind.SHIFT_COUNTED, until=at(99).isoformat()), eid="jauh")
    assert fold(ahead).sheet.until == NIGHT.end
    assert fold(ahead, counted(8, BUDI)).sheet.author == BUDI


def test_what_the_program_counts_never_replaces_a_sheet_of_the_whole_shift():
    """Two desks without a line both count: it is the first one, whenever it was signed."""
    first, other = counted(), replace(counted(), eid="dua")
    made = fold(first, other, signed(first, "lama", ANA), signed(other, "baru", BUDI))
    assert (made.sheet.eid, made.missing) == (first.eid, (Side.COMING,))
    assert made.elsewhere(Side.COMING).author == BUDI
    by_hand = replace(counted(8, BUDI), eid="tangan")
    assert fold(first, by_hand, other).sheet.eid == "tangan"
    assert fold(first, signed(first, "lama", ANA), by_hand).sheet.eid == first.eid
    anew = replace(counted(8, ANA, anew=True), eid="tiga")
    made = fold(first, signed(first, "lama", ANA), anew)
    assert (made.sheet.eid, made.missing) == ("tiga", (Side.LEAVING, Side.COMING))


def test_a_missing_signature_shows_half_an_hour_after_the_end():
    sheet = counted()
    half = fold(sheet, signed(sheet, "lama", ANA))
    assert not half.is_late(at(8.49))
    assert half.is_late(at(8.5))
    assert fold(said(Kind.SHIFT_NOTED, text="x")).is_late(at(9))
    assert not fold(sheet, signed(sheet, "lama", ANA), signed(sheet, "baru", BUDI)).is_late(at(99))


def test_a_note_after_a_signature_says_so():
    sheet = counted()
    made = fold(
        said(Kind.SHIFT_NOTED, 2, text="tadi"), sheet, signed(sheet, "lama", ANA, 8.1),
        said(Kind.SHIFT_NOTED, 8.2, text="nanti"),
    )  # fmt: skip
    assert [made.said_after(one) for one in made.notes] == [False, True]


def test_who_signed_on_is_here_until_they_sign_off():
    made = fold(
        said(Kind.SHIFT_SIGNED_ON, 0.1),
        said(Kind.SHIFT_SIGNED_ON, 0.2, BUDI, "meja-2"),
        said(Kind.SHIFT_SIGNED_ON, 3, ANA, "meja-3"),
        said(Kind.SHIFT_SIGNED_OFF, 5, BUDI),
        said(Kind.SHIFT_SIGNED_OFF, 6, BUDI),
    )
    assert [(one.author.uid, one.until) for one in made.people] == [
        ("ana", at(3)), ("budi", at(5)), ("ana", None),
    ]  # fmt: skip
    assert [one.client_id for one in made.here(at(7))] == ["meja-3"]
    assert made.here(at(11.9))
    assert made.here(at(12)) == ()


def test_on_shift_has_everybody_once_over_two_shifts():
    night = fold(said(Kind.SHIFT_SIGNED_ON, 1), said(Kind.SHIFT_SIGNED_ON, 2, BUDI))
    late = replace(night, people=tuple(replace(one, since=at(8.2)) for one in night.people[:1]))
    late = replace(late, span=Span(NIGHT.end, NIGHT.end + timedelta(hours=8)))
    found = on_shift((late, night), at(9))
    assert [(one.author.uid, one.since) for one in found] == [("ana", at(8.2)), ("budi", at(2))]


def test_each_desk_says_the_last_thing_about_itself():
    made = fold(
        said(Kind.SHIFT_DESK_TOLD, 8, name="Meja satu", unsent_count=4, oldest=at(6).isoformat()),
        said(Kind.SHIFT_DESK_TOLD, 8, at_desk="meja-2", name="Meja dua"),
        said(Kind.SHIFT_DESK_TOLD, 8.1, name="Meja satu", unsent_count=1),
    )
    assert [(one.name, one.unsent, one.oldest) for one in made.desks] == [
        ("Meja dua", 0, None), ("Meja satu", 1, None),
    ]  # fmt: skip
    early = said(Kind.SHIFT_DESK_TOLD, 8.1, until=at(2).isoformat())
    assert (made.heard_of("meja-1"), made.heard_of("meja-3")) == (True, False)
    assert not fold(early).heard_of("meja-1")
    one = fold(said(Kind.SHIFT_DESK_TOLD, 8, unsent_count=4, oldest=at(6).isoformat())).desks[0]
    assert (one.unsent, one.oldest, one.client_id) == (4, at(6), "meja-1")
