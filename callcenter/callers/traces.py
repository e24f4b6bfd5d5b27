"""Where a text still names a person: name, number in any notation, NIK, literally. Pure.

Finds what was known of the person, never guesses who else a text may be about.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct

from callcenter.callers.phone import phone_digits

What = Literal["name", "phone", "nik"]
_BETWEEN = r"[\s./()\-\u2010-\u2015\u00a0\u2212]*"
_PREFIX = rf"(?:\(?(?:\+|00)?{_BETWEEN}6{_BETWEEN}2{_BETWEEN}0?|\(?0)?{_BETWEEN}"
_SHORTEST_NUMBER = 5
_SHORTEST_NAME = 3
_NIK_DIGITS = 16


class Known(Struct, frozen=True):
    """What was known of a person; out of `repr`, as it is not to be kept."""

    what: What
    pattern: re.Pattern[str]

    def __repr__(self) -> str:
        return f"Known({self.what})"


class Trace(Struct, frozen=True):
    """Where in the text (`start` to `end`) and what of the person stands there."""

    what: What
    start: int
    end: int


def known_names(names: Iterable[str]) -> tuple[Known, ...]:
    """Whole names, in any case and with any spaces; shorter than three letters is none."""
    words = (name.split() for name in names)
    return tuple(
        Known("name", re.compile(_whole(r"\s+".join(map(re.escape, one))), re.IGNORECASE))
        for one in words
        if len("".join(one)) >= _SHORTEST_NAME
    )


def known_phones(raws: Iterable[str]) -> tuple[Known, ...]:
    """Numbers, found in every notation: 0812.., +62 812.., (0721) 48 11 07."""
    found = (phone_digits(raw) for raw in raws)
    return tuple(
        Known("phone", _digits(one, _PREFIX))
        for one in dict.fromkeys(found)
        if len(one) >= _SHORTEST_NUMBER
    )


def known_nik(raw: str) -> tuple[Known, ...]:
    """A NIK with or without spaces; anything but 16 digits is none."""
    digits = re.sub(r"\D", "", raw)
    return (Known("nik", _digits(digits, "")),) if len(digits) == _NIK_DIGITS else ()


def find_traces(text: str, known: Sequence[Known]) -> tuple[Trace, ...]:
    """Every place that names the person, in the order of the text, none within another."""
    found = sorted(
        (Trace(one.what, *match.span()) for one in known for match in one.pattern.finditer(text)),
        key=lambda trace: (trace.start, -trace.end),
    )
    kept: list[Trace] = []
    for trace in found:
        if not kept or trace.start >= kept[-1].end:
            kept.append(trace)
    return tuple(kept)


def _whole(pattern: str) -> str:
    return rf"(?<!\w){pattern}(?!\w)"


def _digits(digits: str, prefix: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\d){prefix}{_BETWEEN.join(digits)}(?!\d)")
