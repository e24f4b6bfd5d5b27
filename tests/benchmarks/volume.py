"""What years of work at the centre were told: ticket k of a plan, made from k alone.

Because each can be made again by itself, the benchmarks know the truth without asking the store.
Invented but for places, agencies and categories, which are those of the directory. Writes nothing.
"""

import math
import random
from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import accumulate

import msgspec

from callcenter.directory.bundle import Directory
from callcenter.directory.categories import Category
from callcenter.directory.places import Place
from callcenter.tickets.number import make_number
from tests.benchmarks.vocabulary import RARE_SIGN, Speech, as_typed, rare_word, told_again

PER_DAY = 550
"""Tickets of one day: a million in five years. More tickets are more years, not busier days."""
CALLER_EVERY = 5
TWIN_EVERY, TWIN_AT, TWIN_WITHIN = 100, 37, 11_000
"""One ticket in so many tells again what another told, up to twenty days before."""
COMMON_EVERY = 7
"""One in so many is told in the most frequent words alone; a third of the twins are of these."""
RARE_EVERY, RARE_AT = 211, 5
_BLOCKS, _PER_BLOCK = 4_000, 1_000
_SPOTS_A_DAY = 2
_LONG_NAME = 7
_LINES = 500_000
"""Callers of whom a fifth have a line; a town has no more numbers."""
_NEAR = 0.003
"""Degrees, about 300 m."""


class Plan(msgspec.Struct, frozen=True):
    """Which volume: `end` is when the last ticket was registered, UTC."""

    seed: int
    tickets: int
    end: datetime

    @property
    def callers(self) -> int:
        """How many different people call."""
        return -(-self.tickets // CALLER_EVERY)

    @property
    def rare_words(self) -> int:
        """How many rare words are planted; each stands in a handful of tickets."""
        return max(20, self.tickets // RARE_EVERY // 4)

    def at(self, k: int) -> datetime:
        """When ticket k was registered."""
        return self.end - timedelta(days=(self.tickets - k) / PER_DAY)


@dataclass(frozen=True, slots=True)
class Told:
    """What one call told; `caller` is its place in the book, None when nobody gave a name.

    `words` are those of the story before a hurried hand wrote them down as `text`.
    """

    k: int
    words: tuple[str, ...]
    text: str
    category: str
    place: str
    landmark: str
    pin: tuple[float, float] | None
    caller: int | None
    twin_of: int | None = None


class Volume:
    """The stories of a plan."""

    def __init__(self, plan: Plan, directory: Directory) -> None:
        self.plan = plan
        self.speech = Speech(plan.seed)
        chance = random.Random(f"places {plan.seed}")
        self._paths = {
            one.code: directory.places.path(one.code) for one in directory.places.villages
        }
        self._villages = list(directory.places.villages)
        chance.shuffle(self._villages)
        self._crowds = list(accumulate((at + 5) ** -0.8 for at in range(len(self._villages))))
        self._categories = list(directory.categories.values())
        chance.shuffle(self._categories)
        self._shares = list(accumulate(1 / (at + 2) for at in range(len(self._categories))))

    def told(self, k: int) -> Told:
        """The story of ticket k."""
        twin_of = self._twin_of(k)
        if twin_of is None:
            return self._first_told(k)
        return self._again(k, self._first_told(twin_of), "twin")

    def asked(self, k: int) -> Told:
        """A third telling of the matter of twin k: what an operator types while both lie there."""
        return self._again(
            k, self._first_told(k if (j := self._twin_of(k)) is None else j), "asked"
        )

    def twins(self, since: int) -> list[int]:
        """Tickets from `since` on that tell again what another told."""
        first = since + (TWIN_AT - since) % TWIN_EVERY
        return [
            k for k in range(first, self.plan.tickets, TWIN_EVERY) if self._twin_of(k) is not None
        ]

    def rare_at(self, k: int) -> int | None:
        """Which rare word stands in ticket k, if any."""
        if k % RARE_EVERY != RARE_AT or k % TWIN_EVERY == TWIN_AT:
            return None
        return k // RARE_EVERY % self.plan.rare_words

    def places_of_one_name(self, many: int) -> dict[str, str]:
        """Some villages that are the only place called so, by code; from busy to quiet."""
        said = Counter(word for one in self._paths.values() for word in one.casefold().split())
        found = {
            one.code: one.name
            for one in self._villages
            if one.name.isalpha() and len(one.name) > _LONG_NAME
            if sum(many for word, many in said.items() if word.startswith(one.name.casefold())) == 1
        }
        return dict(list(found.items())[:: max(1, len(found) // 4 // many)][:many])

    def number(self, k: int) -> str:
        """The ticket's number."""
        serial = k % (_BLOCKS * _PER_BLOCK)
        return make_number(self.plan.at(k).year, 1 + serial // _PER_BLOCK, serial % _PER_BLOCK)

    def _twin_of(self, k: int) -> int | None:
        if k % TWIN_EVERY != TWIN_AT:
            return None
        j = k - 1 - random.Random(f"twin {self.plan.seed} {k}").randrange(min(TWIN_WITHIN, k))
        if k // TWIN_EVERY % 3 == 0:
            j -= j % COMMON_EVERY
        return None if j < 0 or j % TWIN_EVERY == TWIN_AT else j

    def _first_told(self, k: int) -> Told:
        chance = random.Random(self.plan.seed << 40 | k)
        place, category = self._where_and_what(k, chance)
        common = k % COMMON_EVERY == 0
        words = self.speech.draw(chance, chance.randrange(8, 27), common=common)
        if not common:
            words = [*words[:2], *chance.sample(category.keywords, 2), *words[2:]]
        rare = self.rare_at(k)
        if rare is not None:
            words.append(rare_word(rare))
        spot = chance.choices(_LANDMARKS, cum_weights=_LANDMARK_WEIGHTS)[0]
        return Told(
            k,
            tuple(words),
            " ".join(as_typed(chance, words)).capitalize(),
            category.id,
            place.code,
            f"{spot} {place.short_name}",
            _near(chance, (place.lat, place.lon), 0.01) if chance.random() < 0.4 else None,
            self._caller(k, chance),
        )

    def _where_and_what(self, k: int, chance: random.Random) -> tuple[Place, Category]:
        if chance.random() < 0.05:
            day = random.Random(f"day {self.plan.seed} {k // PER_DAY} {k % _SPOTS_A_DAY}")
            return self._drawn(day)
        return self._drawn(chance)

    def _drawn(self, chance: random.Random) -> tuple[Place, Category]:
        place = chance.choices(self._villages, cum_weights=self._crowds)[0]
        return place, chance.choices(self._categories, cum_weights=self._shares)[0]

    def _caller(self, k: int, chance: random.Random) -> int | None:
        newest = k // CALLER_EVERY
        if k % CALLER_EVERY == 0:
            return newest
        drawn = chance.random()
        if drawn < 0.03:
            return None
        return int((newest + 1) * ((drawn - 0.03) / 0.97) ** 2)  # the early ones call most often

    def _again(self, k: int, first: Told, why: str) -> Told:
        chance = random.Random(f"{why} {self.plan.seed} {k}")
        said = [one for one in first.words if not one.startswith(RARE_SIGN)]
        words = [*told_again(chance, said), *self.speech.draw(chance, 2)]
        pin = None if first.pin is None else _near(chance, first.pin, _NEAR)
        text = " ".join(words).capitalize()
        caller = self._caller(k, chance)
        again = replace(first, k=k, words=tuple(words), text=text, pin=pin, caller=caller)
        return replace(again, twin_of=first.k)


def phone(at: int) -> str:
    """The number of caller `at` as it is stored; a fifth have a line in the provincial capital."""
    if at % 5 == 4 and at < _LINES:
        return f"+627217{at // 5 * 7_919 % 100_000:05}"
    return f"+62812{at * 48_271 % 100_000_000:08}"


def notations(stored: str) -> tuple[str, ...]:
    """The same number as people write it."""
    national = stored.removeprefix("+62")
    if national.startswith("721"):
        local = national[3:]
        return (f"(0721) {local}", f"0721-{local}", f"+62 721 {local}", f"62721{local}")
    head, middle, tail = national[:3], national[3:7], national[7:]
    return (
        f"0{national}",
        f"0{head}-{middle}-{tail}",
        f"+62 {head} {middle} {tail}",
        f"62{national}",
        f"tel:+62{national}",
        f"0{head}.{middle}.{tail}",
    )


_LANDMARKS = (
    *("depan pasar", "dekat balai desa", "samping masjid", "simpang tiga", "belakang puskesmas"),
    *("dekat jembatan", "depan sekolah dasar", "gang mawar", "pinggir sungai", "tikungan"),
)
_LANDMARK_WEIGHTS = list(accumulate(1 / (at + 1) for at in range(len(_LANDMARKS))))


def _near(
    chance: random.Random, middle: tuple[float | None, float | None], within: float
) -> tuple[float, float] | None:
    lat, lon = middle
    if lat is None or lon is None:
        return None
    turn, far = chance.random() * math.tau, chance.random() * within
    return round(lat + far * math.sin(turn), 6), round(lon + far * math.cos(turn), 6)


def now_utc() -> datetime:
    """This moment to the second: where a volume ends unless it is said."""
    return datetime.now(UTC).replace(microsecond=0)
