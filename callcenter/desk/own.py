"""Whether something is one's own: a person is known by their way in and by their account."""

from callcenter.desk.context import Desk


def own_uids(desk: Desk) -> frozenset[str]:
    """Every name that who sits here goes by; empty while nobody does."""
    return frozenset((desk.settings.operator, desk.standing.account)) - {""}
