"""What a person typed, asked for, or stopped."""

from callcenter.errors.base import ExpectedError, InputError


class FieldInvalid(InputError):
    """A field of a form does not hold what it must; `reason` is a short code."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason


class ReporterNamed(FieldInvalid):
    """A text for several tickets names the reporter of the ticket `number`."""

    def __init__(self, field: str, number: str) -> None:
        super().__init__(field, "names_reporter")
        self.number = number


class ComplaintTaken(InputError):
    """This complaint of LAPOR is another ticket's: `ticket_id` with the number `number`."""

    def __init__(self, complaint_id: str, ticket_id: str, number: str) -> None:
        super().__init__(f"{complaint_id}: {number}")
        self.complaint_id = complaint_id
        self.ticket_id = ticket_id
        self.number = number


class RulesMoveTooMuch(InputError):
    """Rules that would move `moved` tickets, more than half of the `open_tickets`.

    `later` of them not at once but by the end of the next working day; `reason` is then "later".
    """

    def __init__(self, moved: int, open_tickets: int, later: int = 0) -> None:
        super().__init__(f"{moved} of {open_tickets}")
        self.moved = moved
        self.open_tickets = open_tickets
        self.later = later
        self.reason = "later" if later else ""


class TermsMoveTooMuch(RulesMoveTooMuch):
    """The same of limits or days off of the office."""


class NoRulesLeft(InputError):
    """Without any rule no ticket moves up, at no desk and not at the centre."""


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


class RosterRefused(InputError):
    """A roster's file that is not taken; `line` (1-based) is 0 for the whole file.

    `reason`: unreadable, size, text, empty, many, header, calendar, cells, nesting, event, twice,
    repeats, when, day, zone, name, backwards, long, year, span, clash, replaces (more than was
    agreed to); overlap with the line `other`, gap after it.
    """

    def __init__(self, reason: str, line: int = 0, other: int = 0) -> None:
        super().__init__(f"{reason} at line {line}")
        self.reason = reason
        self.line = line
        self.other = other


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


class ApprovalNeeded(ExpectedError):
    """A supervisor has to say yes to this `action` first."""

    def __init__(self, action: str) -> None:
        super().__init__(action)
        self.action = action


class ApprovalRefused(ExpectedError):
    """The yes that was shown does not count: gone (spent, over, for something else) or own."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Cancelled(ExpectedError):
    """The person stopped it."""
