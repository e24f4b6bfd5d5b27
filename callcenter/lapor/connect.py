"""From settings and a token to a client. Opens no connection yet.

An interface is loaded when a desk first speaks it: HTTP, XML and HTML cost every start of every
desk some 40 ms, and most desks leave LAPOR to the centre.
"""

from callcenter.lapor.client import LaporClient
from callcenter.lapor.settings import Interface, LaporSettings, checked, checked_token


def connect(settings: LaporSettings, token: str) -> LaporClient:
    """The client of the interface that is set.

    FieldInvalid: what `checked` finds, `lapor_token` (empty, shape), `extra_ca` (file).
    """
    good = checked(settings)
    bare = checked_token(token)
    if good.interface is Interface.F01:
        from callcenter.lapor.f01 import LaporF01  # noqa: PLC0415

        return LaporF01(good, bare)
    if good.interface is Interface.V1:
        from callcenter.lapor.v1 import LaporV1  # noqa: PLC0415

        return LaporV1(good, bare)
    from callcenter.lapor.v3 import LaporV3  # noqa: PLC0415

    return LaporV3(good, bare)
