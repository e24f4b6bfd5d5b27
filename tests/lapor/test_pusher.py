"""A ticket's way to LAPOR: once, in every weather, and what is written down of it."""

import pytest

from callcenter.desk.dispatch import dispatch
from callcenter.desk.edit_ticket import edit_ticket
from callcenter.desk.lapor_ticket import send_to_lapor
from callcenter.desk.office import set_office
from callcenter.errors import DiskFull, LaporRefused, LaporSignIn, LaporUncertain
from callcenter.lapor.mapping import ANY, MapKind, MapRow
from callcenter.lapor.office_values import values_of, values_of_rows
from callcenter.lapor.settings import Interface, Policy, PushedBy
from callcenter.lapor.simulator.faults import AFTER, BEFORE
from callcenter.lapor.status import LaporLink
from callcenter.tickets.event import Change
from callcenter.tickets.words import Push
from callcenter.web.address import origin_of
from tests.lapor_rig import SimulatorRig


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
    desk.station.token.write("token-salah", desk.lapor.url)
    report = desk.run()
    assert isinstance(report.error, LaporSignIn)
    assert report.again_in == 300
    assert desk.pusher.status().link is LaporLink.SIGN_IN
    assert "token-salah" not in repr(vars(desk.pusher))
    desk.station.token.write("token-contoh", desk.lapor.url)
    desk.clock.advance(seconds=8)
    assert desk.run().did == "probed"  # a new token need not wait for the five minutes
    desk.until(lambda: desk.is_in(one, Push.SENT))
    assert desk.told(one) == ["reserved", "sent"]


def test_no_address_another_desk_sets_ever_gets_the_token(desk, tmp_path):
    one = desk.register()
    desk.until(lambda: desk.is_in(one, Push.SENT))
    other = SimulatorRig(tmp_path / "jahat", clock=desk.clock)
    two = desk.register()
    set_office(desk.desk, values_of(other.settings()))
    assert (desk.run().did, desk.run().did) == ("moved", "moved")
    status = desk.pusher.status()
    assert (status.link, status.waiting) == (LaporLink.MOVED, 1)
    assert (status.address, status.allowed) == (origin_of(other.url), origin_of(desk.lapor.url))
    assert other.received() == []
    assert desk.told(two) == []
    desk.set()
    desk.until(lambda: desk.is_in(two, Push.SENT))
    other.stop()


def test_an_address_a_person_approved_is_used_at_the_next_run(desk, tmp_path):
    other = SimulatorRig(tmp_path / "baru", clock=desk.clock)
    one = desk.register()
    set_office(desk.desk, values_of(other.settings()))
    assert desk.run().did == "moved"
    desk.station.token.allow(other.url)
    desk.until(lambda: desk.is_in(one, Push.SENT), 10)
    assert desk.lapor.received() == []
    other.stop()


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
