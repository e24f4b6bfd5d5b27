"""The random search, bounded and the same in every run; by hand it is longer and anew.

`python -m tests.sync.simulation --examples 5000 --seed 7` is the search by hand.
"""

import pytest

from tests.sync.simulation.link import Fate
from tests.sync.simulation.machine import search
from tests.sync.simulation.nodes import Death
from tests.sync.simulation.world import new_world


@pytest.mark.no_cover  # the traces walk these lines; tracing takes a third of the search
@pytest.mark.logs_warnings
def test_the_search_finds_nothing():
    search()


def test_the_same_seed_is_the_same_world():
    def story() -> list[tuple[str, int, str, str]]:
        with new_world(seed=5) as world:
            a, b = world.desks[:2]
            twin = world.clone(a)
            for desk in (a, twin, b):
                world.register(desk, "Jembatan retak", "0812-0000-1234")
                world.run(desk, Fate.GOOD, Fate.CUT)
            b.death = Death("write:after_commit", 2)
            world.run(b)
            world.heal_and_check()
            return [(row.eid, row.seq, row.chain.hex(), row.kind) for row in world.centre.rows()]

    assert story() == story()
