"""What is known of a volume before anybody searches it: files of JSON in the profile's `oracle/`.

A page of the volume adds one line to `pages.jsonl` before it is committed; at the end the lines
become `callers.json` (numbers in every notation, names, tickets), `rare_words.json`,
`places.json` and `twins.json`. Asks the store nothing.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from tests.benchmarks.happened import ticket_id
from tests.benchmarks.vocabulary import person, rare_word
from tests.benchmarks.volume import Plan, Told, Volume, notations, phone

CALLERS, PLACES, RARE = 60, 30, 60
_PAGES = "pages.jsonl"

Seen = dict[str, dict[str, list[int]]]
"""Tickets (their k) by caller, place and rare word; twins by what they tell again."""


class KnownCaller(msgspec.Struct, frozen=True):
    """A caller whose tickets are known, the oldest first."""

    name: str
    phone: str
    notations: tuple[str, ...]
    tickets: tuple[str, ...]


class Oracle(msgspec.Struct, frozen=True):
    """The truth; tickets are ids, the oldest first. `twins` are pairs of k: ticket and original."""

    plan: Plan
    callers: tuple[KnownCaller, ...]
    rare_words: dict[str, tuple[str, ...]]
    places: dict[str, tuple[str, ...]]
    twins: tuple[tuple[int, int], ...]


class Watch:
    """Which callers, places and words of a volume are kept an eye on."""

    def __init__(self, volume: Volume) -> None:
        last = volume.plan.callers - 1
        self.callers = {round(last * (at / (CALLERS - 1)) ** 2) for at in range(CALLERS)}
        self.places = volume.places_of_one_name(PLACES)
        self._rare_words = RARE

    def see(self, page: Iterable[Told], volume: Volume) -> Seen:
        """What the oracle keeps of a page."""
        seen: defaultdict[str, defaultdict[str, list[int]]]
        seen = defaultdict(lambda: defaultdict(list))
        for one in page:
            if one.caller in self.callers:
                seen["callers"][str(one.caller)].append(one.k)
            if one.place in self.places:
                seen["places"][self.places[one.place]].append(one.k)
            rare = volume.rare_at(one.k)
            if rare is not None and rare < self._rare_words and one.twin_of is None:
                seen["rare_words"][str(rare)].append(one.k)
            if one.twin_of is not None:
                seen["twins"][str(one.twin_of)].append(one.k)
        return {what: dict(found) for what, found in seen.items()}


class Notes:
    """The lines of `pages.jsonl`: as many as were committed, and perhaps one more."""

    def __init__(self, profile: Path, pages: int) -> None:
        folder = profile / "oracle"
        folder.mkdir(exist_ok=True)
        self._path = folder / _PAGES
        kept = self._lines()[:pages]
        if len(kept) < pages:
            raise ValueError(f"the oracle has {len(kept)} of {pages} pages; begin anew")
        self._path.write_text("".join(f"{one}\n" for one in kept), "utf-8")

    def add(self, seen: Seen) -> None:
        """One page more; in front of its commit."""
        with self._path.open("a", encoding="utf-8") as file:
            file.write(f"{json.dumps(seen)}\n")

    def finish(self, plan: Plan) -> None:
        """The files, from the lines."""
        found: defaultdict[str, defaultdict[str, list[int]]]
        found = defaultdict(lambda: defaultdict(list))
        for line in self._lines():
            for what, groups in json.loads(line).items():
                for name, tickets in groups.items():
                    found[what][name] += tickets
        write = self._path.parent
        _keep(write / "plan.json", msgspec.to_builtins(plan))
        _keep(
            write / "callers.json",
            {at: _caller(at, found["callers"][at]) for at in found["callers"]},
        )
        _keep(write / "places.json", _by_ids(found["places"]))
        rare = {rare_word(int(at)): tickets for at, tickets in found["rare_words"].items()}
        _keep(write / "rare_words.json", _by_ids(rare))
        _keep(
            write / "twins.json", [[k, int(j)] for j in found["twins"] for k in found["twins"][j]]
        )
        self._path.unlink()

    def _lines(self) -> list[str]:
        return self._path.read_text("utf-8").splitlines() if self._path.exists() else []


def read_oracle(profile: Path) -> Oracle:
    """The oracle of a generated profile; FileNotFoundError when it was never finished."""

    def read(name: str) -> Any:
        return json.loads((profile / "oracle" / f"{name}.json").read_text("utf-8"))

    return msgspec.convert(
        {
            "plan": read("plan"),
            "callers": list(read("callers").values()),
            "rare_words": read("rare_words"),
            "places": read("places"),
            "twins": read("twins"),
        },
        Oracle,
    )


def _caller(at: str, tickets: list[int]) -> dict[str, Any]:
    number = phone(int(at))
    ids = [ticket_id(k) for k in tickets]
    return {
        "name": person(int(at)),
        "phone": number,
        "notations": notations(number),
        "tickets": ids,
    }


def _by_ids(found: dict[str, list[int]]) -> dict[str, list[str]]:
    return {name: [ticket_id(k) for k in tickets] for name, tickets in found.items()}


def _keep(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=1, ensure_ascii=False), "utf-8")
