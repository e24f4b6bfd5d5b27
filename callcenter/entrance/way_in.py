"""The way into one profile by a person: who may come in, with what, and the desk behind it.

Holds the keys of whoever came in last, for the changes they make to the ways in. One caller at a
time and never on the GUI thread: 0.2 s of derivation, and the keychain may ask. Who may do what
is not decided here.
"""

import logging
from pathlib import Path

from msgspec import Struct

from callcenter.clock import Clock, SystemClock
from callcenter.desk.context import Desk
from callcenter.entrance.noting import note_entry
from callcenter.entrance.retired import refuse_a_retired_desk
from callcenter.errors import (
    Cancelled,
    DiskFull,
    EnvironmentFault,
    KeyMissing,
    StoreBusy,
    StoreUnwritable,
)
from callcenter.ids import Ids
from callcenter.keys.adopting import Stage, adopt, stage_of
from callcenter.keys.data_key import DATABASE
from callcenter.keys.keychain import Keychain, open_keychain
from callcenter.keys.lockout import Lockout
from callcenter.keys.passphrase import new_words
from callcenter.keys.recovery import RecoveryKey, make_recovery_key
from callcenter.keys.rotation import rotate, settle
from callcenter.keys.slot_crypto import COSTS
from callcenter.keys.slot_file import Costs, is_uid
from callcenter.keys.slot_loading import Opened, Overview, SlotInfo, overview, restore_copy
from callcenter.keys.slot_making import NewOperator
from callcenter.keys.slots import create_slots, known_wait, lockout_of, new_keys, open_slot
from callcenter.settings import Operator, load_settings
from callcenter.store.examining import Stop, never
from callcenter.store.faults import machine_faults
from callcenter.store.rekey import opens, rekey
from callcenter.workstation import Progress, Workstation, open_workstation, refuse_a_lost_database

__all__ = ["Entrance", "Look", "Opened", "Overview", "RecoveryKey", "SlotInfo", "Stage"]

_log = logging.getLogger(__name__)


class Look(Struct, frozen=True):
    """What stands before whoever starts the desk: `people` have a way in, `names` worked here.

    `last` is the uid of who sat here last, "" for nobody.
    """

    stage: Stage
    people: tuple[SlotInfo, ...]
    names: tuple[Operator, ...]
    last: str


class Entrance:
    """One profile's way in; kept as long as the process runs, for its waits go on with it."""

    def __init__(
        self,
        profile: Path,
        *,
        keychain: Keychain | None = None,
        clock: Clock | None = None,
        costs: Costs = COSTS,
    ) -> None:
        self.profile = profile
        self.opened: Opened | None = None
        self.desk: Desk | None = None
        """The desk behind it, once somebody opened it."""
        self._given = keychain
        self._clock = clock or SystemClock()
        self.costs = costs
        self._lockout: Lockout | None = None
        self._typed: tuple[str, str] | None = None
        self._missed = "", 0

    @property
    def clock(self) -> Clock:
        """The clock the waits go by."""
        return self._clock

    @property
    def keychain(self) -> Keychain:
        """Where the computer's secret lies. Raises KeychainMissing; then nothing was made."""
        if self._given is None:
            self._given = open_keychain()
        return self._given

    @property
    def lockout(self) -> Lockout:
        """The waits of this profile."""
        if self._lockout is None:
            self._lockout = lockout_of(self.profile, self.keychain, self._clock)
        return self._lockout

    def look(self) -> Look:
        """How far the profile is and who may come in. Makes nothing but the profile's folder.

        Raises DeskRetired, KeychainMissing, StoreMissing, KeyMissing (a database and no way in),
        and of the slots SlotsDamaged, DeviceSecretMissing, StoreNewer, StoreUnwritable.
        """
        with machine_faults(self.profile):
            refuse_a_retired_desk(self.profile, self.keychain)
            refuse_a_lost_database(self.profile)
            keychain = self.keychain
            self.profile.mkdir(parents=True, exist_ok=True, mode=0o700)
            stage = stage_of(self.profile, keychain)
            if stage is Stage.LOST:
                raise KeyMissing(str(self.profile / DATABASE))
            settings = load_settings(self.profile)[0]
            there = stage is Stage.SLOTS
            people = overview(self.profile, keychain).operators if there else ()
            return Look(stage, people, settings.operators, settings.operator)

    def make(self, name: str, passphrase: str, recovery: str = "") -> Opened:
        """The first way in: of a new profile, or of one from before there were any.

        `recovery` is the organisation's public key as text, "" for none yet. Raises as
        `create_slots` and `adopt`.
        """
        with machine_faults(self.profile):
            named = " ".join(name.split())
            who = NewOperator(self._uid(named), named, passphrase)
            public = recovery.strip() or None
            if stage_of(self.profile, self.keychain) is Stage.OLD:
                return self.keep(
                    adopt(
                        self.profile,
                        self.keychain,
                        [who],
                        self._clock,
                        recovery=public,
                        costs=self.costs,
                    )
                )
            return self.keep(
                create_slots(
                    self.profile,
                    self.keychain,
                    new_keys(),
                    [who],
                    self._clock,
                    recovery=public,
                    costs=self.costs,
                )
            )

    def enter(self, uid: str, passphrase: str) -> Opened:
        """Somebody comes in; a change of the data key that was cut off is ended on the way.

        Raises as `open_slot` and `settle`.
        """
        with machine_faults(self.profile):
            missed = self.lockout.missed(uid)
            opened = open_slot(self.profile, self.keychain, uid, passphrase, self.lockout)
            self._missed = opened.uid, missed + self._untold(opened.uid)
            self._typed = (opened.uid, passphrase)
            return self.keep(settle(self.profile, self.keychain, opened, self.opens))

    def take_typed(self) -> tuple[str, str] | None:
        """Who came in last and with what, told once: for the centre, right after. Not kept on."""
        typed, self._typed = self._typed, None
        return typed

    def take_missed(self) -> int:
        """How many wrong passphrases came before the right one, told once."""
        missed, self._missed = self._missed[1], ("", 0)
        return missed

    def wait(self, uid: str) -> float:
        """Seconds until this person may try again, 0 when now; about once a second."""
        with machine_faults(self.profile):
            return known_wait(self.profile, self.keychain, uid, self.lockout)

    def overview(self) -> Overview:
        """What may be shown of the ways in."""
        with machine_faults(self.profile):
            return overview(self.profile, self.keychain)

    def restore_copy(self) -> None:
        """The whole copy takes the place of damaged slots, which stay beside it."""
        with machine_faults(self.profile):
            restore_copy(self.profile, self.keychain)

    def open_desk(
        self, opened: Opened, progress: Progress | None = None, stop: Stop = never
    ) -> Workstation:
        """The desk behind it, with whoever came in seated.

        Since somebody's way in was taken the data key is due: it is changed here, where nobody has
        the database open. Raises as `open_workstation` and `rotate`; after Cancelled nobody has
        come in, and the keys are forgotten.
        """
        opened = self._renewed(opened)
        try:
            station = open_workstation(
                self.profile,
                keychain=self.keychain,
                clock=self._clock,
                progress=progress,
                stop=stop,
                opened=opened,
            )
        except Cancelled:
            self.opened = self._typed = None
            raise
        if station.opened is not None:
            self.keep(station.opened)
        self.desk = station.desk
        note_entry(self, station.desk, "start")
        return station

    def keep(self, opened: Opened) -> Opened:
        """These keys are the newest: every change of the ways in gives others."""
        self.opened = opened
        return opened

    def opens(self, key: bytes) -> bool:
        """True when this key opens the profile's database."""
        return opens(self.profile / DATABASE, key)

    @staticmethod
    def words() -> str:
        """A passphrase of made-up words for whoever wants one."""
        return new_words()

    @staticmethod
    def recovery_key() -> RecoveryKey:
        """A new pair of recovery keys; nothing of it is kept."""
        return make_recovery_key()

    def _renewed(self, opened: Opened) -> Opened:
        """Other keys when they are due; without room for it the desk opens with these."""
        database = self.profile / DATABASE
        if not database.exists() or not self.overview().rotation_due:
            return opened
        held_up: list[EnvironmentFault] = []

        def attempt(old: bytes, new: bytes) -> None:
            try:
                rekey(database, old, new)
            except (DiskFull, StoreBusy) as fault:  # nothing was changed; `rotate` takes it back
                held_up.append(fault)

        with machine_faults(self.profile):
            try:
                return self.keep(rotate(self.profile, self.keychain, opened, attempt, self.opens))
            except StoreUnwritable:
                if not held_up:
                    raise
        _log.warning("the data key is due, but: %s", type(held_up[0]).__name__)
        return opened

    def _untold(self, uid: str) -> int:
        """Wrong passphrases of this person before an opening that was stopped."""
        who, missed = self._missed
        return missed if who == uid else 0

    def _uid(self, name: str) -> str:
        """Who worked here under this name keeps the account; others get a new one."""
        for one in load_settings(self.profile)[0].operators:
            if one.name.casefold() == name.casefold() and is_uid(one.uid):
                return one.uid
        return Ids(self._clock).new()
