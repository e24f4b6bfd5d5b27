"""LAPOR away for three days: nothing is lost, nothing piles up, and it drains without a click."""

from itertools import count

from callcenter.lapor.status import LaporLink
from callcenter.tickets.words import Push
from tests.lapor.rig import moments

TICKETS = 40
RATE = 12


def test_three_days_without_lapor(desk):
    desk.set(rate_per_minute=RATE)
    first = desk.register()
    desk.until(lambda: desk.is_in(first, Push.SENT))
    desk.lapor.stop()
    began = desk.clock.now()
    waiting = []
    for hour in range(72):
        if hour < TICKETS:
            waiting.append(desk.register(description=f"Lubang nomor {hour} di jalan contoh."))
        _pass_an_hour(desk)
    status = desk.pusher.status()
    assert status.link is LaporLink.AWAY
    assert (status.waiting, status.oldest_at) == (TICKETS, began)
    assert status.next_try_in is not None
    assert status.next_try_in <= 300
    log = desk.log()
    # the first failure was a post of a ticket, or the poll: no pair of events for each try
    assert log["lapor_reserved"] - 1 <= 2
    assert log["lapor_released"] <= 2
    assert sum(log.values()) <= 2 + 4
    desk.lapor.start()
    _drain(desk, waiting)
    assert desk.pusher.status().link is LaporLink.OK
    assert desk.pusher.status().waiting == 0
    assert all(desk.taken(one) == 1 for one in waiting)
    _rate_was_kept(desk)


def test_an_outage_seen_from_a_start_leaves_no_event_at_all(desk):
    desk.lapor.stop()
    one = desk.register()
    for _ in range(24):
        _pass_an_hour(desk)
    assert desk.told(one) == []
    # a probe every five minutes at most, and once an hour this test looks in between
    assert len(desk.reports) <= 24 * 13 + 20
    desk.lapor.start()
    desk.until(lambda: desk.is_in(one, Push.SENT))


def test_an_account_that_only_refuses_posts_leaves_few_events(desk):
    one = desk.register()
    desk.lapor.set_faults(chances={"submit:busy": 1.0})
    for _ in range(8):
        _pass_an_hour(desk)
    # masters answer all the while, so each try is a real one: at most one an hour in the end
    assert desk.log()["lapor_reserved"] <= 8 + 10
    desk.lapor.set_faults(chances={})
    desk.until(lambda: desk.is_in(one, Push.SENT))
    assert desk.taken(one) == 1


def test_a_person_need_not_wait_for_the_next_probe(desk):
    desk.lapor.stop()
    one = desk.register()
    for _ in range(12):
        desk.step()
    report = desk.run()
    assert report.again_in > 60
    desk.lapor.start()
    desk.pusher.hurry()
    if desk.run().did != "probed":
        assert desk.reports[-1].again_in <= 8  # the last probe was four calls, at 30 a minute
        desk.clock.advance(seconds=8)
        assert desk.run().did == "probed"
    assert desk.pusher.status().link is LaporLink.OK
    desk.until(lambda: desk.is_in(one, Push.SENT))


def _pass_an_hour(desk) -> None:
    end = desk.clock.monotonic() + 3600
    for runs in count():
        assert runs < 200, "it runs in circles"
        report = desk.run()
        again = report.again_in if report.again_in is not None else 3600.0
        if desk.clock.monotonic() + again >= end:
            break
        desk.clock.advance(seconds=again)
    desk.clock.advance(seconds=end - desk.clock.monotonic())


def _drain(desk, waiting) -> None:
    """Only waits, as long as it is told to."""
    began = desk.clock.monotonic()
    desk.until(lambda: desk.pusher.status().waiting == 0, 400)
    assert all(desk.is_in(one, Push.SENT) for one in waiting)
    minutes = (desk.clock.monotonic() - began) / 60
    assert minutes <= TICKETS / RATE * 1.5 + 6


def _rate_was_kept(desk) -> None:
    times = moments([one for one in desk.lapor.received() if one["call"] != "masters"])
    for start in times:
        assert sum(start <= one < start + 59.9 for one in times) <= RATE
