"""Whose signatures of a sheet count: one of each side, of two different persons. Pure.

One person may go by two names, a way in at a desk and an account at the centre: every signature
says both, and whoever shares a name with somebody is the same person.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Final

from msgspec import Struct

from callcenter.tickets.event import Author

PERSON: Final = "person"
"""Where an event keeps the names of who wrote it: their way in at that desk and their account."""


class Side(StrEnum):
    """Who of the two supervisors."""

    LEAVING = "lama"
    COMING = "baru"


class Signed(Struct, frozen=True):
    """A signature for the sheet `of`; `uids` are all names that the person goes by."""

    eid: str
    author: Author
    at: datetime
    side: Side
    of: str
    uids: frozenset[str]


def counting(words: Iterable[Signed], links: Sequence[Signed]) -> dict[Side, Signed]:
    """Of these the first of each side, no person twice; `links` tell which names are one."""
    found: dict[Side, Signed] = {}
    for one in words:
        names = names_of(one.uids, links)
        if one.side not in found and not any(names & other.uids for other in found.values()):
            found[one.side] = one
    return found


def names_of(uids: frozenset[str], links: Sequence[Signed]) -> frozenset[str]:
    """All names of the person of these, as far as any signature says so."""
    more = uids.union(*(one.uids for one in links if one.uids & uids))
    return uids if more == uids else names_of(more, links)
