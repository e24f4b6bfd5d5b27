"""Every error a caller may see, typed and with data; the prose stands in `ui.messages` alone.

CallcenterError
├── ExpectedError                the world said no: calm text in its place
│   ├── InputError               something typed is not right
│   │   ├── FieldInvalid             field, reason
│   │   │   └── ReporterNamed            number: a text for several names its reporter
│   │   ├── RulesMoveTooMuch         moved, open_tickets, later: a person has to confirm it
│   │   │   └── TermsMoveTooMuch     the same of limits or days off of the office
│   │   ├── NoRulesLeft              no rule at all: a person has to confirm it
│   │   ├── PhoneInvalid             raw, reason
│   │   ├── NikInvalid               raw, reason
│   │   ├── TicketNumberInvalid      raw, reason
│   │   ├── AttachmentRefused        name, reason
│   │   ├── PictureRefused           reason: type, pixels, damaged, limits
│   │   ├── SealedFileRefused        reason: unreadable, not_ours, newer, passphrase, damaged, empty
│   │   ├── DataFileInvalid          path, line, reason
│   │   ├── RosterRefused            reason, line, other: a roster's file that is not taken
│   │   ├── PassphraseRefused        reason: short, long, repeated, name
│   │   └── RecoveryKeyRefused       reason: signs, length, check, public, other
│   ├── TransitionRefused        action, state: the ticket's life does not allow it now
│   ├── NotFound                 kind, key
│   ├── NumbersExhausted         no leased ticket number left
│   ├── Cancelled                the person stopped it
│   ├── ApprovalNeeded           action: a supervisor has to say yes first
│   ├── ApprovalRefused          reason: gone, own
│   ├── SignInRefused            name or passphrase wrong, never said which
│   ├── SignInLocked             retry_after (s)
│   ├── SlotExpired              the supervisor's word has ended
│   ├── RightMissing             act, why: who sits here may not do this now
│   └── NetworkError
│       ├── Unreachable              reason: dns, connect, timeout, cut, proxy
│       ├── CertificateRefused       reason: expired, not_yet_valid, wrong_host, unknown
│       ├── NotOurServer             reason: html, redirect, garbage, too_large
│       ├── ServerBusy               status, retry_after (s)
│       ├── NotEnrolled              the device's credential is refused or missing
│       │   ├── DevicePending            an administrator has not let the desk in yet
│       │   ├── DeviceRetiring           the desk may only send what still waits
│       │   └── DeviceRetired            nothing is taken from it any more
│       ├── SessionEnded             a person's session is over: the passphrase again
│       ├── AccountRefused           reason: refused, due, busy, short, none, taken,
│       │                            role
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
    │   └── BackupNeedsRoom      path, needed, free: bytes
    ├── StoreBusy                path: another program holds it
    │   └── BackupBeingMade      path: one at a time
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
    ├── DeviceSecretMissing      path: copied here, or the keychain was lost: recovery
    └── DeskRetired              path, reason: sent, sealed, lost: taken out of service
"""

from callcenter.errors.base import (
    CallcenterError,
    ExpectedError,
    InputError,
)
from callcenter.errors.desk import (
    ApprovalNeeded,
    ApprovalRefused,
    AttachmentRefused,
    Cancelled,
    ComplaintTaken,
    DataFileInvalid,
    FieldInvalid,
    NikInvalid,
    NoRulesLeft,
    NotFound,
    NumbersExhausted,
    PhoneInvalid,
    PictureRefused,
    ReporterNamed,
    RosterRefused,
    RulesMoveTooMuch,
    SealedFileRefused,
    SheetRefused,
    TermsMoveTooMuch,
    TicketNumberInvalid,
    TransitionRefused,
)
from callcenter.errors.keys import (
    DeskRetired,
    DeviceSecretMissing,
    PassphraseRefused,
    RecoveryKeyRefused,
    RightMissing,
    SignInLocked,
    SignInRefused,
    SlotExpired,
    SlotsDamaged,
    SlotsMissing,
)
from callcenter.errors.lapor import (
    LaporBusy,
    LaporError,
    LaporNotSent,
    LaporRefused,
    LaporShape,
    LaporSignIn,
    LaporSilent,
    LaporUncertain,
    LaporUnsupported,
)
from callcenter.errors.machine import (
    BackupBeingMade,
    BackupNeedsRoom,
    CipherMissing,
    DiskFull,
    EnvironmentFault,
    KeychainMissing,
    KeyMissing,
    ProfileInUse,
    StoreBusy,
    StoreDamaged,
    StoreMissing,
    StoreNewer,
    StorePlaintext,
    StoreUnwritable,
    file_fault,
)
from callcenter.errors.network import (
    AccountRefused,
    CertificateRefused,
    ClientTooOld,
    DevicePending,
    DeviceRetired,
    DeviceRetiring,
    EnrolmentRefused,
    NetworkError,
    NotEnrolled,
    NotOurServer,
    ProtocolConflict,
    RequestRefused,
    ServerBusy,
    SessionEnded,
    Unreachable,
)

__all__ = [
    "AccountRefused",
    "ApprovalNeeded",
    "ApprovalRefused",
    "AttachmentRefused",
    "BackupBeingMade",
    "BackupNeedsRoom",
    "CallcenterError",
    "Cancelled",
    "CertificateRefused",
    "CipherMissing",
    "ClientTooOld",
    "ComplaintTaken",
    "DataFileInvalid",
    "DeskRetired",
    "DevicePending",
    "DeviceRetired",
    "DeviceRetiring",
    "DeviceSecretMissing",
    "DiskFull",
    "EnrolmentRefused",
    "EnvironmentFault",
    "ExpectedError",
    "FieldInvalid",
    "InputError",
    "KeyMissing",
    "KeychainMissing",
    "LaporBusy",
    "LaporError",
    "LaporNotSent",
    "LaporRefused",
    "LaporShape",
    "LaporSignIn",
    "LaporSilent",
    "LaporUncertain",
    "LaporUnsupported",
    "NetworkError",
    "NikInvalid",
    "NoRulesLeft",
    "NotEnrolled",
    "NotFound",
    "NotOurServer",
    "NumbersExhausted",
    "PassphraseRefused",
    "PhoneInvalid",
    "PictureRefused",
    "ProfileInUse",
    "ProtocolConflict",
    "RecoveryKeyRefused",
    "ReporterNamed",
    "RequestRefused",
    "RightMissing",
    "RosterRefused",
    "RulesMoveTooMuch",
    "SealedFileRefused",
    "ServerBusy",
    "SessionEnded",
    "SheetRefused",
    "SignInLocked",
    "SignInRefused",
    "SlotExpired",
    "SlotsDamaged",
    "SlotsMissing",
    "StoreBusy",
    "StoreDamaged",
    "StoreMissing",
    "StoreNewer",
    "StorePlaintext",
    "StoreUnwritable",
    "TermsMoveTooMuch",
    "TicketNumberInvalid",
    "TransitionRefused",
    "Unreachable",
    "file_fault",
]
