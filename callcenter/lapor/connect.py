"""From settings and a token to a client. Opens no connection yet."""

from callcenter.lapor.client import LaporClient
from callcenter.lapor.f01 import LaporF01
from callcenter.lapor.settings import Interface, LaporSettings, checked, checked_token
from callcenter.lapor.v1 import LaporV1
from callcenter.lapor.v3 import LaporV3


def connect(settings: LaporSettings, token: str) -> LaporClient:
    """The client of the interface that is set.

    FieldInvalid: what `checked` finds, `lapor_token` (empty, shape), `extra_ca` (file).
    """
    good = checked(settings)
    bare = checked_token(token)
    if good.interface is Interface.F01:
        return LaporF01(good, bare)
    if good.interface is Interface.V1:
        return LaporV1(good, bare)
    return LaporV3(good, bare)
