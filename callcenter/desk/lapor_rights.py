"""Who at a desk may change how the office stands to LAPOR, or send what may be there already.

What the screen offers and what the verbs refuse is one rule; the centre is not asked.
"""

from callcenter.desk.context import Desk
from callcenter.errors import FieldInvalid
from callcenter.settings import Settings

_SUPERVISOR = "pengawas"


def may_decide(settings: Settings) -> bool:
    """Whether who sits there may; everybody where the desk knows no supervisor at all."""
    if all(one.role != _SUPERVISOR for one in settings.operators):
        return True
    seated = settings.current_operator
    return seated is not None and seated.role == _SUPERVISOR


def require_supervisor(desk: Desk) -> None:
    """Raises FieldInvalid (lapor: supervisor)."""
    if not may_decide(desk.settings):
        raise FieldInvalid("lapor", "supervisor")
