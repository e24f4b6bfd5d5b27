"""The satisfaction of reporters (IKM) in a span: altogether, by its steps, by agency.

A survey counts on the day it was answered, of the tickets that the report beside it is about. Those
of confidential tickets count in the total alone, and there only when they are no few: no row and
no difference tells one of them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from callcenter.clock import WIB
from callcenter.errors import Cancelled
from callcenter.reports.figures import Dimension, is_wanted
from callcenter.reports.order import ReportOrder, period_key
from callcenter.reports.reading import PIECE, Found, Source, Stop, Told, unstopped, untold
from callcenter.reports.suppression import FEW
from callcenter.store import measures, surveys
from callcenter.store.columns import micros, moment_of
from callcenter.store.surveys import SurveyFact
from callcenter.tickets.survey import ELEMENTS, Satisfaction, satisfaction_of
from callcenter.tickets.words import Confidentiality

_Place = tuple[Dimension, str]
_Counted = Iterator[tuple[_Place, SurveyFact]]
_DAY, _WIB = 86_400_000_000, 7 * 3_600_000_000
_DIMENSIONS = (Dimension.TOTAL, Dimension.PERIOD, Dimension.AGENCY)


class SatisfactionRow(Struct, frozen=True):
    """One row: of which dimension (TOTAL, PERIOD, AGENCY) and key, and what its surveys say.

    `sums` are the sums of the scores by element.
    """

    dimension: Dimension
    key: str
    found: Satisfaction
    sums: tuple[int, ...]


class SurveyCondition(Struct, frozen=True):
    """Whose surveys a row counts: of this report, in this row."""

    order: ReportOrder
    dimension: Dimension
    key: str


def read_satisfaction(
    source: Source, order: ReportOrder, told: Told = untold, stop: Stop = unstopped
) -> tuple[SatisfactionRow, ...]:
    """The rows of an order: the total, the steps of time, the agencies; empty without surveys.

    `told(done, all)` now and then; raises Cancelled.
    """
    return count_satisfaction(_read(source, order, told, stop), order)


def read_surveyed(
    source: Source, condition: SurveyCondition, told: Told = untold, stop: Stop = unstopped
) -> Found:
    """The tickets whose surveys a row counts now; one may have several. Raises Cancelled."""
    wanted = condition.dimension, condition.key
    facts = _read(source, condition.order, told, stop)
    docs = [fact.doc for place, fact in _counted(facts, condition.order) if place == wanted]
    with source.store.read() as tx:
        return Found(tuple(measures.ids_of(tx, sorted(set(docs)))), len(docs))


def count_satisfaction(
    facts: Iterable[SurveyFact], order: ReportOrder
) -> tuple[SatisfactionRow, ...]:
    """The rows that these surveys make."""
    counts = Counter((place, fact.scores) for place, fact in _counted(facts, order))
    rows: dict[_Place, list[int]] = {}
    for (place, scores), times in counts.items():
        row = rows.setdefault(place, [0] * (1 + len(ELEMENTS)))
        for at, score in enumerate((1, *map(int, scores))):
            row[at] += score * times
    ordered = sorted(rows, key=lambda row: (_DIMENSIONS.index(row[0]), row[1]))
    return tuple(_row(place, *rows[place]) for place in ordered)


def _row(place: _Place, many: int, *sums: int) -> SatisfactionRow:
    return SatisfactionRow(*place, satisfaction_of(many, sums), sums)


def _read(source: Source, order: ReportOrder, told: Told, stop: Stop) -> list[SurveyFact]:
    """Piece by piece: what is answered meanwhile may be missing, nothing counts twice."""
    begin, end = micros(order.start), micros(order.stop)
    with source.store.read() as tx:
        count = surveys.count_surveys(tx, begin, end)
        found = list(surveys.earlier_surveys(tx, begin, end))
    done, after = 0, (begin, -1)
    while True:
        if stop():
            raise Cancelled
        with source.store.read() as tx:
            piece = surveys.last_surveys(tx, end, after, PIECE)
        if not piece:
            return found
        found += piece
        done, after = done + len(piece), (piece[-1].at, piece[-1].doc)
        told(min(done, count), count)


def _counted(facts: Iterable[SurveyFact], order: ReportOrder) -> _Counted:
    """Each row in which a survey counts."""
    wanted = [one for one in facts if is_wanted(order, one)]
    plain = [one for one in wanted if one.confidentiality == Confidentiality.NORMAL]
    for one in plain if 0 < len(wanted) - len(plain) < FEW else wanted:
        yield (Dimension.TOTAL, ""), one
    days: dict[int, _Place] = {}
    for one in plain:
        day = (one.at + _WIB) // _DAY
        if day not in days:
            days[day] = Dimension.PERIOD, period_key(_date(one), order.grain)
        yield days[day], one
        for agency in one.agencies:
            yield (Dimension.AGENCY, agency), one


def _date(fact: SurveyFact) -> date:
    return moment_of(fact.at).astimezone(WIB).date()
