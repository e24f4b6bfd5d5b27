"""Invented reports for the simulator, and each call as a test makes it."""

import itertools
from collections.abc import Callable

from callcenter.lapor.client import LaporClient, Reply, Submission
from callcenter.lapor.settings import Interface
from callcenter.tickets.number import make_number

_serials = itertools.count()


def new_number() -> str:
    """A ticket number no other test has."""
    place = next(_serials)
    return make_number(2026, 417 + place // 1000, place % 1000)


def report(number: str, **more) -> Submission:
    fields = {
        "title": "Jalan berlubang",
        "content": f"Ada lubang di jalan contoh. Nomor tiket {number}.",
        "classification_id": "1",
        "category_id": "415",
        "location_id": "303",
    }
    return Submission(**(fields | more))


def answer_to(complaint_id: str, **more) -> Reply:
    return Reply(complaint_id=complaint_id, content="Sudah diperbaiki", **more)


CALLS: dict[str, Callable[[LaporClient, str], object]] = {
    "masters": lambda client, _id: client.masters(),
    "upload": lambda client, _id: client.upload("foto.jpg", b"\xff\xd8contoh"),
    "submit": lambda client, _id: client.submit(report(new_number())),
    "state": lambda client, known: client.state(known),
    "followups": lambda client, known: client.followups(known),
    "reply": lambda client, known: client.reply(answer_to(known)),
    "reject": lambda client, known: client.reject(known, "2003", "bukan wewenang"),
    "find": lambda client, _id: client.find(new_number()),
}
CHANGING = ("submit", "reply", "reject")
SUPPORTED = {
    Interface.V3: tuple(CALLS),
    Interface.F01: ("masters",),
    Interface.V1: ("submit",),
}
WIRE = {(Interface.F01, "masters"): "topics", (Interface.V1, "submit"): "stream"}
"""What the simulator calls a call of an older interface."""

EVERY_CALL = [(kind, call) for kind, calls in SUPPORTED.items() for call in calls]


def wire_name(kind: Interface, call: str) -> str:
    return WIRE.get((kind, call), call)
