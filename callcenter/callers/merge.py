"""Two records of one person made one, field by field, and parted again. Stores nothing.

The absorbed record stays whole and only points to the kept one; the plan holds both as they
were, so that an undo gives them back and keeps what was added to the merged one since.
"""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from callcenter.callers.caller import Caller

Choice = Literal["kept", "absorbed"]

MERGE_FIELDS = ("name", "address", "place_code", "nik_hash", "notes")
"""Fields a person may choose for; phones are united, pranks added up."""


class MergePlan(Struct, frozen=True):
    """What the merged caller will hold, and the two originals.

    `values`: field of MERGE_FIELDS -> text. `conflicts`: fields where both hold something else
    and nobody chose; their value is the kept one's for now.
    """

    kept: Caller
    absorbed: Caller
    values: Mapping[str, str]
    phones: tuple[str, ...]
    prank_count: int
    conflicts: tuple[str, ...]


def plan_merge(kept: Caller, absorbed: Caller, choices: Mapping[str, Choice]) -> MergePlan:
    """Work out the merge; an unchosen field takes what is not empty, notes are joined.

    Raises ValueError for one caller twice, one already merged, or a choice for no such field.
    """
    if kept.id == absorbed.id or kept.merged_into or absorbed.merged_into:
        raise ValueError("two separate callers are needed, neither of them merged")
    unknown = set(choices) - set(MERGE_FIELDS) or set(choices.values()) - {"kept", "absorbed"}
    if unknown:
        raise ValueError(f"no such choice: {sorted(unknown)}")
    values: dict[str, str] = {}
    conflicts: list[str] = []
    for field in MERGE_FIELDS:
        ours, theirs = str(getattr(kept, field)), str(getattr(absorbed, field))
        if field in choices:
            values[field] = ours if choices[field] == "kept" else theirs
            continue
        values[field] = ours or theirs
        if ours and theirs and ours != theirs:
            if field == "notes":
                values[field] = f"{ours}\n{theirs}"
            else:
                conflicts.append(field)
    return MergePlan(
        kept,
        absorbed,
        values,
        tuple(dict.fromkeys(kept.phones + absorbed.phones)),
        kept.prank_count + absorbed.prank_count,
        tuple(conflicts),
    )


def apply_merge(plan: MergePlan) -> tuple[Caller, Caller]:
    """The kept caller with everything, and the absorbed one pointing to it."""
    merged = replace(plan.kept, phones=plan.phones, prank_count=plan.prank_count, **plan.values)
    return merged, replace(plan.absorbed, merged_into=plan.kept.id)


def undo_merge(plan: MergePlan, merged: Caller, absorbed: Caller) -> tuple[Caller, Caller]:
    """The two callers as they were before; what changed on `merged` since then stays with it."""
    before = plan.kept
    values = {
        field: getattr(before if getattr(merged, field) == planned else merged, field)
        for field, planned in plan.values.items()
    }
    removed = set(plan.phones) - set(merged.phones)
    added = tuple(phone for phone in merged.phones if phone not in plan.phones)
    parted = replace(
        merged,
        phones=tuple(phone for phone in before.phones if phone not in removed) + added,
        prank_count=max(0, before.prank_count + merged.prank_count - plan.prank_count),
        **values,
    )
    return parted, replace(absorbed, merged_into=None)
