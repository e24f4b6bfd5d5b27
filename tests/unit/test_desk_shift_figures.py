"""The figures of a shift's sheet, against the log counted apart."""

import random
from collections import Counter
from datetime import datetime, timedelta

import pytest

from callcenter.desk.finish import close_ticket, reject, reopen, resolve
from callcenter.desk.privacy_breaches import open_breach
from callcenter.desk.record import append
from callcenter.desk.shift_matter import shift_now
from callcenter.desk.shift_sheet import LISTED, count_sheet
from callcenter.desk.work_queue import callback_done, promise_callback
from callcenter.privacy.words import BreachSort
from callcenter.protocol.events import decode_event
from callcenter.store import outbox, shift_counts
from callcenter.store.tables import events
from callcenter.tickets.event import TICKET, Change
from callcenter.tickets.words import Kind, Urgency
from tests.builders import ticket
from tests.ui.colleague import colleague_does
from tests.unit.shift_office import NIGHT, book, counted, new, night, office

__all__ = ["office"]


def log(desk):
    """Every event of a ticket in the log, as it was written, nothing folded."""
    with desk.store.read() as tx:
        found = [decode_event(row.raw) for row in tx.execute(events.select())]
    return sorted((one for one in found if one.subject == TICKET), key=lambda it: (it.at, it.n))


def counted_apart(desk, begin, until):
    """The figures from the bare log: by what happened, without rows, folds or clocks of ours."""
    every = [one for one in log(desk) if one.at < until]
    by_ticket = {}
    for one in every:
        by_ticket.setdefault(one.subject_id, []).append(one)
    figures = Counter()
    for story in by_ticket.values():
        kinds = [one.kind for one in story]
        first = story[0]
        assert first.kind == Kind.REGISTERED
        said = {one.field: one.value for one in first.changes}
        urgent = said.get("urgency", "normal") != "normal"
        if first.at >= begin:
            figures["registered"] += 1
            figures["emergencies"] += said.get("urgency") == "darurat"
        moves = [one for one in story if one.kind in
                 ("resolved", "closed", "rejected", "reopened")]  # fmt: skip
        last = moves[-1] if moves else None
        ended = last is not None and last.kind in ("closed", "rejected")
        answered = last is not None and last.kind in ("resolved", "closed", "rejected")
        figures["closed"] += ended and last.at >= begin
        figures["open"] += not answered
        promises = {one.eid: one for one in story if one.kind == "callback_promised"}
        for one in story:
            if one.kind == "callback_done":
                promises.pop(one.body["eid"])
        if last is not None and last.kind == "rejected":
            promises.clear()  # what is rejected waits for nobody
        figures["callbacks"] += len(promises)
        due = [datetime.fromisoformat(one.body["due"]) for one in promises.values()]
        if not answered and "dispatched" not in kinds:
            due.append(first.at + timedelta(minutes=60 if urgent else 24 * 60))
        figures["red"] += any(one <= until for one in due)
        values = Counter(
            (change.field, change.base)
            for one in story
            for change in one.changes
            if one.kind == "edited"
        )
        figures["conflicts"] += any(count > 1 for count in values.values())
        figures["lapor"] += "lapor_uncertain" in kinds and "lapor_settled" not in kinds
    return figures


class Night:
    """Eight hours of invented calls; what is done is drawn from a seed."""

    def __init__(self, desk, clock, seed):
        self.desk, self.clock, self.draw = desk, clock, random.Random(seed)
        self.ids = []

    def step(self):
        self.clock.advance(minutes=self.draw.randint(1, 12))
        if len(self.ids) < 3 or self.draw.random() < 0.4:
            self.call()
            return
        act = self.draw.choice(
            (self.finish, self.promise, self.keep, self.doubt, self.argue, self.give_up)
        )
        act(self.draw.choice(self.ids))

    def call(self):
        urgency = self.draw.choice(
            (Urgency.NORMAL, Urgency.NORMAL, Urgency.SOON, Urgency.EMERGENCY)
        )
        n = len(self.ids)
        agencies = self.draw.choice(((), ("bmbk",)))
        self.ids.append(
            new(self.desk, phone=f"0812-0000-{n:04}", urgency=urgency, agency_ids=agencies)
        )

    def finish(self, one):
        state = ticket(self.desk, one).state
        if state in ("selesai",):
            close_ticket(self.desk, one, "Tuntas")
        elif state in ("ditutup", "ditolak"):
            reopen(self.desk, one, "Belum tuntas")
        else:
            resolve(self.desk, one, "Sudah ditangani")

    def give_up(self, one):
        if ticket(self.desk, one).state in ("diterima", "terverifikasi"):
            reject(self.desk, one, "Tidak cukup data")

    def promise(self, one):
        due = self.clock.now() + timedelta(minutes=self.draw.randint(5, 300))
        promise_callback(self.desk, one, due)

    def keep(self, one):
        for promised in ticket(self.desk, one).callbacks:
            if not promised.done:
                callback_done(self.desk, one, promised.eid, "Sudah ditelepon")
                return

    def doubt(self, one):
        if not ticket(self.desk, one).lapor.attempt:
            with self.desk.change() as change:
                append(change, TICKET, one, Kind.LAPOR_UNCERTAIN, body={"attempt": f"a-{one}"})

    def argue(self, one):
        base = ticket(self.desk, one).heads["description"].eid
        if ticket(self.desk, one).conflicts:
            return
        for text in ("Satu", "Dua"):
            change = Change("description", f"{text} contoh", base)
            colleague_does(self.desk, one, Kind.EDITED, changes=[change])


@pytest.mark.parametrize("seed", [1, 2])
def test_the_figures_of_the_sheet_are_those_of_the_log_counted_apart(office, clock, seed):
    evening = new(office, phone="0812-0000-9999")
    made = Night(office, clock, seed)
    made.ids.append(evening)
    while clock.now() < NIGHT.end - timedelta(minutes=15):
        made.step()
    with office.store.write() as tx:
        first = outbox.pending(tx, 1)[0]
        outbox.quarantine(tx, first.eid, "unknown_kind")
    clock.advance(seconds=1)
    open_breach(office, BreachSort.OTHER, clock.now(), "Berkas tertinggal")
    until = clock.now()
    count_sheet(office, NIGHT)
    sheet = night(office).sheet
    apart = counted_apart(office, NIGHT.begin, until)
    found = sheet.counts
    assert {name: getattr(found, name) for name in apart} == dict(apart)
    assert (found.aside, found.breaches) == (1, 1)
    assert min(found.registered, found.closed, found.red, found.callbacks, found.lapor) > 0
    assert min(found.conflicts, found.emergencies, found.open) > 0
    assert (sheet.until, len(sheet.red)) == (until, min(found.red, LISTED))
    desks = night(office).desks
    with office.store.read() as tx:
        waiting = outbox.summary(tx).unsent
    assert [(one.name, one.unsent + 2, one.oldest is not None) for one in desks] == [
        ("Meja satu", waiting, True)
    ]


def test_only_what_happened_in_the_shift_counts_for_it(office, clock):
    early = new(office, phone="0812-0000-0001")
    clock.advance(hours=8)
    new(office, phone="0812-0000-0002")
    resolve(office, early, "Sudah")
    close_ticket(office, early, "Tuntas")
    count_sheet(office, NIGHT)
    counts = night(office).sheet.counts
    assert (counts.registered, counts.closed, counts.open) == (1, 0, 1)
    assert night(office).sheet.until == NIGHT.end
    clock.advance(seconds=1)
    count_sheet(office, shift_now(office))
    counts = book(office).handovers[0].sheet.counts
    assert (counts.registered, counts.closed, counts.open) == (1, 1, 1)


def test_a_sheet_counted_later_says_how_it_was(office, clock, monkeypatch):
    """Of the very night counted at its end, and again when the day went on over it."""
    made = Night(office, clock, 4)
    while clock.now() < NIGHT.end - timedelta(minutes=58):
        made.step()
    new(office, urgency=Urgency.SOON, agency_ids=())  # three quarters of its hour are over then
    counted(office, clock)
    before = night(office).sheet
    assert min(before.counts.red, before.counts.callbacks, before.counts.near) > 0
    while clock.now() < NIGHT.end + timedelta(hours=7):
        made.step()
    count_sheet(office, NIGHT)
    later = night(office).sheet
    assert (later.counts, later.red, later.callbacks) == (
        before.counts, before.red, before.callbacks,
    )  # fmt: skip
    assert (later.until, later.as_of, later.at) == (NIGHT.end, NIGHT.end, clock.now())
    monkeypatch.setattr(shift_counts, "LOOKED_BACK", 3)
    count_sheet(office, NIGHT)
    assert night(office).sheet.as_of == clock.now()
    assert night(office).sheet.counts != before.counts
