"""Whether this computer's clock may be believed, for what cannot be taken back. Writes no event.

A desk knows a time: what the centre said last, or what this clock showed when it was believed
last. From there it goes by the monotonic clock. A clock that is days away from it is asked about;
one that merely jumped, as after a sleep, is believed when it has gone on for a while.
"""

from datetime import datetime, timedelta

from msgspec import Struct
from sqlalchemy import Connection

from callcenter.desk import audit
from callcenter.desk.context import Desk
from callcenter.store import seen_time

DOUBT = timedelta(days=4)
"""So far from the known time a clock is believed when a person or the centre says so: longer than
a weekend with the computer off, shorter than any limit of an office."""

JUMP = timedelta(minutes=10)
"""A clock that is so far ahead of the monotonic one has jumped, or the machine has slept."""

HOLD_SECONDS = 900.0
"""So long a jump that no exchange with the centre confirms is not acted on."""

KEPT_EVERY = timedelta(minutes=10)


class ClockDoubt(Struct, frozen=True):
    """The clock shows `shown`, and by what this desk knows it is about `known` (aware UTC)."""

    shown: datetime
    known: datetime

    @property
    def is_ahead(self) -> bool:
        """Whether it shows a later time than it should."""
        return self.shown > self.known

    @property
    def days(self) -> int:
        """How many whole days it is ahead; below zero when it is behind."""
        apart = (self.shown - self.known) / timedelta(days=1)
        return round(apart)


class _Known(Struct, frozen=True):
    """A time that was believed, when the monotonic clock stood there; `kept` is the one on disk."""

    moment: datetime
    monotonic: float
    kept: datetime | None


class ClockWatch(Struct):
    """Looks at one desk's clock again and again; used on one thread. `doubt` is of the last look.

    A clock that is ahead is not believed while it is in doubt; one that is behind moves nothing.
    """

    desk: Desk
    doubt: ClockDoubt | None = None
    _known: _Known | None = None
    _held: float | None = None

    def is_believed(self) -> bool:
        """Whether what is due by the clock is due."""
        wall, monotonic = self.desk.clock.now(), self.desk.clock.monotonic()
        begins = self._known is None
        known = self._reached(wall, monotonic)
        gone = timedelta(seconds=monotonic - known.monotonic)
        ahead = wall - (known.moment + gone)
        self.doubt = ClockDoubt(wall, known.moment + gone) if abs(ahead) > DOUBT else None
        if ahead > DOUBT or (not begins and self._is_held(ahead, monotonic)):
            return False
        if ahead > -JUMP:  # a clock that is behind is no news of the time
            self._known = self._keep(_Known(wall, monotonic, known.kept))
        return True

    def _reached(self, wall: datetime, monotonic: float) -> _Known:
        """What is known; what the centre or a person said meanwhile counts from now on.

        A word that fits between the last look and this one says nothing new: when in between it
        was said is not known, and counted from now it would make this clock seem to have jumped.
        """
        with self.desk.store.read() as tx:
            kept = seen_time.known(tx)
        found = self._known
        if found is None:
            found = _Known(kept or wall, monotonic, kept)
        elif kept is not None and kept != found.kept:
            gone = timedelta(seconds=monotonic - found.monotonic)
            fits = found.moment <= kept <= found.moment + gone
            found = (
                _Known(found.moment, found.monotonic, kept)
                if fits
                else _Known(kept, monotonic, kept)
            )
        self._known = found
        return found

    def _is_held(self, ahead: timedelta, monotonic: float) -> bool:
        """A jump within one run; a computer that was off is believed as it comes."""
        if self._held is None and ahead > JUMP:
            self._held = monotonic
        if self._held is None or ahead <= JUMP or monotonic - self._held >= HOLD_SECONDS:
            self._held = None
            return False
        return True

    def _keep(self, known: _Known) -> _Known:
        if known.kept is not None and abs(known.moment - known.kept) < KEPT_EVERY:
            return known
        with self.desk.store.write(durable=False) as tx:
            seen_time.keep_known(tx, known.moment)
        return _Known(known.moment, known.monotonic, known.moment)


def is_doubted(tx: Connection, now: datetime) -> bool:
    """Whether a clock that shows `now` is days away from the time this desk knows.

    Asked where there is no watch; whoever watches raises the known time every few minutes.
    """
    known = seen_time.known(tx)
    return known is not None and abs(now - known) > DOUBT


def believe_clock(desk: Desk) -> None:
    """A person says that the clock of this computer is right; it is written down who did."""
    with desk.change() as change:
        seen_time.keep_known(change.tx, change.at)
        audit.note(change, audit.Act.SETTINGS, kind="settings", fields=("clock",))
