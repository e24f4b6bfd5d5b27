"""Posts whose end is not known, and what people decide meanwhile: looked for, never doubled."""

import pytest

from callcenter.desk.lapor_ticket import keep_from_lapor, settle_sent
from callcenter.desk.record import append
from callcenter.tickets.event import TICKET
from callcenter.tickets.number import make_number
from callcenter.tickets.words import Kind, Push
from tests.contract.lapor.samples import report
from tests.lapor.rig import Crashed


def test_an_absent_one_is_sent_again_only_after_two_answers_past_the_lag(desk):
    one = desk.register()
    desk.lapor.fail(("submit", "timeout_before_accept"))
    desk.until(lambda: desk.is_in(one, Push.SENT))
    looks = [at for at in desk.told(one) if at == "uncertain"]
    # at 30 s, 2, 10, 30 min the list may still lag; then twice more, past the hour
    assert len(looks) == 1 + 4 + 2
    assert desk.told(one)[-2:] == ["reserved", "sent"]
    assert desk.taken(one) == 1


def test_a_list_that_lies_leads_to_two_posts_at_most_and_a_person(desk):
    one = desk.register()
    desk.lapor.set_faults(
        chances={"submit:timeout_after_accept": 1.0, "find:list_lag": 1.0}, lag_minutes=100_000
    )
    desk.until(lambda: desk.state(one).posts == 2 and len(desk.state(one).looks) >= 6, 600)
    for _ in range(20):
        desk.step()
    assert desk.tried(one) == desk.taken(one) == 2
    assert desk.is_in(one, Push.UNCERTAIN)
    assert desk.pusher.status().doubtful == 1


def test_without_a_search_a_doubtful_one_is_a_persons(desk):
    desk.set(search_path="")
    one = desk.register()
    desk.lapor.fail(("submit", "timeout_after_accept"))
    desk.until(lambda: desk.is_in(one, Push.UNCERTAIN))
    for _ in range(30):
        desk.step()
    assert desk.told(one) == ["reserved", "uncertain"]
    assert desk.asked("find") == 0


@pytest.mark.parametrize("fault", ["refused", "changed_shape"])
def test_a_list_nobody_can_read_is_no_answer(desk, fault):
    one = desk.register()
    desk.lapor.set_faults(chances={f"find:{fault}": 1.0}, next=[("submit", "broken")])
    desk.until(lambda: len(desk.state(one).looks) == 12, 600)
    for _ in range(10):
        desk.step()
    assert desk.tried(one) == 1
    assert desk.asked("find") == 12
    assert desk.is_in(one, Push.UNCERTAIN)


def test_a_crash_between_reserving_and_the_answer_is_a_doubt(desk):
    one = desk.register()

    def crash():
        raise Crashed

    desk.after["submit"] = crash
    with pytest.raises(Crashed):
        desk.until(lambda: desk.is_in(one, Push.SENT))
    assert desk.told(one) == ["reserved"]
    desk.new_pusher()
    desk.run()
    assert desk.told(one) == ["reserved", "uncertain"]
    assert desk.state(one).reason == "crash"
    desk.until(lambda: desk.is_in(one, Push.SENT))
    assert desk.tried(one) == 1


def test_a_step_that_broke_is_not_made_again_by_the_run_that_made_it(desk):
    one = desk.register()

    def breaks():
        raise Crashed

    desk.after["submit"] = breaks
    with pytest.raises(Crashed):
        desk.until(lambda: desk.is_in(one, Push.SENT))
    desk.until(lambda: desk.is_in(one, Push.SENT))
    assert desk.told(one) == ["reserved", "uncertain", "sent"]
    assert desk.tried(one) == 1


def test_what_was_reserved_and_not_posted_is_given_back_at_the_end(desk, monkeypatch):
    one = desk.register()
    monkeypatch.setattr(type(desk.ledger), "is_settled", lambda _self, _eid: False)
    desk.until(lambda: desk.is_in(one, Push.RESERVED))
    desk.pusher.close()
    assert desk.told(one) == ["reserved", "released"]
    assert desk.is_in(one, Push.READY)


def test_a_former_number_is_looked_for_too(desk):
    one = desk.register()
    desk.lapor.fail(("submit", "timeout_after_accept"))
    desk.until(lambda: desk.is_in(one, Push.UNCERTAIN))
    with desk.desk.change() as change:
        number = {"number": make_number(2026, 420, 7)}
        append(change, TICKET, one, Kind.RENUMBERED, body=number)
    desk.until(lambda: desk.is_in(one, Push.SENT))
    assert len(desk.lapor.books()["complaints"]) == 1


def test_a_page_of_another_server_is_no_look(desk):
    one = desk.register()
    desk.lapor.fail(("submit", "timeout_after_accept"), ("find", "html"))
    desk.until(lambda: desk.is_in(one, Push.SENT))
    assert desk.told(one) == ["reserved", "uncertain", "sent"]


def test_what_a_person_decides_while_it_is_made_ready_counts(desk, monkeypatch):
    one = desk.register()
    known = type(desk.ledger).known

    def decided(self, ticket):
        keep_from_lapor(desk.desk, [one], "sudah selesai")
        monkeypatch.setattr(type(desk.ledger), "known", known)
        return known(self, ticket)

    monkeypatch.setattr(type(desk.ledger), "known", decided)
    for _ in range(5):
        desk.step()
    assert desk.told(one) == ["settled"]
    assert desk.tried(one) == 0


def test_what_a_person_found_first_is_not_written_twice(desk):
    one = desk.register()
    desk.lapor.fail(("submit", "timeout_after_accept"))
    desk.until(lambda: desk.is_in(one, Push.UNCERTAIN))
    there = desk.lapor.books()["complaints"][0]["id"]
    desk.after["find"] = lambda: settle_sent(desk.desk, one, desk.state(one).attempt, there)
    desk.until(lambda: desk.is_in(one, Push.SENT))
    desk.step()
    assert desk.told(one) == ["reserved", "uncertain", "settled"]


def test_two_complaints_of_one_ticket_are_a_persons(desk):
    one = desk.register()
    desk.lapor.fail(("submit", "timeout_after_accept"))
    desk.until(lambda: desk.is_in(one, Push.UNCERTAIN))
    number = desk.ticket(one).number
    desk.lapor.client().submit(report(number))
    desk.until(lambda: desk.is_in(one, Push.SENT))
    assert len(desk.state(one).others) == 1
    assert desk.state(one).needs_person
    assert desk.pusher.status().doubtful == 1
