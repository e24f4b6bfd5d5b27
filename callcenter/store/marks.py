"""The piece of a text that shows why it was found, with the places that matched. No markup."""

import re
from collections.abc import Iterable

from callcenter.store.match import fold_word
from callcenter.store.stems import stems

_WORD = re.compile(r"[^\W_]+")
LENGTH = 160


def snippet(
    text: str, words: Iterable[str], roots: Iterable[str] = ()
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """At most LENGTH characters around the first match, and (start, end) of each match in them.

    `words` and `roots` are folded. A word of the text matches when it, or what it is made from,
    begins with one of the words or is one of the roots; the whole word is marked.
    """
    pieces = (" ".join(piece.split()) for piece in text.splitlines())
    line = " · ".join(piece for piece in pieces if piece)
    wanted, whole = tuple(words), frozenset(roots)
    places = [
        word.span()
        for word in _WORD.finditer(line)
        if wanted and _matches(fold_word(word.group()), wanted, whole)
    ]
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


def _matches(word: str, wanted: tuple[str, ...], roots: frozenset[str]) -> bool:
    if word.startswith(wanted) or word in roots:
        return True
    return any(one.startswith(wanted) or one in roots for one in stems(word))
