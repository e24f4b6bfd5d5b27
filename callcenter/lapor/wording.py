"""The words of a ticket as they may leave: scrubbed, bounded, signed with our number. Pure.

Notes never leave. What a confidential report knows of its reporters is taken out of all of it.
"""

from msgspec import Struct
from msgspec.structs import replace

from callcenter.callers.scrubbing import HIDDEN, readable, scrubbed
from callcenter.directory.bundle import Directory
from callcenter.errors import TicketNumberInvalid
from callcenter.lapor.identity import NOBODY, Identity, identity_of
from callcenter.tickets.number import parse_number
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Confidentiality, Kind

TITLE_MAX = 120
CONTENT_MAX = 5_000
"""Characters; LAPOR's own limits are not published, these are well below what offices send."""

_NUMBER_LINE = "Nomor tiket Call Center Lampung: {number}"


class Told(Struct, frozen=True):
    """The texts of a ticket as they may leave; `outcome` is how it ended, "" while it has not."""

    title: str
    content: str
    outcome: str


def told(ticket: Ticket, directory: Directory, known: Identity = NOBODY) -> Told:
    """The scrubbed texts of a ticket, mapped or not: for a spreadsheet, or to be looked at."""
    identity = _unspoken(ticket, identity_of(ticket).with_more(known))
    return Told(
        _title(ticket, directory, identity),
        _content(ticket, directory, identity),
        _cut(scrubbed(_outcome(ticket), identity), CONTENT_MAX),
    )


def reply_text(ticket: Ticket, text: str, known: Identity = NOBODY) -> str:
    """An answer of ours to the complaint, scrubbed as the complaint is."""
    identity = _unspoken(ticket, identity_of(ticket).with_more(known))
    return _cut(scrubbed(text, identity), CONTENT_MAX)


def our_number(ticket: Ticket) -> str:
    """The ticket's number as it is written, "" when it has none."""
    try:
        return parse_number(ticket.number)
    except TicketNumberInvalid:
        return ""


def confidentialities(ticket: Ticket) -> frozenset[Confidentiality]:
    """How confidential it is; also what an open conflict says of it: the stricter word counts."""
    disputed = [one.value for one in ticket.conflicts if one.field == "confidentiality"]
    said = [ticket.value("confidentiality"), *disputed]
    return frozenset(one for one in Confidentiality if one in said)


def names_reporter(ticket: Ticket) -> bool:
    """Whether the names of its reporters may stand in what leaves."""
    return confidentialities(ticket) <= {Confidentiality.NORMAL}


def _unspoken(ticket: Ticket, identity: Identity) -> Identity:
    """What must not be told: everything but, of an open report, its own reporter's name.

    Who came in with another ticket may have asked there not to be named.
    """
    if not names_reporter(ticket):
        return identity
    joined = tuple(one.name for one in ticket.reporters if one.from_ticket)
    return replace(identity, names=joined)


def _title(ticket: Ticket, directory: Directory, identity: Identity) -> str:
    # Scrubbed before it is cut: half a number is still a trace.
    whole = scrubbed(ticket.description, identity)
    line = " ".join(whole.split())
    for stop in (". ", "? ", "! "):
        head, found, _ = line.partition(stop)
        line = head if found and len(head) >= 12 else line  # noqa: PLR2004 - an abbreviation
    if not line.replace(HIDDEN, "").strip(" .,-"):
        category = directory.categories.get(ticket.category_id)
        line = scrubbed(category.name, identity) if category else "Laporan warga"
    return _cut(line, TITLE_MAX)


def _content(ticket: Ticket, directory: Directory, identity: Identity) -> str:
    """Our number first, so that no limit cuts it; then the story, the place and the answers."""
    story = "\n".join((readable(ticket.description).strip(), *_around(ticket, directory)))
    body = scrubbed(story, identity)
    number = _NUMBER_LINE.format(number=our_number(ticket))
    return f"{number}\n\n{_cut(body, CONTENT_MAX - len(number) - 2)}"


def _outcome(ticket: Ticket) -> str:
    texts = [
        one.body.get("text")
        for one in ticket.entries
        if one.kind == Kind.RESOLVED and not one.withdrawn
    ]
    last = texts[-1] if texts else ""
    return last if isinstance(last, str) else ""


def _around(ticket: Ticket, directory: Directory) -> list[str]:
    lines = [""]
    if ticket.place_code in directory.places:
        lines.append(f"Lokasi: {directory.places.path(ticket.place_code)}")
    if ticket.text("landmark"):
        lines.append(f"Patokan: {ticket.text('landmark')}")
    for question in directory.questions:
        answer = ticket.answers.get(question.id, "")
        label = next((one.label for one in question.choices if one.value == answer), answer)
        if label:
            lines.append(f"{question.label.rstrip('?: ')}: {label}")
    return lines if len(lines) > 1 else []


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
