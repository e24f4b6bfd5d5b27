"""Passphrases, ways in and their files."""

from callcenter.errors.base import ExpectedError, InputError
from callcenter.errors.machine import PathFault


class PassphraseRefused(InputError):
    """A new passphrase that is not taken: short, long, repeated or name (it is the own name)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class RecoveryKeyRefused(InputError):
    """A recovery key that is not taken: signs, length, check (a typing error), public or other."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class SignInRefused(ExpectedError):
    """Name or passphrase are not right; which of them is not said."""


class SignInLocked(ExpectedError):
    """Too many wrong passphrases; `retry_after` in seconds."""

    def __init__(self, retry_after: float) -> None:
        super().__init__("locked")
        self.retry_after = retry_after


class SlotExpired(ExpectedError):
    """The way in that a supervisor vouched for has ended; the centre must confirm it."""


class RightMissing(ExpectedError):
    """Who sits here may not do this now.

    `act` is what was asked for, `why` a short code: role (not theirs), or why the centre's word
    about this person does not count: none, unlinked, refused, expired, edited or revoked.
    """

    def __init__(self, act: str, why: str) -> None:
        super().__init__(f"{act}: {why}")
        self.act = act
        self.why = why


class SlotsDamaged(PathFault):
    """The key slots are damaged or were changed; `reason`: backup (the copy is whole) or alone."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path)
        self.reason = reason

    @property
    def backup_opens(self) -> bool:
        """True when the copy of the slots is whole and of this computer."""
        return self.reason == "backup"


class SlotsMissing(PathFault):
    """This profile has no key slots."""


class DeviceSecretMissing(PathFault):
    """The computer's own secret is not in this account's keychain, or it is another one's.

    The profile was copied here, or the keychain was lost: the way in is the recovery key.
    """


class DeskRetired(PathFault):
    """The centre took this desk out of service; its ways in are gone.

    `reason`: sent (the centre has all of it), sealed (unsent work lies in a file for the recovery
    key) or lost (there was unsent work and no recovery key).
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path)
        self.reason = reason
