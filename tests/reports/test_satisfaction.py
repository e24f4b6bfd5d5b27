"""The IKM of a span: per step, per agency, altogether; confidential surveys tell nobody."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from msgspec.structs import replace

from callcenter.desk.finish import resolve
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.survey import survey
from callcenter.errors import Cancelled
from callcenter.reports.figures import Dimension
from callcenter.reports.full import read_full_report
from callcenter.reports.order import Grain, ReportOrder
from callcenter.reports.reading import Found
from callcenter.reports.satisfaction import (
    SurveyCondition,
    count_satisfaction,
    read_satisfaction,
    read_surveyed,
)
from callcenter.store.columns import micros
from callcenter.store.measures import DispatchFact
from callcenter.store.surveys import _BEFORE, _COUNT, _LAST, SurveyFact
from tests.builders import intake

ORDER = ReportOrder(begin=date(2026, 10, 1), end=date(2026, 11, 30), grain=Grain.MONTH)


def fact(scores="444444444", at=datetime(2026, 11, 3, tzinfo=UTC), **more):
    values = {"confidentiality": "biasa", "category": "jalan", "channel": "telepon",
              "place": "18.02.07", "agencies": ("bmbk",), "referred_to": (),
              "dispatches": ()}  # fmt: skip
    return SurveyFact(1, scores, micros(at), **(values | more))


def rows(facts, order=ORDER):
    return {(one.dimension, one.key): one.found for one in count_satisfaction(facts, order)}


def test_all_fours_are_a_hundred_and_rows_stand_apart():
    found = rows(
        [
            fact(),
            fact("333333333", agencies=("dlh", "bmbk")),
            fact("1" * 9, agencies=()),
            fact("2" * 9, at=datetime(2026, 10, 31, 16, 59, tzinfo=UTC), agencies=("dlh",)),
        ]
    )
    assert found[Dimension.TOTAL, ""].surveys == 4
    assert found[Dimension.TOTAL, ""].ikm == Decimal("62.50")
    assert found[Dimension.PERIOD, "2026-10"].ikm == Decimal("50.00")
    assert found[Dimension.PERIOD, "2026-11"].elements == (Decimal("2.67"),) * 9
    assert found[Dimension.AGENCY, "bmbk"].ikm == Decimal("87.50")
    assert found[Dimension.AGENCY, "dlh"].grade == "D"
    assert rows([fact()])[Dimension.TOTAL, ""].ikm == Decimal("100.00")
    assert rows([]) == {}


@pytest.mark.parametrize(
    "narrowed",
    [{"category": "air"}, {"channel": "surat"}, {"place": "18.02.0"}, {"agency_id": "dlh"}],
)
def test_what_the_report_is_not_about_is_not_counted(narrowed):
    values = {"begin": ORDER.begin, "end": ORDER.end}
    assert rows([fact()], ReportOrder(**values, **narrowed)) == {}
    same = ReportOrder(
        **values, category="jalan", channel="telepon", place="18.02", agency_id="bmbk"
    )
    assert rows([fact()], same)[Dimension.TOTAL, ""].surveys == 1


def test_few_confidential_surveys_count_nowhere_and_many_in_the_total_alone():
    secret = fact("1" * 9, confidentiality="rahasia")
    few = rows([fact()] * 5 + [secret] * 4)
    assert {one.surveys for one in few.values()} == {5}
    many = rows([fact()] * 5 + [secret] * 5)
    assert many[Dimension.TOTAL, ""].surveys == 10
    assert many[Dimension.AGENCY, "bmbk"].surveys == many[Dimension.PERIOD, "2026-11"].surveys == 5


def test_a_survey_typed_at_the_desk_is_in_the_report(desk):
    ticket_id = register_ticket(desk, intake()).ticket_id
    register_ticket(desk, intake())
    resolve(desk, ticket_id, "Sudah ditambal")
    survey(desk, ticket_id, (4, 3, 4, 4, 4, 4, 4, 4, 4))
    today = desk.clock.now().date()
    found = read_satisfaction(desk, ReportOrder(begin=today, end=today, grain=Grain.DAY))
    assert [one.dimension for one in found] == ["semua", "waktu", "opd"]
    assert {one.found.surveys for one in found} == {1}
    assert found[0].found.elements[1] == Decimal("3.00")
    assert found[2].key == "bmbk"
    order = ReportOrder(begin=today, end=today, grain=Grain.DAY)
    for row in found:
        behind = SurveyCondition(order, row.dimension, row.key)
        assert read_surveyed(desk, behind) == Found((ticket_id,), 1)
    assert read_surveyed(desk, SurveyCondition(order, Dimension.AGENCY, "dlh")) == Found((), 0)


def test_a_quarter_that_is_over_stays_as_it_was_published(desk, clock):
    first, second = (register_ticket(desk, intake()).ticket_id for _ in range(2))
    resolve(desk, first, "Sudah ditambal")
    survey(desk, first, [1] * 9, discontent="belum")
    fourth = ReportOrder(begin=date(2026, 10, 1), end=date(2026, 12, 31))
    published = read_satisfaction(desk, fourth)
    assert published[0].found.ikm == Decimal("25.00")
    clock.advance(days=60)
    for one in (first, second):
        resolve(desk, one, "Sudah ditambal lagi")
        survey(desk, one, [4] * 9)
    assert read_satisfaction(desk, fourth) == published
    early = ReportOrder(begin=date(2027, 1, 1), end=date(2027, 3, 31))
    assert read_satisfaction(desk, early)[0].found.ikm == Decimal("100.00")
    both = replace(early, begin=fourth.begin)
    found = read_satisfaction(desk, both)[0].found
    assert (found.surveys, found.ikm) == (3, Decimal("75.00"))
    total = SurveyCondition(both, Dimension.TOTAL, "")
    assert read_surveyed(desk, total) == Found((second, first), 3)


def test_surveys_are_told_of_in_pieces_and_can_be_stopped(desk, monkeypatch):
    monkeypatch.setattr("callcenter.reports.satisfaction.PIECE", 2)
    for score in (1, 2, 3):
        ticket_id = register_ticket(desk, intake()).ticket_id
        resolve(desk, ticket_id, "Sudah ditambal")
        survey(desk, ticket_id, [score] * 9)
    today = desk.clock.now().date()
    order, told = ReportOrder(begin=today, end=today), []
    counted = read_full_report(desk, order, lambda *said: told.append(said))
    assert counted.surveys[0].sums == (6,) * 9
    assert told == [(3, 6), (5, 6), (6, 6)]
    with pytest.raises(Cancelled):
        read_full_report(desk, order, lambda *said: told.append(said), lambda: len(told) > 4)
    assert told[3:] == [(3, 6), (5, 6)]
    with pytest.raises(Cancelled):
        read_surveyed(desk, SurveyCondition(order, Dimension.TOTAL, ""), stop=lambda: True)


def test_an_agency_that_held_the_ticket_once_is_asked_for_as_in_the_report():
    given_back = DispatchFact("dlh", 1, None, 2, 2, "bukan_wewenang")
    facts = [fact(dispatches=(given_back,)), fact(referred_to=("bpjn",)), fact()]
    values = {"begin": ORDER.begin, "end": ORDER.end}
    for agency_id in ("dlh", "bpjn"):
        found = rows(facts, ReportOrder(**values, agency_id=agency_id))
        assert found[Dimension.TOTAL, ""].surveys == 1
        assert (Dimension.AGENCY, agency_id) not in found  # whoever holds it answers for it


def test_surveys_are_found_by_their_day(desk):
    with desk.store.read() as tx:
        for asked, values, index in (
            (_LAST, (9, 0, -1, 5), "SEARCH tickets USING INDEX tickets_surveyed (surveyed_at"),
            (_BEFORE, (0, 9), "SCAN tickets USING INDEX tickets_asked_again"),
            (_COUNT, (0, 9), "SEARCH tickets USING INDEX tickets_surveyed (surveyed_at"),
        ):
            plan = tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}", values).all()
            assert any(row.detail.startswith(index) for row in plan), [row.detail for row in plan]
            assert not any("TEMP B-TREE" in row.detail for row in plan)
