"""Opens a complaint that LAPOR has as a ticket of ours: fetched, put into a form, never pushed.

`open_complaint` reaches for the network: it belongs on the worker of LAPOR, never on the screen's.
"""

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from callcenter.desk.context import Desk
from callcenter.desk.lapor_ticket import find_complaint, read_complaint_id
from callcenter.desk.office import read_office
from callcenter.errors import FieldInvalid, LaporRefused, LaporUnsupported
from callcenter.lapor.client import LaporClient, LogEntry, Remote
from callcenter.lapor.connect import connect
from callcenter.lapor.office_values import settings_of
from callcenter.lapor.story import sorted_entries
from callcenter.tickets.intake import Intake
from callcenter.tickets.texts import TEXT_MAX, clean_text
from callcenter.tickets.words import Channel
from callcenter.web.bound_token import BoundToken

GONE = frozenset({404, 410})
"""LAPOR knows no complaint of this number."""


class Opened(Struct, frozen=True, kw_only=True):
    """A complaint found: the ticket that it is already, else the form it begins.

    `status` and `institution` are LAPOR's words, plain and untrusted.
    """

    complaint_id: str
    ticket_id: str = ""
    intake: Intake | None = None
    status: str = ""
    institution: str = ""


def open_complaint(desk: Desk, token: Callable[[], BoundToken], raw: str) -> Opened:
    """The complaint of this number. Writes nothing: a ticket is made when the form is saved.

    Raises FieldInvalid (complaint_id: empty, shape, gone; lapor: off; lapor_token: empty, moved),
    and a LaporError when LAPOR is away or answers in an unknown shape.
    """
    complaint_id = read_complaint_id(raw)
    known = find_complaint(desk, complaint_id)
    if known is not None:
        return Opened(complaint_id=complaint_id, ticket_id=known)
    settings = settings_of(read_office(desk))
    if settings is None:
        raise FieldInvalid("lapor", "off")
    secret = token().for_url(settings.base_url)
    client = connect(replace(settings, extra_ca=desk.settings.extra_ca), secret)
    try:
        return fetched(client, complaint_id)
    finally:
        client.close()


def fetched(client: LaporClient, complaint_id: str) -> Opened:
    """What LAPOR tells of a complaint, as a form that begins with its words."""
    try:
        remote = client.state(complaint_id)
        said = _followups(client, complaint_id)
    except LaporRefused as refused:
        if refused.status in GONE:
            raise FieldInvalid("complaint_id", "gone") from refused
        raise
    return Opened(
        complaint_id=complaint_id,
        intake=Intake(
            lapor_id=complaint_id,
            channel=Channel.LAPOR,
            description=_first_text(remote, said),
        ),
        status=remote.status_name or remote.status_code,
        institution=remote.disposition_name,
    )


def _followups(client: LaporClient, complaint_id: str) -> tuple[LogEntry, ...]:
    try:
        return client.followups(complaint_id)
    except LaporUnsupported:
        return ()


def _first_text(remote: Remote, said: tuple[LogEntry, ...]) -> str:
    """The oldest words there are: those of the complaint, where LAPOR tells them at all."""
    entries = sorted_entries((*remote.logs, *said))
    text = next((one.text for one in entries if one.text.strip()), "")
    return clean_text(text)[:TEXT_MAX]
