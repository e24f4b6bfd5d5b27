"""Every known hole as a short script (SYNC 15), and a death at every point of a run."""

import pytest

from tests.sync.simulation.link import Fate
from tests.sync.simulation.machine import POINTS
from tests.sync.simulation.nodes import Death
from tests.sync.simulation.traces import TRACES


@pytest.mark.parametrize("trace", TRACES, ids=lambda one: one.__name__)
def test_trace(world, trace):
    trace(world)


@pytest.mark.parametrize("point", POINTS)
def test_a_desk_may_die_anywhere(world, point):
    a, b = world.desks[:2]
    for desk in (a, b):
        for _ in range(3):
            world.register(desk)
    world.run(b)
    world.backup()
    world.register(b)
    world.run(b)
    for left in (1, 2, 3):
        world.register(a)
        a.death = Death(point, left)
        world.run(a)
        a.death = None
    world.restore()
    for left in (1, 2, 3):
        a.death = Death(point, left)
        world.run(a, Fate.GOOD)
        a.death = None
    world.heal_and_check()
