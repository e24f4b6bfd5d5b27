"""Which shifts of a desk have a sheet, and what people write in it: notes, who is on duty."""

from datetime import timedelta
from itertools import pairwise

import msgspec
import pytest

from callcenter.desk.change_settings import sit_down
from callcenter.desk.finish import resolve
from callcenter.desk.privacy_breaches import open_breach
from callcenter.desk.shift_duty import add_shift_note, sign_off, sign_on
from callcenter.desk.shift_matter import DAYS, last_shift, read_on_shift, read_shifts
from callcenter.desk.shift_roster import import_roster
from callcenter.desk.shift_sheet import WAITS, open_due
from callcenter.errors import FieldInvalid
from callcenter.privacy.words import BreachSort
from callcenter.shifts.handover import PROGRAM, Counts, NoteSort
from callcenter.shifts.spans import Span, shift_id
from callcenter.store import history, seen_time
from tests.ui.colleague import centre_takes
from tests.unit.shift_office import NIGHT, ROSTER, book, new, night, office
from tests.unit.supervisors import reason

__all__ = ["office"]


def test_the_application_opens_the_sheet_when_the_shift_is_over(office, clock):
    assert not open_due(office)
    new(office)
    assert not open_due(office)
    clock.advance(hours=8)
    assert open_due(office)
    made = night(office)
    assert (made.sheet.author, made.sheet.counts.registered) == (PROGRAM, 1)
    assert [one.name for one in made.desks] == ["Meja satu"]
    assert not open_due(office)


def test_a_desk_that_still_reads_its_history_leaves_the_counting(office, clock):
    new(office)
    came = history.History(days=90, since=office.clock.now())
    with office.store.write() as tx:
        history.set_history(tx, came)
    clock.advance(hours=8)
    assert open_due(office)  # what waits at this desk it says
    assert (night(office).sheet, read_shifts(office).reading) == (None, True)
    with office.store.write() as tx:
        history.set_history(tx, msgspec.structs.replace(came, done=True))
    assert open_due(office)
    assert (night(office).sheet is None, read_shifts(office).reading) == (False, False)


def test_a_desk_without_a_supervisor_waits_for_one_that_has(office, clock):
    new(office)
    sit_down(office, "citra")
    clock.advance(hours=8)
    assert open_due(office)
    assert (night(office).sheet, len(night(office).desks)) == (None, 1)
    clock.advance(seconds=WAITS.total_seconds() - 1)
    assert not open_due(office)
    clock.advance(seconds=1)
    assert open_due(office)
    assert night(office).sheet is not None


def test_a_shift_with_nothing_but_a_note_has_a_sheet(office, clock):
    add_shift_note(office, "Jalur dua mati", NoteSort.INCIDENT)
    clock.advance(hours=8)
    assert open_due(office)
    assert night(office).sheet.counts == Counts()


def spans_with_a_sheet(desk):
    while open_due(desk):
        pass
    return [one.span for one in reversed(book(desk).handovers) if one.is_counted]


def after(span):
    return Span(span.end, span.end + timedelta(hours=8))


def quiet_after(span, many):
    for _ in range(many):
        span = after(span)
        yield span


def test_a_quiet_shift_hands_over_what_waits(office, clock):
    new(office)
    clock.advance(hours=8)
    assert spans_with_a_sheet(office) == [NIGHT]
    clock.advance(hours=8)
    assert spans_with_a_sheet(office) == [NIGHT, after(NIGHT)]
    assert book(office).handovers[0].sheet.counts.open == 1


def test_no_shift_falls_out_because_no_desk_was_awake(office, clock):
    """Each has its own sheet as it was at its end, the oldest first; not more than 45 days."""
    for _ in range(2):
        new(office)
    clock.advance(hours=16, minutes=30)  # nobody until the afternoon
    assert spans_with_a_sheet(office)[0] == NIGHT
    clock.advance(days=1)
    resolve(office, new(office), "Sudah")
    spans = spans_with_a_sheet(office)
    assert len(spans) == 5
    assert all(after(one) == two for one, two in pairwise(spans))
    clock.advance(days=3)
    assert spans_with_a_sheet(office)[5:] == [*quiet_after(spans[-1], 9)]
    clock.advance(days=DAYS + 2)
    assert spans_with_a_sheet(office) == [last_shift(office)]


def test_where_nothing_was_ever_counted_old_tickets_alone_make_no_sheets(office, clock):
    new(office)
    clock.advance(days=9)
    assert spans_with_a_sheet(office) == [last_shift(office)]


def test_a_desk_whose_clock_is_in_doubt_counts_nothing(office, clock):
    new(office)
    with office.store.write() as tx:
        seen_time.keep_known(tx, clock.now())
    clock.moment += timedelta(days=400)
    assert not open_due(office)
    clock.moment -= timedelta(days=400)
    clock.advance(hours=8)
    assert spans_with_a_sheet(office) == [NIGHT]


def test_a_sheet_of_a_shift_to_come_hides_no_shift_and_waits(office, clock):
    new(office)
    clock.moment += timedelta(days=400)
    ahead = spans_with_a_sheet(office)[0]
    clock.moment -= timedelta(days=400)
    clock.advance(hours=16)
    assert spans_with_a_sheet(office) == [NIGHT, after(NIGHT)]
    clock.advance(days=400)
    assert ahead in [one.span for one in book(office).handovers]


def test_a_roster_or_an_open_breach_is_handed_over(office, clock):
    import_roster(office, ROSTER)
    clock.advance(hours=8)
    assert spans_with_a_sheet(office) == [NIGHT]
    clock.advance(hours=8)
    assert spans_with_a_sheet(office) == [NIGHT]
    open_breach(office, BreachSort.OTHER, clock.now(), "Berkas tertinggal")
    assert spans_with_a_sheet(office) == [NIGHT]
    clock.advance(hours=8)
    assert spans_with_a_sheet(office)[1:] == [after(after(NIGHT))]


def test_old_hand_overs_are_read_when_asked_for(office, clock):
    add_shift_note(office, "Lama")
    clock.advance(days=DAYS + 1)
    add_shift_note(office, "Baru")
    assert [one.notes[0].text for one in book(office).handovers] == ["Baru"]
    assert book(office).more
    whole = read_shifts(office, days=2 * DAYS)
    assert [one.notes[0].text for one in whole.handovers] == ["Baru", "Lama"]
    assert not whole.more


def test_anybody_writes_notes_but_no_numbers_of_people(office):
    sit_down(office, "citra")
    add_shift_note(office, " Tiket 26-0417-101-45 ditunggu bupati ", NoteSort.INCIDENT)
    for text, why in (("", "empty"), ("hubungi 0812-0000-1234", "identifying")):
        with pytest.raises(FieldInvalid) as caught:
            add_shift_note(office, text)
        assert reason(caught) == ("note", why)
    notes = night(office).notes
    assert [(one.text, one.sort, one.author.uid) for one in notes] == [
        ("Tiket 26-0417-101-45 ditunggu bupati", NoteSort.INCIDENT, "citra")
    ]


def test_people_sign_on_once_and_off_from_wherever_they_are_here(office, clock):
    sign_on(office)
    sign_on(office)
    sit_down(office, "citra")
    clock.advance(minutes=1)
    sign_on(office)
    assert [one.author.uid for one in read_on_shift(office)] == ["ana", "citra"]
    assert len(night(office).people) == 2
    clock.advance(hours=8)
    assert last_shift(office) == NIGHT
    sign_on(office)
    sign_off(office)
    assert [one.author.uid for one in read_on_shift(office)] == ["ana"]
    before = len(book(office).handovers)
    sign_off(office)
    assert len(book(office).handovers) == before
    clock.advance(hours=4)
    assert read_on_shift(office) == ()
    assert book(office).here == ()


def test_what_is_here_is_told_by_the_name_of_the_subject(office):
    heard = set()
    office.changes.subscribe(heard.update)
    add_shift_note(office, "Tenang")
    assert {"shift", shift_id(NIGHT)} <= heard


def test_conflicts_are_settled_by_the_centre_order(office):
    """The same note from the centre's side does not double."""
    add_shift_note(office, "Satu")
    centre_takes(office, shift_id(NIGHT))
    assert len(night(office).notes) == 1
