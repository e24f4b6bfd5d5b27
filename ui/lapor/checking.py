"""“Periksa”: what LAPOR has under a number a person typed. Runs on the lane of its own; reads."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from callcenter.desk.context import Desk
from callcenter.desk.lapor_ticket import read_complaint_id
from callcenter.desk.office import read_office
from callcenter.errors import FieldInvalid, LaporError
from callcenter.lapor.answers import number_in_text
from callcenter.lapor.client import LaporClient, Remote
from callcenter.lapor.connect import connect
from callcenter.lapor.office_values import settings_of
from ui.context import LaporToken


class Checked(Struct, frozen=True):
    """The complaint there; `ours`: our number stands in its texts, None when none could be seen.

    False is said only of a list that was seen whole; it may still be behind the last minutes.
    """

    remote: Remote
    ours: bool | None


def look_up(desk: Desk, token: LaporToken, typed: str, number: str) -> Checked:
    """The complaint as LAPOR has it, and whether it speaks of the ticket with this number.

    Raises FieldInvalid (complaint_id: empty, shape; lapor_url: empty;
    lapor_token: empty, moved) and the LaporErrors of asking for it.
    """
    complaint_id = read_complaint_id(typed)
    settings = settings_of(read_office(desk))
    if settings is None:
        raise FieldInvalid("lapor_url", "empty")
    secret = token.read().for_url(settings.base_url)
    client = connect(replace(settings, extra_ca=desk.settings.extra_ca), secret)
    try:
        remote = client.state(complaint_id)
        return Checked(remote, _is_ours(client, complaint_id, remote, number))
    finally:
        client.close()


def _is_ours(client: LaporClient, complaint_id: str, remote: Remote, number: str) -> bool | None:
    wanted = number_in_text(number)
    if any(wanted.search(text) for text in _texts(client, complaint_id, remote)):
        return True
    try:
        found = client.find(number)
    except LaporError:
        return None
    if complaint_id in found.hits:
        return True
    return False if found.complete else None


def _texts(client: LaporClient, complaint_id: str, remote: Remote) -> Iterator[str]:
    """What was said there, as far as it is told: LAPOR does not always give the story itself."""
    yield from (one.text for one in remote.logs)
    try:
        yield from (one.text for one in client.followups(complaint_id))
    except LaporError:
        return
