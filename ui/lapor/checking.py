"""“Periksa”: what LAPOR has under a number a person typed. Runs on the lane of its own; reads."""

from dataclasses import replace

from callcenter.desk.context import Desk
from callcenter.desk.lapor_ticket import read_complaint_id
from callcenter.desk.office import read_office
from callcenter.errors import FieldInvalid
from callcenter.lapor.client import Remote
from callcenter.lapor.connect import connect
from callcenter.lapor.office_values import settings_of
from ui.context import LaporToken


def look_up(desk: Desk, token: LaporToken, typed: str) -> Remote:
    """The complaint as LAPOR has it.

    Raises FieldInvalid (complaint_id: empty, shape; lapor_url: empty;
    lapor_token: empty, moved) and the LaporErrors.
    """
    complaint_id = read_complaint_id(typed)
    settings = settings_of(read_office(desk))
    if settings is None:
        raise FieldInvalid("lapor_url", "empty")
    secret = token.read().for_url(settings.base_url)
    client = connect(replace(settings, extra_ca=desk.settings.extra_ca), secret)
    try:
        return client.state(complaint_id)
    finally:
        client.close()
