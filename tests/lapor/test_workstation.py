"""The pusher of a workstation: there, quiet until LAPOR is set, and one per profile."""

import pytest

from callcenter.desk.lapor_ticket import reply_to_lapor
from callcenter.desk.merge_callers import merge_callers
from callcenter.desk.office import set_office
from callcenter.lapor.office_values import values_of, values_of_rows
from callcenter.lapor.simulator.account import TOKEN
from callcenter.lapor.status import LaporLink
from callcenter.tickets.words import Confidentiality, Push, ReplyPush
from callcenter.workstation import open_workstation
from tests.lapor.rig import ROWS
from tests.lapor_rig import SimulatorRig


def connect(station, lapor) -> None:
    set_office(station.desk, values_of(lapor.settings()) | values_of_rows(ROWS))
    station.token.write(TOKEN, lapor.url)


def test_a_second_process_on_the_profile_hands_nothing_over(workstation, lapor, keychain, clock):
    connect(workstation, lapor)
    assert workstation.lapor.run_once().did == "probed"
    second = open_workstation(workstation.desk.profile, keychain=keychain, clock=clock)
    assert second.lapor.run_once().did == ""
    assert second.lapor.status().link is LaporLink.OFF
    workstation.close()
    assert second.lapor.run_once().did == "probed"
    second.close()
    second.close()


def test_a_change_of_the_settings_is_used_at_the_next_run(desk, tmp_path, clock):
    one = desk.register()
    other = SimulatorRig(tmp_path / "elsewhere", clock=clock)
    desk.run()
    set_office(desk.desk, values_of(other.settings()))
    desk.station.token.allow(other.url)
    desk.until(lambda: desk.is_in(one, Push.SENT), 10)
    assert [len(each.books()["complaints"]) for each in (desk.lapor, other)] == [0, 1]
    other.stop()


def test_settings_nobody_can_use_are_trouble(desk):
    desk.station.token.write("tanda\nbaris", desk.lapor.url)
    desk.run()
    assert desk.pusher.status().link is LaporLink.TROUBLE
    assert desk.lapor.received() == []


@pytest.mark.parametrize("confidentiality", [Confidentiality.ANONYMOUS, Confidentiality.SECRET])
def test_what_the_caller_book_knows_leaves_with_nothing(desk, confidentiality):
    elder = desk.register(name="Zelvorqua Nimtux", phone="0812-0000-7777")
    one = desk.register(
        name="Bryphoxan Contoh",
        description="Zelvorqua Nimtux melapor: lubang di jalan, hubungi 081200007777.",
        confidentiality=confidentiality,
    )
    kept, absorbed = (desk.ticket(each).caller_id for each in (one, elder))
    merge_callers(desk.desk, kept, absorbed, {})
    desk.until(lambda: desk.is_in(one, Push.SENT))
    reply_to_lapor(desk.desk, one, "Terima kasih Zelvorqua Nimtux, sudah ditambal.")
    desk.until(lambda: [each.state for each in desk.state(one).replies] == [ReplyPush.SENT])
    number = desk.ticket(one).number
    books = desk.lapor.books()
    said = [each["content"] for each in books["complaints"] if number in each["content"]]
    said += [each["fields"]["content"] for each in books["replies"]]
    assert len(said) == 2
    for text in said:
        assert not any(word in text for word in ("Zelvorqua", "Nimtux", "Bryphoxan", "7777"))
