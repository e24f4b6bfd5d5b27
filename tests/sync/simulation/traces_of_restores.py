"""The known holes of a centre that is set back, each as a few steps; see `traces`."""

from callcenter.server import tables as central
from callcenter.sync.status import LinkState
from tests.sync.simulation.steps import ANSWER_LOST, GOOD, LOST, Trace, blocks, use_up_numbers
from tests.sync.simulation.world import World


def acked_is_not_settled(world: World) -> None:
    """Confirmed, not yet seen in the feed; then the centre is set back: only the desk has it."""
    a = world.desks[0]
    world.backup()
    world.register(a)
    world.run(a, GOOD, LOST)
    assert [row.state for row in a.waiting()] == ["acked"]
    world.restore()
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
    assert not blocks(a) & blocks(b)
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


TRACES_OF_RESTORES: tuple[Trace, ...] = (
    acked_is_not_settled,
    restore_while_pushing,
    restored_and_overtaken,
    restored_twice,
    a_later_event_does_not_overtake,
    restored_with_a_new_epoch,
    times_stay_over_a_restore,
    blocks_leased_twice_after_a_restore,
    renumbered_event_lost_by_a_restore,
    quarantined_event_lost_by_a_restore,
    desk_unknown_after_a_restore,
    restore_with_a_clone,
    desk_and_centre_set_back,
    file_lost_by_a_restore,
    file_lost_before_its_desk_heard,
)
