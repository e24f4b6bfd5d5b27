"""Words as people say and mistype them: folding, near misses, phrases found in a told story.

Knows nothing of agencies or places and keeps no state but what it was built from, and the positions
in the text that was asked last: several questions about one story come one after the other.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cached_property

from msgspec import Struct

_NOT_WORD = re.compile(r"[^0-9a-z]+")
_TYPO_LENGTH = 6
_GAP_AHEAD = 5
_GAP_BEHIND = 2
_GAP_PRICE = 0.25
_EARLY_WORDS = 8
_EARLY_GAIN = 2


def fold(text: str) -> str:
    """Lower case, without accents, with every sign turned into one space."""
    plain = text.lower()
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain)
        plain = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return _NOT_WORD.sub(" ", plain).strip()


def stem(word: str) -> str:
    """The word without the ending `-nya`, which a speaker hangs on anything."""
    return word[:-3] if len(word) > 5 and word.endswith("nya") else word  # noqa: PLR2004


def one_edit_apart(left: str, right: str) -> bool:
    """Whether one letter added, lost, changed or swapped with its neighbour parts the two."""
    if len(left) > len(right):
        left, right = right, left
    if len(right) - len(left) > 1 or left == right:
        return False
    at = 0
    while at < len(left) and left[at] == right[at]:
        at += 1
    if len(left) < len(right):
        return left[at:] == right[at + 1 :]
    swapped = left[at + 1 : at + 2] + left[at : at + 1] + left[at + 2 :]
    return left[at + 1 :] == right[at + 1 :] or swapped == right[at:]


def split_words(block: str) -> tuple[str, ...]:
    """The entries of a data cell, parted by `|` or line ends, without blanks and doubles."""
    entries = (entry.strip() for entry in re.split(r"[|\n]", block))
    return tuple(dict.fromkeys(entry for entry in entries if entry))


class PhraseHit(Struct, frozen=True):
    """A phrase found in a text: its own wording, where (word positions), and its weight."""

    phrase: str
    positions: frozenset[int]
    score: float


class _Phrase(Struct, frozen=True):
    wording: str
    atoms: tuple[str, ...]

    @property
    def score(self) -> float:
        return 3.0 * len(self.atoms) - 1.0


class Vocabulary:
    """Every word any phrase uses, and how the words of a text come down to them.

    A word ending in `*` in a phrase stands for everything that begins so.
    """

    def __init__(self, phrases: Iterable[str], abbreviations: Mapping[str, str]) -> None:
        self._abbreviations = {fold(short): fold(full) for short, full in abbreviations.items()}
        atoms = {atom for phrase in phrases for atom in phrase_atoms(phrase)}
        self._exact = frozenset(atom for atom in atoms if not atom.endswith("*"))
        self._stars = frozenset(atom[:-1] for atom in atoms if atom.endswith("*"))
        self._asked: tuple[str, Mapping[str, list[int]]] = ("", {})

    @cached_property
    def _by_first_letter(self) -> dict[str, tuple[str, ...]]:
        shelves: dict[str, list[str]] = {}
        for word in sorted(self._exact):
            if len(word) >= _TYPO_LENGTH:
                shelves.setdefault(word[0], []).append(word)
        return {letter: tuple(words) for letter, words in shelves.items()}

    def positions(self, text: str) -> Mapping[str, list[int]]:
        """Every known atom of the text with the positions of the words that stand for it."""
        asked, known = self._asked
        if asked != text:
            known = self._positions(text)
            self._asked = (text, known)
        return known

    def _positions(self, text: str) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for position, word in enumerate(self._words(text)):
            for atom in self._atoms_of(word):
                found.setdefault(atom, []).append(position)
        return found

    def _words(self, text: str) -> list[str]:
        words: list[str] = []
        for word in fold(text).split():
            words.extend(self._abbreviations.get(word, word).split())
        return words

    def _atoms_of(self, word: str) -> set[str]:
        root = stem(word)
        atoms = {form for form in (word, root) if form in self._exact}
        stars = {word[:end] for end in range(3, len(word) + 1)} & self._stars
        atoms |= {f"{star}*" for star in stars}
        if not atoms and len(root) >= _TYPO_LENGTH:
            near = self._by_first_letter.get(root[0], ())
            atoms = {known for known in near if one_edit_apart(root, known)}
        return atoms


def phrase_atoms(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase; a trailing `*` of a word stays."""
    atoms: list[str] = []
    for part in phrase.split():
        folded = [stem(word) for word in fold(part).split()]
        if folded and part.endswith("*"):
            folded[-1] += "*"
        atoms.extend(folded)
    return tuple(atoms)


class PhraseBook:
    """A set of phrases that can be looked for in the positions of a text.

    Between the words of a phrase others may stand, more in the phrase's own order than reversed;
    the closer they stand and the earlier they are told, the more they weigh.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        built = (_Phrase(wording, phrase_atoms(wording)) for wording in phrases)
        self._phrases = sorted((p for p in built if p.atoms), key=lambda p: -len(p.atoms))

    def find(self, positions: Mapping[str, list[int]]) -> tuple[PhraseHit, ...]:
        """The hits, longest first; a phrase inside an already found one adds nothing."""
        hits: list[PhraseHit] = []
        covered: set[int] = set()
        for phrase in self._phrases:
            if not all(atom in positions for atom in phrase.atoms):
                continue
            spot = _closest(phrase.atoms, positions)
            if spot and not spot <= covered:
                covered |= spot
                hits.append(PhraseHit(phrase.wording, spot, _weight(phrase, spot)))
        return tuple(hits)


def _weight(phrase: _Phrase, spot: frozenset[int]) -> float:
    """The phrase's own weight, up to threefold at the beginning: what hurts is told first."""
    start = min(spot)
    gap = max(spot) - start + 1 - len(spot)
    early = 1 / (1 + (start / _EARLY_WORDS) ** 2)
    return round((phrase.score - _GAP_PRICE * gap) * (1 + _EARLY_GAIN * early), 2)


def _closest(atoms: tuple[str, ...], positions: Mapping[str, list[int]]) -> frozenset[int] | None:
    """One position per atom, near each other; None when they are too far apart."""
    ahead, behind = len(atoms) + _GAP_AHEAD, len(atoms) + _GAP_BEHIND
    found: list[frozenset[int]] = []
    for start in positions[atoms[0]]:
        taken = {start}
        for atom in atoms[1:]:
            free = [
                at for at in positions[atom] if at not in taken and -behind < at - start < ahead
            ]
            if not free:
                break
            taken.add(min(free, key=lambda at: abs(at - start)))
        else:
            found.append(frozenset(taken))
    return min(found, key=lambda spot: max(spot) - min(spot), default=None)
