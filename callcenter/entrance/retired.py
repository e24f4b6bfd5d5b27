"""A desk out of service: its mark in the profile, and the end of every way in.

What is marked is never opened again. A kill in between goes on at the next start: the mark comes
first, and everything after it may be done twice.
"""

from pathlib import Path
from typing import Final, Literal

import msgspec

from callcenter.errors import DeskRetired
from callcenter.keys.durable import read_bounded, write_durably
from callcenter.keys.keychain import Keychain
from callcenter.keys.lapor_token import LaporToken
from callcenter.keys.wiping import wipe_ways_in

MARK: Final = "desk.retired"
_MOST = 4 << 10

Outcome = Literal["sent", "sealed", "lost"]


class Retired(msgspec.Struct, frozen=True):
    """What became of the work here: the centre has all, or unsent work was sealed, or is lost.

    `unsent` counts entries and files; `file` is where they lie, "" for nowhere.
    """

    outcome: Outcome
    unsent: int = 0
    file: str = ""


def take_out(profile: Path, keychain: Keychain, retired: Retired) -> None:
    """Marks the profile and takes every way in; again changes nothing."""
    write_durably(profile / MARK, msgspec.json.encode(retired))
    _wipe(profile, keychain)


def refuse_a_retired_desk(profile: Path, keychain: Keychain) -> None:
    """DeskRetired for a marked profile, after whatever was cut off has been done."""
    data = read_bounded(profile / MARK, _MOST)
    if data is None:
        return
    _wipe(profile, keychain)
    try:
        found = msgspec.json.decode(data, type=Retired)
    except msgspec.MsgspecError:
        found = Retired("lost")
    raise DeskRetired(str(profile / found.file) if found.file else str(profile), found.outcome)


def _wipe(profile: Path, keychain: Keychain) -> None:
    LaporToken(keychain, profile).forget()
    wipe_ways_in(profile, keychain)
