"""Tickets and mappings of which submissions are made."""

from callcenter.directory.loading import load_directory
from callcenter.lapor.identity import Identity
from callcenter.lapor.mapping import Mapping, MapRow, our_names
from callcenter.lapor.settings import LaporSettings
from callcenter.lapor.submission import Prepared, prepare
from callcenter.tickets.apply import fold
from callcenter.tickets.number import make_number
from callcenter.tickets.words import Confidentiality, Kind
from tests.builders import EventLine

DIRECTORY = load_directory()
NUMBER = make_number(2026, 417, 101)
NOBODY = Identity()
FULL = Mapping(
    {
        key: MapRow(*key, f"id-{count}", name)
        for count, (key, name) in enumerate(our_names(DIRECTORY).items())
    }
)
SETTINGS = LaporSettings(base_url="https://lapor.example", institution_id="900")
HIDDEN_KINDS = [one for one in Confidentiality if one is not Confidentiality.NORMAL]


def ticket_of(*more, **fields):
    line = EventLine()
    fields = {"description": "Jalan provinsi berlubang di depan pasar", "place": "18.71"} | fields
    born = line.registered(**fields)
    number = line.event(Kind.RENUMBERED, body={"number": NUMBER})
    return fold("t-1", [born, number, *(one(line) for one in more)])


def dispatched(*agencies):
    return lambda line: line.event(Kind.DISPATCHED, body={"agency_ids": list(agencies)})


def made(ticket, mapping=FULL, chosen=SETTINGS, files=(), known=NOBODY):
    found = prepare(ticket, DIRECTORY, mapping, chosen, files, known=known)
    assert isinstance(found, Prepared), found
    return found
