"""Which callers are one person now: merges resolved when asked, so that an undo restores."""

from collections.abc import Collection

from sqlalchemy import Connection, select

from callcenter.store.caller_tables import callers
from callcenter.store.prepared import many


def kept_id(tx: Connection, caller_id: str) -> str:
    """The caller this one was merged into in the end, itself when in none."""
    seen = {caller_id}
    while True:
        asked = select(callers.c.merged_into).where(callers.c.id == caller_id)
        into = tx.execute(asked).scalar_one_or_none()
        if into is None or into in seen:
            return caller_id
        seen.add(into)
        caller_id = into


def family(tx: Connection, caller_id: str) -> tuple[str, frozenset[str]]:
    """The kept caller's id, and the ids of all who are that person now."""
    kept = kept_id(tx, caller_id)
    ids = {kept, caller_id}
    fresh = [kept]
    while fresh:
        found = tx.execute(select(callers.c.id).where(callers.c.merged_into.in_(fresh)))
        fresh = [one for one in found.scalars() if one not in ids]
        ids.update(fresh)
    return kept, frozenset(ids)


def families(tx: Connection, caller_ids: Collection[str]) -> frozenset[str]:
    """The ids of all who are one person with any of these, in few questions."""
    found = set(caller_ids)
    for asked in (_INTO, _FROM):
        fresh = set(found)
        while fresh:
            fresh = set(tx.exec_driver_sql(asked, many(sorted(fresh))).scalars()) - found
            found |= fresh
    return frozenset(found)


_INTO = (
    "SELECT merged_into FROM callers WHERE merged_into IS NOT NULL"
    " AND id IN (SELECT value FROM json_each(?))"
)
_FROM = "SELECT id FROM callers WHERE merged_into IN (SELECT value FROM json_each(?))"
