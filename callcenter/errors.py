"""Every error a caller may see, typed and with data; the prose stands in `ui.messages` alone.

CallcenterError
├── ExpectedError                the world said no: calm text in its place
│   ├── InputError               something typed is not right
│   │   ├── FieldInvalid             field, reason
│   │   ├── PhoneInvalid             raw, reason
│   │   ├── NikInvalid               raw, reason
│   │   ├── TicketNumberInvalid      raw, reason
│   │   ├── AttachmentRefused        name, reason
│   │   ├── PictureRefused           reason: type, pixels, damaged, limits
│   │   ├── SealedFileRefused        reason: unreadable, not_ours, newer, passphrase, damaged, empty
│   │   ├── DataFileInvalid          path, line, reason
│   │   ├── PassphraseRefused        reason: short, long, repeated, name
│   │   └── RecoveryKeyRefused       reason: signs, length, check, public, other
│   ├── TransitionRefused        action, state: the ticket's life does not allow it now
│   ├── NotFound                 kind, key
│   ├── NumbersExhausted         no leased ticket number left
│   ├── Cancelled                the person stopped it
│   ├── SignInRefused            name or passphrase wrong, never said which
│   ├── SignInLocked             retry_after (s)
│   ├── SlotExpired              the supervisor's word has ended
│   └── NetworkError
│       ├── Unreachable              reason: dns, connect, timeout, cut, proxy
│       ├── CertificateRefused       reason: expired, not_yet_valid, wrong_host, unknown
│       ├── NotOurServer             reason: html, redirect, garbage, too_large
│       ├── ServerBusy               status, retry_after (s)
│       ├── NotEnrolled              the device's credential is refused or missing
│       ├── EnrolmentRefused         reason: code, expired, busy
│       ├── ClientTooOld             minimum
│       ├── ProtocolConflict         code, details: a step of the protocol answers it
│       ├── RequestRefused           status, code: our request was malformed
│       └── LaporError               the national system (DOMAIN 5)
│           ├── LaporNotSent             reason: dns, connect, timeout, cut, proxy, url,
│           │                            expired, not_yet_valid, wrong_host, unknown
│           ├── LaporUncertain           reason: timeout, cut, status, redirect, html, garbage,
│           │                            too_large, shape, no_id; status
│           ├── LaporSilent              reason: timeout, cut: a question to ask again
│           ├── LaporRefused             status, message, fields: theirs, untrusted
│           ├── LaporSignIn              status: 401, 403
│           ├── LaporBusy                retry_after (s), status
│           ├── LaporShape               what, message: an answer of an unknown shape
│           └── LaporUnsupported         call: this interface does not have it
└── EnvironmentFault             the machine is in the way: a dialog that says what to do
    ├── DiskFull                 path
    ├── StoreBusy                path: another program holds it
    ├── StoreUnwritable          path: the folder or file may not be written
    ├── StoreDamaged             path: damaged, or not opened by this key
    ├── StoreMissing             path: it was here, and is gone or empty
    ├── StorePlaintext           path: stands unencrypted on disk
    ├── StoreNewer               path, found, known
    ├── CipherMissing            the driver does not encrypt
    ├── KeychainMissing          found: names of the backends here that refused
    ├── KeyMissing               path: a database without its key
    ├── ProfileInUse             path: another process works on this profile
    ├── SlotsDamaged             path, reason: backup (the copy is whole), alone
    ├── SlotsMissing             path: no key slots here
    └── DeviceSecretMissing      path: copied here, or the keychain was lost: recovery
"""

import errno
from collections.abc import Mapping


class CallcenterError(Exception):
    """Root of all errors a caller may see. `str()` is for logs: it holds no personal data."""


class ExpectedError(CallcenterError):
    """The world said no; nothing is broken and nothing was lost."""


class InputError(ExpectedError):
    """Something typed or given is not right."""


class FieldInvalid(InputError):
    """A field of a form does not hold what it must; `reason` is a short code."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason


class ComplaintTaken(InputError):
    """This complaint of LAPOR is another ticket's: `ticket_id` with the number `number`."""

    def __init__(self, complaint_id: str, ticket_id: str, number: str) -> None:
        super().__init__(f"{complaint_id}: {number}")
        self.complaint_id = complaint_id
        self.ticket_id = ticket_id
        self.number = number


class _RawInvalid(InputError):
    """Text that cannot be read; `raw` stays out of `str()`, it may be personal."""

    def __init__(self, raw: str, reason: str) -> None:
        super().__init__(reason)
        self.raw = raw
        self.reason = reason


class PhoneInvalid(_RawInvalid):
    """Not a telephone number."""


class NikInvalid(_RawInvalid):
    """Not a NIK."""


class TicketNumberInvalid(_RawInvalid):
    """Not a ticket number."""


class AttachmentRefused(InputError):
    """A file that is not taken; `reason`: size, type, empty, unreadable, pixels."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(reason)
        self.name = name
        self.reason = reason


class PictureRefused(InputError):
    """A picture that is not decoded; `reason`: type, pixels, damaged, limits (time, memory)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class SealedFileRefused(InputError):
    """A file of unsent work that is not taken in; nothing was changed.

    `reason`: unreadable, not_ours, newer, passphrase, damaged or empty.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class SheetRefused(InputError):
    """A spreadsheet of LAPOR's that is not taken in, or not written; nothing was changed.

    `reason`: unreadable, size, bomb, damaged, header, csv; empty (nothing to write). `value` is
    what is missing or wrong, "" when there is no more to say.
    """

    def __init__(self, reason: str, value: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.value = value


class DataFileInvalid(InputError):
    """A reference file that cannot be read, with the line (1-based, 0 = whole file)."""

    def __init__(self, path: str, line: int, reason: str) -> None:
        super().__init__(f"{path}:{line}: {reason}")
        self.path = path
        self.line = line
        self.reason = reason


class TransitionRefused(ExpectedError):
    """The ticket's life does not allow `action` while it is `state`."""

    def __init__(self, action: str, state: str) -> None:
        super().__init__(f"{action} refused in state {state}")
        self.action = action
        self.state = state


class NotFound(ExpectedError):
    """Nothing of that `kind` has this `key`."""

    def __init__(self, kind: str, key: str) -> None:
        super().__init__(f"no {kind} with this key")
        self.kind = kind
        self.key = key


class NumbersExhausted(ExpectedError):
    """No leased ticket number is left on this desk."""


class Cancelled(ExpectedError):
    """The person stopped it."""


class NetworkError(ExpectedError):
    """The centre could not be asked, or did not answer as it should."""


class _ReasonedNetworkError(NetworkError):
    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Unreachable(_ReasonedNetworkError):
    """No answer: reason is dns, connect, timeout, cut or proxy."""


class CertificateRefused(_ReasonedNetworkError):
    """The certificate is not good: expired, not_yet_valid, wrong_host or unknown."""


class NotOurServer(_ReasonedNetworkError):
    """Something answered, but not the central server: html, redirect, garbage or too_large."""


class EnrolmentRefused(_ReasonedNetworkError):
    """The one-time code was not taken: code, expired or busy."""


class ServerBusy(NetworkError):
    """The centre asks for patience (429, 5xx); `retry_after` in seconds, None when unsaid."""

    def __init__(self, status: int, retry_after: float | None = None) -> None:
        super().__init__(f"status {status}")
        self.status = status
        self.retry_after = retry_after


class NotEnrolled(NetworkError):
    """The device's credential is missing or refused."""


class ClientTooOld(NetworkError):
    """The centre no longer speaks this desk's protocol; `minimum` is the oldest it does."""

    def __init__(self, minimum: int) -> None:
        super().__init__(f"protocol below {minimum}")
        self.minimum = minimum


class ProtocolConflict(NetworkError):
    """A 409 or 410: a step of the protocol answers it, never a person."""

    def __init__(self, code: str, details: dict[str, object]) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


class RequestRefused(NetworkError):
    """The centre understood, and refused what was sent."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(f"status {status} {code}")
        self.status = status
        self.code = code


class LaporError(NetworkError):
    """The national system could not be asked, or did not answer as it should."""


class LaporNotSent(LaporError):
    """No byte of the request left this machine: it may be sent again."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class LaporUncertain(LaporError):
    """Something left, and no clear answer came: never sent again by itself (SYNC 12)."""

    def __init__(self, reason: str, status: int = 0) -> None:
        super().__init__(f"{reason}, status {status}" if status else reason)
        self.reason = reason
        self.status = status


class LaporSilent(LaporError):
    """A question that changes nothing got no whole answer: timeout or cut; ask again later."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class LaporRefused(LaporError):
    """A clear no; `message` and `fields` (name to sentences) are theirs, plain and bounded."""

    def __init__(
        self, status: int, message: str = "", fields: Mapping[str, tuple[str, ...]] | None = None
    ) -> None:
        super().__init__(f"status {status}")
        self.status = status
        self.message = message
        self.fields = fields or {}


class LaporSignIn(LaporError):
    """The token or the authorization is not taken (401, 403)."""

    def __init__(self, status: int) -> None:
        super().__init__(f"status {status}")
        self.status = status


class LaporBusy(LaporError):
    """LAPOR asks for patience, and took nothing; `retry_after` in seconds, None when unsaid."""

    def __init__(self, retry_after: float | None = None, status: int = 429) -> None:
        super().__init__(f"status {status}")
        self.retry_after = retry_after
        self.status = status


class LaporShape(LaporError):
    """An answer nobody can read; `what` is a short code, `message` theirs, plain and bounded."""

    def __init__(self, what: str, message: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.message = message


class LaporUnsupported(LaporError):
    """The chosen interface has no such call, or its setting is empty."""

    def __init__(self, call: str) -> None:
        super().__init__(call)
        self.call = call


class EnvironmentFault(CallcenterError):
    """The machine is in the way."""


class _PathFault(EnvironmentFault):
    def __init__(self, path: str) -> None:
        super().__init__(type(self).__name__)
        self.path = path


class DiskFull(_PathFault):
    """No room left where the profile lies."""


class StoreBusy(_PathFault):
    """Another program holds the database for too long."""


class StoreUnwritable(_PathFault):
    """The profile's folder or database may not be opened or written by this account."""


class StoreDamaged(_PathFault):
    """The database is damaged, or this is not its key; nothing was changed."""


class StoreMissing(_PathFault):
    """The database was made here once, and now it is gone or empty; no new one was made."""


class StorePlaintext(_PathFault):
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


class KeyMissing(_PathFault):
    """A database is here, but its key is not in the keychain."""


class ProfileInUse(_PathFault):
    """Another process works on this profile."""


def file_fault(error: OSError, path: str) -> EnvironmentFault:
    """What a failed step on files means to a person: no room left, or not to be written."""
    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    return DiskFull(path) if full else StoreUnwritable(path)


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


class SlotsDamaged(_PathFault):
    """The key slots are damaged or were changed; `reason`: backup (the copy is whole) or alone."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path)
        self.reason = reason

    @property
    def backup_opens(self) -> bool:
        """True when the copy of the slots is whole and of this computer."""
        return self.reason == "backup"


class SlotsMissing(_PathFault):
    """This profile has no key slots."""


class DeviceSecretMissing(_PathFault):
    """The computer's own secret is not in this account's keychain, or it is another one's.

    The profile was copied here, or the keychain was lost: the way in is the recovery key.
    """
