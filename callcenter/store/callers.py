"""The caller book read back: one caller whole, or cards of those a number or a name may mean."""

from collections.abc import Iterable, Sequence
from itertools import islice

from sqlalchemy import Connection, func, select

from callcenter.callers.book import Caller, fold_caller
from callcenter.callers.caller import CallerCard
from callcenter.errors import NotFound
from callcenter.store.caller_family import family, kept_id
from callcenter.store.caller_tables import caller_phones, callers
from callcenter.store.log import events_of
from callcenter.store.phone_ends import numbers_with
from callcenter.store.queries import LOOKED_AT, Query, nearly, words_begun
from callcenter.store.reported import reported
from callcenter.store.typos import near_all
from callcenter.tickets.event import CALLER


def load_caller(tx: Connection, caller_id: str) -> Caller:
    """The caller, folded from the events; raises NotFound. A merged one is not resolved."""
    log = [event for event in events_of(tx, caller_id) if event.subject == CALLER]
    if not log:
        raise NotFound("caller", caller_id)
    return fold_caller(caller_id, log)


def callers_by_phone(tx: Connection, key: str) -> list[CallerCard]:
    """Everybody who has this number (a key of `parse_phone`), merged ones as the kept one."""
    asked = select(caller_phones.c.caller_id).where(caller_phones.c.phone == key)
    return cards(tx, tx.execute(asked).scalars().all())


def callers_by_line(tx: Connection, parts: Sequence[str], limit: int = 20) -> list[CallerCard]:
    """Everybody with a number that holds one of these (see `phone_parts`; 5 digits at least)."""
    numbers = numbers_with(tx, parts, limit)
    asked = select(caller_phones.c.caller_id).where(caller_phones.c.phone.in_(numbers))
    return cards(tx, tx.execute(asked.limit(limit)).scalars().all())


def callers_by_name(tx: Connection, text: str, limit: int = 20) -> list[CallerCard]:
    """Callers whose name, address or notes hold every word, newest first.

    Words that find nobody are tried again with one slip of a letter in each.
    """
    query = words_begun(tx, "caller", text)
    found = [] if query is None else _matching(tx, query, limit)
    if not found:
        near = near_all(tx, text, "caller")
        if near:
            found = _matching(tx, nearly(near), limit)
    return cards(tx, found)


def _matching(tx: Connection, query: Query, limit: int) -> Sequence[str]:
    match = " AND caller_words MATCH ?" if query.match else ""
    asked = (
        "SELECT c.id, w.words FROM caller_words w JOIN callers c ON c.doc = w.rowid"  # noqa: S608 - marks alone
        f" WHERE w.rowid > 0{match} ORDER BY w.rowid DESC LIMIT ?"
    )
    most = limit if query.exact else LOOKED_AT
    rows = tx.exec_driver_sql(asked, (*filter(None, (query.match,)), most))
    return list(islice((row[0] for row in rows if query.exact or query.fits(row[1:])), limit))


def card(tx: Connection, caller_id: str) -> CallerCard:
    """The card of this caller, or of the one it was merged into; raises NotFound."""
    found = _card(tx, kept_id(tx, caller_id))
    if found is None:
        raise NotFound("caller", caller_id)
    return found


def cards(tx: Connection, ids: Iterable[str]) -> list[CallerCard]:
    """The cards of these callers, each person once."""
    kept = dict.fromkeys(kept_id(tx, one) for one in ids)
    found = (_card(tx, one) for one in kept)
    return [one for one in found if one is not None]


def _card(tx: Connection, caller_id: str) -> CallerCard | None:
    row = tx.execute(select(callers).where(callers.c.id == caller_id)).one_or_none()
    if row is None:
        return None
    _, ids = family(tx, caller_id)
    pranks = select(func.sum(callers.c.prank_count)).where(callers.c.id.in_(ids))
    figures = reported(tx, ids)
    last = max(filter(None, (figures.last, row.updated_at)), default=None)
    return CallerCard(
        id=row.id,
        name=row.name,
        phones=row.phones,
        prank_count=int(tx.execute(pranks).scalar_one()),
        ticket_count=figures.all,
        open_count=figures.open,
        last_contact=last,
    )
