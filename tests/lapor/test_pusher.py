"""A ticket's way to LAPOR: once, in every weather, and what is written down of it."""

import pytest

from callcenter.desk.dispatch import dispatch
from callcenter.desk.edit_ticket import edit_ticket
from callcenter.desk.lapor_ticket import keep_from_lapor, send_to_lapor, settle_sent
from callcenter.desk.office import set_office
from callcenter.desk.record import append
from callcenter.errors import DiskFull, LaporRefused, LaporSignIn, LaporUncertain
from callcenter.lapor.mapping import ANY, MapKind, MapRow
from callcenter.lapor.office_values import values_of_rows
from callcenter.lapor.settings import Interface, Policy, PushedBy
from callcenter.lapor.simulator.faults import AFTER, BEFORE
from callcenter.lapor.status import LaporLink
from callcenter.tickets.event import TICKET, Change
from callcenter.tickets.number import make_number
from callcenter.tickets.words import Kind, Push
from tests.contract.lapor.samples import report
from tests.lapor.rig import Crashed


def edit(desk, ticket_id, **fields):
    changes = [Change(name, value) for name, value in fields.items()]
    edit_ticket(desk.desk, ticket_id, changes)


SETTLED = (Push.SENT, Push.REFUSED)


def test_a_ticket_goes_once_and_its_id_is_kept(desk):
    one = desk.register()
    desk.until(lambda: desk.is_in(one, Push.SENT))
    assert desk.told(one) == ["reserved", "sent"]
    assert desk.taken(one) == desk.tried(one) == 1
    assert desk.state(one).complaint_id == desk.lapor.books()["complaints"][0]["id"]
    assert desk.pusher.status().link is LaporLink.OK
    assert desk.pusher.status().waiting == 0
    for _ in range(5):
        desk.step()
    assert desk.tried(one) == 1


def test_the_first_thing_asked_is_a_probe(desk):
    desk.register()
    assert desk.run().did == "probed"
    assert desk.asked("submit") == 0


CASES = {
    # fault: (how the events about LAPOR begin, requests to submit that LAPOR saw, the end)
    "unauthorised": (["reserved", "released", "reserved", "sent"], 2, Push.SENT),
    "busy": (["reserved", "released", "reserved", "sent"], 2, Push.SENT),
    "refused": (["reserved", "refused"], 1, Push.REFUSED),
    "broken": (["reserved", "uncertain"], 2, Push.SENT),
    "html": (["reserved", "uncertain"], 2, Push.SENT),
    "redirect": (["reserved", "uncertain"], 2, Push.SENT),
    "timeout_before_accept": (["reserved", "uncertain"], 2, Push.SENT),
    "timeout_after_accept": (["reserved", "uncertain", "sent"], 1, Push.SENT),
    "cut_after_accept": (["reserved", "uncertain", "sent"], 1, Push.SENT),
    "broken_after_accept": (["reserved", "uncertain", "sent"], 1, Push.SENT),
    "html_after_accept": (["reserved", "uncertain", "sent"], 1, Push.SENT),
    "slow": (["reserved", "uncertain", "sent"], 1, Push.SENT),
    "accept_without_id": (["reserved", "uncertain", "sent"], 1, Push.SENT),
    "changed_shape": (["reserved", "uncertain", "sent"], 1, Push.SENT),
}


def test_every_fault_of_a_submit_is_tried():
    known = (BEFORE | AFTER) - set(CASES)
    assert known == set()


@pytest.mark.parametrize("fault", CASES)
def test_every_fault_of_a_submit_ends_well(desk, fault):
    begins, tries, state = CASES[fault]
    one = desk.register()
    desk.lapor.fail(("submit", fault))
    desk.until(lambda: desk.is_in(one, *SETTLED))
    assert desk.told(one)[: len(begins)] == begins
    assert desk.state(one).state is state
    assert desk.tried(one) == tries
    assert desk.taken(one) == (0 if state is Push.REFUSED else 1)


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
        raise MemoryError

    desk.after["submit"] = breaks
    with pytest.raises(MemoryError):
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


def test_a_ticket_edited_between_is_reserved_anew(desk, monkeypatch):
    one = desk.register()
    settled = []
    monkeypatch.setattr(type(desk.ledger), "is_settled", lambda _self, eid: eid in settled)
    desk.until(lambda: desk.is_in(one, Push.RESERVED))
    edit(desk, one, description="Sudah ditambal, kini lampu jalan mati.")
    settled.append(desk.state(one).attempt)
    desk.until(lambda: "released" in desk.told(one) or desk.tried(one) > 0)
    assert desk.tried(one) == 0
    desk.until(lambda: desk.is_in(one, Push.RESERVED))
    settled.append(desk.state(one).attempt)
    desk.until(lambda: desk.is_in(one, Push.SENT))
    assert desk.told(one) == ["reserved", "released", "reserved", "sent"]
    assert "lampu jalan mati" in desk.lapor.books()["complaints"][0]["content"]


def test_a_full_disk_after_the_answer_turns_no_fact_into_a_doubt(desk, monkeypatch):
    one = desk.register()
    write = type(desk.ledger).write

    def full(*_):
        raise DiskFull("contoh")

    desk.after["submit"] = lambda: monkeypatch.setattr(type(desk.ledger), "write", full)
    with pytest.raises(DiskFull):
        desk.until(lambda: desk.is_in(one, Push.SENT))
    monkeypatch.setattr(type(desk.ledger), "write", write)
    desk.run()
    assert desk.told(one) == ["reserved", "sent"]


def test_no_lapor_is_off(workstation):
    report = workstation.lapor.run_once()
    assert (report.did, report.again_in, report.error) == ("", None, None)
    assert workstation.lapor.status().link is LaporLink.OFF


def test_without_a_token_nothing_is_asked_until_there_is_one(desk):
    one = desk.register()
    desk.station.token.forget()
    desk.run()
    assert desk.pusher.status().link is LaporLink.NO_TOKEN
    assert desk.pusher.status().waiting == 1
    assert desk.lapor.received() == []
    desk.station.token.write("token-salah")
    report = desk.run()
    assert isinstance(report.error, LaporSignIn)
    assert report.again_in == 300
    assert desk.pusher.status().link is LaporLink.SIGN_IN
    assert "token-salah" not in repr(vars(desk.pusher))
    desk.station.token.write("token-contoh")
    desk.clock.advance(seconds=8)
    assert desk.run().did == "probed"  # a new token need not wait for the five minutes
    desk.until(lambda: desk.is_in(one, Push.SENT))
    assert desk.told(one) == ["reserved", "sent"]


def test_a_desk_whose_centre_does_it_does_nothing(desk):
    one = desk.register()
    desk.set(pusher=PushedBy.SERVER)
    report = desk.run()
    assert (report.did, report.again_in) == ("", None)
    assert desk.pusher.status().link is LaporLink.SERVER
    assert desk.lapor.received() == []
    assert desk.told(one) == []


def test_policies(desk):
    desk.set(policy=Policy.CHOSEN)
    plain, chosen = desk.register(), desk.register(description="Lampu jalan mati total.")
    send_to_lapor(desk.desk, [chosen])
    desk.until(lambda: desk.is_in(chosen, Push.SENT))
    for _ in range(5):
        desk.step()
    assert desk.told(plain) == []
    desk.set(policy=Policy.NONE)
    third = desk.register()
    for _ in range(5):
        desk.step()
    assert desk.told(plain) == desk.told(third) == []
    desk.set(policy=Policy.ALL)
    desk.until(lambda: desk.is_in(plain, Push.SENT) and desk.is_in(third, Push.SENT))


def test_only_what_came_since_goes_by_itself(desk):
    old = desk.register()
    desk.clock.advance(hours=1)
    desk.set(since=desk.clock.now())
    new = desk.register()
    desk.until(lambda: desk.is_in(new, Push.SENT))
    for _ in range(5):
        desk.step()
    assert desk.told(old) == []


def test_what_is_not_mapped_is_said_once_and_goes_when_it_is(desk):
    set_office(desk.desk, values_of_rows([MapRow(MapKind.LOCATION, ANY)]))
    one = desk.register()
    desk.until(lambda: desk.is_in(one, Push.NOT_PUSHED))
    assert desk.state(one).reason == "mapping"
    assert desk.state(one).details == ("lokasi: Kabupaten Lampung Tengah",)
    assert desk.pusher.status().unmapped == 1
    edit(desk, one, landmark="depan pasar")
    for _ in range(10):
        desk.step()
    assert desk.told(one) == ["not_pushed"]
    set_office(desk.desk, values_of_rows([MapRow(MapKind.LOCATION, ANY, "303")]))
    desk.until(lambda: desk.is_in(one, Push.SENT))
    assert desk.told(one) == ["not_pushed", "reserved", "sent"]
    assert desk.pusher.status().unmapped == 0


def test_what_was_kept_back_and_is_too_old_by_now_stays(desk):
    set_office(desk.desk, values_of_rows([MapRow(MapKind.LOCATION, ANY)]))
    one = desk.register()
    desk.until(lambda: desk.is_in(one, Push.NOT_PUSHED))
    desk.clock.advance(hours=1)
    desk.set(since=desk.clock.now())
    set_office(desk.desk, values_of_rows([MapRow(MapKind.LOCATION, ANY, "303")]))
    for _ in range(8):
        desk.step()
    assert desk.told(one) == ["not_pushed"]
    send_to_lapor(desk.desk, [one])
    desk.until(lambda: desk.is_in(one, Push.SENT))


def test_what_is_outside_goes_when_it_comes_inside(desk):
    one = desk.register(agency_ids=("ombudsman",))
    desk.until(lambda: desk.is_in(one, Push.NOT_PUSHED))
    assert desk.state(one).reason == "outside_authority"
    dispatch(desk.desk, one, ("bmbk",))
    desk.until(lambda: desk.is_in(one, Push.SENT))


def test_a_refusal_is_kept_with_its_words_and_another_goes_on(desk):
    one = desk.register()
    desk.clock.advance(seconds=1)
    two = desk.register(description="Lampu jalan mati total.")
    desk.lapor.fail(("submit", "refused"))
    desk.until(lambda: desk.is_in(two, Push.SENT))
    assert desk.is_in(one, Push.REFUSED)
    assert desk.state(one).reason == "Data ditolak"
    assert desk.pusher.status().refused == 1


def test_an_older_interface_posts_and_asks_nothing_else(desk):
    desk.set(interface=Interface.V1, base_url=desk.lapor.url)
    one = desk.register()
    desk.until(lambda: desk.is_in(one, Push.SENT))
    for _ in range(5):
        desk.step()
    assert {each["call"] for each in desk.lapor.received()} == {"stream"}


def test_a_data_interface_posts_nothing(desk):
    desk.set(interface=Interface.F01, base_url=desk.lapor.url)
    one = desk.register()
    for _ in range(5):
        desk.step()
    assert desk.told(one) == []
    assert desk.pusher.status().link is LaporLink.OK


def test_errors_are_reported_as_they_are(desk):
    desk.register()
    desk.lapor.fail(("masters", "vanished_id"), ("masters", "refused"))
    desk.run()
    assert isinstance(desk.reports[-1].error, LaporRefused)
    assert desk.pusher.status().link is LaporLink.TROUBLE
    desk.pusher.hurry()
    desk.clock.advance(minutes=1)
    desk.lapor.fail(("submit", "broken"))
    desk.until(lambda: isinstance(desk.reports[-1].error, LaporUncertain))


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
