"""Who is on the line: certain by the number, possible by number or name. Merges and stores nothing.

"pasti" says that exactly one known person has this very number and no other name was typed.
Short numbers, extensions (a switchboard speaks for many) and withheld numbers are never certain.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Literal

from msgspec import Struct

from callcenter.callers.caller import CallerCard
from callcenter.callers.names import Agreement, compare_names, name_words
from callcenter.callers.phone import EXTENSION_MARK

Certainty = Literal["pasti", "mungkin", "baru"]

_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_RANKS = {
    ("own", Agreement.SAME): 0,
    ("own", Agreement.PARTIAL): 1,
    ("line", Agreement.SAME): 2,
    ("line", Agreement.PARTIAL): 3,
    ("name", Agreement.SAME): 4,
    ("own", Agreement.DIFFERENT): 5,
}
"""Lower is likelier; what does not stand here is no match."""


class Match(Struct, frozen=True):
    """Who it is, or the likeliest when `certainty` is "mungkin"; None for "baru".

    `others` are the further possible persons, likeliest first, without `caller`.
    """

    certainty: Certainty
    caller: CallerCard | None
    others: tuple[CallerCard, ...]


def match_callers(phone_key: str, name: str, candidates: Iterable[CallerCard]) -> Match:
    """Find the caller among those who share the number or the name.

    `phone_key` is a key of `parse_phone`, empty for a withheld number; `name` as typed so far,
    may be empty. Candidates that were merged into another caller must be left out.
    """
    known = tuple({card.id: card for card in candidates}.values())
    ranked = [(rank, card) for card in known if (rank := _rank(phone_key, name, card)) is not None]
    ranked.sort(key=lambda pair: (pair[0], -_recency(pair[1]), pair[1].id))
    if not ranked:
        return Match("baru", None, ())
    (_, likeliest), *rest = ranked
    owners = [card for card in known if phone_key in card.phones]
    agrees = _rank(phone_key, name, likeliest) in (0, 1)
    certain = _is_personal(phone_key) and len(owners) == 1 and agrees
    return Match("pasti" if certain else "mungkin", likeliest, tuple(card for _, card in rest))


def _is_personal(phone_key: str) -> bool:
    return phone_key.startswith("+") and EXTENSION_MARK not in phone_key


def _rank(phone_key: str, name: str, card: CallerCard) -> int | None:
    typed = bool(name_words(name))
    agreement = compare_names(name, card.name) if typed else Agreement.PARTIAL
    return _RANKS.get((_tie(phone_key, card), agreement))


def _tie(phone_key: str, card: CallerCard) -> str:
    """What links them: the very number, the line behind an extension, or at most the name."""
    if phone_key and phone_key in card.phones:
        return "own"
    line = phone_key.partition(EXTENSION_MARK)[0]
    if line and any(one.partition(EXTENSION_MARK)[0] == line for one in card.phones):
        return "line"
    return "name"


def _recency(card: CallerCard) -> float:
    return ((card.last_contact or _LONG_AGO) - _LONG_AGO).total_seconds()
