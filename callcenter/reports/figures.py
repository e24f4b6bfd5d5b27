"""Which figures there are, of what, and what one ticket adds to each. Pure.

Counting and the list of tickets behind a figure ask the same `Judge`: they cannot disagree.
"""

from collections.abc import Iterator
from datetime import date, datetime
from enum import IntFlag, StrEnum

from callcenter.reports.order import ReportOrder, period_key
from callcenter.store.columns import micros
from callcenter.store.measures import DispatchFact, TicketFact
from callcenter.store.surveys import SurveyFact
from callcenter.tickets.deadlines import ClockKind
from callcenter.tickets.words import Confidentiality, Outcome, State
from callcenter.tickets.working_calendar import WorkingCalendar

_DAY = 86_400_000_000
_WIB = 7 * 3_600_000_000
_EPOCH = date(1970, 1, 1).toordinal()
KABKOTA_CODE, KECAMATAN_CODE = len("18.01"), len("18.01.01")


class Dimension(StrEnum):
    """What the rows of a table are."""

    TOTAL = "semua"
    PERIOD = "waktu"
    KABKOTA = "kabkota"
    KECAMATAN = "kecamatan"
    CATEGORY = "kategori"
    CHANNEL = "kanal"
    CLASSIFICATION = "klasifikasi"
    STATE = "status"
    CONFIDENTIALITY = "kerahasiaan"
    LAPOR = "lapor"
    REFERRAL = "rujukan"
    AGENCY = "opd"
    CLOCK = "batas_waktu"

    __hash__ = str.__hash__  # Enum's own is written in Python: half of what counting costs


class Figure(IntFlag):
    """What a column counts; one ticket, hand-over or clock may count in several."""

    ALL = 1 << 0
    CONFIDENTIAL = 1 << 1
    # of a ticket
    OPEN = 1 << 2
    RESOLVED = 1 << 3
    IN_TIME = 1 << 4
    LATE = 1 << 5
    REFERRED = 1 << 6
    REJECTED = 1 << 7
    DUPLICATE = 1 << 8
    IN_CALL = 1 << 9
    REOPENED = 1 << 10
    # of a hand-over to an agency
    ANSWERED = 1 << 11
    ANSWERED_IN_TIME = 1 << 12
    SILENT = 1 << 13
    WAITING = 1 << 14
    NOT_COMPETENT = 1 << 15
    MOVED = 1 << 16
    # of a clock
    MET = 1 << 17
    MISSED = 1 << 18
    RUNNING = 1 << 19
    PAUSED = 1 << 20
    # of a hand-over again
    UNANSWERED = 1 << 21


(
    _TOTAL, _PERIOD, _KABKOTA, _KECAMATAN, _CATEGORY, _CHANNEL, _CLASSIFICATION, _STATE,
    _CONFIDENTIALITY, _LAPOR, _REFERRAL, _AGENCY, _CLOCK,
) = Dimension  # fmt: skip
Entry = tuple[Dimension, str, int]
"""A row (dimension and key) and the figures of it in which a ticket counts once, as bits."""

_ALL, _CONFIDENTIAL = int(Figure.ALL), int(Figure.CONFIDENTIAL)
_STATES: dict[str, int] = {
    **dict.fromkeys(
        (State.RECEIVED, State.VERIFIED, State.DISPATCHED, State.FOLLOWED_UP, State.WAITING),
        int(Figure.OPEN),
    ),
    State.RESOLVED: int(Figure.RESOLVED),
    State.CLOSED: int(Figure.RESOLVED),
    State.REFERRED: int(Figure.REFERRED),
    State.REJECTED: int(Figure.REJECTED),
    State.DUPLICATE: int(Figure.DUPLICATE),
}
# Plain numbers and words: reading a member of an enum a million times is felt.
_REFERRED, _IN_CALL, _REOPENED = map(int, (Figure.REFERRED, Figure.IN_CALL, Figure.REOPENED))
_IN_TIME, _LATE = int(Figure.IN_TIME), int(Figure.LATE)
_NORMAL, _DUPLICATE = Confidentiality.NORMAL.value, State.DUPLICATE.value
_NOT_COMPETENT, _TRANSFERRED = Outcome.NOT_COMPETENT.value, Outcome.TRANSFERRED.value
_FIRST, _VERIFY = ClockKind.FIRST_DISPATCH.value, ClockKind.VERIFY.value
_WHOLE, _FOLLOW_UP = ClockKind.WHOLE.value, ClockKind.FOLLOW_UP.value
_MET, _MISSED = int(Figure.MET), int(Figure.MISSED)
_RUNNING, _PAUSED = int(Figure.RUNNING), int(Figure.PAUSED)


class Judge:
    """What tickets add to the figures of one report, seen at `now`."""

    def __init__(self, order: ReportOrder, now: datetime, calendar: WorkingCalendar) -> None:
        self._order, self._now, self._calendar = order, micros(now), calendar
        self._periods: dict[int, str] = {}
        self._days: dict[tuple[int, int], int] = {}

    def wants(self, fact: TicketFact) -> bool:
        """Whether the report is about this ticket; its day is the reader's matter."""
        return is_wanted(self._order, fact)

    def entries(self, fact: TicketFact) -> Iterator[Entry]:
        """Every row in which the ticket counts."""
        mask = self.mask(fact)
        place = fact.place
        yield _TOTAL, "", mask
        yield _PERIOD, self._period(fact.registered), mask
        yield _KABKOTA, place[:KABKOTA_CODE] if len(place) >= KABKOTA_CODE else "", mask
        yield _KECAMATAN, _kecamatan(place), mask
        yield _CATEGORY, fact.category, mask
        yield _CHANNEL, fact.channel, mask
        yield _CLASSIFICATION, fact.classification, mask
        yield _STATE, fact.state, mask
        yield _CONFIDENTIALITY, fact.confidentiality, mask
        yield _LAPOR, fact.lapor_state, mask
        for body in fact.referred_to:
            yield _REFERRAL, body, mask
        yield from self._clocks(fact, mask & _CONFIDENTIAL)
        for one in fact.dispatches:
            yield _AGENCY, one.agency_id, self._dispatch(one) | mask & _CONFIDENTIAL

    def mask(self, fact: TicketFact) -> int:
        """The figures in which the ticket itself counts."""
        mask = _ALL | _STATES.get(fact.state, 0)
        if fact.confidentiality != _NORMAL:
            mask |= _CONFIDENTIAL
        if fact.referred_to:
            mask |= _REFERRED
        if fact.answered_in_call:
            mask |= _IN_CALL
        if fact.reopened:
            mask |= _REOPENED
        if fact.state != _DUPLICATE:
            standing = self._standing(fact.whole_due, fact.whole_end)
            if standing == _MET:
                mask |= _IN_TIME
            elif standing == _MISSED:
                mask |= _LATE
        return mask

    def answer_days(self, fact: TicketFact) -> Iterator[tuple[str, int]]:
        """(agency, working days until its answer) of each hand-over that was answered."""
        for one in fact.dispatches:
            if one.answered is not None and one.outcome not in _GONE:
                yield one.agency_id, self._working_days(_day(one.at), _day(one.answered))

    def _clocks(self, fact: TicketFact, secret: int) -> Iterator[Entry]:
        if fact.state == _DUPLICATE:
            return
        mask = _ALL | secret
        for kind, due, end in (
            (_FIRST, fact.first_due, fact.first_end),
            (_VERIFY, fact.verify_due, fact.first_end),
            (_WHOLE, fact.whole_due, fact.whole_end),
        ):
            yield _CLOCK, kind, mask | self._standing(due, end)
        for one in fact.dispatches:
            if one.outcome not in _GONE:
                standing = self._standing(one.due, one.ended)
                yield _CLOCK, _FOLLOW_UP, mask | standing

    def _standing(self, due: int | None, end: int | None) -> int:
        if due is None:
            return _PAUSED
        if end is not None:
            return _MET if end <= due else _MISSED
        return _MISSED if self._now >= due else _RUNNING

    def _dispatch(self, one: DispatchFact) -> int:
        if one.outcome == _NOT_COMPETENT:
            return _ALL | Figure.NOT_COMPETENT.value
        if one.outcome == _TRANSFERRED:
            return _ALL | Figure.MOVED.value
        if one.answered is not None:
            in_time = one.due is not None and one.answered <= one.due
            more = Figure.ANSWERED_IN_TIME.value if in_time else 0
            return _ALL | Figure.ANSWERED.value | more
        if self._standing(one.due, one.ended) == _MISSED:
            return _ALL | Figure.SILENT.value  # also when the desk ended the matter itself
        return _ALL | (Figure.WAITING if one.ended is None else Figure.UNANSWERED).value

    def _period(self, registered: int) -> str:
        day = _day(registered)
        key = self._periods.get(day)
        if key is None:
            key = self._periods[day] = period_key(date.fromordinal(day), self._order.grain)
        return key

    def _working_days(self, start: int, end: int) -> int:
        days = self._days.get((start, end))
        if days is None:
            span = date.fromordinal(start), date.fromordinal(end)
            days = self._days[start, end] = max(0, self._calendar.working_days_between(*span))
        return days


_GONE = (_NOT_COMPETENT, _TRANSFERRED)


def is_wanted(order: ReportOrder, fact: TicketFact | SurveyFact) -> bool:
    """Whether an order is about this ticket, whatever its day."""
    if order.category and fact.category != order.category:
        return False
    if order.channel and fact.channel != order.channel:
        return False
    if order.place and not _inside(fact.place, order.place):
        return False
    return not order.agency_id or order.agency_id in _agencies(fact)


def states_in(figure: Figure) -> frozenset[str]:
    """The states whose tickets a column counts; a referred ticket may be in another one too."""
    return frozenset(state for state, bit in _STATES.items() if bit == figure)


def parent_of(kecamatan: str) -> str:
    """The row of the kabupaten/kota in which a row of a kecamatan is counted too."""
    return kecamatan[:KABKOTA_CODE]


def _kecamatan(place: str) -> str:
    if len(place) >= KECAMATAN_CODE:
        return place[:KECAMATAN_CODE]
    return place[:KABKOTA_CODE] if len(place) >= KABKOTA_CODE else ""


def _inside(place: str, around: str) -> bool:
    return place == around or place.startswith(around + ".")


def _agencies(fact: TicketFact | SurveyFact) -> set[str]:
    return {*fact.agencies, *fact.referred_to, *(one.agency_id for one in fact.dispatches)}


def _day(moment: int) -> int:
    """The day in WIB of microseconds UTC, as `date.toordinal`."""
    return _EPOCH + (moment + _WIB) // _DAY
