"""Fills a demo profile through the desk's own verbs, as if it had been used for some weeks."""

import tomllib
from collections.abc import Callable
from datetime import datetime, timedelta
from importlib import resources
from typing import Any

from msgspec.structs import replace
from sqlalchemy import func, select

from callcenter.clock import Clock
from callcenter.desk import work_queue
from callcenter.desk.ask_for_data import request_data
from callcenter.desk.change_settings import change_settings
from callcenter.desk.context import Desk
from callcenter.desk.finish import resolve
from callcenter.desk.mark_prank import mark_prank
from callcenter.desk.record_follow_up import record_follow_up
from callcenter.desk.register_ticket import register_ticket
from callcenter.settings import Operator
from callcenter.store.ticket_tables import tickets
from callcenter.tickets.intake import Intake
from callcenter.tickets.words import Classification, Confidentiality, Outcome, Urgency


class SampleClock:
    """A clock that is set to the hour a sample belongs to; it still runs for waiting."""

    def __init__(self, real: Clock) -> None:
        self._real = real
        self.moment = real.now()

    def now(self) -> datetime:
        """The hour it was set to."""
        return self.moment

    def monotonic(self) -> float:
        """The real clock's."""
        return self._real.monotonic()


def seat_operators(desk: Desk) -> None:
    """Puts the two invented operators at the desk and marks the profile as a demo."""
    operators = tuple(Operator(**one) for one in _samples()["operators"])
    changed = replace(desk.settings, operators=operators, operator=operators[0].uid, demo=True)
    change_settings(desk, changed)


def samples_missing(desk: Desk) -> list[dict[str, Any]]:
    """The samples without a ticket, the oldest first: they are registered in this order."""
    samples = sorted(_samples()["ticket"], key=lambda one: -float(one["hours_ago"]))
    with desk.store.read() as tx:
        there = tx.execute(select(func.count()).select_from(tickets)).scalar_one()
    return samples[there:]


def add_samples(desk: Desk) -> int:
    """Registers every sample that is not there yet at its own hour; how many that were."""
    real = desk.clock
    clock = SampleClock(real)
    samples = samples_missing(desk)
    desk.clock = clock
    try:
        for sample in samples:
            _add(desk, clock, sample, real.now())
        clock.moment = real.now() - timedelta(hours=5)
        mark_prank(desk, "0812-0000-0199", "tertawa lalu menutup telepon")
    finally:
        desk.clock = real
    return len(samples)


def _samples() -> dict[str, Any]:
    text = resources.files("resources").joinpath("data/demo.toml").read_text("utf-8")
    return tomllib.loads(text)


def _add(desk: Desk, clock: SampleClock, sample: dict[str, Any], now: datetime) -> None:
    start = now - timedelta(hours=sample["hours_ago"])
    clock.moment = start
    intake = Intake(
        phone=sample["phone"],
        name=sample["name"],
        description=sample["text"],
        category=sample["category"],
        classification=Classification(sample["classification"]),
        oversight=sample.get("oversight", False),
        place=sample["place"],
        landmark=sample.get("landmark", ""),
        answers=sample.get("answers", {}),
        urgency=Urgency(sample.get("urgency", "normal")),
        confidentiality=Confidentiality(sample.get("confidentiality", "biasa")),
        agency_ids=tuple(sample.get("agencies", ())),
        answered=sample.get("answered", ""),
        call_seconds=sample["seconds"],
    )
    ticket_id = register_ticket(desk, intake).ticket_id
    for _ in range(1, sample.get("level", 1)):
        work_queue.raise_level(desk, [ticket_id], "Menyangkut dugaan pungutan.")
    for step in sample.get("steps", ()):
        clock.moment = start + timedelta(hours=step["after_hours"])
        _STEPS[step["do"]](desk, ticket_id, step, start)


_Step = Callable[[Desk, str, dict[str, Any], datetime], None]


def _remind(desk: Desk, ticket_id: str, step: dict[str, Any], _start: datetime) -> None:
    work_queue.remind(desk, ticket_id, step["agency"], step["means"], step["text"])


def _follow_up(desk: Desk, ticket_id: str, step: dict[str, Any], _start: datetime) -> None:
    record_follow_up(
        desk,
        ticket_id,
        step["agency"],
        outcome=Outcome(step["outcome"]),
        text=step["text"],
        target=step.get("target", ""),
    )


def _resolve(desk: Desk, ticket_id: str, step: dict[str, Any], _start: datetime) -> None:
    resolve(desk, ticket_id, step["text"])


def _ask(desk: Desk, ticket_id: str, step: dict[str, Any], _start: datetime) -> None:
    request_data(desk, ticket_id, step["text"])


def _callback(desk: Desk, ticket_id: str, step: dict[str, Any], start: datetime) -> None:
    due = start + timedelta(hours=step["due_hours"])
    work_queue.promise_callback(desk, ticket_id, due, step["text"])


_STEPS: dict[str, _Step] = {
    "remind": _remind,
    "follow_up": _follow_up,
    "resolve": _resolve,
    "ask": _ask,
    "callback": _callback,
}
