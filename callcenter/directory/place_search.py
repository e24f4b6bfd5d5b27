"""Finds places by any typed part of their names; knows codes and names, nothing else of a place."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgspec import Struct

from callcenter.directory.words import fold, one_edit_apart

_ABBREVIATIONS = {
    "tj": "tanjung",
    "tjg": "tanjung",
    "tg": "tanjung",
    "tjk": "tanjung karang",
    "tkp": "tanjung karang pusat",
    "tkt": "tanjung karang timur",
    "tkb": "tanjung karang barat",
    "balam": "bandar lampung",
    "bdl": "bandar lampung",
    "bdr": "bandar",
    "bd": "bandar",
    "lamsel": "lampung selatan",
    "lamteng": "lampung tengah",
    "lamtim": "lampung timur",
    "lamut": "lampung utara",
    "lambar": "lampung barat",
    "lampura": "lampung utara",
    "tuba": "tulang bawang",
    "tubaba": "tulang bawang barat",
    "pesibar": "pesisir barat",
    "wk": "way kanan",
    "wy": "way",
    "wai": "way",
    "gn": "gunung",
    "gng": "gunung",
    "gd": "gedung",
    "tlk": "teluk",
    "telok": "teluk",
    "kp": "kampung",
    "kmpg": "kampung",
    "sb": "sumber",
    "kobum": "kotabumi",
}
_NOISE = frozenset(
    {"kec", "kecamatan", "kel", "kelurahan", "desa", "ds", "kab", "kabupaten", "pekon", "tiyuh"}
)
_EXACT, _PREFIX, _INSIDE, _TYPO = 4.0, 3.0, 1.5, 1.0
_TYPO_LENGTH = 4
_INSIDE_LENGTH = 3
_OWN_FACTOR = 3.0
# On a tie the smaller place comes first: a desa names its kecamatan too.
_LEVEL_BONUS = {"kelurahan": 0.3, "desa": 0.2, "kecamatan": 0.1, "kabkota": 0.0}


class _Entry(Struct, frozen=True):
    code: str
    own: tuple[str, ...]
    bonus: float
    joined: str
    said: str


class PlaceIndex:
    """An inverted index over the words of places; each item is (code, name, names above, level)."""

    def __init__(self, items: Iterable[tuple[str, str, tuple[str, ...], str]]) -> None:
        self._entries: list[_Entry] = []
        self._own: dict[str, list[int]] = {}
        self._around: dict[str, list[int]] = {}
        words_of: dict[str, tuple[str, ...]] = {}
        for number, (code, name, above, level) in enumerate(items):
            for known in (name, *above):
                if known not in words_of:
                    words_of[known] = tuple(_with_joined(fold(known).split()))
            own = tuple(fold(name).split())
            joined = "".join(own)
            said = joined.removeprefix("kota") if level == "kabkota" else joined
            self._entries.append(_Entry(code, own, _LEVEL_BONUS[level], joined, said))
            for word in words_of[name]:
                self._own.setdefault(word, []).append(number)
            for word in {word for upper in above for word in words_of[upper]}:
                self._around.setdefault(word, []).append(number)
        self._words = sorted({*self._own, *self._around})

    def search(self, text: str, limit: int) -> list[tuple[str, float]]:
        """Codes with their scores, best first; empty when a typed word fits nowhere."""
        typed = fold(text).split()
        best: dict[int, float] = {}
        looked_up: dict[str, dict[int, float]] = {}
        for reading in _readings(typed):
            for number, score in self._match(reading, looked_up).items():
                whole = score / len(reading) + self._name_bonus(number, reading)
                best[number] = max(whole, best.get(number, 0.0))
        ranked = sorted(best.items(), key=lambda pair: (-pair[1], self._entries[pair[0]].code))
        return [(self._entries[number].code, round(score, 3)) for number, score in ranked[:limit]]

    def _match(
        self, reading: tuple[str, ...], looked_up: dict[str, dict[int, float]]
    ) -> dict[int, float]:
        """Scores of the places that hold every word of one reading; remembers each word's."""
        total: dict[int, float] | None = None
        for word in reading:
            if word not in looked_up:
                looked_up[word] = self._places_with(word)
            here = looked_up[word]
            if total is None:
                total = here
            else:
                total = {n: total[n] + here[n] for n in total.keys() & here.keys()}
            if not total:
                break
        return total or {}

    def _places_with(self, typed: str) -> dict[int, float]:
        scores: dict[int, float] = {}
        for word, fit in self._fits(typed):
            for number in self._own.get(word, ()):
                scores[number] = max(scores.get(number, 0.0), fit * _OWN_FACTOR)
            for number in self._around.get(word, ()):
                scores[number] = max(scores.get(number, 0.0), fit)
        return scores

    def _fits(self, typed: str) -> list[tuple[str, float]]:
        """The known words a typed one may stand for; a typo only where nothing else fits."""
        fits: list[tuple[str, float]] = []
        for word in self._words:
            if word.startswith(typed):
                fits.append((word, _EXACT if word == typed else _PREFIX))
            elif len(typed) >= _INSIDE_LENGTH and typed in word:
                fits.append((word, _INSIDE))
        if not fits and len(typed) >= _TYPO_LENGTH:
            fits = [(word, _TYPO) for word in self._words if _near(typed, word)]
        return fits

    def _name_bonus(self, number: int, reading: tuple[str, ...]) -> float:
        """More for a name that is typed whole, or begins as typed; a little for small places."""
        entry = self._entries[number]
        typed = "".join(reading)
        if typed in (entry.joined, entry.said):
            return 12.0 + entry.bonus
        covered = sum(1 for word in entry.own if any(word.startswith(part) for part in reading))
        bonus = 3.0 * covered / len(entry.own) + entry.bonus
        return bonus + (4.0 if entry.joined.startswith(typed) else 0.0)


def _near(typed: str, word: str) -> bool:
    """One letter wrong, in the whole word or in as much of its beginning as was typed."""
    if one_edit_apart(typed, word):
        return True
    beginnings = (word[: len(typed) + more] for more in (-1, 0, 1))
    return len(typed) > _TYPO_LENGTH and any(one_edit_apart(typed, part) for part in beginnings)


def _with_joined(words: list[str]) -> Iterator[str]:
    yield from words
    for left, right in pairwise(words):
        yield left + right


def _readings(typed: list[str]) -> tuple[tuple[str, ...], ...]:
    """The typed words without noise: as they stand, and with abbreviations spelt out."""
    plain = tuple(word for word in typed if word not in _NOISE) or tuple(typed)
    spelt = tuple(full for word in plain for full in _ABBREVIATIONS.get(word, word).split())
    return (plain,) if spelt == plain else (plain, spelt)
