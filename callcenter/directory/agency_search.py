"""Finds an agency by name, short name or what it is competent for, typos forgiven."""

from collections.abc import Iterable

from callcenter.directory.agencies import Agency
from callcenter.directory.words import fold, one_edit_apart

_EXACT, _PREFIX, _INSIDE, _TYPO = 4.0, 3.0, 1.0, 0.8
_SHORT_NAME, _NAME, _SCOPE = 3.0, 2.0, 1.5
_TYPO_LENGTH = 5
_INSIDE_LENGTH = 4


class AgencyIndex:
    """The words of every agency, ready to be searched; the order given breaks ties."""

    def __init__(self, agencies: Iterable[Agency]) -> None:
        self._entries = [(agency, _weighted_words(agency)) for agency in agencies]

    def search(self, text: str) -> tuple[Agency, ...]:
        """Agencies that hold every typed word, best first; all of them for an empty text."""
        typed = fold(text).split()
        scored = []
        for agency, words in self._entries:
            fits = [_best_fit(word, words) for word in typed]
            if all(fits):
                scored.append((sum(fits), agency))
        scored.sort(key=lambda pair: -pair[0])
        return tuple(agency for _, agency in scored)


def _weighted_words(agency: Agency) -> dict[str, float]:
    words: dict[str, float] = {}
    sources = [(agency.abbreviation, _SHORT_NAME), (agency.name, _NAME), (agency.phone, _NAME)]
    sources += [(entry, _SCOPE) for entry in agency.scope]
    for source, weight in sources:
        for word in fold(source).split():
            words[word] = max(weight, words.get(word, 0.0))
    return words


def _best_fit(typed: str, words: dict[str, float]) -> float:
    return max((_fit(typed, word) * weight for word, weight in words.items()), default=0.0)


def _fit(typed: str, word: str) -> float:
    if word.startswith(typed):
        return _EXACT if word == typed else _PREFIX
    if len(typed) >= _INSIDE_LENGTH and typed in word:
        return _INSIDE
    if len(typed) >= _TYPO_LENGTH and one_edit_apart(typed, word):
        return _TYPO
    return 0.0
