"""What goes wrong, when: by chance with a probability, or scripted for the next call.

Decides only; what a fault does stands in `striking.py`. Every name is invented.
"""

import random
from collections import Counter, deque
from collections.abc import Mapping

BEFORE = frozenset(
    {"unauthorised", "refused", "busy", "broken", "html", "redirect", "timeout_before_accept"}
)
"""Nothing is taken: 401, 422, 429 (Retry-After 7), 503, a page with 200, 302, no answer."""

AFTER = frozenset(
    {"timeout_after_accept", "cut_after_accept", "broken_after_accept", "accept_without_id",
     "html_after_accept", "slow", "changed_shape"}
)  # fmt: skip
"""It is taken, and then: no answer, half an answer, 500, no id, a page, slow bytes, other keys."""

READING = frozenset({"odd_attachments", "unordered_logs", "hostile_markup", "vanished_id"})
"""Of state and follow-ups: odd attachment strings, any order, markup, 404."""

SEARCHING = frozenset({"list_lag"})
"""The list shows what it knew an hour (`lag_minutes`) ago."""

NAMES = BEFORE | AFTER | READING | SEARCHING
CALLS = frozenset(
    {"masters", "upload", "submit", "state", "followups", "reply", "reject", "find", "topics",
     "stream"}
)  # fmt: skip
_SUBMITTING = frozenset({"submit", "stream"})
_READING_CALLS = frozenset({"state", "followups"})


class FaultUnknownError(ValueError):
    """A name that is no fault or no call, or a probability that is none."""


class Faults:
    """The faults of one simulator; used on its one thread."""

    def __init__(self, chances: Mapping[str, float] | None = None, seed: int = 1) -> None:
        self.struck: Counter[str] = Counter()
        self.lag_minutes = 60.0
        self._chances: dict[str, float] = {}
        self._next: deque[tuple[str, str]] = deque()
        self._random = random.Random(seed)  # noqa: S311 - chance, no secret
        self.set_chances(chances or {})

    def set_chances(self, chances: Mapping[str, float]) -> None:
        """From now on: `name` or `call:name` to a probability; those not named never strike."""
        for name, chance in chances.items():
            call, _, fault = name.rpartition(":")
            _check(call, fault)
            if not 0 <= chance <= 1:
                raise FaultUnknownError(name)
        self._chances = dict(chances)

    def script(self, steps: list[tuple[str, str]]) -> None:
        """The faults of the next calls: (call, fault), the first that fits a call strikes it."""
        for call, fault in steps:
            _check(call, fault)
        self._next = deque(steps)

    def seed(self, seed: int) -> None:
        """Begins chance anew."""
        self._random.seed(seed)

    def strike(self, call: str) -> str:
        """The fault that strikes this call, "" for none."""
        for step in self._next:
            if step[0] == call:
                self._next.remove(step)
                return self._noted(step[1])
        for name, chance in self._chances.items():
            wanted, _, fault = name.rpartition(":")
            fits = wanted == call or (not wanted and applies(fault, call))
            if fits and self._random.random() < chance:
                return self._noted(fault)
        return ""

    def _noted(self, fault: str) -> str:
        self.struck[fault] += 1
        return fault


def applies(fault: str, call: str) -> bool:
    """Whether a fault without a call may strike this one."""
    if fault == "accept_without_id":
        return call in _SUBMITTING
    if fault in READING:
        return call in _READING_CALLS
    if fault in SEARCHING:
        return call == "find"
    return True


def read_chances(text: str) -> dict[str, float]:
    """`name=0.1,submit:timeout_after_accept=0.5`; "" and "scripted" give none by chance."""
    if text in ("", "scripted"):
        return {}
    found = {}
    for part in text.split(","):
        name, _, chance = part.strip().partition("=")
        try:
            found[name] = float(chance)
        except ValueError as error:
            raise FaultUnknownError(part) from error
    Faults(found)
    return found


def _check(call: str, fault: str) -> None:
    if fault not in NAMES or (call and call not in CALLS):
        raise FaultUnknownError(f"{call}:{fault}" if call else fault)
