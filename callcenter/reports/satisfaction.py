"""The satisfaction of reporters (IKM) in a span: altogether, by its steps, by agency.

A survey counts on the day it was answered. Those of confidential tickets count in the total alone,
and there only when they are no few: no row and no difference tells one of them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from callcenter.clock import WIB
from callcenter.reports.figures import Dimension
from callcenter.reports.order import ReportOrder, period_key
from callcenter.reports.reading import Source
from callcenter.reports.suppression import FEW
from callcenter.store.columns import micros, moment_of
from callcenter.store.surveys import SurveyFact, surveys_between
from callcenter.tickets.survey import Satisfaction, Scores, satisfaction
from callcenter.tickets.words import Confidentiality


@dataclass(frozen=True, slots=True)
class SatisfactionRow:
    """One row: of which dimension (TOTAL, PERIOD, AGENCY) and key, and what its surveys say."""

    dimension: Dimension
    key: str
    found: Satisfaction


def read_satisfaction(source: Source, order: ReportOrder) -> tuple[SatisfactionRow, ...]:
    """The rows of an order: the total, the steps of time, the agencies; empty without surveys."""
    with source.store.read() as tx:
        facts = surveys_between(tx, micros(order.start), micros(order.stop))
    return count_satisfaction(facts, order)


def count_satisfaction(
    facts: Iterable[SurveyFact], order: ReportOrder
) -> tuple[SatisfactionRow, ...]:
    """The rows that these surveys make."""
    wanted = [one for one in facts if _wants(one, order)]
    open_ones = [one for one in wanted if one.confidentiality == Confidentiality.NORMAL]
    counted = open_ones if 0 < len(wanted) - len(open_ones) < FEW else wanted
    rows: dict[tuple[Dimension, str], list[Scores]] = {}
    for one in counted:
        rows.setdefault((Dimension.TOTAL, ""), []).append(_scores(one))
    for one in open_ones:
        period = period_key(_day(one), order.grain)
        rows.setdefault((Dimension.PERIOD, period), []).append(_scores(one))
        for agency in one.agencies:
            rows.setdefault((Dimension.AGENCY, agency), []).append(_scores(one))
    places = (Dimension.TOTAL, Dimension.PERIOD, Dimension.AGENCY)
    ordered = sorted(rows, key=lambda row: (places.index(row[0]), row[1]))
    return tuple(
        SatisfactionRow(*row, found)
        for row in ordered
        if (found := satisfaction(rows[row])) is not None
    )


def _wants(fact: SurveyFact, order: ReportOrder) -> bool:
    place = order.place
    return (
        (not order.category or fact.category == order.category)
        and (not order.channel or fact.channel == order.channel)
        and (not order.agency_id or order.agency_id in fact.agencies)
        and (not place or fact.place == place or fact.place.startswith(f"{place}."))
    )


def _scores(fact: SurveyFact) -> Scores:
    return tuple(map(int, fact.scores))


def _day(fact: SurveyFact) -> date:
    return moment_of(fact.at).astimezone(WIB).date()
