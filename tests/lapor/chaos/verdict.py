"""The judgement: the simulator's books and all that it received against the tickets' words."""

from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import select

from callcenter.desk.read_lapor_work import read_lapor_work
from callcenter.keys.data_key import DemoKeychain
from callcenter.protocol.events import decode_event
from callcenter.server import tables
from callcenter.server.database import Database
from callcenter.tickets.apply import fold
from callcenter.tickets.lapor import LaporState
from callcenter.tickets.words import Push
from callcenter.workstation import open_workstation
from tests.lapor.chaos.reports import Traces, leaks
from tests.lapor.chaos.storm import Storm

POSTS_MAX = 2


@dataclass(slots=True)
class Verdict:
    """Figures, and each breach in words."""

    figures: dict[str, Any] = field(default_factory=dict)
    breaches: list[str] = field(default_factory=list)


def judge(storm: Storm) -> Verdict:
    """What became of every ticket that was told to be saved."""
    told = [one for desk in storm.desks for one in _side(desk.side)]
    states = _states(storm.folder / "centre")
    listed = _work_lists([one.profile for one in storm.desks])
    verdict = Verdict()
    if not storm.outcome.quiet:
        verdict.breaches.append(f"not quiet: {storm.outcome.last}")
    _judge_posts(storm, told, states, verdict)
    _judge_ends(told, states, listed, verdict)
    _judge_leaks(storm.outcome.received, told, verdict)
    return verdict


def _side(path: Path) -> list[Traces]:
    found = []
    for line in path.read_bytes().splitlines():
        try:
            found.append(msgspec.json.decode(line, type=Traces))
        except msgspec.DecodeError:
            continue  # cut by a kill: told to nobody
    return found


def _states(folder: Path) -> dict[str, LaporState]:
    log = tables.events
    with closing(Database(folder)) as database, database.read() as tx:
        asked = select(log.c.subject_id, log.c.raw, log.c.seq).where(log.c.subject == "ticket")
        events: dict[str, list[Any]] = {}
        for row in tx.execute(asked.order_by(log.c.seq)):
            events.setdefault(row.subject_id, []).append(decode_event(row.raw, row.seq))
    return {key: fold(key, said).lapor for key, said in events.items()}


def _work_lists(profiles: list[Path]) -> set[str]:
    """Tickets in the work list of any desk."""
    found: set[str] = set()
    for profile in profiles:
        with closing(open_workstation(profile, keychain=DemoKeychain(profile))) as station:
            found |= {one.ticket_id for one in read_lapor_work(station.desk, 10_000).rows}
    return found


def _judge_posts(
    storm: Storm, told: list[Traces], states: dict[str, LaporState], verdict: Verdict
) -> None:
    posts: dict[str, int] = storm.outcome.books["posts"]
    most = POSTS_MAX if storm.plan.lies else 1
    for one in told:
        times = posts.get(one.number, 0)
        if times > most:
            verdict.breaches.append(f"{one.number} is at LAPOR {times} times")
        state = states.get(one.ticket_id)
        if state is not None and state.state is Push.SENT and times == 0:
            verdict.breaches.append(f"{one.number} counts as sent and LAPOR has it not")
    verdict.figures["at_lapor"] = sum(posts.values())
    verdict.figures["doubled"] = sum(times > 1 for times in posts.values())
    verdict.figures["attempts"] = sum(storm.outcome.books["attempts"].values())


def _judge_ends(
    told: list[Traces], states: dict[str, LaporState], listed: set[str], verdict: Verdict
) -> None:
    ends: Counter[str] = Counter()
    for one in told:
        state = states.get(one.ticket_id)
        ends[state.state.value if state else "lost"] += 1
        if not _is_well(state, one.ticket_id in listed):
            verdict.breaches.append(f"{one.number} is forgotten: {state}")
    verdict.figures["ends"] = dict(ends)
    verdict.figures["in_work_lists"] = len(listed)


def _is_well(state: LaporState | None, is_listed: bool) -> bool:
    """Sent; or kept back, with a reason; or with a person."""
    if state is None:
        return False
    if state.state is Push.SENT:
        return is_listed or not state.needs_person
    if state.state is Push.NOT_PUSHED:
        return bool(state.reason)
    return is_listed and state.state in (Push.REFUSED, Push.UNCERTAIN)


def _judge_leaks(received: list[dict[str, Any]], told: list[Traces], verdict: Verdict) -> None:
    by_number = {one.number: one for one in told}
    submits = [one for one in received if one["call"] in ("submit", "stream")]
    whole = "\n".join(f"{one['path']}\n{one['text']}" for one in received).casefold()
    for one in by_number.values():
        mine = "\n".join(s["text"] for s in submits if one.number in s["text"]).casefold()
        # The cheap look through all first: a trace may have left with another's ticket.
        suspects = (one.nik, one.phone, one.phone[1:], one.name.casefold() or "\0")
        if leaks(one, mine) or any(word in whole for word in suspects):
            verdict.breaches.append(f"{one.number} leaks {leaks(one, whole)}")
    verdict.figures["received"] = len(received)
