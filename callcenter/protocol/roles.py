"""What a person may be at the office: the roles a grant names and the centre's policy reads. Pure.

Says nothing about what a role may do: at the centre `server/policy.py` alone decides that.
"""

from collections.abc import Iterable
from enum import StrEnum


class Role(StrEnum):
    """A role (SECURITY 4); one person may have several."""

    OPERATOR = "operator"
    SUPERVISOR = "pengawas"
    OFFICER = "petugas_opd"
    AUDITOR = "auditor"
    PRIVACY = "petugas_privasi"
    ADMIN = "admin"


AT_A_DESK = frozenset({Role.OPERATOR, Role.SUPERVISOR, Role.PRIVACY})
"""Whoever has none of these has no work at a desk of the call centre and sits at none."""

LONG_GRANT = frozenset({Role.OPERATOR, Role.OFFICER})
"""Whoever has these roles alone works offline for 72 hours; every other role for 24."""

LONG_HOURS = 72
SHORT_HOURS = 24


def grant_hours(roles: Iterable[Role]) -> int:
    """How long a grant of these roles counts offline; the most powerful role decides."""
    return LONG_HOURS if LONG_GRANT.issuperset(roles) else SHORT_HOURS


def read_roles(words: Iterable[str]) -> frozenset[Role]:
    """The roles of these words; what a newer centre added is left out, never guessed."""
    known = {one.value: one for one in Role}
    return frozenset(known[word] for word in words if word in known)
