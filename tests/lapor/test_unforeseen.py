"""What nobody foresaw: an exception of our own over an answer of LAPOR's harms one thing alone."""

import pytest

from callcenter.desk.lapor_ticket import reply_to_lapor
from callcenter.errors import LaporShape, LaporUncertain
from callcenter.tickets.words import Push, ReplyPush


def always(*_given) -> bool:
    return True


def test_a_post_that_ended_so_is_in_doubt(desk):
    one = desk.register()
    desk.spoilt["submit"] = (always, AssertionError)
    desk.until(lambda: desk.asked_in_vain["submit"] == 1)
    assert desk.told(one)[:2] == ["reserved", "uncertain"]
    assert isinstance(desk.reports[-1].error, LaporUncertain)
    desk.spoilt.clear()
    desk.until(lambda: desk.is_in(one, Push.SENT))
    assert desk.taken(one) == 1


def test_an_answer_of_ours_that_ended_so_is_in_doubt(desk):
    one = desk.register()
    desk.until(lambda: desk.is_in(one, Push.SENT))
    desk.spoilt["reply"] = (always, UnicodeError)
    reply_to_lapor(desk.desk, one, "Sudah ditambal.")
    desk.until(lambda: desk.asked_in_vain["reply"] == 1)
    assert [each.state for each in desk.state(one).replies] == [ReplyPush.UNCERTAIN]


@pytest.mark.parametrize("call", ["state", "followups"])
def test_a_complaint_that_ended_so_is_left_for_an_hour(desk, call):
    one = desk.register()
    desk.until(lambda: desk.is_in(one, Push.SENT))
    desk.spoilt[call] = (always, AssertionError)
    desk.for_hours(4.5)
    assert desk.asked_in_vain[call] == 1
    desk.spoilt.clear()
    desk.for_hours(1)
    assert desk.state(one).status_name


def test_a_probe_that_ended_so_is_a_failure(desk):
    desk.spoilt["masters"] = (always, ValueError)
    report = desk.run()
    assert isinstance(report.error, LaporShape)
    assert report.again_in
    assert desk.asked_in_vain["masters"] == 1
