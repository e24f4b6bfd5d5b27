"""The limits of every clock: those that hold at this desk, and setting them for the whole office.

Only who supervises sets them; such as would move more than half of what is open when a person has
confirmed it. The settings of a computer hold there alone, and only until the office has set its
own. Moves no ticket itself.
"""

from collections.abc import Callable

from msgspec import Struct

from callcenter.desk.change_escalation import Progress, Trial, terms_would_move
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


class LimitsHere(Struct, frozen=True):
    """The limits that hold at this desk; `of_office`: at every desk and at the centre as well."""

    limits: Limits
    of_office: bool


def limits_here(desk: Desk) -> LimitsHere:
    """The limits that hold now; reads nothing from disk."""
    return LimitsHere(desk.deadlines.limits, desk.office_limits is not None)


def save_limits(
    desk: Desk,
    limits: Limits,
    *,
    confirmed: bool = False,
    progress: Progress = lambda _done, _all: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Trial:
    """Sets the limits of all desks and of the centre; open tickets follow at once. What moves.

    What is over counts by the limits of then: of an office that never set any, by this desk's.
    Raises RightMissing, FieldInvalid (the limit that is out of range), Cancelled and, until it is
    confirmed, TermsMoveTooMuch; then nothing was set.
    """
    require(desk, Act.SUPERVISE)
    wrong = next((one for one in LIMIT_NAMES if not fits(one, getattr(limits, one))), None)
    if wrong is not None:
        raise FieldInvalid(wrong, "range")
    trial = terms_would_move(
        desk, limits=limits, confirmed=confirmed, progress=progress, cancelled=cancelled
    )
    said: dict[str, Value] = {LIMITS_NAME: write_limits(limits)}
    known = limits_here(desk)
    if not known.of_office and known.limits != Limits():
        said[LIMITS_BEFORE_NAME] = write_limits(known.limits)
    set_office(desk, said)
    return trial
