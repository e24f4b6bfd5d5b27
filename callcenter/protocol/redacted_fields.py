"""Which fields of events name a person, which are free text, and which are neither. Pure.

A name this program does not know is taken for free text: what a newer desk adds is cleared too.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from callcenter.callers.identity import Identity, each
from callcenter.tickets.words import Kind

GONE = "[dihapus]"
"""Stands where a whole text was taken out."""

_NAMES = frozenset({"reporter_name", "on_behalf_of", "name"})
_PHONES = frozenset({"reporter_phone", "phone"})
_NIKS = frozenset({"nik"})
_ADDRESSES = frozenset({"address", "reporter_address"})

IDENTITY = frozenset({"caller_id", *_NAMES, *_PHONES, *_NIKS, *_ADDRESSES})
"""Fields that are emptied: they say nothing but who somebody is."""

_PLAIN = frozenset(
    {
        # of a ticket's fields
        "category", "classification", "oversight", "place", "pin", "urgency", "channel",
        "confidentiality", "lapor_id",
        # of bodies: numbers, ids, codes, times
        "number", "old", "mac", "call_seconds", "agency_ids", "agency_id", "replaces", "contacts",
        "outcome", "target", "sha256", "size", "type", "eid", "uid", "of", "from_ticket", "level",
        "until", "due", "seconds", "incoming", "in_call", "reached", "means", "resolves", "act",
        "rule", "cause", "for", "absorbed", "into", "unlinked",
        # of bodies about the national system
        "payload_hash", "resend", "attempt", "complaint_id", "by", "others", "status", "choice",
        "look", "reply", "result", "files", "institution", "institution_id", "status_code",
        "status_name", "key", "at", "not_ours", "owner", "assigned",
    }
)  # fmt: skip
"""Words of tables and numbers: nobody's name is looked for in them."""

_COLLEAGUES = frozenset({Kind.TAKEN.value})
"""Kinds whose `name` is an operator's."""


def is_text(kind: str, name: str) -> bool:
    """Whether this field holds what somebody wrote."""
    return name not in _PLAIN and not (name == "name" and kind in _COLLEAGUES)


def is_code(text: str) -> bool:
    """A reason out of a list, no sentence: it stays when whole texts go."""
    return text.isidentifier() and text.islower()


def without_file(body: Mapping[str, Any]) -> dict[str, Any]:
    """What is left of the news of a file that is erased."""
    return {name: value for name, value in body.items() if name == "mac"}


def identity_said(changes: Iterable[Mapping[str, Any]], body: Mapping[str, Any]) -> Identity:
    """Names, numbers, NIKs and addresses that these fields and this body say."""
    said = [(str(one.get("field")), one.get("value")) for one in changes]
    said += list(body.items())
    values = body.get("values")
    said += list(values.items()) if isinstance(values, Mapping) else []
    phones = body.get("phones")
    said += [("phone", one) for one in phones] if isinstance(phones, list) else []
    return Identity(_of(said, _NAMES), _of(said, _PHONES), _of(said, _NIKS), _of(said, _ADDRESSES))


def _of(said: Iterable[tuple[str, Any]], names: frozenset[str]) -> tuple[str, ...]:
    return each(value for name, value in said if name in names and isinstance(value, str))
