"""The piece of a text that shows why it was found, with the places that matched. No markup."""

import re
from collections.abc import Iterable

from callcenter.store.match import fold_word

_WORD = re.compile(r"[^\W_]+")
LENGTH = 160


def snippet(text: str, words: Iterable[str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """At most LENGTH characters around the first match, and (start, end) of each match in them.

    `words` are folded; a word of the text matches when it begins with one of them.
    """
    pieces = (" ".join(piece.split()) for piece in text.splitlines())
    line = " · ".join(piece for piece in pieces if piece)
    wanted = tuple(words)
    places = [
        word.span()
        for word in _WORD.finditer(line)
        if wanted and fold_word(word.group()).startswith(wanted)
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
