"""The satisfaction of reporters (IKM) in a span: altogether, by its steps, by agency.

A survey counts on the day it was answered, of the tickets that the report beside it is about. Those
of confidential tickets count in the total alone, and there only when they are no few: no row and
no difference tells one of them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from callcenter.clock import WIB
from callcenter.reports.figures import Dimension, is_wanted
from callcenter.reports.order import ReportOrder, period_key
from callcenter.reports.reading import Source
from callcenter.reports.suppression import FEW
from callcenter.store import measures
from callcenter.store.columns import micros, moment_of
from callcenter.store.surveys import SurveyFact, surveys_between
from callcenter.tickets.survey import Satisfaction, Scores, satisfaction
from callcenter.tickets.words import Confidentiality

_Place = tuple[Dimension, str]
_Counted = Iterator[tuple[_Place, SurveyFact]]
_DIMENSIONS = (Dimension.TOTAL, Dimension.PERIOD, Dimension.AGENCY)


@dataclass(frozen=True, slots=True)
class SatisfactionRow:
    """One row: of which dimension (TOTAL, PERIOD, AGENCY) and key, and what its surveys say.

    `sums` are the sums of the scores by element.
    """

    dimension: Dimension
    key: str
    found: Satisfaction
    sums: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SurveyCondition:
    """Whose surveys a row counts: of this report, in this row."""

    order: ReportOrder
    dimension: Dimension
    key: str


def read_satisfaction(source: Source, order: ReportOrder) -> tuple[SatisfactionRow, ...]:
    """The rows of an order: the total, the steps of time, the agencies; empty without surveys."""
    return count_satisfaction(_read(source, order), order)


def read_surveyed(source: Source, condition: SurveyCondition) -> tuple[str, ...]:
    """The ids of the tickets whose surveys a row counts now, the newest ticket first."""
    wanted = condition.dimension, condition.key
    facts = _read(source, condition.order)
    docs = [fact.doc for place, fact in _counted(facts, condition.order) if place == wanted]
    with source.store.read() as tx:
        return tuple(measures.ids_of(tx, docs))


def count_satisfaction(
    facts: Iterable[SurveyFact], order: ReportOrder
) -> tuple[SatisfactionRow, ...]:
    """The rows that these surveys make."""
    rows: dict[_Place, list[Scores]] = {}
    for place, fact in _counted(facts, order):
        rows.setdefault(place, []).append(tuple(map(int, fact.scores)))
    ordered = sorted(rows, key=lambda row: (_DIMENSIONS.index(row[0]), row[1]))
    return tuple(
        SatisfactionRow(*place, found, tuple(map(sum, zip(*rows[place], strict=True))))
        for place in ordered
        if (found := satisfaction(rows[place])) is not None
    )


def _read(source: Source, order: ReportOrder) -> list[SurveyFact]:
    with source.store.read() as tx:
        return surveys_between(tx, micros(order.start), micros(order.stop))


def _counted(facts: Iterable[SurveyFact], order: ReportOrder) -> _Counted:
    """Each row in which a survey counts."""
    wanted = [one for one in facts if is_wanted(order, one)]
    plain = [one for one in wanted if one.confidentiality == Confidentiality.NORMAL]
    for one in plain if 0 < len(wanted) - len(plain) < FEW else wanted:
        yield (Dimension.TOTAL, ""), one
    for one in plain:
        yield (Dimension.PERIOD, period_key(_day(one), order.grain)), one
        for agency in one.agencies:
            yield (Dimension.AGENCY, agency), one


def _day(fact: SurveyFact) -> date:
    return moment_of(fact.at).astimezone(WIB).date()
