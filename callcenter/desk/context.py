"""What every verb of the desk works with, given to it and never reached by a global."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Connection

from callcenter.changes import Changes
from callcenter.clock import Clock, CorrectedClock
from callcenter.desk.seen_clock import SeenClock, SteadyClock
from callcenter.desk.standing import Standing, read_standing
from callcenter.directory.bundle import Directory
from callcenter.directory.loading import read_days_off
from callcenter.errors import FieldInvalid
from callcenter.ids import Ids
from callcenter.settings import Operator, Settings
from callcenter.store import clock_terms, events, seen_time, sync_state
from callcenter.store.log import events_of
from callcenter.store.office import load_office
from callcenter.store.store import Store
from callcenter.tickets.deadlines import Deadlines, Limits
from callcenter.tickets.event import Author, Event
from callcenter.tickets.office import OFFICE_ID
from callcenter.tickets.office_terms import (
    LIMIT_NAMES,
    Terms,
    days_off_text,
    limits_in_force,
    terms_over_time,
)
from callcenter.tickets.working_calendar import WorkingCalendar

_CLOCKS = 2
"""Raised when the clocks count otherwise: then the rows of open tickets are made anew."""


class Desk:
    """One workstation's tools: store, directory, clocks, and who sits at it.

    `directory`, `settings` and `operator` are replaced whole when a person changes them; the verbs
    read them once per call. `by_people`: somebody came in with a passphrase, so the centre's word
    about them counts where there is one; `standing` is that word as it was read last.
    """

    def __init__(
        self,
        *,
        profile: Path,
        store: Store,
        attachments_key: bytes,
        directory: Directory,
        settings: Settings,
        clock: Clock,
        ids: Ids,
        changes: Changes,
        by_people: bool = False,
    ) -> None:
        self.profile = profile
        self.store = store
        self.attachments_key = attachments_key
        self._corrected = CorrectedClock(clock)
        self.clock: Clock = self._corrected
        self.ids = ids
        self.changes = changes
        self.settings = settings
        self.directory = directory
        self.office_limits: Limits | None = None
        """The limits the office set for all; None while it set none and the settings hold."""
        self.office_days_off: str | None = None
        self.days_off: Mapping[date, bool] = directory.holiday_overrides
        self.calendar = WorkingCalendar(self.days_off)
        self._deadlines = Deadlines(self.calendar)
        self._terms: tuple[Terms, ...] = (Terms(),)
        self._used: tuple[Terms, ...] = self._terms
        self.by_people = by_people
        self.standing = Standing()
        self._seen = SeenClock(self.clock)
        self._steady = SteadyClock(self.clock)
        self._learn_offset()
        self._learn_terms()
        self.look_at_standing()
        changes.subscribe(self._hear)

    def _hear(self, ids: frozenset[str]) -> None:
        if "office" in ids:
            self._learn_terms()
            self.renew_clocks()
        if ids & {"sync", "people"}:
            self._learn_offset()
        if ids & {"sync", "people", "settings"}:
            self.look_at_standing()

    def _learn_offset(self) -> None:
        """Takes the distance to the centre's clock into use: a desk's own may be years off."""
        with self.store.read() as tx:
            found, kept = sync_state.state(tx).offset_ms, seen_time.seen(tx)
        self._corrected.offset = timedelta(milliseconds=found or 0)
        self._seen.learn(kept)

    def _learn_terms(self) -> None:
        """Takes the office's own limits and days off into use."""
        with self.store.read() as tx:
            office, log = load_office(tx), events_of(tx, OFFICE_ID)
        self.office_limits = limits_in_force(office)
        terms = terms_over_time(log)
        if terms != self._terms:
            self._terms = terms
        typed = days_off_text(office)
        if typed != self.office_days_off:
            self.office_days_off = typed
            self._use_days_off()

    def _use_days_off(self) -> None:
        typed = self.office_days_off
        found = self.directory.holiday_overrides if typed is None else read_days_off(typed)
        if found != self.days_off:
            self.days_off = found
            self.calendar = WorkingCalendar(found)

    def seen_now(self) -> datetime:
        """The highest time this desk has seen; only a live answer of the centre lowers it."""
        return self._seen.now()

    def steady_now(self, tx: Connection) -> datetime:
        """A time that moving this computer's clock does not move; see `store.seen_time`."""
        return self._steady.now(seen_time.steady(tx))

    def keep_time(self) -> None:
        """The highest time goes to disk, and what it ended is told; about once a minute."""
        self._learn_offset()
        with self.store.write() as tx:
            seen_time.keep(tx, self._seen.now())
            seen_time.keep_steady(tx, self.steady_now(tx))
        self.look_at_standing()

    def look_at_standing(self) -> None:
        """Reads the centre's word about who sits here again; tells everybody when it is another."""
        if not self.by_people:
            return
        with self.store.read() as tx:
            found = read_standing(tx, self.settings.operator, self._seen.now())
        if found != self.standing:
            self.standing = found
            self.changes.publish(("rights",))

    @property
    def operator(self) -> Operator:
        """Who sits here; raises FieldInvalid when nobody was chosen yet."""
        found = self.settings.current_operator
        if found is None:
            raise FieldInvalid("operator", "missing")
        return found

    @property
    def author(self) -> Author:
        """The operator as events name him: by the account, where they have one at the centre."""
        return Author(self.standing.account or self.operator.uid, self.operator.name)

    @property
    def deadlines(self) -> Deadlines:
        """The clocks with the office's limits and days off, else those of this computer.

        They know what counted before, too. The same object until something of it is another.
        """
        known, calendar = self._deadlines, self.calendar
        settings = self.settings
        limits = self.office_limits or Limits(
            **{name: getattr(settings, name) for name in LIMIT_NAMES}
        )
        terms = self._terms
        if known.calendar is not calendar or known.limits != limits or self._used is not terms:
            self._deadlines = known = self._counting(terms, limits)
            self._used = terms
        return known

    def _counting(self, terms: tuple[Terms, ...], limits: Limits) -> Deadlines:
        before: Deadlines | None = None
        for one in terms[:-1]:
            own = one.days_off is None or one.days_off == self.office_days_off
            calendar = self.calendar if own else WorkingCalendar(read_days_off(one.days_off or ""))
            before = Deadlines(calendar, one.limits or limits, one.since, before)
        return Deadlines(self.calendar, limits, terms[-1].since, before)

    def renew_clocks(self) -> None:
        """The rows follow the limits and days off that hold now, or held then; tells so."""
        found: Deadlines | None = self.deadlines
        terms: list[tuple[datetime | None, str]] = []
        while found is not None:
            said = (_CLOCKS, found.limits, sorted(found.calendar.overrides.items()))
            terms.append((found.since, sha256(repr(said).encode()).hexdigest()))
            found = found.before
        if clock_terms.renew_clocks(self.store, terms[::-1]):
            self.changes.publish(("clocks",))

    def use_directory(self, directory: Directory) -> None:
        """Takes a newly read directory and its calendar into use."""
        self.directory = directory
        self._use_days_off()
        self.changes.publish(("directory",))

    @contextmanager
    def change(self) -> Iterator["Change"]:
        """One local transaction; what it touched is published after the commit."""
        with self.store.write() as tx:
            change = Change(self, tx)
            yield change
            change.project()
            seen_time.keep(tx, change.at)
        self.changes.publish(change.touched)


class Change:
    """One transaction of one verb, and the ids it touched."""

    def __init__(self, desk: Desk, tx: Connection) -> None:
        self.desk = desk
        self.tx = tx
        self.at = desk.clock.now()
        self.touched: set[str] = set()
        self._stale: dict[str, dict[str, None]] = {}

    def log(self, event: Event) -> None:
        """Writes an event; its rows are made once, when the verb is done or `project` is called."""
        events.log_local(self.tx, event)
        self._stale.setdefault(event.subject, {})[event.subject_id] = None
        self.touched.update((*events.told_of((event,)), "outbox"))

    def project(self) -> None:
        """Brings the rows of everything written so far up to date: a verb calls it to read them."""
        for subject, ids in self._stale.items():
            events.project(self.tx, subject, ids)
        self._stale.clear()
