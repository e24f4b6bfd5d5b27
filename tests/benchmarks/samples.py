"""Invented tickets of about 1 KB each, with words as unevenly frequent as in real speech."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import accumulate

from callcenter.tickets.event import Change
from callcenter.tickets.number import make_number

START = datetime(2026, 11, 20, tzinfo=UTC)
_KNOWN = (
    *("jalan", "berlubang", "depan", "pasar", "motor", "jatuh", "kemarin", "sore", "lampu"),
    *("padam", "gelap", "sampah", "menumpuk", "diangkut", "baunya", "rumah", "drainase"),
    *("tersumbat", "air", "masuk", "ruko", "hujan", "warga", "minta", "diperbaiki", "jembatan"),
    *("rusak", "banjir", "tiang", "kabel", "pohon", "tumbang", "sekolah", "puskesmas", "pupuk"),
)
_SYLLABLES = tuple(first + vowel for first in "bcdghjklmnprstw" for vowel in "aeiou")
_VOCABULARY = 8_000
_WORDS_EACH = 26
_BLOCKS = 4_000
"""Number blocks that no desk of a benchmark was leased."""


class Words:
    """Draws words by Zipf's law: the k-th most frequent comes 1/k as often as the first."""

    def __init__(self, seed: int = 1) -> None:
        self._chance = random.Random(seed)
        made = {self._make(): None for _ in range(_VOCABULARY)}
        self._words = (*_KNOWN, *made)
        self._weights = list(accumulate(1 / place for place in range(1, len(self._words) + 1)))

    def draw(self, many: int) -> list[str]:
        """So many words, some more than once."""
        return self._chance.choices(self._words, cum_weights=self._weights, k=many)

    def _make(self) -> str:
        length = self._chance.randrange(2, 5)
        return "".join(self._chance.choices(_SYLLABLES, k=length)) + self._chance.choice("nkst ")


def registrations(many: int, seed: int = 1) -> Iterator[tuple[tuple[Change, ...], str, datetime]]:
    """Changes, number and time of so many registrations."""
    words = Words(seed)
    for k in range(many):
        fields = {
            "description": " ".join(words.draw(_WORDS_EACH)).capitalize(),
            "category": "pekerjaan-umum",
            "place": "18.02.07.1003",
            "landmark": " ".join(("depan", *words.draw(2))),
            "reporter_name": f"Contoh {words.draw(1)[0].title()} {k}",
            "reporter_phone": f"+62812{k:08}",
            "classification": "pengaduan",
            "urgency": "normal",
            "channel": "telepon",
            "answer.status_jalan": "provinsi",
        }
        changes = tuple(Change(name, value) for name, value in fields.items())
        yield changes, make_number(2026, _BLOCKS + k // 1000, k % 1000), START + timedelta(k / 7e4)
