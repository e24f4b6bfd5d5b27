"""Spans and steps of time as an office counts them."""

from datetime import UTC, date, datetime

import pytest

from callcenter.reports import order as orders
from callcenter.reports.order import Grain, ReportOrder


def test_a_day_begins_at_midnight_in_wib():
    order = ReportOrder(begin=date(2026, 11, 1), end=date(2026, 11, 30))
    assert order.start == datetime(2026, 10, 31, 17, tzinfo=UTC)
    assert order.stop == datetime(2026, 11, 30, 17, tzinfo=UTC)


def test_steps_without_tickets_are_there_too():
    order = ReportOrder(begin=date(2025, 12, 30), end=date(2026, 7, 1), grain=Grain.QUARTER)
    assert order.periods() == ("2025-T4", "2026-T1", "2026-T2", "2026-T3")
    days = ReportOrder(begin=date(2026, 2, 27), end=date(2026, 3, 1), grain=Grain.DAY)
    assert days.periods() == ("2026-02-27", "2026-02-28", "2026-03-01")


@pytest.mark.parametrize("month", range(1, 13))
def test_spans_hold_their_day_and_meet(month):
    day = date(2024, month, 15)
    for span in (orders.month_of, orders.quarter_of, orders.year_of):
        first, last = span(day)
        assert first <= day <= last
        assert first.day == 1
        assert span(orders.day_before(first))[1] == orders.day_before(first)
    assert (orders.quarter_of(day)[0].month - 1) % 3 == 0


def test_the_periodic_report_is_about_the_last_whole_quarter():
    order = orders.periodic_order(date(2026, 1, 1))
    assert (order.begin, order.end) == (date(2025, 10, 1), date(2025, 12, 31))
    assert order.grain is Grain.MONTH


@pytest.mark.parametrize(
    ("last", "grain"),
    [
        (date(2026, 1, 31), Grain.DAY),
        (date(2026, 2, 1), Grain.MONTH),
        (date(2027, 12, 31), Grain.MONTH),
        (date(2029, 1, 1), Grain.QUARTER),
    ],
)
def test_steps_fit_the_span(last, grain):
    order = ReportOrder(begin=date(2026, 1, 1), end=last, channel="sms")
    assert orders.fitting_grain(order).grain is grain
    assert orders.fitting_grain(order).channel == "sms"
