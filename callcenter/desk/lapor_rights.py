"""Who at a desk may change how the office stands to LAPOR, or send what may be there already.

What the screen offers and what the verbs refuse is one rule, `desk.rights`.
"""

from callcenter.desk.context import Desk
from callcenter.desk.rights import Act, may, require
from callcenter.errors import FieldInvalid, RightMissing


def may_decide(desk: Desk) -> bool:
    """Whether who sits there may; everybody where a desk without a centre knows no supervisor."""
    return may(desk, Act.SUPERVISE)


def require_supervisor(desk: Desk) -> None:
    """Raises FieldInvalid (lapor: supervisor); RightMissing where the centre's word is missing."""
    try:
        require(desk, Act.SUPERVISE)
    except RightMissing as refused:
        if refused.why == "role":
            raise FieldInvalid("lapor", "supervisor") from refused
        raise
