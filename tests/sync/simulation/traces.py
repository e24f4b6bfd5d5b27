"""The known holes, each as a few steps: what a desk, a wire or a machine does, then healing.

Each is a plain function of a world, so that `tests/sync/flaws.py` can show that it sees the flaw
it was written for. All end in `heal_and_check`; what SYNC 13 does not say is asserted here.
Those of a centre that is set back stand in `traces_of_restores`.
"""

from callcenter.store import outbox
from callcenter.sync.status import LinkState
from tests.sync.simulation.link import Fate
from tests.sync.simulation.nodes import Death
from tests.sync.simulation.steps import ANSWER_LOST, GOOD, LOST, Trace, blocks
from tests.sync.simulation.traces_of_restores import TRACES_OF_RESTORES
from tests.sync.simulation.world import World


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
    assert not blocks(a) & blocks(twin)


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


TRACES: tuple[Trace, ...] = (
    answer_lost_after_commit,
    batch_lost_in_the_middle,
    death_between_page_and_cursor,
    clone_with_the_same_unsent_event,
    clone_counts_anew_with_it,
    image_older_than_its_own_events,
    stale_retry_after_newer,
    conflict_on_the_second_offline_edit,
    different_fields_merge,
    poison_in_the_middle,
    poison_on_a_clone,
    clock_of_1970,
    answers_from_before,
    nobody_is_the_centre,
    file_cut_in_the_middle,
    *TRACES_OF_RESTORES,
)
