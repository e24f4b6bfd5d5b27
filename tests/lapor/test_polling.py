"""What LAPOR says comes into the ticket: when it is time, and once."""

from datetime import timedelta

import pytest

from callcenter.desk.read_ticket import read_ticket
from callcenter.lapor.polling import GONE, GONE_NAME
from callcenter.lapor.settings import Interface
from callcenter.tickets.words import Push

HOURS = 4.0


@pytest.fixture
def sent(desk):
    """A ticket that LAPOR has, and was never asked about."""
    one = desk.register()
    desk.until(lambda: desk.is_in(one, Push.SENT))
    return one


def wait(desk, hours: float) -> None:
    """Lets the pusher run for so long."""
    end = desk.clock.monotonic() + hours * 3600
    while desk.clock.monotonic() < end:
        report = desk.run()
        again = report.again_in if report.again_in is not None else 60.0
        left = end - desk.clock.monotonic()
        desk.clock.advance(seconds=min(max(again, 600.0 if not report.did else 0.0), left))


def test_a_status_and_each_answer_come_once(desk, sent):
    wait(desk, HOURS - 0.1)
    assert desk.asked("state") == 0
    wait(desk, 0.5)
    assert desk.asked("state") == desk.asked("followups") == 1
    assert desk.state(sent).status_name == "Dalam Proses"
    wait(desk, 3 * HOURS)
    told = desk.told(sent)
    assert told.count("status") == 1
    answers = told.count("answer")
    assert answers == len(desk.state(sent).seen) > 0
    asked = desk.asked("state")
    wait(desk, 1.5 * HOURS)
    assert desk.asked("state") > asked
    assert desk.told(sent).count("answer") == answers


def test_a_person_who_asks_gets_it_now(desk, sent):
    desk.clock.advance(minutes=50)
    desk.pusher.ask_now(sent)
    desk.until(lambda: desk.state(sent).status_name == "Terverifikasi", 5)


def test_a_person_who_asks_for_all_gets_all(desk, sent):
    other = desk.register(description="Lampu jalan mati total.")
    desk.until(lambda: desk.is_in(other, Push.SENT))
    desk.clock.advance(minutes=50)
    desk.pusher.ask_now()
    desk.until(lambda: all(desk.state(one).status_name for one in (sent, other)), 10)
    assert desk.asked("state") == 2


@pytest.mark.parametrize("fault", ["refused", "changed_shape", "slow"])
def test_one_that_failed_is_asked_after_an_hour(desk, sent, fault):
    desk.lapor.fail(("state", fault))
    wait(desk, HOURS + 0.2)
    assert desk.asked("state") == 1
    wait(desk, 0.7)
    assert desk.asked("state") == 1
    wait(desk, 0.4)
    assert desk.asked("state") == 2
    assert desk.state(sent).status_name


def test_one_that_lapor_has_no_longer_is_said_and_left_alone(desk, sent):
    desk.lapor.set_faults(chances={"state:vanished_id": 1.0})
    wait(desk, HOURS + 2.5)
    assert (desk.state(sent).status_code, desk.state(sent).status_name) == (GONE, GONE_NAME)
    assert desk.asked("state") == 3
    wait(desk, 22)
    assert desk.asked("state") == 3
    desk.clock.advance(days=31)
    wait(desk, 24)
    assert desk.asked("state") == 3
    assert desk.told(sent).count("status") == 1
    desk.lapor.set_faults(chances={})
    desk.pusher.ask_now(sent)
    desk.until(lambda: desk.state(sent).status_name not in ("", GONE_NAME), 10)


def test_only_lapors_own_word_says_that_one_is_gone(desk, sent):
    def ask(*answers: str) -> str:
        desk.lapor.set_faults(next=[("state", one) for one in answers])
        for many in range(desk.asked("state") + 1, desk.asked("state") + len(answers) + 1):
            desk.pusher.ask_now(sent)
            desk.until(lambda many=many: desk.asked("state") == many)
        return desk.state(sent).status_code

    assert ask("refused", "refused", "vanished_id") != GONE, "a refusal is no answer to that"
    assert ask("vanished_id", "refused") != GONE
    assert ask("vanished_id") == GONE


def test_what_lapor_knew_again_meanwhile_counts_from_the_first(desk, sent):
    for answers in (2, 2):
        desk.lapor.set_faults(next=[("state", "vanished_id")] * answers)
        asked = desk.asked("state")
        for many in range(asked + 1, asked + answers + 2):
            desk.pusher.ask_now(sent)
            desk.until(lambda many=many: desk.asked("state") == many)
            assert desk.state(sent).status_code != GONE
        assert desk.state(sent).status_name


def test_one_that_ended_is_asked_seldom_and_not_for_ever(desk, sent):
    desk.clock.advance(days=3)
    desk.until(lambda: desk.state(sent).status_name == "Selesai")
    asked = desk.asked("state")
    wait(desk, 23)
    assert desk.asked("state") == asked
    wait(desk, 2)
    assert desk.asked("state") == asked + 1
    desk.clock.advance(days=30)
    wait(desk, 48)
    assert desk.asked("state") == asked + 1


@pytest.mark.usefixtures("sent")
def test_what_another_desk_sent_is_asked_much_later(desk):
    with desk.desk.store.write() as tx:
        tx.exec_driver_sql("UPDATE tickets SET registered_on = 'x', lapor_owner = 'x'")
    wait(desk, 6 * HOURS - 0.2)
    assert desk.asked("state") == 0
    wait(desk, 0.5)
    assert desk.asked("state") == 1


def test_a_round_asks_for_a_hundred_at_most(desk, monkeypatch):
    seen = []
    due = type(desk.ledger).due_polls
    monkeypatch.setattr(
        type(desk.ledger),
        "due_polls",
        lambda self, terms, now, limit: seen.append(limit) or due(self, terms, now, limit),
    )
    desk.until(lambda: bool(seen))
    assert set(seen) == {100}


def test_odd_answers_of_lapor_harm_nothing(desk, sent):
    desk.clock.advance(days=2)
    desk.lapor.set_faults(
        next=[("state", "hostile_markup"), ("followups", "odd_attachments")],
    )
    desk.until(lambda: desk.state(sent).status_name != "")
    desk.lapor.set_faults(next=[("state", "unordered_logs"), ("followups", "hostile_markup")])
    before = len(desk.state(sent).seen)
    desk.pusher.ask_now(sent)
    desk.until(lambda: desk.asked("state") == 2)
    desk.step()
    assert before >= 3
    texts = [
        one.body.get("text", "")
        for one in read_ticket(desk.desk, sent).ticket.entries
        if one.kind == "lapor_answer"
    ]
    assert all("<" not in one and "alert" not in one for one in texts)


def test_an_interface_that_tells_nothing_is_not_asked(desk, sent):
    desk.set(interface=Interface.V1, base_url=desk.lapor.url)
    calls = desk.asked("state")
    wait(desk, 3 * HOURS)
    desk.pusher.ask_now(sent)
    desk.step()
    assert desk.asked("state") == calls


@pytest.mark.usefixtures("sent")
def test_polls_do_not_wait_behind_a_long_line(desk):
    for k in range(30):
        desk.register(description=f"Lubang nomor {k} di jalan contoh.")
    desk.clock.advance(hours=HOURS)
    desk.until(lambda: desk.asked("state") == 1, 40)
    assert desk.pusher.status().waiting > 10


def test_nothing_is_asked_while_it_is_away(desk, sent):
    desk.lapor.stop()
    wait(desk, 2 * HOURS)
    assert desk.told(sent) == ["reserved", "sent"]
    desk.lapor.start()
    wait(desk, 0.5)
    assert desk.state(sent).status_name


@pytest.mark.parametrize("fault", [(), (("state", "refused"),)])
def test_a_clock_that_was_a_year_ahead_once_ends_no_asking(desk, sent, fault):
    wait(desk, HOURS - 0.5)
    year = timedelta(days=365)
    desk.clock.moment += year
    desk.lapor.fail(*fault)
    desk.until(lambda: desk.asked("state") == 1)
    desk.clock.moment -= year
    wait(desk, 2 * HOURS)
    assert 2 <= desk.asked("state") <= 4
    assert desk.state(sent).status_name
