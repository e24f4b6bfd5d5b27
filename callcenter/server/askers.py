"""Who asks: an enrolled desk by its credential, or a person by the access token of a session.

And the facts of tickets that `policy` decides by. Decides nothing itself.
"""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from callcenter.server import policy, tables, tokens
from callcenter.server.accounts import find_account
from callcenter.server.bulk import among
from callcenter.server.centre import Centre
from callcenter.server.devices import authenticate
from callcenter.server.policy import Act, Asker, Device, Person, Sight, TicketFacts
from callcenter.server.refusal import Refused


def asker_of(tx: Connection, centre: Centre, authorization: str, act: Act) -> Asker:
    """Who asks, when this act is open to them; Refused 401 or 403."""
    asker: Asker
    if tokens.is_personal(authorization):
        asker = person_of(tx, centre, authorization)
    else:
        asker = Device(authenticate(tx, authorization))
    policy.allow(asker, act)
    return asker


def person_of(tx: Connection, centre: Centre, authorization: str) -> Person:
    """The person with this access token; Refused 401."""
    bearer = tokens.read_bearer(tx, authorization, centre.now_us())
    account = find_account(tx, bearer.uid)
    if account is None:
        raise Refused(401, "session_ended")
    return Person(account.uid, account.name, account.roles, account.agency, bearer.client_id)


def sights(tx: Connection, asker: Asker, ids: Iterable[str]) -> dict[str, Sight]:
    """How much they see of each of these tickets; what is no ticket is not in it."""
    table = tables.tickets
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return {}
    asked = select(table.c.id, table.c.agencies, table.c.summary)
    return {
        row.id: policy.sight(
            asker,
            TicketFacts(frozenset(row.agencies), str(row.summary.get("confidentiality", ""))),
        )
        for row in tx.execute(asked.where(among(tx, table.c.id, wanted)))
    }
