"""A short chaos in every CI run: real processes, bad lines, kills; nothing lost or doubled."""

from tests.sync.chaos.run import run_storm
from tests.sync.chaos.storm import Plan


def test_a_storm_over_sqlite_loses_doubles_and_parts_nothing(tmp_path):
    plan = Plan(seconds=20, desks=3, seed=20261120, restores=1, pause=0.25)
    figures, faults, good = run_storm(tmp_path, plan)
    assert good, (faults[:20], figures)
    assert figures["confirmed"] > 50
    assert figures["kills"] > 0
    assert (figures["restores"], figures["clones"]) == (1, 1)


def test_a_storm_over_postgres_loses_doubles_and_parts_nothing(tmp_path, postgres):
    plan = Plan(seconds=15, desks=3, seed=20261121, restores=1, pause=0.25)
    figures, faults, good = run_storm(tmp_path, plan, postgres=postgres)
    assert good, (faults[:20], figures)
    assert figures["confirmed"] > 30


def test_planted_flaws_are_reported(tmp_path):
    flaws = ("tells_too_early", "saves_twice", "blots", "forgets")
    plan = Plan(seconds=4, desks=5, seed=5, pause=0.2, faults=False, flaws=flaws)
    figures, faults, good = run_storm(tmp_path, plan)
    assert not good
    told = "\n".join(faults)
    assert figures["lost"] == 2, told
    assert "lost: [never] of meja0 is not at ['pusat', 'meja0'" in told
    assert "is not at ['meja3']" in told
    assert figures["doubled"] == 1, told
    assert "doubled: [meja1-" in told
    assert figures["diverged"] == 2, told
    assert "meja2: the lists are not the fold of the log" in told
    assert "meja3: another log than the centre's: 1" in told
