"""Copies of the database beside it: backups that rotate, and what only a person removes.

An erasure cannot reach into them: it names them, and removes those a person ticked.
"""

from collections.abc import Sequence
from pathlib import Path

from callcenter.desk.context import Desk
from callcenter.store.backups import backups_of

_PATTERNS = ("desk.db.before-*", "desk.db.rusak-*", "diselamatkan/*.lpgx")


def backups_of_profile(profile: Path) -> tuple[str, ...]:
    """Names of the rotating backups, the newest first."""
    return tuple(one.folder.name for one in backups_of(profile / "desk.db"))


def aside_of(profile: Path) -> tuple[str, ...]:
    """What was put aside before an upgrade or by a repair, as paths below the profile."""
    found = (path for one in _PATTERNS for path in profile.glob(one) if path.is_file())
    return tuple(sorted(path.relative_to(profile).as_posix() for path in found))


def remove_aside(desk: Desk, names: Sequence[str]) -> tuple[str, ...]:
    """Removes those of these that are copies put aside; what was removed."""
    there = set(aside_of(desk.profile))
    removed = [one for one in dict.fromkeys(names) if one in there]
    for one in removed:
        (desk.profile / one).unlink(missing_ok=True)
    return tuple(removed)
