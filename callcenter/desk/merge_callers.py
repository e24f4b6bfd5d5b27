"""Merges two callers field by field into one; it can be undone as if it never was."""

from collections.abc import Mapping

from callcenter.callers.book import Caller
from callcenter.callers.merge import Choice, MergePlan, plan_merge
from callcenter.desk import audit
from callcenter.desk.context import Desk
from callcenter.desk.record import append_caller
from callcenter.errors import FieldInvalid
from callcenter.store import callers as caller_store
from callcenter.tickets.event import Value
from callcenter.tickets.words import Kind


def preview_merge(
    desk: Desk, kept_id: str, absorbed_id: str, choices: Mapping[str, Choice] | None = None
) -> tuple[Caller, Caller, MergePlan]:
    """Both callers and what merging them would make; writes nothing.

    Raises FieldInvalid (caller: same, merged).
    """
    if kept_id == absorbed_id:
        raise FieldInvalid("caller", "same")
    with desk.store.read() as tx:
        kept = caller_store.load_caller(tx, kept_id)
        absorbed = caller_store.load_caller(tx, absorbed_id)
    if kept.merged_into or absorbed.merged_into:
        raise FieldInvalid("caller", "merged")
    return kept, absorbed, plan_merge(kept.record, absorbed.record, choices or {})


def merge_callers(
    desk: Desk, kept_id: str, absorbed_id: str, choices: Mapping[str, Choice] | None = None
) -> None:
    """Merges `absorbed` into `kept`. Raises FieldInvalid (caller: same, merged)."""
    kept, _, plan = preview_merge(desk, kept_id, absorbed_id, choices)
    bases: dict[str, Value] = {
        name: kept.heads[name].eid for name in plan.values if name in kept.heads
    }
    with desk.change() as change:
        append_caller(
            change,
            kept_id,
            Kind.CALLERS_MERGED,
            body={
                "absorbed": absorbed_id,
                "values": dict(plan.values),
                "bases": bases,
                "phones": list(plan.phones),
                "prank_count": plan.absorbed.prank_count,
            },
        )
        append_caller(change, absorbed_id, Kind.CALLERS_MERGED, body={"into": kept_id})
        audit.note(
            change,
            audit.Act.MERGE,
            kind="caller",
            object_id=kept_id,
            fields=(absorbed_id, *sorted(choices or ())),
            reason="merged",
        )


def undo_merge(desk: Desk, kept_id: str, absorbed_id: str) -> None:
    """Both callers stand again exactly as before the merge."""
    with desk.change() as change:
        append_caller(change, kept_id, Kind.CALLERS_UNMERGED, body={"absorbed": absorbed_id})
        append_caller(change, absorbed_id, Kind.CALLERS_UNMERGED, body={"into": kept_id})
        audit.note(
            change,
            audit.Act.MERGE,
            kind="caller",
            object_id=kept_id,
            fields=(absorbed_id,),
            reason="undone",
        )
