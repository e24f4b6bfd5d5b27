"""Who at this desk may do what: the one rule that verbs and screens ask.

Where the centre says what people may be, only its signed word counts: roles in the settings of
this computer are nothing then. Without that word everybody still takes complaints and works on
tickets, and nothing more. The centre asks its own policy and believes no desk.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from callcenter.desk import audit
from callcenter.desk.context import Desk
from callcenter.desk.standing import Role, Standing
from callcenter.errors import RightMissing
from callcenter.settings import Settings

__all__ = [
    "Act",
    "Role",
    "Standing",
    "may",
    "may_by_settings",
    "may_set",
    "require",
    "require_set",
    "roles_of",
]


class Act(StrEnum):
    """What may be asked for at a desk."""

    WORK = "work"
    """Take complaints, work on tickets: open to everybody who may sit here."""
    SUPERVISE = "supervise"
    """Stand behind others; rules and settings of the office; what is decided about LAPOR."""
    REVEAL = "reveal"
    """See one field of somebody's personal data outside the call in progress."""
    EXPORT = "export"
    PRIVACY = "privacy"
    AUDIT = "audit"
    ADMIN = "admin"


_MAY: Final[Mapping[Role, frozenset[Act]]] = {
    Role.OPERATOR: frozenset({Act.REVEAL}),
    Role.SUPERVISOR: frozenset({Act.SUPERVISE, Act.REVEAL, Act.EXPORT, Act.PRIVACY, Act.AUDIT}),
    Role.PRIVACY: frozenset({Act.REVEAL, Act.EXPORT, Act.PRIVACY}),
    Role.AUDITOR: frozenset({Act.AUDIT}),
    Role.ADMIN: frozenset({Act.ADMIN}),
    Role.OFFICER: frozenset(),
}
"""Beside WORK. An officer of an agency has no work at this desk."""


def roles_of(desk: Desk) -> frozenset[Role]:
    """The roles of who sits here that count now; of the settings where no centre says."""
    standing = desk.standing
    if not standing.by_centre:
        return _by_settings(desk.settings)
    if standing.until is None or desk.seen_now() >= standing.until:
        return frozenset()
    return standing.roles


def may(desk: Desk, act: Act) -> bool:
    """Whether who sits here may do this now; reads nothing from disk."""
    if act is Act.WORK:
        return desk.standing.why != "seat"
    return any(act in _MAY[role] for role in roles_of(desk))


def may_set(desk: Desk) -> bool:
    """Whether who sits here may change the office's limits and texts: by the centre's word alone.

    Where no centre gives roles, everybody may, as before there were any.
    """
    return not desk.standing.by_centre or may(desk, Act.SUPERVISE)


def require_set(desk: Desk) -> None:
    """Raises RightMissing and notes it, as `require`, where `may_set` says no."""
    desk.look_at_standing()
    if desk.standing.by_centre:
        require(desk, Act.SUPERVISE)


def may_by_settings(settings: Settings, act: Act) -> bool:
    """The same, as the settings of a desk without a centre say."""
    return act is Act.WORK or any(act in _MAY[role] for role in _by_settings(settings))


def require(desk: Desk, act: Act) -> None:
    """Raises RightMissing and notes it; a verb asks before its transaction begins.

    Looks at the kept word anew: it may have been changed since.
    """
    desk.look_at_standing()
    if may(desk, act):
        return
    standing = desk.standing
    why = standing.why or "role"
    if standing.until is not None and desk.seen_now() >= standing.until:
        why = "expired"
    _note_refusal(desk, act, why)
    raise RightMissing(act, why)


def _by_settings(settings: Settings) -> frozenset[Role]:
    """A desk that knows no supervisor at all is answered for by everybody."""
    if all(one.role != Role.SUPERVISOR for one in settings.operators):
        return frozenset({Role.OPERATOR, Role.SUPERVISOR, Role.ADMIN})
    seated = settings.current_operator
    if seated is None:
        return frozenset()
    if seated.role == Role.SUPERVISOR:
        return frozenset({Role.SUPERVISOR, Role.ADMIN})
    return frozenset({Role.OPERATOR})


def _note_refusal(desk: Desk, act: Act, why: str) -> None:
    """The one place that hears of a refused act."""
    audit.note_alone(desk, audit.Act.ROLE_REFUSED, kind="act", object_id=act, reason=why)
