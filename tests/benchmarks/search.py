"""`search_KIND`: what was put into the search box to the first rows painted; each kind one line.

Kinds: ticket number, a phone number in each notation, the end of one, a rare word, common words,
a rare word with a slip, a name, a place, `letters`, which are the first one to three letters of
common words, as they come while somebody types, `sentence`, which are many common words at once,
`agency`, which are common words narrowed by chip to one that holds many, and `further`, the page
behind the first. Timed in the real window from the change of
the box to the end of the paint that shows the answer to this very text. The baseline reads the
25 tickets shown by id with the plain driver and paints the list once more. `recall`: the share of
the 25 newest tickets that belong there which stand among the first 25; the end of a number is asked
where no other number of the volume holds these digits. `runs` of each kind, 20 unless said
otherwise.
"""

import random
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from typing import Any

from callcenter.directory.bundle import Directory
from callcenter.protocol.events import decode_event
from tests.benchmarks.figures import Figures, against_baseline, peak_mb
from tests.benchmarks.happened import Happened, ticket_id
from tests.benchmarks.options import Options
from tests.benchmarks.oracle import KnownCaller, Oracle
from tests.benchmarks.real_window import Hands, real_window
from tests.benchmarks.vocabulary import slip
from tests.benchmarks.volume import Plan, Told, Volume, phone

RUNS = 20
WARM_UP = 2
FIRST = 25
END = 6
"""Digits of the end of a number."""
_LOOKED = 20_000
"""So many of the newest are told anew to know what belongs to common words."""
SENTENCES = (
    "jalan rusak di depan pasar", "lampu jalan padam sudah lama", "sampah di pinggir jalan raya",
    "air keruh sudah lapor belum ada petugas", "warga minta jalan rusak segera diperbaiki",
)  # fmt: skip
COMMON = ("jalan rusak", "air", "lampu padam", "sampah pasar", "banjir rumah warga", "jembatan")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is typed, and the tickets that belong to it, the oldest first; None: nobody knows."""

    text: str
    belong: Sequence[str] | None = None
    agency: str = ""
    further: bool = False


def measure(options: Options) -> list[Figures]:
    """One line a kind."""
    runs = options.runs or RUNS
    with real_window(options) as hands:
        hands.window.show_screen("search")
        hands.settle()
        oracle, directory = hands.oracle, hands.desk.directory
        [busiest] = hands.raw.execute(_BUSIEST).fetchone()
        asked = _questions(oracle, Volume(oracle.plan, directory), directory, busiest)
        return [
            _kind(hands, name, list(islice(cycle(some), runs + WARM_UP)))
            for name, some in asked.items()
        ]


_BUSIEST = "SELECT agency_id FROM ticket_agencies GROUP BY 1 ORDER BY count(*) DESC LIMIT 1"


def _kind(hands: Hands, name: str, asked: Sequence[Asked]) -> Figures:
    taken = [_look(hands, one) for one in asked][WARM_UP:]
    ours, bare, recall = (list(one) for one in zip(*taken, strict=True))
    known = [one for one in recall if one is not None]
    return against_baseline(
        f"search_{name}",
        ours,
        bare,
        peak_mb=peak_mb(),
        tickets=hands.oracle.plan.tickets,
        recall=sum(known) / len(known) if known else None,
    )


def _look(hands: Hands, asked: Asked) -> tuple[float, float, float | None]:
    screen = hands.screen("search")
    screen.filters.agency.set_key(asked.agency)
    screen.box.setText("zzzz tidak ada")
    hands.settle()
    act: Callable[[], None] = lambda: screen.box.setText(asked.text)  # noqa: E731
    ready: Callable[[], bool] = lambda: screen.found.text == asked.text  # noqa: E731
    seen = 0
    if asked.further:
        act()
        hands.until(ready)
        hands.settle()
        seen = len(screen.found.hits)
        act, ready = screen.further.ask, lambda: len(screen.found.hits) > seen
    taken = hands.timed(act, screen, ready)
    shown = [one.ticket_id for one in screen.found.hits][seen : seen + FIRST]
    bare = hands.repainted(screen, tuple(shown))
    if not asked.belong:
        return taken, bare, None
    newest = set(asked.belong[-FIRST:])
    return taken, bare, len(newest & set(shown)) / len(newest)


def _questions(
    oracle: Oracle, volume: Volume, directory: Directory, busiest: str
) -> dict[str, list[Asked]]:
    chance = random.Random(f"search {oracle.plan.seed}")
    callers = [one for one in oracle.callers if one.tickets]
    notations = [Asked(text, one.tickets) for one in callers for text in one.notations]
    rare = list(oracle.rare_words.items())
    spoken = set(volume.speech.words)
    numbers = chance.sample(range(oracle.plan.tickets), min(60, oracle.plan.tickets))
    return {
        "number": [Asked(volume.number(k), [ticket_id(k)]) for k in numbers],
        "phone": chance.sample(notations, len(notations)),
        "phone_end": [Asked(one.phone[-END:], one.tickets) for one in _alone(callers, oracle.plan)],
        "rare": [Asked(word, tickets) for word, tickets in rare],
        "common": [Asked(text, said_by(volume, directory, text.split())) for text in COMMON],
        "typo": [Asked(slip(chance, word), tickets) for word, tickets in rare],
        "name": [Asked(one.name, one.tickets) for one in callers],
        "place": [
            Asked(name, tickets)
            for name, tickets in oracle.places.items()
            if name.casefold() not in spoken  # "Bangunan" is a village and a word
        ],
        "sentence": [Asked(text, said_by(volume, directory, text.split())) for text in SENTENCES],
        "agency": [Asked(text, agency=busiest) for text in COMMON],
        "further": [Asked(text, further=True) for text in COMMON[:2]],
        "letters": [Asked(text) for text in ("j", "s", "jal", "b", "sam", "la", "jalan r")],
    }


def _alone(callers: Sequence[KnownCaller], plan: Plan) -> list[KnownCaller]:
    """Those whose number ends as no other does, nor goes on within."""
    held = Counter(
        number[at : at + END]
        for number in map(phone, range(plan.callers))
        for at in range(1, len(number) - END + 1)
    )
    return [one for one in callers if held[one.phone[-END:]] == 1]


def said_by(volume: Volume, directory: Directory, words: Sequence[str]) -> list[str]:
    """The newest tickets whose words hold every one of these, or one that begins so.

    The oldest first; told anew from the plan, without the store. Words are those of the story, of
    what followed, and of the names of category, place and agencies.
    """
    happened = Happened(volume, directory)
    found: list[str] = []
    for k in range(volume.plan.tickets - 1, max(-1, volume.plan.tickets - _LOOKED), -1):
        said = _all_words(volume.told(k), happened, directory)
        if all(any(one.startswith(word) for one in said) for word in words):
            found.append(ticket_id(k))
            if len(found) == FIRST:
                break
    return found[::-1]


def _all_words(told: Told, happened: Happened, directory: Directory) -> list[str]:
    names = [directory.category(told.category).name, directory.places.path(told.place)]
    pieces = [told.text, told.landmark, *names, told.category]
    for one in happened.events(told.k, told):
        body: Mapping[str, Any] = decode_event(one.raw).body
        pieces += [text for text in (body.get("text"), body.get("reason")) if text]
        for agency_id in body.get("agency_ids", ()):
            agency = directory.agencies[agency_id]
            pieces += [agency.abbreviation, agency.name, agency_id]
    return [word for piece in pieces for word in re.findall(r"[^\W_]+", piece.casefold())]
