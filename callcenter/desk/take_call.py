"""Takes a call: who it is and what they told before, from the number alone."""

from callcenter.desk.context import Desk
from callcenter.desk.find_caller import find_caller
from callcenter.desk.views import CallerView


def take_call(desk: Desk, raw: str) -> CallerView:
    """The caller card for a number that rings; reads only, so it is safe to show at once."""
    return find_caller(desk, raw)
