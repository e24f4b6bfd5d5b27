"""The known holes, each as a few steps: what a desk, a wire or a machine does, then healing.

Each is a plain function of a world, so that `tests/sync/flaws.py` can show that it sees the flaw
it was written for. All end in `heal_and_check`; what SYNC 13 does not say is asserted here.
"""

from collections.abc import Callable

from sqlalchemy import update

from callcenter.server import tables as central
from callcenter.store import outbox
from callcenter.store.tables import number_blocks
from callcenter.sync.status import LinkState
from callcenter.tickets.number import SERIALS_PER_BLOCK
from tests.sync.simulation.link import Fate
from tests.sync.simulation.nodes import Death, SimDesk
from tests.sync.simulation.world import World

Trace = Callable[[World], None]
GOOD, LOST, ANSWER_LOST = Fate.GOOD, Fate.LOST, Fate.ANSWER_LOST


def answer_lost_after_commit(world: World) -> None:
    """The centre has it, the desk does not know: sent again, stored once."""
    a = world.desks[0]
    world.register(a)
    report = world.run(a, ANSWER_LOST)
    assert report is not None
    assert report.state is LinkState.OFFLINE
    assert [row.state for row in a.waiting()] == ["sent"]
    world.heal_and_check()


def batch_lost_in_the_middle(world: World) -> None:
    """Three batches; the answer to the second is lost, the third never goes."""
    a = world.desks[0]
    for _ in range(10):
        world.register(a)
    world.run(a, GOOD, ANSWER_LOST, LOST)
    world.heal_and_check()


def acked_is_not_settled(world: World) -> None:
    """Confirmed, not yet seen in the feed; then the centre is set back: only the desk has it."""
    a = world.desks[0]
    world.backup()
    world.register(a)
    world.run(a, GOOD, LOST)
    assert [row.state for row in a.waiting()] == ["acked"]
    world.restore()
    world.heal_and_check()


def death_between_page_and_cursor(world: World) -> None:
    """The desk dies in each transaction of a pull: rows and cursor come or go together."""
    a, b = world.desks[:2]
    for _ in range(8):
        world.register(a)
    world.run(a)
    for left in (1, 2, 3):
        for point in ("write:before_commit", "write:after_commit"):
            b.death = Death(point, left)
            world.run(b)
    world.heal_and_check()


def restore_while_pushing(world: World) -> None:
    """The centre is set back between two batches of one outbox, other desks hold the feed."""
    a, b = world.desks[:2]
    for _ in range(3):
        world.register(a)
    world.run(a)
    world.run(b)
    world.backup()
    for _ in range(9):
        world.register(a)
    world.run(a, GOOD, ANSWER_LOST)
    world.run(b)
    world.restore()
    ticket = world.register(b)
    world.run(a, GOOD, LOST)
    world.note(b, ticket)
    world.heal_and_check()


def restored_and_overtaken(world: World) -> None:
    """After a raw restore another desk fills the same places: equal heights, another past."""
    a, b, c = world.desks[:3]
    world.register(c)
    world.run(c)
    world.run(a)
    world.run(b)
    world.backup()
    for _ in range(4):
        world.register(a)
    world.run(a)
    world.restore()
    for _ in range(6):
        world.register(b)
    world.run(b)
    world.heal_and_check()


def clone_with_the_same_unsent_event(world: World) -> None:
    """Copied with an unsent event in it; both send it, and each goes on."""
    a = world.desks[0]
    shared = world.register(a)
    twin = world.clone(a)
    world.run(a)
    world.register(twin)
    world.register(a)
    world.run(twin)
    world.note(a, shared)
    world.note(twin, shared)
    world.run(a)
    world.heal_and_check()
    assert a.state().incarnation != twin.state().incarnation
    assert not _blocks(a) & _blocks(twin)


def clone_counts_anew_with_it(world: World) -> None:
    """The unsent event of both copies gets another place at the second: still the same event."""
    a = world.desks[0]
    world.register(a)
    twin = world.clone(a)
    world.register(a)
    world.run(a)
    world.register(twin)
    world.run(twin)
    world.heal_and_check()
    assert twin.state().incarnation == 2


def image_older_than_its_own_events(world: World) -> None:
    """A desk set back to before events that it had sent: they come back, the count goes on."""
    a = world.desks[0]
    world.register(a)
    world.image(a)
    first, second = world.register(a), world.register(a)
    world.run(a)
    world.set_back(a)
    world.register(a)
    world.register(a)
    world.run(a)
    world.heal_and_check()
    assert {first, second} <= set(world.tickets(a))
    assert a.state().incarnation == 2


def stale_retry_after_newer(world: World) -> None:
    """A request that was thought lost arrives after all that came later."""
    a = world.desks[0]
    ticket = world.register(a)
    world.run(a, ANSWER_LOST)
    world.edit(a, ticket, description="Sudah lain ceritanya")
    world.run(a)
    for back in range(8):
        world.redeliver(a, back)
    world.run(a, Fate.STALE, Fate.STALE, Fate.STALE)
    world.heal_and_check()
    assert world.ticket(a, ticket).description == "Sudah lain ceritanya"


def restored_twice(world: World) -> None:
    """Set back, half healed, and set back once more to something still older."""
    a, b, c = world.desks[:3]
    world.register(a)
    world.run(a)
    world.backup()
    for one in (a, b, c):
        world.register(one)
        world.run(one)
    world.backup()
    world.register(b)
    world.run(b)
    world.run(a)
    world.restore(1)
    world.run(a, GOOD, GOOD, ANSWER_LOST)
    world.register(c)
    world.run(c)
    world.restore(0)
    world.run(b, GOOD, LOST)
    world.heal_and_check()


def a_later_event_does_not_overtake(world: World) -> None:
    """Confirmed, then lost by a restore; a newer event must not be taken in its place's stead."""
    a = world.desks[0]
    world.backup()
    ticket = world.register(a)
    world.run(a, GOOD, LOST)
    world.restore()
    world.note(a, ticket)
    world.run(a, GOOD, LOST)
    assert [row.kind for row in world.centre.rows()] in ([], ["registered", "note_added"])
    world.heal_and_check()
    assert [row.n for row in world.centre.rows()] == [1, 2]


def restored_with_a_new_epoch(world: World) -> None:
    """By the command: every cursor is of another epoch, though nothing was lost or much was."""
    a, b = world.desks[:2]
    world.backup()
    ticket = world.register(a)
    world.run(a)
    world.run(b)
    world.restore(new_epoch=True)
    world.note(b, ticket)
    world.run(b)
    world.backup()
    world.restore(new_epoch=True)
    world.heal_and_check()


def times_stay_over_a_restore(world: World) -> None:
    """A ticket's receive time decides deadlines: a restore must not move it."""
    a, b = world.desks[:2]
    world.backup()
    world.register(a)
    world.run(a)
    world.run(b)
    before = {row.eid: row.received_at for row in world.centre.rows()}
    assert before
    world.centre.clock.advance(hours=5)
    world.restore()
    world.run(b)
    world.heal_and_check()
    assert {row.eid: row.received_at for row in world.centre.rows()} == before


def blocks_leased_twice_after_a_restore(world: World) -> None:
    """The restored centre forgot which blocks it gave away; somebody hands out their numbers."""
    a, b = world.desks[:2]
    world.run(a)
    world.backup()
    for _ in range(3):
        use_up_numbers(a)
        world.run(a)
    world.register(a)
    world.run(a, LOST)
    world.restore()
    use_up_numbers(b)
    world.run(a)
    world.run(b)
    world.register(b)
    world.register(a)
    world.heal_and_check()
    assert not _blocks(a) & _blocks(b)
    assert not [row for row in world.centre.rows() if row.kind == "renumbered"]


def renumbered_event_lost_by_a_restore(world: World) -> None:
    """The new number was told to a caller: it must lead to the ticket after the restore, too."""
    a = world.desks[0]
    twin = world.clone(a)
    world.backup()
    world.register(a)
    ticket = world.register(twin)
    for one in (a, twin, a):
        world.run(one)
    told = {key: world.ticket(a, key) for key in world.tickets(a)}
    assert [row.kind for row in world.centre.rows()].count("renumbered") == 1
    world.restore()
    world.heal_and_check()
    assert ticket in told
    for key, before in told.items():
        now = world.ticket(a, key)
        assert {before.number, *before.aliases} <= {now.number, *now.aliases}
    assert world.ticket(a, ticket).number == told[ticket].number


def conflict_on_the_second_offline_edit(world: World) -> None:
    """The second edit has the first as its base: it inherits the conflict, nothing is silent."""
    a, b = world.desks[:2]
    ticket = world.register(a, "Semula")
    world.run(a)
    world.run(b)
    world.edit(a, ticket, description="Kata meja satu")
    world.edit(b, ticket, description="Kata meja dua")
    world.edit(b, ticket, description="Kata meja dua lagi")
    world.run(a)
    world.run(b)
    world.heal_and_check()
    now = world.ticket(a, ticket)
    assert now.description == "Kata meja satu"
    assert [one.value for one in now.conflicts] == ["Kata meja dua lagi"]
    world.settle_conflict(b, ticket)
    world.heal_and_check()
    now = world.ticket(a, ticket)
    assert (now.description, now.conflicts) == ("Kata meja dua lagi", ())


def different_fields_merge(world: World) -> None:
    """Two desks offline change two fields of one ticket: both stand, nobody is asked."""
    a, b = world.desks[:2]
    ticket = world.register(a)
    world.run(a)
    world.run(b)
    world.edit(a, ticket, description="Tiang roboh")
    world.edit(b, ticket, landmark="Dekat gapura")
    world.heal_and_check()
    now = world.ticket(b, ticket)
    found = (now.description, now.text("landmark"), now.conflicts)
    assert found == ("Tiang roboh", "Dekat gapura", ())


def quarantined_event_lost_by_a_restore(world: World) -> None:
    """What the centre kept aside is nobody else's: its desk brings it again."""
    a, b = world.desks[:2]
    ticket = world.register(a)
    world.run(a)
    world.backup()
    world.against_the_rules(a, ticket)
    world.poison(a)
    world.register(a)
    world.run(a)
    assert len(world.centre.rows(central.quarantine)) == 1
    world.run(b)
    world.restore()
    world.run(b)
    world.heal_and_check()
    assert len(world.centre.rows(central.quarantine)) == 1
    assert sorted(row.state for row in a.waiting()) == ["quarantined", "quarantined"]


def poison_in_the_middle(world: World) -> None:
    """One that no centre takes does not hold up the others, and waits for a person."""
    a = world.desks[0]
    ticket = world.register(a)
    world.poison(a)
    world.against_the_rules(a, ticket)
    world.register(a)
    world.run(a)
    world.register(a)
    world.heal_and_check()
    aside = [row.eid for row in a.waiting() if row.reason == "event_malformed"]
    assert len(aside) == 1
    assert {row.eid for row in a.waiting()} == world.ledger.poison
    with a.store.write() as tx:
        outbox.retry(tx, aside[0])
    world.register(a)
    world.heal_and_check()


def poison_on_a_clone(world: World) -> None:
    """Set aside before the copy; then both count anew around it."""
    a = world.desks[0]
    world.poison(a)
    world.register(a)
    world.run(a)
    twin = world.clone(a)
    world.register(a)
    world.register(twin)
    world.run(twin)
    world.run(a)
    world.register(a)
    world.heal_and_check()


def clock_of_1970(world: World) -> None:
    """A desk whose battery is empty: it may save, nothing it says is out of order."""
    a, b = world.desks[:2]
    ticket = world.register(b)
    world.run(b)
    world.run(a)
    a.jump(days=-20775)
    world.note(a, ticket)
    world.register(a)
    b.jump(days=2)
    world.note(b, ticket)
    world.run(a, Fate.PATIENCE)
    world.run(b)
    world.heal_and_check()


def answers_from_before(world: World) -> None:
    """Something on the way answers with what the centre said once: a page goes on or is refused."""
    a, b = world.desks[:2]
    for _ in range(4):
        world.register(a)
        world.run(a)
        world.run(b)
    world.register(a)
    world.run(a, Fate.REPLAYED)
    world.run(b, Fate.REPLAYED)
    world.run(b, GOOD, Fate.REPLAYED)
    world.heal_and_check()


def nobody_is_the_centre(world: World) -> None:
    """Portals, cuts, 503 and 504 at every request of a run, one after the other."""
    a = world.desks[0]
    for fate in (Fate.PORTAL, Fate.CUT, Fate.BUSY_BEFORE, Fate.BUSY_AFTER, Fate.DUPLICATED):
        for place in range(3):
            world.register(a)
            world.run(a, *[GOOD] * place, fate)
    world.heal_and_check()


def desk_unknown_after_a_restore(world: World) -> None:
    """Enrolled after the backup: the restored centre does not know it; a new code is enough."""
    world.register(world.desks[0])
    world.run(world.desks[0])
    world.backup()
    new = world.newcomer()
    world.register(new)
    world.run(new)
    world.run(world.desks[1])
    world.restore()
    world.register(new)
    report = world.run(new)
    assert report is not None
    assert report.state is LinkState.NOT_ENROLLED
    world.heal_and_check()


def restore_with_a_clone(world: World) -> None:
    """The centre is set back to before two copies of one desk were told apart."""
    a = world.desks[0]
    world.register(a)
    world.run(a)
    world.backup()
    twin = world.clone(a)
    for one in (a, twin, a, twin):
        world.register(one)
        world.run(one)
    world.restore()
    world.register(twin)
    world.run(twin, GOOD, GOOD, LOST)
    world.register(a)
    world.heal_and_check()


def desk_and_centre_set_back(world: World) -> None:
    """Both were set back; a third desk is the only one that holds what they lost."""
    a, b = world.desks[:2]
    world.register(a)
    world.run(a)
    world.image(a)
    world.backup()
    kept = [world.register(a), world.register(a)]
    world.run(a)
    world.run(b)
    world.set_back(a)
    world.restore()
    world.register(a)
    world.run(a)
    world.heal_and_check()
    assert set(kept) <= set(world.tickets(a))


def _blocks(desk: SimDesk) -> set[int]:
    with desk.store.read() as tx:
        return set(tx.execute(number_blocks.select()).scalars())


def file_cut_in_the_middle(world: World) -> None:
    """Chunks, lost answers, a death between two chunks: the file arrives whole, once."""
    a = world.desks[0]
    ticket = world.register(a)
    world.attach(a, ticket, 120_000)
    world.run(a)
    world.send_files(a, GOOD, GOOD, ANSWER_LOST)
    a.death = Death("answer:/v1/files", 2)
    world.send_files(a)
    world.send_files(a, Fate.DUPLICATED, Fate.DUPLICATED, Fate.CUT)
    world.heal_and_check()


def file_lost_by_a_restore(world: World) -> None:
    """Announced and done, then the centre is set back to before the file, not the ticket."""
    a, b = world.desks[:2]
    ticket = world.register(a)
    world.attach(a, ticket)
    world.run(a)
    world.run(b)
    world.backup()
    world.send_files(a)
    world.run(a)
    world.restore()
    world.heal_and_check()


def file_lost_before_its_desk_heard(world: World) -> None:
    """The same, but the desk never saw the announcement: nothing in its feed tells it."""
    a = world.desks[0]
    ticket = world.register(a)
    world.attach(a, ticket)
    world.run(a)
    world.backup()
    (_, sha256) = next(iter(world.ledger.files))
    world.send_files(a)
    world.restore()
    world.heal_and_check()
    assert world.centre.files.size(sha256) is not None, "I7: the file is not at the centre"


def use_up_numbers(desk: SimDesk) -> None:
    """All numbers of all blocks are given out: the next run leases."""
    with desk.store.write() as tx:
        tx.execute(update(number_blocks).values(used=SERIALS_PER_BLOCK))


TRACES: tuple[Trace, ...] = (
    answer_lost_after_commit,
    batch_lost_in_the_middle,
    acked_is_not_settled,
    death_between_page_and_cursor,
    restore_while_pushing,
    restored_and_overtaken,
    clone_with_the_same_unsent_event,
    clone_counts_anew_with_it,
    image_older_than_its_own_events,
    stale_retry_after_newer,
    restored_twice,
    a_later_event_does_not_overtake,
    restored_with_a_new_epoch,
    times_stay_over_a_restore,
    blocks_leased_twice_after_a_restore,
    renumbered_event_lost_by_a_restore,
    conflict_on_the_second_offline_edit,
    different_fields_merge,
    quarantined_event_lost_by_a_restore,
    poison_in_the_middle,
    poison_on_a_clone,
    clock_of_1970,
    answers_from_before,
    nobody_is_the_centre,
    desk_unknown_after_a_restore,
    restore_with_a_clone,
    desk_and_centre_set_back,
    file_cut_in_the_middle,
    file_lost_by_a_restore,
    file_lost_before_its_desk_heard,
)
