"""What a person has to decide about LAPOR, and what waits: read from a real desk."""

from datetime import timedelta

import pytest

from callcenter.desk.archive_duplicate import archive_duplicate
from callcenter.desk.edit_ticket import edit_ticket
from callcenter.desk.lapor_ticket import keep_from_lapor, send_to_lapor, settle_sent
from callcenter.desk.read_lapor_work import (
    Group,
    Matter,
    count_lapor_work,
    read_lapor_detail,
    read_lapor_waiting,
    read_lapor_work,
)
from callcenter.lapor.settings import Policy, PushedBy
from callcenter.lapor.states import Person, Wait
from callcenter.store import sync_state
from callcenter.tickets.event import Change
from callcenter.tickets.words import Kind, Look, Push
from tests import lapor_cases as cases
from tests.builders import ticket
from tests.fakes import START


@pytest.fixture
def desk(workstation):
    cases.set_up(workstation.desk)
    return workstation.desk


def matters(desk):
    return {row.ticket_id: row.matter for row in read_lapor_work(desk).rows}


def test_everything_that_needs_a_person_is_listed_and_nothing_else(desk):
    wanted = {
        cases.uncertain(desk): Matter.UNCERTAIN,
        cases.refused(desk): Matter.REFUSED,
        cases.sent(desk, "11", others=("12",)): Matter.OTHERS,
        cases.doubted_reply(desk, "13"): Matter.REPLY,
        cases.gone(desk, "14"): Matter.GONE,
    }
    cases.sent(desk, "15")
    cases.new_ticket(desk)
    cases.held(desk)
    assert matters(desk) == wanted


def test_two_tickets_with_one_complaint_are_both_listed_until_one_is_merged_or_corrected(desk):
    one, other, alone = (cases.sent(desk, told) for told in ("77", "77", "78"))
    assert matters(desk) == {one: Matter.SHARED, other: Matter.SHARED}
    assert count_lapor_work(desk) == 2
    assert read_lapor_detail(desk, one).row.shared == (ticket(desk, other).number,)
    assert read_lapor_detail(desk, other).row.shared == (ticket(desk, one).number,)
    assert read_lapor_detail(desk, alone).row.shared == ()
    third = cases.sent(desk, "77")
    assert len(read_lapor_detail(desk, one).row.shared) == 2
    archive_duplicate(desk, third, of=one)
    assert matters(desk) == {one: Matter.SHARED, other: Matter.SHARED}
    settle_sent(desk, other, ticket(desk, other).lapor.attempt, "79")
    assert matters(desk) == {}


def test_one_that_was_merged_away_no_longer_shares(desk):
    one, other = cases.sent(desk, "77"), cases.sent(desk, "77")
    archive_duplicate(desk, other, of=one)
    assert matters(desk) == {}
    assert count_lapor_work(desk) == 0


def test_a_post_a_silent_desk_left_behind_is_listed_after_a_day(desk, clock):
    made = cases.new_ticket(desk)
    cases.reserved(desk, made)
    assert matters(desk) == {}
    clock.advance(hours=25)
    assert matters(desk) == {made: Matter.SILENT}
    assert read_lapor_detail(desk, made).may_settle


def test_the_longest_waiting_comes_first_and_the_count_is_of_all(desk, clock):
    made = []
    for _ in range(4):
        clock.advance(minutes=5)
        made.append(cases.uncertain(desk))
    clock.advance(minutes=5)
    gone = cases.gone(desk, "9")
    assert [row.ticket_id for row in read_lapor_work(desk).rows] == [*made, gone]
    cut = read_lapor_work(desk, limit=2)
    assert [row.ticket_id for row in cut.rows] == made[:2]
    assert cut.count == 5


def test_what_is_settled_leaves_the_list(desk):
    made = cases.uncertain(desk)
    settle_sent(desk, made, ticket(desk, made).lapor.attempt, "#1916449")
    assert matters(desk) == {}


def test_the_detail_says_what_left_and_that_it_is_still_the_same(desk):
    made = cases.uncertain(desk, "Jembatan putus di Contoh Rejo")
    detail = read_lapor_detail(desk, made)
    assert detail.same is True
    assert detail.leaving.title.startswith("Jembatan putus")
    assert ticket(desk, made).number in detail.leaving.content
    assert detail.leaving.institution.startswith("LAPOR ")
    assert detail.kept is None
    assert detail.searched


def test_the_detail_says_that_the_ticket_changed_since(desk):
    made = cases.uncertain(desk)
    edit_ticket(desk, made, [Change("description", "Sudah lain sama sekali sekarang")])
    detail = read_lapor_detail(desk, made)
    assert detail.same is False
    assert "lain sama sekali" in detail.leaving.content


def test_the_detail_says_why_nothing_would_leave_now(desk):
    made = cases.uncertain(desk)
    cases.set_up(desk, mapped=False, policy=Policy.NONE)
    detail = read_lapor_detail(desk, made)
    assert (detail.leaving, detail.kept.reason, detail.same) == (None, "policy_none", None)


def test_every_attempt_and_every_look_is_told(desk, clock):
    made = cases.uncertain(desk, looks=2)
    (attempt,) = read_lapor_detail(desk, made).attempts
    assert (attempt.result, attempt.reason) == (Kind.LAPOR_UNCERTAIN, "timeout")
    assert attempt.at == START
    looks = read_lapor_detail(desk, made).row.state.looks
    assert [one.result for one in looks] == [Look.ABSENT, Look.ABSENT]
    clock.advance(minutes=1)
    assert isinstance(read_lapor_detail(desk, made).step, Wait)
    cases.set_up(desk, search_path="")
    assert read_lapor_detail(desk, made).step == Person("no_search")


def test_a_doubted_answer_stands_there_with_its_text(desk):
    made = cases.doubted_reply(desk, "13", "Lubangnya sudah ditambal.")
    (reply,) = read_lapor_detail(desk, made).replies
    assert reply.text == "Lubangnya sudah ditambal."


def waiting(desk, group):
    return [one.row.id for one in read_lapor_waiting(desk, group).rows]


def test_what_waits_stands_in_its_group(desk):
    ready, leaving = cases.new_ticket(desk), cases.new_ticket(desk)
    cases.reserved(desk, leaving)
    lacking = cases.held(desk, "mapping", ("kategori: Jalan Contoh",))
    kept = cases.new_ticket(desk)
    keep_from_lapor(desk, [kept], "sudah lewat telepon")
    cases.sent(desk, "21")
    assert set(waiting(desk, Group.WAITING)) == {ready, leaving}
    assert waiting(desk, Group.HELD) == [lacking]
    assert waiting(desk, Group.UNCHOSEN) == []
    assert waiting(desk, Group.CANCELLED) == [kept]
    (row,) = read_lapor_waiting(desk, Group.HELD).rows
    assert (row.reason, row.details) == ("mapping", ("kategori: Jalan Contoh",))
    assert read_lapor_waiting(desk, Group.CANCELLED).rows[0].reason == "sudah lewat telepon"


def test_with_a_choice_only_the_chosen_wait(desk):
    cases.set_up(desk, policy=Policy.CHOSEN)
    one, other = cases.new_ticket(desk), cases.new_ticket(desk)
    assert waiting(desk, Group.WAITING) == []
    send_to_lapor(desk, [one])
    assert waiting(desk, Group.WAITING) == [one]
    assert waiting(desk, Group.UNCHOSEN) == [other]
    assert read_lapor_waiting(desk, Group.UNCHOSEN).policy is Policy.CHOSEN


def test_what_was_registered_before_the_beginning_waits_only_when_chosen(desk, clock):
    old = cases.new_ticket(desk)
    clock.advance(days=2)
    cases.set_up(desk, since=START + timedelta(days=1))
    new = cases.new_ticket(desk)
    assert waiting(desk, Group.WAITING) == [new]
    assert waiting(desk, Group.UNCHOSEN) == [old]
    send_to_lapor(desk, [old])
    assert waiting(desk, Group.WAITING) == [old, new]


def test_without_a_connection_nothing_waits_by_itself(workstation):
    desk = workstation.desk
    made = cases.new_ticket(desk)
    assert waiting(desk, Group.WAITING) == []
    found = read_lapor_waiting(desk, Group.UNCHOSEN)
    assert ([one.row.id for one in found.rows], found.policy) == ([made], None)
    assert ticket(desk, made).lapor.state is Push.READY


def test_a_long_list_is_cut_and_counted(desk):
    for _ in range(3):
        cases.new_ticket(desk)
    found = read_lapor_waiting(desk, Group.WAITING, limit=2)
    assert (len(found.rows), found.count) == (2, 3)


def made_anew(desk) -> str:
    """The same people at a new computer: what the former one registered is another desk's."""
    with desk.store.write() as tx:
        sync_state.set_server(tx, "", client_id=desk.ids.new())
        return sync_state.state(tx).client_id


def test_what_a_desk_that_is_gone_registered_is_seen_and_goes_from_here(desk, clock):
    left = cases.new_ticket(desk)
    chosen = cases.new_ticket(desk)
    send_to_lapor(desk, [chosen])
    me = made_anew(desk)
    own = cases.new_ticket(desk)

    def seen() -> dict[str, tuple[bool, bool]]:
        rows = read_lapor_waiting(desk, Group.WAITING).rows
        return {one.row.id: (one.elsewhere, one.left) for one in rows}

    assert seen() == {left: (True, False), chosen: (True, False), own: (False, False)}
    assert send_to_lapor(desk, [chosen]) == ()
    clock.advance(hours=25)
    assert seen() == {left: (True, True), chosen: (True, True), own: (False, False)}
    assert len(send_to_lapor(desk, [left, chosen])) == 2
    assert [ticket(desk, one).lapor.assigned for one in (left, chosen)] == [me, me]
    assert seen() == dict.fromkeys((left, chosen, own), (False, False))


def test_where_the_centre_does_it_no_desk_is_waited_for(desk, clock):
    cases.set_up(desk, pusher=PushedBy.SERVER)
    cases.new_ticket(desk)
    made_anew(desk)
    clock.advance(hours=25)
    (row,) = read_lapor_waiting(desk, Group.WAITING).rows
    assert (row.elsewhere, row.left) == (False, False)
