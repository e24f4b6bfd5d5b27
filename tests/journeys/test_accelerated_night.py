"""Twelve hours of a night in a minute: what is counted agrees with the log, counted apart.

300 calls at two desks, a line that breaks twice, once over a change of shift, an OPD that says
nothing. The counting here reads events one by one and knows no row, fold or clock of ours.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from callcenter.clock import WIB
from callcenter.desk import finish, work_queue
from callcenter.desk.escalate import Escalation
from callcenter.desk.record_follow_up import record_follow_up
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.shift_duty import sign_off, sign_on
from callcenter.desk.shift_sheet import count_sheet, open_due, read_handover, sign_sheet
from callcenter.errors import FieldInvalid
from callcenter.protocol.events import decode_event
from callcenter.reports.figures import Dimension, Figure
from callcenter.reports.order import Grain, ReportOrder
from callcenter.reports.reading import read_report
from callcenter.server.centre import from_us
from callcenter.server.escalate import Escalation as CentreEscalation
from callcenter.shifts.handover import Handover
from callcenter.shifts.signing import Side
from callcenter.shifts.spans import Span, shift_id
from callcenter.store.tables import events
from callcenter.tickets.event import Event
from callcenter.tickets.words import Kind, Outcome, Urgency
from callcenter.workstation import Workstation
from tests.builders import intake
from tests.fakes import FakeClock
from tests.journeys.conftest import enrolled
from tests.journeys.hands import Centre

CALLS = 300
LOOK = 40
"""After so many calls somebody counts too early."""
HOUR = timedelta(hours=1)
BEGIN = datetime(2026, 11, 23, 19, 30, tzinfo=WIB).astimezone(UTC)
"""A Monday evening; it ends when the offices open."""
END = BEGIN + 12 * HOUR
WEEK_BEFORE = datetime(2026, 11, 16, 10, tzinfo=WIB).astimezone(UTC)
DROPS = ((BEGIN + 3 * HOUR, BEGIN + 4 * HOUR), (BEGIN + 6 * HOUR, BEGIN + 8 * HOUR))
"""The first one is over the end of the evening: each desk counts what it knows alone."""
EVENING = Span(BEGIN - timedelta(hours=4.5), BEGIN + timedelta(hours=3.5))
NIGHT = Span(EVENING.end, EVENING.end + 8 * HOUR)
SILENT = "dishub"
ANSWERING = ("bmbk", "dinkes", "disdikbud", "dinsos")
SOON_LIMIT = HOUR


@dataclass
class Night:
    """Two desks, the centre, and a clock that stands still but for what is told."""

    clock: FakeClock
    centre: Centre
    desks: tuple[Workstation, Workstation]
    chance: random.Random = field(default_factory=lambda: random.Random(6))
    linked: bool = True
    eyes: list[Escalation] = field(default_factory=list)

    def go_to(self, moment: datetime) -> None:
        """Time goes by; the line breaks and comes back when it should."""
        for begin, end in DROPS:
            if self.linked and begin <= moment < end:
                self.centre.stop()
                self.linked = False
            elif not self.linked and self.clock.moment < end <= moment:
                self.centre.start()
                self.linked = True
        self.clock.advance(seconds=(moment - self.clock.moment).total_seconds())

    def look(self) -> None:
        """What the clocks of the screen do: moves, then what is due of the hand-over, then sync."""
        for eye in self.eyes:
            moved_by(eye)
        for one in self.desks:
            while open_due(one.desk):
                pass
        self.exchange()

    def exchange(self) -> None:
        for one in (*self.desks, *self.desks):
            assert (one.sync.run_once().error is None) == self.linked


@pytest.fixture
def night(tmp_path: Path) -> Iterator[Night]:
    clock = FakeClock(WEEK_BEFORE)
    centre = Centre(tmp_path / "centre", clock=clock)
    people = {"Malam": "Pengawas Malam", "Pagi": "Pengawas Pagi"}
    stations = [
        enrolled(tmp_path / name, centre, name, who, clock=clock, role="pengawas")
        for name, who in people.items()
    ]
    made = Night(clock, centre, (stations[0], stations[1]))
    made.eyes = [Escalation(one.desk) for one in stations]
    yield made
    for one in stations:
        one.close()
    centre.stop()


def call(night: Night, place: int) -> None:
    """Somebody calls; sometimes an earlier ticket goes on."""
    desk = night.desks[place % 2].desk
    chance = night.chance
    kind = chance.random()
    urgency = Urgency.SOON if kind < 0.2 else Urgency.NORMAL
    agencies = () if kind < 0.35 else (chance.choice(ANSWERING),)
    made = register_ticket(
        desk,
        intake(
            phone=f"0812-0000-{place:04}",
            name=f"Contoh Malam {place}",
            agency_ids=agencies,
            urgency=urgency,
        ),
    ).ticket_id
    step = chance.random()
    if agencies and step < 0.3:
        record_follow_up(desk, made, agencies[0], outcome=Outcome.PROGRESS, text="dikerjakan")
    if step < 0.15:
        finish.resolve(desk, made, "sudah dijawab")
        finish.close_ticket(desk, made, "pelapor puas")
    elif step > 0.9:
        due = night.clock.now() + timedelta(minutes=chance.randrange(20, 400))
        work_queue.promise_callback(desk, made, due)


def test_a_night_counted_by_the_application_and_by_hand(night: Night) -> None:
    first, second = night.desks
    silent = register_ticket(first.desk, intake(agency_ids=(SILENT,), name="Contoh Diam"))
    night.exchange()
    night.go_to(BEGIN)
    for one in night.desks:
        sign_on(one.desk)
    moments = sorted(night.chance.uniform(0, 12 * 3600 - 60) for _ in range(CALLS))
    due = [BEGIN + timedelta(seconds=one) for one in moments]
    counted = {EVENING.end: EVENING, NIGHT.end: NIGHT}
    for place, moment in enumerate(due):
        for end in [one for one in counted if night.clock.moment < one <= moment]:
            change_of_shift(night, counted[end])
        night.go_to(moment)
        call(night, place)
        if place == LOOK:
            look_too_early(night)
        if place % 10 == 0:
            night.look()
    night.go_to(END)
    night.exchange()  # a clock that went on by minutes at once is believed when the centre says so
    night.look()

    log = [decode_event(row.raw, row.seq, from_us(row.received_at)) for row in night.centre.rows()]
    assert sum(one.kind == Kind.REGISTERED for one in log) == CALLS + 1
    count_sheet(first.desk, EVENING)  # nobody had the whole of it at its end
    night.exchange()
    for span in counted.values():
        found = read_handover(second.desk, shift_id(span))
        compare(found, log, span)
        assert len(found.desks) == 2
        sign_both(night, span)
    compare_moves(night, log, silent.ticket_id)
    for one in night.desks:
        compare_report(one, log)


def compare_moves(night: Night, log: Sequence[Event], silent: str) -> None:
    """Each move once, the silent OPD's as soon as the offices open, and nothing is left to move."""
    moves = [one for one in log if one.kind == Kind.ESCALATED]
    named = [(one.subject_id, one.body["rule"], one.body["cause"]) for one in moves]
    assert len(named) == len(set(named))
    assert (silent, "opd-diam", END) in {
        (one.subject_id, one.body["rule"], one.wall_at) for one in moves
    }
    assert all(one.received_at is not None and one.wall_at <= one.received_at for one in moves)
    centre = CentreEscalation(night.centre.centre)
    everybody: tuple[Escalation | CentreEscalation, ...] = (centre, *night.eyes)
    assert [moved_by(one) for one in everybody] == [0, 0, 0]


def sign_both(night: Night, span: Span) -> None:
    """Each at their own desk."""
    first, second = night.desks
    for station, side in ((first, Side.LEAVING), (second, Side.COMING)):
        sign(station, span, side)
        night.exchange()
    assert not read_handover(first.desk, shift_id(span)).missing


def sign(station: Workstation, span: Span, side: Side) -> None:
    """Who sits there signs the sheet they see there."""
    seen = read_handover(station.desk, shift_id(span)).sheet
    assert seen is not None
    sign_sheet(station.desk, shift_id(span), side, of=seen.eid)


def look_too_early(night: Night) -> None:
    """Somebody counts in the middle of the evening: it is a look, and nobody can sign it."""
    for one in night.desks:
        count_sheet(one.desk, EVENING)
    night.exchange()
    with pytest.raises(FieldInvalid) as caught:
        sign(night.desks[0], EVENING, Side.LEAVING)
    assert caught.value.reason == "running"


def moved_by(eye: Escalation | CentreEscalation) -> int:
    """All there is to move, in as many looks as it takes."""
    moved, more = 0, True
    while more:
        ran = eye.run_due()
        moved, more = moved + ran.moved, ran.more
    return moved


def change_of_shift(night: Night, span: Span) -> None:
    """The moment one shift ends: the application counts by itself, at each desk what it knows."""
    night.look()
    night.go_to(span.end)
    night.look()
    for one in night.desks:
        sign_off(one.desk)
        sign_on(one.desk)
    night.exchange()
    for one in night.desks:
        with one.desk.store.read() as tx:
            log = [decode_event(row.raw) for row in tx.execute(events.select())]
        compare(read_handover(one.desk, shift_id(span)), log, span)


def compare(found: Handover, log: Sequence[Event], span: Span) -> None:
    """The sheet against the log up to its hour."""
    assert found.sheet is not None
    until = found.sheet.until
    assert until == span.end
    counts = found.sheet.counts
    before = [one for one in log if one.wall_at <= until and one.subject == "ticket"]
    within = Counter(one.kind for one in before if span.begin <= one.wall_at < span.end)
    assert counts.registered == within[Kind.REGISTERED] > 20
    assert counts.closed == within[Kind.CLOSED] > 0
    stories: defaultdict[str, list[Event]] = defaultdict(list)
    for one in before:
        stories[one.subject_id].append(one)
    is_open = {
        name
        for name, told in stories.items()
        if not {Kind.RESOLVED, Kind.CLOSED} & {one.kind for one in told}
    }
    assert counts.open == len(is_open)
    promises = [one for one in before if one.kind == Kind.CALLBACK_PROMISED]
    assert counts.callbacks == len(promises)
    red = {name for name in is_open if _is_red(stories[name], until)}
    red |= {one.subject_id for one in promises if _moment(one.body["due"]) <= until}
    assert counts.red == len(red) > 1


def _moment(text: object) -> datetime:
    return datetime.fromisoformat(str(text))


def _is_red(told: Sequence[Event], until: datetime) -> bool:
    """Urgent and with nobody for an hour, or the OPD that has been silent for a week."""
    sent = [one for one in told if one.kind == Kind.DISPATCHED]
    if sent:
        return sent[0].wall_at == WEEK_BEFORE
    begun = next(one for one in told if one.kind == Kind.REGISTERED)
    urgent = any(one.field == "urgency" and one.value == "segera" for one in begun.changes)
    return urgent and begun.wall_at + SOON_LIMIT <= until


def compare_report(station: Workstation, log: Sequence[Event]) -> None:
    """A desk's report of these days against the log."""
    order = ReportOrder(
        begin=WEEK_BEFORE.astimezone(WIB).date(), end=END.astimezone(WIB).date(), grain=Grain.DAY
    )
    report = read_report(station.desk, order)
    begun = [one for one in log if one.kind == Kind.REGISTERED]
    assert report.total[Figure.ALL] == len(begun)
    days = Counter(one.wall_at.astimezone(WIB).date().isoformat() for one in begun)
    shown = {key: tally[Figure.ALL] for key, tally in report.rows[Dimension.PERIOD].items()}
    assert {key: many for key, many in shown.items() if many} == dict(days)
    sent, answered = Counter[str](), Counter[str]()
    for one in log:
        if one.kind == Kind.DISPATCHED:
            listed = one.body["agency_ids"]
            assert isinstance(listed, list)
            sent.update(str(name) for name in listed)
        elif one.kind == Kind.FOLLOW_UP_RECORDED:
            answered[str(one.body["agency_id"])] += 1
    rows = report.rows[Dimension.AGENCY]
    assert {key: tally[Figure.ALL] for key, tally in rows.items()} == dict(sent)
    found = {key: tally[Figure.ANSWERED] for key, tally in rows.items() if tally[Figure.ANSWERED]}
    assert found == dict(answered)
    assert {key for key, tally in rows.items() if tally[Figure.SILENT]} == {SILENT}
