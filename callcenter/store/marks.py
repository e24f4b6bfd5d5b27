"""The piece of a text that shows why it was found, with the places that matched. No markup."""

import re
from collections.abc import Callable, Iterable
from functools import cache

from callcenter.store.match import fold_word
from callcenter.store.stems import stems

_WORD = re.compile(r"[^\W_]+")
LENGTH = 160


Matching = Callable[[str], bool]
"""Whether a word of a text is what was looked for."""


def matching(words: Iterable[str], roots: Iterable[str] = ()) -> Matching:
    """A word matches when it, or what it is made from, begins with one of the words or is a root.

    `words` and `roots` are folded. Hundreds of texts say the same words: each is thought of once.
    """
    wanted, whole = tuple(words), frozenset(roots)

    @cache
    def matches(word: str) -> bool:
        folded = fold_word(word)
        if folded.startswith(wanted) or folded in whole:
            return True
        return any(one.startswith(wanted) or one in whole for one in stems(folded))

    return matches if wanted else lambda _word: False


def snippet(text: str, matches: Matching) -> tuple[str, tuple[tuple[int, int], ...]]:
    """At most LENGTH characters around the first match, and (start, end) of each match in them."""
    pieces = (" ".join(piece.split()) for piece in text.splitlines())
    line = " · ".join(piece for piece in pieces if piece)
    places = [word.span() for word in _WORD.finditer(line) if matches(word.group())]
    start = 0
    if places and places[0][1] > LENGTH:
        start = line.rfind(" ", 0, max(0, places[0][0] - 40)) + 1
    end = len(line)
    if end - start > LENGTH:
        cut = line.rfind(" ", start, start + LENGTH)
        end = cut if cut > start else start + LENGTH
    shown = line[start:end]
    before, after = ("… " if start else ""), (" …" if end < len(line) else "")
    shift = len(before) - start
    marks = tuple((a + shift, b + shift) for a, b in places if a >= start and b <= end)
    return before + shown + after, marks
