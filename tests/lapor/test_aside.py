"""One thing that LAPOR, or a firewall before it, never lets through: nothing else waits for it."""

import pytest

from callcenter.desk.add_attachment import add_attachment, keep_bytes
from callcenter.desk.lapor_ticket import reply_to_lapor
from callcenter.errors import LaporBusy, LaporNotSent, LaporRefused, LaporSignIn
from callcenter.lapor import polling
from callcenter.lapor.aside import WORDS
from callcenter.lapor.status import LaporLink
from callcenter.tickets.words import Push, ReplyPush
from tests.samples_of_files import photo

MARK = "UNION SELECT contoh"


def forbidden() -> LaporSignIn:
    return LaporSignIn(403)


def broken() -> LaporBusy:
    return LaporBusy(None, 500)


def always(*_given) -> bool:
    return True


def register(desk, many: int) -> list[str]:
    return [desk.register(description=f"Lubang nomor {k} di jalan contoh.") for k in range(many)]


def all_sent(desk, ids) -> bool:
    return all(desk.is_in(one, Push.SENT) for one in ids)


def test_one_text_that_is_never_let_through_is_a_persons_matter(desk):
    desk.spoilt["submit"] = (lambda told: MARK in told.content, forbidden)
    bad = desk.register(description=f"Jalan rusak {MARK} parah.")
    desk.clock.advance(seconds=1)
    others = register(desk, 3)
    desk.until(lambda: all_sent(desk, others), 60)
    assert desk.asked_in_vain["submit"] <= 2
    desk.for_hours(1)
    assert desk.is_in(bad, Push.REFUSED)
    assert desk.state(bad).reason == WORDS
    assert desk.asked_in_vain["submit"] == 3
    assert desk.pusher.status().link is LaporLink.OK


def test_a_lone_text_too_but_never_a_whole_backlog(desk):
    desk.spoilt["submit"] = (always, forbidden)
    first = desk.register()
    desk.for_hours(1)
    assert desk.is_in(first, Push.REFUSED)
    backlog = register(desk, 5)
    desk.for_hours(24)
    assert [desk.is_in(one, Push.REFUSED) for one in backlog] == [False] * 5
    assert desk.pusher.status().link is LaporLink.SIGN_IN
    assert isinstance(desk.pusher.status().error, LaporSignIn)
    desk.spoilt.clear()
    desk.pusher.hurry()
    desk.until(lambda: all_sent(desk, backlog))
    assert desk.pusher.status().link is LaporLink.OK


@pytest.mark.parametrize("error", [forbidden, broken])
def test_a_picture_that_is_never_let_through_is_left_out(desk, error):
    desk.spoilt["upload"] = (always, error)
    one = desk.register()
    add_attachment(desk.desk, one, [keep_bytes(desk.desk, "a.jpg", photo(64, 48))])
    others = register(desk, 2)
    desk.until(lambda: all_sent(desk, [one, *others]), 60)
    assert desk.asked_in_vain["upload"] == 3


@pytest.mark.parametrize("error", [forbidden, lambda: LaporBusy(None), lambda: LaporNotSent("cut")])
def test_new_tickets_do_not_wait_for_an_answer_that_is_not_let_through(desk, error):
    one = desk.register()
    desk.until(lambda: desk.is_in(one, Push.SENT))
    desk.spoilt["reply"] = (always, error)
    reply_to_lapor(desk.desk, one, "Sudah ditambal.")
    desk.until(lambda: desk.asked_in_vain["reply"] == 1)
    others = register(desk, 3)
    desk.until(lambda: all_sent(desk, others), 60)
    desk.for_hours(2)
    (reply,) = desk.state(one).replies
    assert desk.asked_in_vain["reply"] < 10
    if error is forbidden:
        assert (reply.state, reply.reason) == (ReplyPush.REFUSED, WORDS)
    else:
        assert reply.state is ReplyPush.WAITING
        desk.spoilt.clear()
        desk.until(lambda: desk.state(one).replies[0].state is ReplyPush.SENT)


@pytest.mark.parametrize("error", [forbidden, broken, lambda: LaporNotSent("cut")])
def test_a_broken_complaint_is_asked_seldom_and_the_others_as_ever(desk, monkeypatch, error):
    monkeypatch.setattr(polling, "BATCH", 2)
    ids = register(desk, 5)
    desk.until(lambda: all_sent(desk, ids))
    bad = {desk.state(one).complaint_id for one in ids[:3]}
    desk.spoilt["state"] = (lambda asked: asked in bad, error)
    desk.for_hours(6)
    assert all(desk.state(one).status_name for one in ids[3:])
    if not isinstance(error(), LaporNotSent):
        assert desk.pusher.status().link is LaporLink.OK
    assert desk.asked_in_vain["state"] <= 3 * 3
    desk.for_hours(18)
    most = 3 * (21 if isinstance(error(), LaporNotSent) else 7)
    assert desk.asked_in_vain["state"] <= most
    desk.spoilt.clear()
    desk.for_hours(8)
    assert all(desk.state(one).status_name for one in ids)


@pytest.mark.parametrize("status", [404, 405, 410])
def test_a_wrong_address_refuses_no_ticket_and_is_said(desk, status):
    desk.spoilt["submit"] = (always, lambda: LaporRefused(status))
    backlog = register(desk, 5)
    desk.for_hours(3)
    assert [desk.is_in(one, Push.REFUSED) for one in backlog] == [False] * 5
    shown = desk.pusher.status()
    assert shown.link is LaporLink.TROUBLE
    assert isinstance(shown.error, LaporRefused)
    assert desk.asked_in_vain["submit"] < 16
    desk.spoilt.clear()
    desk.pusher.hurry()
    desk.until(lambda: all_sent(desk, backlog))
    assert desk.pusher.status().link is LaporLink.OK
