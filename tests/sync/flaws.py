"""The product's rules, each broken on purpose: a proof that sees nothing proves nothing.

Each flaw is a context in which one rule of the product is not kept. `test_flaws.py` runs its
traces in it and fails when none of them notices. `python -m tests.sync.flaws` prints who notices
what. The flaws are patched into the running product from here; it has no switches of its own.
"""

import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from msgspec.structs import replace
from sqlalchemy import delete, update

from callcenter.errors import CallcenterError
from callcenter.server import changes, judging, numbers, offers
from callcenter.server.counting import Count
from callcenter.store import outbox, sync_state
from callcenter.store.tables import events
from callcenter.store.tables import outbox as outbox_table
from callcenter.sync import exchange, pull
from callcenter.sync.healing import Healing
from callcenter.sync.pull import Pull
from callcenter.tickets import apply as fold
from callcenter.tickets.ticket import Head
from tests.sync.simulation import traces
from tests.sync.simulation import traces_of_restores as restores
from tests.sync.simulation.steps import Trace
from tests.sync.simulation.world import new_world


@dataclass(frozen=True, slots=True)
class Flaw:
    """A rule that is not kept, and the traces that must notice it: one is enough."""

    name: str
    breaks: str
    plant: Callable[[], Any]
    seen_by: tuple[Trace, ...]


def _no_dedupe() -> Any:
    return patch.object(judging.Known, "result", lambda *_: None)


def _drop_on_ack() -> Any:
    def mark_acked(tx: Any, seqs: Mapping[str, int]) -> None:
        tx.execute(delete(outbox_table).where(outbox_table.c.eid.in_(seqs)))

    return patch.object(outbox, "mark_acked", mark_acked)


def _settle_on_ack() -> Any:
    def mark_acked(tx: Any, seqs: Mapping[str, int]) -> None:
        for eid, seq in seqs.items():
            tx.execute(update(events).where(events.c.eid == eid).values(seq=seq))
        tx.execute(delete(outbox_table).where(outbox_table.c.eid.in_(seqs)))

    return patch.object(outbox, "mark_acked", mark_acked)


def _lww() -> Any:
    def changed(ticket: Any, event: Any) -> Any:
        fresh = {one.field: Head(one.value, event.eid) for one in event.changes}
        return {**ticket.heads, **fresh}, ticket.conflicts

    return patch.object(fold, "_changed", changed)


def _cursor_first() -> Any:
    kept = Pull._apply

    def apply(self: Any, read: Any, *rest: Any) -> Any:
        with self._store.write() as tx:
            sync_state.set_cursor(tx, read.answer.cursor, read.answer.chain_end)
        return kept(self, read, *rest)

    return patch.object(Pull, "_apply", apply)


def _no_lineage() -> Any:
    return patch.object(changes, "_check_lineage", lambda *_: None)


def _no_offers() -> Any:
    return patch.object(Healing, "drain", lambda _: None)


def _no_reset_unseen() -> Any:
    return patch.object(outbox, "reset_unseen", lambda _: 0)


def _no_block_jump() -> Any:
    return patch.object(numbers, "notice_block", lambda *_: None)


def _no_chain_check() -> Any:
    kept = pull._check_page

    def check(read: Any, before: Any) -> Any:
        return kept(read, replace(before, chain=read.answer.chain_start))

    return patch.object(pull, "_check_page", check)


def _reuse_incarnation() -> Any:
    kept = sync_state.new_incarnation

    def new_incarnation(tx: Any, _number: int | None = None) -> int:
        return kept(tx, sync_state.state(tx).incarnation)

    return patch.object(sync_state, "new_incarnation", new_incarnation)


def _gap_allowed() -> Any:
    kept = Count.take

    def take(self: Count, n: int) -> None:
        self.acked_n = max(self.acked_n, n - 1)
        kept(self, n)

    return patch.object(Count, "take", take)


def _blocks_kept_by_copies() -> Any:
    @contextmanager
    def both() -> Iterator[None]:
        with (
            patch.object(exchange, "forget_blocks", lambda _: None),
            patch.object(pull, "forget_blocks", lambda _: None),
        ):
            yield

    return both()


def _withheld_untold() -> Any:
    return patch.object(outbox, "withheld", lambda _: [])


def _recounted_unknown() -> Any:
    return patch.object(judging, "same_content", lambda *_: False)


def _receive_time_forgotten() -> Any:
    return patch.object(offers, "_receive_time", lambda *_: None)


def _anybody_renumbers() -> Any:
    kept = judging.Known.broken_rule

    def broken_rule(self: judging.Known, one: Any, _own_kinds: Any) -> str | None:
        return kept(self, one, lambda _: None)

    return patch.object(judging.Known, "broken_rule", broken_rule)


def _own_numbers_unsealed() -> Any:
    return patch.object(offers, "is_sealed", lambda *_: False)


FLAWS: tuple[Flaw, ...] = (
    Flaw("no_dedupe", "an eid is stored once", _no_dedupe, (traces.answer_lost_after_commit,)),
    Flaw(
        "drop_on_ack",
        "an event waits until it comes back",
        _drop_on_ack,
        (restores.acked_is_not_settled,),
    ),
    Flaw(
        "settle_on_ack",
        "only the feed gives an event its place",
        _settle_on_ack,
        (restores.acked_is_not_settled,),
    ),
    Flaw(
        "lww",
        "nothing is overwritten unseen",
        _lww,
        (traces.conflict_on_the_second_offline_edit,),
    ),
    Flaw(
        "cursor_first",
        "rows and cursor are one transaction",
        _cursor_first,
        (traces.death_between_page_and_cursor,),
    ),
    Flaw(
        "no_lineage",
        "a cursor of another past is refused",
        _no_lineage,
        (restores.restored_and_overtaken, restores.restored_twice),
    ),
    Flaw(
        "no_offers",
        "what the centre lost is given back",
        _no_offers,
        (restores.times_stay_over_a_restore,),
    ),
    Flaw(
        "no_reset_unseen",
        "acked but unseen is sent again",
        _no_reset_unseen,
        (restores.acked_is_not_settled,),
    ),
    Flaw(
        "no_block_jump",
        "a restored centre leases no block twice",
        _no_block_jump,
        (restores.blocks_leased_twice_after_a_restore,),
    ),
    Flaw(
        "no_chain_check",
        "a page goes on exactly where the desk stands",
        _no_chain_check,
        (traces.answers_from_before,),
    ),
    Flaw(
        "reuse_incarnation",
        "a copy counts anew",
        _reuse_incarnation,
        (traces.clone_with_the_same_unsent_event,),
    ),
    Flaw(
        "gap_allowed",
        "the count has no gap",
        _gap_allowed,
        (restores.a_later_event_does_not_overtake,),
    ),
    Flaw(
        "blocks_kept_by_copies",
        "copies share no block",
        _blocks_kept_by_copies,
        (traces.clone_with_the_same_unsent_event,),
    ),
    Flaw(
        "withheld_untold",
        "the centre steps over what is set aside",
        _withheld_untold,
        (traces.poison_in_the_middle,),
    ),
    Flaw(
        "recounted_unknown",
        "an event counted anew is the same event",
        _recounted_unknown,
        (traces.clone_counts_anew_with_it,),
    ),
    Flaw(
        "receive_time_forgotten",
        "a restore moves no deadline",
        _receive_time_forgotten,
        (restores.times_stay_over_a_restore,),
    ),
    Flaw(
        "anybody_renumbers",
        "only the centre gives new numbers",
        _anybody_renumbers,
        (traces.poison_in_the_middle,),
    ),
    Flaw(
        "own_numbers_unsealed",
        "the centre knows its own events again",
        _own_numbers_unsealed,
        (restores.renumbered_event_lost_by_a_restore,),
    ),
)


def noticed(flaw: Flaw | None, trace: Trace) -> str:
    """What the trace says when the flaw is planted, empty when it sees nothing."""
    with new_world() as world, flaw.plant() if flaw else nullcontext():
        try:
            trace(world)
        except (AssertionError, CallcenterError) as error:
            last = traceback.extract_tb(error.__traceback__)[-1]
            return f"{type(error).__name__} in {last.name}: {error}"[:200]
    return ""


def main() -> int:
    """Every flaw against every trace: the traces that notice it."""
    missed = 0
    for flaw in FLAWS:
        found = [one.__name__ for one in traces.TRACES if noticed(flaw, one)]
        missed += not found
        print(f"{flaw.name:24} {len(found):3} of {len(traces.TRACES)}: {', '.join(found)}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
