"""Steps of a ticket on its way to LAPOR, written on a real desk as its pusher writes them."""

from callcenter.desk.context import Desk
from callcenter.desk.office import set_office
from callcenter.desk.read_ticket import read_ticket
from callcenter.desk.record import record_ticket
from callcenter.lapor import bodies
from callcenter.lapor.bodies import Body
from callcenter.lapor.office_values import values_of
from callcenter.lapor.settings import LaporSettings
from callcenter.tickets.lapor import LaporState
from callcenter.tickets.words import Kind, Look

ADDRESS = "https://lapor.contoh.example"


def connected(desk: Desk, **more) -> None:
    """The office is connected to LAPOR; `more` are settings."""
    set_office(desk, values_of(LaporSettings(**({"base_url": ADDRESS} | more))))


def state_of(desk: Desk, ticket_id: str) -> LaporState:
    return read_ticket(desk, ticket_id).ticket.lapor


def step(desk: Desk, ticket_id: str, kind: Kind, body: Body) -> str:
    """Writes one event; its eid."""
    with desk.change() as change:
        return record_ticket(change, ticket_id, kind, body=body).eid


def reserved(desk: Desk, ticket_id: str) -> str:
    return step(desk, ticket_id, Kind.LAPOR_RESERVED, bodies.reserved("hash-1"))


def sent(desk: Desk, ticket_id: str, complaint_id: str = "1916449", *others: str) -> str:
    attempt = reserved(desk, ticket_id)
    body = bodies.sent(attempt, complaint_id, "answer", others)
    step(desk, ticket_id, Kind.LAPOR_SENT, body)
    return attempt


def doubtful(desk: Desk, ticket_id: str, looks: int = 0) -> str:
    attempt = reserved(desk, ticket_id)
    step(desk, ticket_id, Kind.LAPOR_UNCERTAIN, bodies.uncertain(attempt, "timeout"))
    for _ in range(looks):
        step(desk, ticket_id, Kind.LAPOR_UNCERTAIN, bodies.looked(attempt, Look.ABSENT))
    return attempt


def refused(desk: Desk, ticket_id: str) -> str:
    attempt = reserved(desk, ticket_id)
    body = bodies.refused(attempt, 422, "Data tidak valid", {"title": ("wajib diisi",)})
    step(desk, ticket_id, Kind.LAPOR_REFUSED, body)
    return attempt


def kept(desk: Desk, ticket_id: str) -> None:
    body = bodies.not_pushed("mapping", ("kategori: Perhubungan",))
    step(desk, ticket_id, Kind.LAPOR_NOT_PUSHED, body)


def status(desk: Desk, ticket_id: str, name: str, institution: str = "", code: str = "3") -> None:
    body: Body = {"status_code": code, "status_name": name, "institution": institution}
    step(desk, ticket_id, Kind.LAPOR_STATUS, body)


def answered(desk: Desk, ticket_id: str, key: str, text: str, said_at: str = "", **more) -> str:
    body: Body = {"key": key, "said_at": said_at, "text": text, "files": []} | more
    return step(desk, ticket_id, Kind.LAPOR_ANSWER, body)
