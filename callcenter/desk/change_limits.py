"""The limits of every clock: those that hold at this desk, and setting them for the whole office.

Only who supervises sets them. The settings of a computer hold there alone, and only until the
office has set its own. Moves no ticket itself.
"""

from dataclasses import dataclass

from callcenter.desk.context import Desk
from callcenter.desk.office import set_office
from callcenter.desk.rights import Act, require
from callcenter.errors import FieldInvalid
from callcenter.tickets.deadlines import Limits
from callcenter.tickets.event import Value
from callcenter.tickets.office_terms import (
    LIMIT_NAMES,
    LIMITS_BEFORE_NAME,
    LIMITS_NAME,
    fits,
    write_limits,
)


@dataclass(frozen=True, slots=True)
class LimitsHere:
    """The limits that hold at this desk; `of_office`: at every desk and at the centre as well."""

    limits: Limits
    of_office: bool


def limits_here(desk: Desk) -> LimitsHere:
    """The limits that hold now; reads nothing from disk."""
    return LimitsHere(desk.deadlines.limits, desk.office_limits is not None)


def save_limits(desk: Desk, limits: Limits) -> None:
    """Sets the limits of all desks and of the centre; open tickets follow at once.

    What is over counts by the limits of then: of an office that never set any, by this desk's.
    Raises RightMissing and FieldInvalid (the limit that is out of range); then nothing was set.
    """
    require(desk, Act.SUPERVISE)
    wrong = next((one for one in LIMIT_NAMES if not fits(one, getattr(limits, one))), None)
    if wrong is not None:
        raise FieldInvalid(wrong, "range")
    said: dict[str, Value] = {LIMITS_NAME: write_limits(limits)}
    known = limits_here(desk)
    if not known.of_office and known.limits != Limits():
        said[LIMITS_BEFORE_NAME] = write_limits(known.limits)
    set_office(desk, said)
