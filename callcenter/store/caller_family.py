"""Which callers are one person now: merges resolved when asked, so that an undo restores."""

from sqlalchemy import Connection, select

from callcenter.store.tables import callers


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
