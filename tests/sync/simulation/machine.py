"""The random search: hypothesis drives a world through saves, faults and disasters, then heals it.

Random search alone is not enough (SYNC 15): every hole it or anybody finds becomes a script in
`test_traces.py`. The planted flaws of `tests/sync/flaws.py` show what it does see.
"""

from contextlib import ExitStack
from dataclasses import asdict, dataclass

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.sync.simulation.link import Fate
from tests.sync.simulation.nodes import Death, SimDesk
from tests.sync.simulation.steps import use_up_numbers
from tests.sync.simulation.world import World, new_world

MOST_DESKS = 7
STEPS = 25
BOUNDED = 24
"""Examples in CI."""

_any = st.integers(0, 40)
_fates = st.lists(st.sampled_from([*Fate, Fate.GOOD, Fate.GOOD]), max_size=5)
_fields = st.sampled_from(["description", "landmark", "urgency", "reporter_name"])
_URGENCY = ("normal", "mendesak")
POINTS = (
    "write:enter",
    "write:before_commit",
    "write:after_commit",
    "request:/v1/sync/push",
    "answer:/v1/sync/push",
    "request:/v1/sync/changes",
    "answer:/v1/sync/changes",
    "request:/v1/sync/lineage",
    "answer:/v1/sync/lineage",
    "request:/v1/sync/offer",
    "answer:/v1/sync/offer",
    "answer:/v1/numbers/lease",
)
"""Where a desk may die."""


@dataclass
class Figures:
    """What a search went through, for the one who reads its end."""

    worlds: int = 0
    requests: int = 0
    saves: int = 0
    deaths: int = 0
    restores: int = 0

    def told(self) -> dict[str, int]:
        """By name."""
        return asdict(self)


class Simulation(RuleBasedStateMachine):
    """At least five desks and a centre; every rule may meet any other."""

    world: World
    figures = Figures()

    @initialize(seed=st.integers(0, 2**16), many=st.lists(st.integers(0, 4), max_size=5))
    def begin(self, seed: int, many: list[int]) -> None:
        self._stack = ExitStack()
        self.world = self._stack.enter_context(new_world(seed=seed))
        self._words = 0
        for who, saves in enumerate(many):
            self.work(who, saves, [])

    def teardown(self) -> None:
        if hasattr(self, "world"):
            with self._stack:
                self.world.heal_and_check()
                self._count()

    def _count(self) -> None:
        world, figures = self.world, self.figures
        figures.worlds += 1
        figures.saves += len(world.ledger.saved)
        figures.restores += world.restores
        figures.requests += sum(desk.link.requests for desk in world.desks)
        figures.deaths += sum(desk.deaths for desk in world.desks)

    # ---- operators ----

    @rule(who=_any, many=st.integers(1, 6), caller=st.booleans())
    def save(self, who: int, many: int, caller: bool) -> None:
        for k in range(many):
            phone = f"0812-0000-12{k}4" if caller else ""
            self.world.register(self._desk(who), self._word(), phone)

    @rule(who=_any, which=_any, field=_fields, twice=st.booleans())
    def edit(self, who: int, which: int, field: str, twice: bool) -> None:
        for _ in range(1 + twice):
            word = _URGENCY[self._words % 2] if field == "urgency" else self._word()
            self._words += 1
            if found := self._ticket(who, which):
                desk, ticket = found
                self.world.edit(desk, ticket, **{field: word})

    @rule(one=_any, two=_any, which=_any, field=_fields, other=_fields)
    def edit_on_two_desks(self, one: int, two: int, which: int, field: str, other: str) -> None:
        self.edit(one, which, field, False)
        self.edit(two, which, other, False)

    @rule(who=_any, which=_any)
    def note(self, who: int, which: int) -> None:
        if found := self._ticket(who, which):
            self.world.note(*found, self._word())

    @rule(who=_any, which=_any, fates=_fates)
    def attach(self, who: int, which: int, fates: list[Fate]) -> None:
        if found := self._ticket(who, which):
            self.world.attach(*found)
            self.world.run(found[0])
            self.world.send_files(found[0], *fates)

    @rule(who=_any, fates=_fates, left=st.integers(0, 3))
    def upload_chunks(self, who: int, fates: list[Fate], left: int) -> None:
        desk = self._desk(who)
        if left:
            desk.death = Death("answer:/v1/files", left)
        self.world.send_files(desk, *fates)
        desk.death = None

    @rule(who=_any, which=_any)
    def dispatch(self, who: int, which: int) -> None:
        if found := self._ticket(who, which):
            self.world.dispatch(*found)

    @rule(who=_any, which=_any)
    def end(self, who: int, which: int) -> None:
        if found := self._ticket(who, which):
            self.world.end(*found)

    @rule(who=_any, which=_any)
    def settle_conflict(self, who: int, which: int) -> None:
        if found := self._ticket(who, which):
            self.world.settle_conflict(*found)

    @rule(who=_any, which=_any, malformed=st.booleans())
    def poison(self, who: int, which: int, malformed: bool) -> None:
        found = self._ticket(who, which)
        if malformed or not found:
            self.world.poison(self._desk(who))
        else:
            self.world.against_the_rules(*found)

    @rule(who=_any, many=st.integers(0, 9), fates=_fates)
    def work(self, who: int, many: int, fates: list[Fate]) -> None:
        """What a desk does all day: tickets come in, and it syncs."""
        for _ in range(many):
            self.world.register(self._desk(who), self._word())
        self.world.run(self._desk(who), *fates)

    # ---- the way ----

    @rule(who=_any, fates=_fates)
    def run_once(self, who: int, fates: list[Fate]) -> None:
        self.world.run(self._desk(who), *fates)

    @rule(who=_any)
    def good_run(self, who: int) -> None:
        self.world.run(self._desk(who))

    @rule(who=_any, back=_any)
    def redeliver(self, who: int, back: int) -> None:
        self.world.redeliver(self._desk(who), back)

    @rule(who=_any, point=st.sampled_from(POINTS), left=st.integers(1, 5), fates=_fates)
    def die_in_a_run(self, who: int, point: str, left: int, fates: list[Fate]) -> None:
        desk = self._desk(who)
        desk.death = Death(point, left)
        self.world.run(desk, *fates)
        desk.death = None

    @rule(who=_any, point=st.sampled_from(["write:before_commit", "write:after_commit"]))
    def die_in_a_save(self, who: int, point: str) -> None:
        desk = self._desk(who)
        desk.death = Death(point)
        self.world.register(desk, self._word())
        desk.death = None

    @rule(who=_any)
    def restart(self, who: int) -> None:
        self._desk(who).kill()

    @rule(who=_any)
    def numbers_run_out(self, who: int) -> None:
        use_up_numbers(self._desk(who))

    @precondition(lambda self: len(self.world.desks) < MOST_DESKS)
    @rule()
    def newcomer(self) -> None:
        self.world.newcomer()

    @rule(who=_any, hours=st.sampled_from([-48.0, -1.0, 0.02, 48.0]), mad=st.booleans())
    def clock_jump(self, who: int, hours: float, mad: bool) -> None:
        desk = self._desk(who)
        if mad:
            desk.jump(days=-(desk.clock.moment.year - 1970) * 365.25)
        else:
            desk.jump(hours=hours)

    # ---- disasters ----

    @rule()
    def backup(self) -> None:
        self.world.backup()

    @rule(one=_any, two=_any, first=_fates, second=_fates, new_epoch=st.booleans())
    def restore_under_work(
        self, one: int, two: int, first: list[Fate], second: list[Fate], new_epoch: bool
    ) -> None:
        """The centre is set back to just before two desks worked; one of them goes on."""
        which = self.world.backup()
        self.work(one, 3, first)
        self.work(two, 2, second)
        self.world.restore(which, new_epoch=new_epoch)
        self.work(one, 2, second)

    @precondition(lambda self: self.world.backups)
    @rule(which=_any, new_epoch=st.booleans())
    def restore(self, which: int, new_epoch: bool) -> None:
        backups = self.world.backups
        self.world.restore(which % len(backups), new_epoch=new_epoch)

    @precondition(lambda self: len(self.world.desks) < MOST_DESKS)
    @rule(who=_any)
    def clone(self, who: int) -> None:
        self.world.clone(self._desk(who))

    @rule(who=_any)
    def image(self, who: int) -> None:
        self.world.image(self._desk(who))

    @precondition(lambda self: self.world.images)
    @rule(who=_any, which=_any)
    def set_back(self, who: int, which: int) -> None:
        names = sorted(self.world.images)
        name = names[who % len(names)]
        desk = next(one for one in self.world.desks if one.name == name)
        self.world.set_back(desk, which % len(self.world.images[name]))

    @rule()
    def heal_and_check(self) -> None:
        self.world.heal_and_check()

    def _desk(self, who: int) -> SimDesk:
        return self.world.desks[who % len(self.world.desks)]

    def _ticket(self, who: int, which: int) -> tuple[SimDesk, str] | None:
        desk = self._desk(who)
        held = self.world.tickets(desk)
        return (desk, held[which % len(held)]) if held else None

    def _word(self) -> str:
        self._words += 1
        return f"Aduan contoh nomor {self._words}"


def search(examples: int = BOUNDED, seed: int | None = None, *, shrink: bool = True) -> None:
    """Runs the search; without a seed it is the same each time. Raises what an invariant says."""
    phases = [Phase.generate, *([Phase.shrink] if shrink else [])]
    limits = settings(
        max_examples=examples,
        stateful_step_count=STEPS,
        deadline=None,
        derandomize=seed is None,
        database=None,
        phases=phases,
        print_blob=False,
        suppress_health_check=list(HealthCheck),
    )
    if seed is not None:
        Simulation._hypothesis_internal_use_seed = seed
    run_state_machine_as_test(Simulation, settings=limits)
