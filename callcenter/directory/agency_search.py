"""Finds an agency by name, short name or what it is competent for, typos forgiven."""

from collections.abc import Iterable

from callcenter.directory.agencies import Agency
from callcenter.directory.words import fold, one_edit_apart

_EXACT, _PREFIX, _INSIDE, _TYPO = 4.0, 3.0, 1.0, 0.8
_SHORT_NAME, _NAME, _SCOPE = 3.0, 2.0, 1.5
_TYPO_LENGTH = 5
_INSIDE_LENGTH = 4


class AgencyIndex:
    """The words of every agency, ready to be searched; the order given breaks ties.

    Each word is held once, whoever says it: it is compared once with what is typed.
    """

    def __init__(self, agencies: Iterable[Agency]) -> None:
        self._agencies = tuple(agencies)
        self._sayers: dict[str, list[tuple[int, float]]] = {}
        for at, agency in enumerate(self._agencies):
            for word, weight in _weighted_words(agency).items():
                self._sayers.setdefault(word, []).append((at, weight))

    def search(self, text: str) -> tuple[Agency, ...]:
        """Agencies that hold every typed word, best first; all of them for an empty text."""
        scores = dict.fromkeys(range(len(self._agencies)), 0.0)
        for typed in fold(text).split():
            fits = self._fits(typed)
            scores = {at: score + fits[at] for at, score in scores.items() if at in fits}
        return tuple(self._agencies[at] for at in sorted(scores, key=lambda at: -scores[at]))

    def _fits(self, typed: str) -> dict[int, float]:
        """How well the best word of each agency fits, of those that have one."""
        best: dict[int, float] = {}
        for word, sayers in self._sayers.items():
            fit = _fit(typed, word)
            for at, weight in sayers if fit else ():
                best[at] = max(fit * weight, best.get(at, 0.0))
        return best


def _weighted_words(agency: Agency) -> dict[str, float]:
    words: dict[str, float] = {}
    sources = [(agency.abbreviation, _SHORT_NAME), (agency.name, _NAME), (agency.phone, _NAME)]
    sources += [(entry, _SCOPE) for entry in agency.scope]
    for source, weight in sources:
        for word in fold(source).split():
            words[word] = max(weight, words.get(word, 0.0))
    return words


def _fit(typed: str, word: str) -> float:
    if word.startswith(typed):
        return _EXACT if word == typed else _PREFIX
    if len(typed) >= _INSIDE_LENGTH and typed in word:
        return _INSIDE
    if len(typed) >= _TYPO_LENGTH and one_edit_apart(typed, word):
        return _TYPO
    return 0.0
