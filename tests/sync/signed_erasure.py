"""An erasure as the privacy office decides it: prepared here, signed by somebody else."""

from callcenter.desk.approval import give
from callcenter.desk.context import Desk
from callcenter.desk.privacy_matter import read_register
from callcenter.desk.privacy_requests import prepare_request, register_request, sign
from callcenter.privacy.request import Request
from callcenter.privacy.words import Ask, Proof

SECOND = "orang-kedua"


def signed(desk: Desk, caller_id: str) -> str:
    """The id of a request to erase this caller that two different persons signed here."""
    matter = register_request(desk, Ask.ERASURE, Proof.ID_CARD)
    prepare_request(desk, matter, caller_id)
    second(desk, matter)
    return matter


def second(desk: Desk, matter: str, uid: str = SECOND) -> None:
    """Somebody else says yes to what is prepared now."""
    found = read_register(desk).find(matter)
    assert isinstance(found, Request)
    assert found.course.prepared is not None
    shown = found.course.prepared.signed
    sign(desk, matter, give(desk, uid, "sign", shown.eid, "permohonan"))
