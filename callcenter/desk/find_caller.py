"""Finds who calls from a number as it was typed or shown, with that person's tickets."""

from sqlalchemy import Connection

from callcenter.callers.caller import CallerCard
from callcenter.callers.matching import match_callers
from callcenter.callers.phone import Phone, parse_phone
from callcenter.desk.context import Desk
from callcenter.desk.reach import reach_of
from callcenter.desk.views import CallerView
from callcenter.errors import PhoneInvalid
from callcenter.store import callers as caller_store
from callcenter.store import tickets as ticket_store
from callcenter.store.restricted import restricted_ids

HISTORY = 50
"""Tickets of one caller that the panel shows."""


def find_caller(desk: Desk, raw: str, name: str = "", caller_id: str | None = None) -> CallerView:
    """The caller of this number; a number that cannot be read is told, never an error.

    `caller_id` is the person the operator chose among several, and is then certain.
    """
    phone, problem = _read(raw)
    with desk.store.read() as tx:
        candidates = caller_store.callers_by_phone(tx, phone.key) if phone else []
        if not phone and name.strip():
            candidates = caller_store.callers_by_name(tx, name, 8)
        unused = restricted_ids(tx)
        candidates = [one for one in candidates if one.id not in unused]
        if caller_id:
            chosen = next((one for one in candidates if one.id == caller_id), None)
            chosen = chosen or caller_store.card(tx, caller_id)
            rest = tuple(one for one in candidates if one.id != chosen.id)
            return _view(tx, (raw, phone, problem), "pasti", chosen, rest)
        match = match_callers(phone.key if phone else "", name, candidates)
        return _view(tx, (raw, phone, problem), match.certainty, match.caller, match.others)


def _read(raw: str) -> tuple[Phone | None, str]:
    if not raw.strip():
        return None, ""
    try:
        return parse_phone(raw), ""
    except PhoneInvalid as error:
        return None, error.reason


def _view(
    tx: Connection,
    typed: tuple[str, Phone | None, str],
    certainty: str,
    caller: CallerCard | None,
    others: tuple[CallerCard, ...],
) -> CallerView:
    raw, phone, problem = typed
    history = ticket_store.rows_of_caller(tx, caller.id, HISTORY) if caller else []
    return CallerView(
        raw=raw,
        phone=phone,
        problem=problem,
        certainty=certainty,
        caller=caller,
        others=others,
        history=tuple(history),
        open_count=caller.open_count if caller else 0,
        prank_count=caller.prank_count if caller else 0,
        reach=reach_of(tx),
    )
