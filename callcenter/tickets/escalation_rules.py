"""The rules of the escalation as data: what moves a ticket, when, to whom. Pure.

Shipped with the ladder of DOMAIN 4; an office may set its own (`RULES_NAME` of what all desks
share). Rules that cannot be read are told and never half used. Decides nothing about a ticket.
"""

from collections.abc import Iterable, Mapping
from datetime import time
from typing import Final

from msgspec import Struct

from callcenter.tickets.deadlines import ClockKind
from callcenter.tickets.event import Value
from callcenter.tickets.words import Reason, Whom

RULES_NAME: Final = "escalation.rules"
"""Under this name the office shares its own rules."""

RULES_MAX: Final = 60
MAX_PERCENT: Final = 1000
MAX_MINUTES: Final = 60 * 24 * 60
_MAX_OVER: Final = 1000
_ID_LENGTH: Final = 40

FACTS: Final = (
    Reason.PING_PONG,
    Reason.REPEATED,
    Reason.REOPENED,
    Reason.SENSITIVE,
    Reason.SOON,
    Reason.CONFLICT,
    Reason.LAPOR,
    Reason.SET_ASIDE,
)
"""Reasons that are no clock: they hold from an event on."""

CLOCK_REASONS: Final = (Reason.NEAR, Reason.OVERDUE, Reason.SILENT, Reason.CALLBACK)
"""Reasons a rule over a clock may give."""


LADDER: Final = tuple(Whom)
"""Who stands on each rung, from level 1 up."""


class Quiet(Struct, frozen=True):
    """Hours (WIB) in which nobody is told, over midnight too; `days_off`: nor on days off."""

    start: time
    end: time
    days_off: bool = False

    def holds(self, at: time) -> bool:
        """Whether it is quiet at this time of day."""
        if self.start < self.end:
            return self.start <= at < self.end
        return at >= self.start or at < self.end


class Rule(Struct, frozen=True, kw_only=True):
    """One rule. With a `clock`: once `percent` of its time is used; else: while the reason holds.

    `minutes` is how long a fact must hold first, `over` how many there may be before it counts
    (transfers, further reporters). `level` is the rung (1 to 6), `whom` who stands on it.
    """

    id: str
    reason: Reason
    level: int
    whom: Whom
    clock: ClockKind | None = None
    percent: int = 100
    minutes: int = 0
    over: int = 0
    quiet: Quiet | None = None


_OFFICE_HOURS = Quiet(time(16, 0), time(7, 30), days_off=True)
"""Whoever sits in an office is told while it is open."""

_IN_THE_ROOM = 2
"""Up to this level people sit at the desk, day and night."""


def _clock(name: str, clock: ClockKind, percent: int, reason: Reason, level: int) -> Rule:
    whom = LADDER[level - 1]
    quiet = _OFFICE_HOURS if level > _IN_THE_ROOM else None
    return Rule(
        id=name, clock=clock, percent=percent, reason=reason, level=level, whom=whom, quiet=quiet
    )


def _fact(name: str, reason: Reason, *, minutes: int = 0, over: int = 0) -> Rule:
    return Rule(id=name, reason=reason, level=2, whom=Whom.SUPERVISOR, minutes=minutes, over=over)


DEFAULT_RULES: Final = (
    _clock("disposisi-hampir", ClockKind.FIRST_DISPATCH, 75, Reason.NEAR, 1),
    _clock("disposisi-lewat", ClockKind.FIRST_DISPATCH, 100, Reason.OVERDUE, 2),
    _clock("verifikasi-hampir", ClockKind.VERIFY, 75, Reason.NEAR, 1),
    _clock("verifikasi-lewat", ClockKind.VERIFY, 100, Reason.OVERDUE, 2),
    _clock("jawaban-hampir", ClockKind.FOLLOW_UP, 75, Reason.NEAR, 1),
    _clock("opd-diam", ClockKind.FOLLOW_UP, 100, Reason.SILENT, 3),
    _clock("opd-diam-lama", ClockKind.FOLLOW_UP, 200, Reason.SILENT, 4),
    _clock("selesai-hampir", ClockKind.WHOLE, 75, Reason.NEAR, 2),
    _clock("selesai-lewat", ClockKind.WHOLE, 100, Reason.OVERDUE, 4),
    _clock("selesai-lama", ClockKind.WHOLE, 150, Reason.OVERDUE, 5),
    _clock("tawarkan-ombudsman", ClockKind.WHOLE, 200, Reason.OVERDUE, 6),
    _clock("pelapor-diam", ClockKind.REPORTER, 100, Reason.OVERDUE, 1),
    _clock("telepon-balik", ClockKind.CALLBACK, 100, Reason.CALLBACK, 2),
    _fact("saling-lempar", Reason.PING_PONG, over=2),
    _fact("berulang", Reason.REPEATED, over=2),
    _fact("dibuka-lagi", Reason.REOPENED),
    _fact("sensitif", Reason.SENSITIVE),
    _fact("dua-nilai", Reason.CONFLICT, minutes=240),
    _fact("lapor-ragu", Reason.LAPOR, minutes=60),
    _fact("disisihkan", Reason.SET_ASIDE),
)
"""The ladder of DOMAIN 4: operator, supervisor, liaison, head, Sekda or Inspektorat, Ombudsman."""


class RuleInvalid(ValueError):
    """These are no rules; `place` counts from 1 (0: the whole), `field` is what is not right."""

    def __init__(self, place: int, field: str) -> None:
        super().__init__(f"{place}: {field}")
        self.place = place
        self.field = field


class OfficeRules(Struct, frozen=True):
    """The rules that hold; `fault` tells why they are the shipped ones although others are set."""

    rules: tuple[Rule, ...]
    fault: RuleInvalid | None = None


def rules_in_force(value: Value) -> OfficeRules:
    """The office's own rules, the shipped ones when it has none or cannot be understood."""
    if value is None:
        return OfficeRules(DEFAULT_RULES)
    try:
        return OfficeRules(read_rules(value))
    except RuleInvalid as fault:
        return OfficeRules(DEFAULT_RULES, fault)


def read_rules(value: Value) -> tuple[Rule, ...]:
    """Rules as they are shared; raises RuleInvalid. An empty list is no fault: nothing moves."""
    if not isinstance(value, list) or len(value) > RULES_MAX:
        raise RuleInvalid(0, "rules")
    found = tuple(_read(one, place) for place, one in enumerate(value, 1))
    for place, rule in enumerate(found, 1):
        if rule.id in {one.id for one in found[: place - 1]}:
            raise RuleInvalid(place, "id")
    return found


def write_rules(rules: Iterable[Rule]) -> list[Value]:
    """The rules as `read_rules` takes them; what is as usual is left out."""
    return [_written(one) for one in rules]


def _written(rule: Rule) -> Value:
    said: dict[str, Value] = {
        "id": rule.id,
        "reason": rule.reason.value,
        "level": rule.level,
        "for": rule.whom.value,
    }
    if rule.clock is not None:
        said |= {"clock": rule.clock.value, "percent": rule.percent}
    else:
        said |= {"minutes": rule.minutes, "over": rule.over}
    if rule.quiet is not None:
        quiet = rule.quiet
        said["quiet"] = f"{quiet.start:%H:%M}-{quiet.end:%H:%M}"
        said["days_off"] = quiet.days_off
    return said


_NAMES = frozenset(
    {"id", "reason", "level", "for", "clock", "percent", "minutes", "over", "quiet", "days_off"}
)


class _Fields:
    """One rule's fields, each asked with what it may be."""

    def __init__(self, said: Mapping[str, Value], place: int) -> None:
        self._said = said
        self._place = place

    def fault(self, name: str) -> RuleInvalid:
        return RuleInvalid(self._place, name)

    def text(self, name: str, otherwise: str | None = None) -> str:
        found = self._said.get(name, otherwise)
        if not isinstance(found, str) or not 0 < len(found) <= _ID_LENGTH:
            raise self.fault(name)
        return found

    def number(self, name: str, low: int, high: int, otherwise: int | None = None) -> int:
        found = self._said.get(name, otherwise)
        if not isinstance(found, int) or isinstance(found, bool) or not low <= found <= high:
            raise self.fault(name)
        return found

    def quiet(self) -> Quiet | None:
        days_off = self._said.get("days_off", False)
        if not isinstance(days_off, bool):
            raise self.fault("days_off")
        if "quiet" not in self._said:
            return None
        start, _, end = self.text("quiet").partition("-")
        try:
            hours = Quiet(_time(start), _time(end), days_off)
        except ValueError as error:
            raise self.fault("quiet") from error
        if hours.start == hours.end:
            raise self.fault("quiet")
        return hours


def _time(text: str) -> time:
    hours, minutes = text.split(":")
    if not (len(hours) == len(minutes) == 2 and (hours + minutes).isascii()):  # noqa: PLR2004
        raise ValueError(text)
    return time(int(hours), int(minutes))


def _read(said: Value, place: int) -> Rule:
    if not isinstance(said, dict) or not _NAMES.issuperset(said):
        raise RuleInvalid(place, "rule")
    fields = _Fields(said, place)
    clock = _clock_of(fields) if "clock" in said else None
    reasons = FACTS if clock is None else CLOCK_REASONS
    reason = next((one for one in reasons if one == fields.text("reason")), None)
    if reason is None:
        raise fields.fault("reason")
    whom = next((one for one in Whom if one == fields.text("for")), None)
    if whom is None:
        raise fields.fault("for")
    return Rule(
        id=fields.text("id"),
        reason=reason,
        level=fields.number("level", 1, len(LADDER)),
        whom=whom,
        clock=clock,
        percent=fields.number("percent", 1, MAX_PERCENT, 100),
        minutes=fields.number("minutes", 0, MAX_MINUTES, 0),
        over=fields.number("over", 0, _MAX_OVER, 0),
        quiet=fields.quiet(),
    )


def _clock_of(fields: _Fields) -> ClockKind:
    found = next((one for one in ClockKind if one == fields.text("clock")), None)
    if found is None:
        raise fields.fault("clock")
    return found
