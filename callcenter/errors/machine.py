"""The machine is in the way: disk, database, keychain."""

import errno

from callcenter.errors.base import CallcenterError


class EnvironmentFault(CallcenterError):
    """The machine is in the way."""


class PathFault(EnvironmentFault):
    def __init__(self, path: str) -> None:
        super().__init__(type(self).__name__)
        self.path = path


class DiskFull(PathFault):
    """No room left where the profile lies."""


class BackupNeedsRoom(DiskFull):
    """A backup needs `needed` bytes where the profile lies, and `free` are left."""

    def __init__(self, path: str, needed: int, free: int) -> None:
        super().__init__(path)
        self.needed = needed
        self.free = free


class StoreBusy(PathFault):
    """Another program holds the database for too long."""


class BackupBeingMade(StoreBusy):
    """Another backup of this database is being made just now."""


class StoreUnwritable(PathFault):
    """The profile's folder or database may not be opened or written by this account."""


class StoreDamaged(PathFault):
    """The database is damaged, or this is not its key; nothing was changed."""


class StoreMissing(PathFault):
    """The database was made here once, and now it is gone or empty; no new one was made."""


class StorePlaintext(PathFault):
    """The database stands unencrypted on disk; it is not opened."""


class StoreNewer(EnvironmentFault):
    """The database was written by a newer desk; it is not touched."""

    def __init__(self, path: str, found: str, known: str) -> None:
        super().__init__(f"schema {found}, newest known {known}")
        self.path = path
        self.found = found
        self.known = known


class CipherMissing(EnvironmentFault):
    """The database driver does not encrypt."""


class KeychainMissing(EnvironmentFault):
    """No safe keychain; `found` names what is on this system and refused to keep a secret."""

    def __init__(self, found: tuple[str, ...] = ()) -> None:
        super().__init__(", ".join(found) or "none")
        self.found = found


class KeyMissing(PathFault):
    """A database is here, but its key is not in the keychain."""


class ProfileInUse(PathFault):
    """Another process works on this profile."""


def file_fault(error: OSError, path: str) -> EnvironmentFault:
    """What a failed step on files means to a person: no room left, or not to be written."""
    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    return DiskFull(path) if full else StoreUnwritable(path)
