"""Drafts without the erased: texts about their tickets, and forms that are about them."""

from collections.abc import Collection
from typing import Any

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection

from callcenter.callers.identity import Identity
from callcenter.callers.phone import phone_digits
from callcenter.callers.scrubbing import cleared
from callcenter.protocol.erasures import Act
from callcenter.store import drafts

_OF_TICKET = "ticket:"
_NAMING = ("phone", "caller_id", "name", "nik", "on_behalf_of")


def clear_drafts(tx: Connection, act: Act, tickets: Collection[str], known: Identity) -> int:
    """Clears what is begun about these tickets or of these callers; how many drafts changed."""
    found = cleared_drafts(tx, act, tickets, known)
    for one in found:
        drafts.save_draft(tx, one.slot, one.payload, one.at)
    return len(found)


def cleared_drafts(
    tx: Connection, act: Act, tickets: Collection[str], known: Identity
) -> list[drafts.Draft]:
    """Those drafts as they would stand without the erased; writes nothing."""
    if act.only_files:
        return []
    changed: list[drafts.Draft] = []
    for one in drafts.load_drafts(tx):
        try:
            payload = msgspec.json.decode(one.payload, type=dict[str, Any])
        except msgspec.DecodeError:
            continue  # nobody can read it; it stays as it is, as every reader leaves it
        about = one.slot.startswith(_OF_TICKET) and any(key in one.slot for key in tickets)
        if not about and not _is_theirs(payload, act, known):
            continue
        made = _cleared(payload, known)
        if made != payload:
            changed.append(replace(one, payload=msgspec.json.encode(made)))
    return changed


def _is_theirs(payload: dict[str, Any], act: Act, known: Identity) -> bool:
    intake = payload.get("intake")
    if not isinstance(intake, dict):
        return False
    digits = phone_digits(str(intake.get("phone") or ""))
    told = {phone_digits(one) for one in known.phones}
    return intake.get("caller_id") in act.callers or bool(digits and digits in told)


def _cleared(value: Any, known: Identity) -> Any:
    if isinstance(value, str):
        return cleared(value, known)
    if isinstance(value, list):
        return [_cleared(one, known) for one in value]
    if isinstance(value, dict):
        naming = () if "sha256" in value else _NAMING  # a file's name is no reporter's
        return {key: _field(key, one, known, naming) for key, one in value.items()}
    return value


def _field(key: str, value: Any, known: Identity, naming: Collection[str]) -> Any:
    if key in naming and (isinstance(value, str) or value is None):
        return None if key == "caller_id" else ""
    if key in _PLAIN:
        return value
    return _cleared(value, known)


_PLAIN = frozenset(
    {"operator", "sha256", "mime", "focus", "category", "place", "agency_ids", "classification",
     "urgency", "channel", "confidentiality", "started_at", "kept_at", "lapor_id"}
)  # fmt: skip
