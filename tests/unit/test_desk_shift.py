"""Shifts at a desk: figures against the log counted apart, signatures, duty, rosters."""

import random
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import msgspec
import pytest

from callcenter.desk import approval as approvals
from callcenter.desk.audit import read_audit
from callcenter.desk.change_settings import change_settings, sit_down
from callcenter.desk.finish import close_ticket, reject, reopen, resolve
from callcenter.desk.privacy_breaches import open_breach
from callcenter.desk.record import append
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.shift_duty import add_shift_note, sign_off, sign_on
from callcenter.desk.shift_matter import (
    DAYS,
    last_shift,
    read_on_shift,
    read_shifts,
    shift_now,
)
from callcenter.desk.shift_roster import import_roster, look_at_roster
from callcenter.desk.shift_sheet import LISTED, WAITS, count_sheet, open_due, sign_sheet
from callcenter.desk.work_queue import callback_done, promise_callback
from callcenter.errors import (
    ApprovalRefused,
    FieldInvalid,
    NotFound,
    RightMissing,
    RosterRefused,
)
from callcenter.privacy.words import BreachSort
from callcenter.protocol.events import decode_event
from callcenter.settings import Operator
from callcenter.shifts.handover import PROGRAM, Counts, NoteSort
from callcenter.shifts.roster import EMPTY_ROSTER
from callcenter.shifts.signing import Side
from callcenter.shifts.spans import Span, shift_id
from callcenter.store import history, outbox, shift_counts
from callcenter.store.tables import events
from callcenter.tickets.event import TICKET
from callcenter.tickets.words import Kind, Urgency
from tests.builders import intake, ticket
from tests.ui.colleague import centre_takes, colleague_does

PEOPLE = (
    Operator("ana", "Ana Contoh", "pengawas"),
    Operator("budi", "Budi Contoh", "pengawas"),
    Operator("citra", "Citra Contoh"),
)
TEN = datetime(2026, 11, 20, 16, 0, tzinfo=UTC)
NIGHT = Span(TEN, TEN + timedelta(hours=8))
"""From 23.00 to 07.00 WIB."""
ROSTER = b"nama,mulai,selesai\nAna Contoh,20-11-2026 23.00,07.00\n"


@pytest.fixture
def office(desk, clock):
    """Ana and Budi are supervisors, Ana sits here; the night has just begun."""
    settings = replace(desk.settings, operators=PEOPLE, operator="ana", desk_name="Meja satu")
    change_settings(desk, settings)
    clock.advance(seconds=(TEN - clock.now()).total_seconds())
    assert shift_now(desk) == NIGHT
    return desk


def new(desk, **fields):
    return register_ticket(desk, intake(**fields)).ticket_id


def book(desk):
    return read_shifts(desk)


def night(desk):
    found = book(desk).find(shift_id(NIGHT))
    assert found is not None
    return found


def sign(desk, side, approval=None):
    """Who sits here signs what they see."""
    seen = night(desk)
    sign_sheet(desk, seen.id, side, approval, of=seen.sheet.eid)


def counted(desk, clock):
    """The night is over and its sheet is there."""
    clock.advance(seconds=max(0, (NIGHT.end - clock.now()).total_seconds()))
    return count_sheet(desk, NIGHT)


def reason(caught):
    return (caught.value.field, caught.value.reason)


# ---- the figures, counted apart -------------------------------------------------------------


def log(desk):
    """Every event of a ticket in the log, as it was written, nothing folded."""
    with desk.store.read() as tx:
        found = [decode_event(row.raw) for row in tx.execute(events.select())]
    return sorted((one for one in found if one.subject == TICKET), key=lambda it: (it.at, it.n))


def counted_apart(desk, begin, until):
    """The figures from the bare log: by what happened, without rows, folds or clocks of ours."""
    every = [one for one in log(desk) if one.at < until]
    by_ticket = {}
    for one in every:
        by_ticket.setdefault(one.subject_id, []).append(one)
    figures = Counter()
    for story in by_ticket.values():
        kinds = [one.kind for one in story]
        first = story[0]
        assert first.kind == Kind.REGISTERED
        said = {one.field: one.value for one in first.changes}
        urgent = said.get("urgency", "normal") != "normal"
        if first.at >= begin:
            figures["registered"] += 1
            figures["emergencies"] += said.get("urgency") == "darurat"
        moves = [one for one in story if one.kind in
                 ("resolved", "closed", "rejected", "reopened")]  # fmt: skip
        last = moves[-1] if moves else None
        ended = last is not None and last.kind in ("closed", "rejected")
        answered = last is not None and last.kind in ("resolved", "closed", "rejected")
        figures["closed"] += ended and last.at >= begin
        figures["open"] += not answered
        promises = {one.eid: one for one in story if one.kind == "callback_promised"}
        for one in story:
            if one.kind == "callback_done":
                promises.pop(one.body["eid"])
        if last is not None and last.kind == "rejected":
            promises.clear()  # what is rejected waits for nobody
        figures["callbacks"] += len(promises)
        due = [datetime.fromisoformat(one.body["due"]) for one in promises.values()]
        if not answered and "dispatched" not in kinds:
            due.append(first.at + timedelta(minutes=60 if urgent else 24 * 60))
        figures["red"] += any(one <= until for one in due)
        values = Counter(
            (change.field, change.base)
            for one in story
            for change in one.changes
            if one.kind == "edited"
        )
        figures["conflicts"] += any(count > 1 for count in values.values())
        figures["lapor"] += "lapor_uncertain" in kinds and "lapor_settled" not in kinds
    return figures


class Night:
    """Eight hours of invented calls; what is done is drawn from a seed."""

    def __init__(self, desk, clock, seed):
        self.desk, self.clock, self.draw = desk, clock, random.Random(seed)
        self.ids = []

    def step(self):
        self.clock.advance(minutes=self.draw.randint(1, 12))
        if len(self.ids) < 3 or self.draw.random() < 0.4:
            self.call()
            return
        act = self.draw.choice(
            (self.finish, self.promise, self.keep, self.doubt, self.argue, self.give_up)
        )
        act(self.draw.choice(self.ids))

    def call(self):
        urgency = self.draw.choice(
            (Urgency.NORMAL, Urgency.NORMAL, Urgency.SOON, Urgency.EMERGENCY)
        )
        n = len(self.ids)
        agencies = self.draw.choice(((), ("bmbk",)))
        self.ids.append(
            new(self.desk, phone=f"0812-0000-{n:04}", urgency=urgency, agency_ids=agencies)
        )

    def finish(self, one):
        state = ticket(self.desk, one).state
        if state in ("selesai",):
            close_ticket(self.desk, one, "Tuntas")
        elif state in ("ditutup", "ditolak"):
            reopen(self.desk, one, "Belum tuntas")
        else:
            resolve(self.desk, one, "Sudah ditangani")

    def give_up(self, one):
        if ticket(self.desk, one).state in ("diterima", "terverifikasi"):
            reject(self.desk, one, "Tidak cukup data")

    def promise(self, one):
        due = self.clock.now() + timedelta(minutes=self.draw.randint(5, 300))
        promise_callback(self.desk, one, due)

    def keep(self, one):
        for promised in ticket(self.desk, one).callbacks:
            if not promised.done:
                callback_done(self.desk, one, promised.eid, "Sudah ditelepon")
                return

    def doubt(self, one):
        if not ticket(self.desk, one).lapor.attempt:
            with self.desk.change() as change:
                append(change, TICKET, one, Kind.LAPOR_UNCERTAIN, body={"attempt": f"a-{one}"})

    def argue(self, one):
        base = ticket(self.desk, one).heads["description"].eid
        if ticket(self.desk, one).conflicts:
            return
        from callcenter.tickets.event import Change

        for text in ("Satu", "Dua"):
            change = Change("description", f"{text} contoh", base)
            colleague_does(self.desk, one, Kind.EDITED, changes=[change])


@pytest.mark.parametrize("seed", [1, 2])
def test_the_figures_of_the_sheet_are_those_of_the_log_counted_apart(office, clock, seed):
    evening = new(office, phone="0812-0000-9999")
    made = Night(office, clock, seed)
    made.ids.append(evening)
    while clock.now() < NIGHT.end - timedelta(minutes=15):
        made.step()
    with office.store.write() as tx:
        first = outbox.pending(tx, 1)[0]
        outbox.quarantine(tx, first.eid, "unknown_kind")
    clock.advance(seconds=1)
    open_breach(office, BreachSort.OTHER, clock.now(), "Berkas tertinggal")
    until = clock.now()
    count_sheet(office, NIGHT)
    sheet = night(office).sheet
    apart = counted_apart(office, NIGHT.begin, until)
    found = sheet.counts
    assert {name: getattr(found, name) for name in apart} == dict(apart)
    assert (found.aside, found.breaches) == (1, 1)
    assert min(found.registered, found.closed, found.red, found.callbacks, found.lapor) > 0
    assert min(found.conflicts, found.emergencies, found.open) > 0
    assert (sheet.until, len(sheet.red)) == (until, min(found.red, LISTED))
    desks = night(office).desks
    with office.store.read() as tx:
        waiting = outbox.summary(tx).unsent
    assert [(one.name, one.unsent + 2, one.oldest is not None) for one in desks] == [
        ("Meja satu", waiting, True)
    ]


def test_only_what_happened_in_the_shift_counts_for_it(office, clock):
    early = new(office, phone="0812-0000-0001")
    clock.advance(hours=8)
    new(office, phone="0812-0000-0002")
    resolve(office, early, "Sudah")
    close_ticket(office, early, "Tuntas")
    count_sheet(office, NIGHT)
    counts = night(office).sheet.counts
    assert (counts.registered, counts.closed, counts.open) == (1, 0, 1)
    assert night(office).sheet.until == NIGHT.end
    clock.advance(seconds=1)
    count_sheet(office, shift_now(office))
    counts = book(office).handovers[0].sheet.counts
    assert (counts.registered, counts.closed, counts.open) == (1, 1, 1)


def test_a_sheet_counted_later_says_how_it_was(office, clock, monkeypatch):
    """Of the very night counted at its end, and again when the day went on over it."""
    made = Night(office, clock, 4)
    while clock.now() < NIGHT.end - timedelta(minutes=58):
        made.step()
    new(office, urgency=Urgency.SOON, agency_ids=())  # three quarters of its hour are over then
    counted(office, clock)
    before = night(office).sheet
    assert min(before.counts.red, before.counts.callbacks, before.counts.near) > 0
    while clock.now() < NIGHT.end + timedelta(hours=7):
        made.step()
    count_sheet(office, NIGHT)
    later = night(office).sheet
    assert (later.counts, later.red, later.callbacks) == (
        before.counts, before.red, before.callbacks,
    )  # fmt: skip
    assert (later.until, later.as_of, later.at) == (NIGHT.end, NIGHT.end, clock.now())
    monkeypatch.setattr(shift_counts, "LOOKED_BACK", 3)
    count_sheet(office, NIGHT)
    assert night(office).sheet.as_of == clock.now()
    assert night(office).sheet.counts != before.counts


# ---- the sheet ------------------------------------------------------------------------------


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


def test_only_a_supervisor_counts_and_never_ahead(office):
    with pytest.raises(FieldInvalid) as caught:
        count_sheet(office, Span(NIGHT.end, NIGHT.end + timedelta(hours=8)))
    assert reason(caught) == ("sheet", "future")
    sit_down(office, "citra")
    with pytest.raises(RightMissing):
        count_sheet(office, NIGHT)
    assert book(office).handovers == ()


def test_two_supervisors_sign_and_what_was_signed_is_counted_again_only_on_purpose(office, clock):
    counted(office, clock)
    office.standing = replace(office.standing, account="akun-ana")
    sign(office, Side.LEAVING)
    with pytest.raises(FieldInvalid) as caught:
        sign(office, Side.LEAVING)
    assert reason(caught) == ("signature", "signed")
    for account in ("akun-ana", ""):  # as at a desk that is not linked: the same person
        office.standing = replace(office.standing, account=account)
        with pytest.raises(FieldInvalid) as caught:
            sign(office, Side.COMING)
        assert reason(caught) == ("signature", "same")
    sit_down(office, "budi")
    sign(office, Side.COMING)
    assert night(office).is_signed
    signers = [one.uid for _, one in read_audit(office, acts=["approved"]).lines]
    assert sorted(signers) == ["akun-ana", "budi"]
    with pytest.raises(FieldInvalid) as caught:
        count_sheet(office, NIGHT)
    assert reason(caught) == ("sheet", "signed")
    count_sheet(office, NIGHT, anew=True)
    assert night(office).missing == (Side.LEAVING, Side.COMING)


def test_the_other_one_signs_here_by_passphrase_for_just_this_sheet(office, clock):
    counted(office, clock)
    sit_down(office, "citra")
    with pytest.raises(RightMissing):
        sign(office, Side.LEAVING)
    wrong = approvals.give(office, "ana", "sign", "lembar-lain", "shift")
    with pytest.raises(ApprovalRefused):
        sign(office, Side.LEAVING, wrong)
    for uid, side in (("ana", Side.LEAVING), ("budi", Side.COMING)):
        given = approvals.give(office, uid, "sign", night(office).sheet.eid, "shift")
        sign(office, side, given)
        with pytest.raises(FieldInvalid):
            sign(office, side, given)
    names = [one.author.name for one in night(office).signatures.values()]
    assert names == ["Ana Contoh", "Budi Contoh"]


def test_nothing_is_signed_that_nobody_counted(office):
    add_shift_note(office, "Tenang")
    with pytest.raises(FieldInvalid) as caught:
        sign_sheet(office, shift_id(NIGHT), Side.LEAVING, of="")
    assert reason(caught) == ("signature", "not_counted")
    with pytest.raises(NotFound):
        sign_sheet(office, new(office), Side.LEAVING, of="")


def test_a_shift_that_runs_is_looked_at_but_not_signed_and_counted_at_its_end(office, clock):
    new(office)
    clock.advance(hours=2)
    count_sheet(office, NIGHT)
    assert night(office).sheet.until == clock.now()
    with pytest.raises(FieldInvalid) as caught:
        sign(office, Side.LEAVING)
    assert reason(caught) == ("signature", "running")
    new(office)
    clock.advance(hours=6)
    assert open_due(office)
    assert not open_due(office)
    made = night(office)
    assert (made.sheet.until, made.sheet.counts.registered) == (NIGHT.end, 2)
    assert [one.until for one in made.desks] == [NIGHT.end]
    sign(office, Side.LEAVING)


def test_what_is_counted_between_the_look_and_the_click_is_not_signed(office, clock):
    counted(office, clock)
    seen = night(office).sheet.eid
    count_sheet(office, NIGHT)
    with pytest.raises(FieldInvalid) as caught:
        sign_sheet(office, shift_id(NIGHT), Side.LEAVING, of=seen)
    assert reason(caught) == ("signature", "changed")


def test_a_missing_signature_shows_in_the_book(office, clock):
    counted(office, clock)
    sign(office, Side.LEAVING)
    assert book(office).late == ()
    clock.advance(minutes=30)
    assert [one.missing for one in book(office).late] == [(Side.COMING,)]
    sit_down(office, "budi")
    sign(office, Side.COMING)
    assert book(office).late == ()


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


# ---- notes and duty -------------------------------------------------------------------------


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


# ---- rosters --------------------------------------------------------------------------------


def test_a_roster_is_taken_whole(office):
    taken = import_roster(office, ROSTER)
    assert (taken.duties, taken.people, taken.span) == (1, 1, NIGHT)
    assert [one.name for one in book(office).roster.during(NIGHT)] == ["Ana Contoh"]


def test_a_roster_that_is_not_right_changes_nothing(office, tmp_path):
    import_roster(office, ROSTER)
    before = book(office).roster
    twice = ROSTER + b"Ana Contoh,21-11-2026 06.00,08.00\n"
    clash = b"nama,mulai,selesai\nAna Contoh,21-11-2026 06.00,08.00\n"
    calendar = b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:sampah\nEND:VCALENDAR"
    for data, why in ((twice, "overlap"), (clash, "clash"), (calendar, "nesting"), (b"", "empty")):
        with pytest.raises(RosterRefused) as caught:
            import_roster(office, data)
        assert caught.value.reason == why
    with pytest.raises(RosterRefused) as caught:
        look_at_roster(office, tmp_path / "tidak-ada.csv")
    assert caught.value.reason == "unreadable"
    assert book(office).roster == before


def test_a_roster_comes_from_a_file_and_by_a_supervisor_alone(office, tmp_path):
    path = tmp_path / "jadwal.csv"
    path.write_bytes(ROSTER)
    sit_down(office, "citra")
    with pytest.raises(RightMissing):
        look_at_roster(office, path)
    assert book(office).roster == EMPTY_ROSTER
    sit_down(office, "ana")
    look = look_at_roster(office, path)
    assert (look.data, look.span, look.replaced) == (ROSTER, NIGHT, 0)
    assert book(office).roster == EMPTY_ROSTER


def test_turns_go_only_when_somebody_agreed_to_as_many(office, tmp_path):
    path = tmp_path / "jadwal.csv"
    path.write_bytes(ROSTER.replace(b"Ana", b"Budi"))
    import_roster(office, ROSTER)
    import_roster(office, ROSTER)
    look = look_at_roster(office, path)
    assert look.replaced == 1
    with pytest.raises(RosterRefused) as caught:
        import_roster(office, look.data)
    assert caught.value.reason == "replaces"
    assert [one.name for one in book(office).roster.duties] == ["Ana Contoh"]
    import_roster(office, look.data, replacing=look.replaced)
    assert [one.name for one in book(office).roster.duties] == ["Budi Contoh"]


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
