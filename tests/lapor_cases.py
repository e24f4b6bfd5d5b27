"""Tickets of a real desk at every stage of their way to LAPOR, and the office's settings."""

from callcenter.desk.context import Desk
from callcenter.desk.office import set_office
from callcenter.desk.record import record_ticket
from callcenter.desk.register_ticket import register_ticket
from callcenter.lapor import bodies
from callcenter.lapor.mapping import MapRow, our_names
from callcenter.lapor.office_values import mapping_of, settings_of, values_of, values_of_rows
from callcenter.lapor.polling import GONE, GONE_NAME
from callcenter.lapor.settings import LaporSettings
from callcenter.lapor.submission import Prepared, attached, prepare
from callcenter.store.office import load_office
from callcenter.tickets.words import Kind, Look, ReplyPush
from tests.builders import intake, ticket

SETTINGS = LaporSettings(base_url="https://lapor.contoh.example", search_path="/cari?q={number}")


def set_up(desk: Desk, *, mapped: bool = True, **more) -> None:
    """The office has a connection; `more` replaces fields of LaporSettings."""
    fields = {name: getattr(SETTINGS, name) for name in ("base_url", "search_path")} | more
    set_office(desk, values_of(LaporSettings(**fields)))
    if mapped:
        rows = [MapRow(kind, ours, "7", f"LAPOR {name}"[:80])
                for (kind, ours), name in our_names(desk.directory).items()]  # fmt: skip
        set_office(desk, values_of_rows(rows))


def new_ticket(desk: Desk, text: str = "", **fields) -> str:
    """A complaint; its id."""
    told = {"description": text} if text else {}
    return register_ticket(desk, intake(**(told | fields))).ticket_id


def said(desk: Desk, ticket_id: str, kind: Kind, body: dict) -> str:
    """One event about LAPOR; its eid."""
    with desk.change() as change:
        return record_ticket(change, ticket_id, kind, body=body).eid


def payload_hash(desk: Desk, ticket_id: str) -> str:
    """That of what would leave now."""
    with desk.store.read() as tx:
        office = load_office(tx)
    found = ticket(desk, ticket_id)
    mapping = mapping_of(office, desk.directory)
    settings = settings_of(office)
    assert settings is not None
    made = prepare(found, desk.directory, mapping, settings, attached(found))
    assert isinstance(made, Prepared)
    return made.payload_hash


def reserved(desk: Desk, ticket_id: str) -> str:
    """It is about to be posted; the attempt."""
    return said(
        desk, ticket_id, Kind.LAPOR_RESERVED, bodies.reserved(payload_hash(desk, ticket_id))
    )


def uncertain(desk: Desk, text: str = "", looks: int = 1, reason: str = "timeout") -> str:
    """A post of which nobody knows whether it arrived; the ticket."""
    made = new_ticket(desk, text)
    attempt = reserved(desk, made)
    said(desk, made, Kind.LAPOR_UNCERTAIN, bodies.uncertain(attempt, reason))
    for _ in range(looks):
        said(desk, made, Kind.LAPOR_UNCERTAIN, bodies.looked(attempt, Look.ABSENT))
    return made


def refused(desk: Desk, text: str = "", message: str = "Kategori tidak dikenal") -> str:
    """LAPOR would not have it; the ticket."""
    made = new_ticket(desk, text)
    attempt = reserved(desk, made)
    fields = {"category_id": ("tidak ada di daftar",)}
    said(desk, made, Kind.LAPOR_REFUSED, bodies.refused(attempt, 422, message, fields))
    return made


def sent(desk: Desk, complaint_id: str, text: str = "", others: tuple[str, ...] = ()) -> str:
    """LAPOR has it; the ticket."""
    made = new_ticket(desk, text)
    attempt = reserved(desk, made)
    said(desk, made, Kind.LAPOR_SENT, bodies.sent(attempt, complaint_id, "answer", others))
    return made


def gone(desk: Desk, complaint_id: str) -> str:
    """LAPOR had it; the ticket."""
    made = sent(desk, complaint_id)
    body = {"status_code": GONE, "status_name": GONE_NAME, "institution": ""}
    said(desk, made, Kind.LAPOR_STATUS, body)
    return made


def doubted_reply(desk: Desk, complaint_id: str, text: str = "Sudah ditambal.") -> str:
    """An answer of ours of which nobody knows whether it arrived; the ticket."""
    made = sent(desk, complaint_id)
    reply = said(desk, made, Kind.LAPOR_REPLY, bodies.replied(text))
    body = bodies.reply_sent(reply, ReplyPush.UNCERTAIN, "timeout")
    said(desk, made, Kind.LAPOR_REPLY_SENT, body)
    return made


def held(desk: Desk, reason: str = "mapping", details: tuple[str, ...] = ()) -> str:
    """It does not go by itself; the ticket."""
    made = new_ticket(desk)
    said(desk, made, Kind.LAPOR_NOT_PUSHED, bodies.not_pushed(reason, details))
    return made
