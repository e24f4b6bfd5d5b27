"""Signs what a person may be on a device while the centre is out of reach."""

from datetime import timedelta

from callcenter.protocol.grant import Grant, sign_grant
from callcenter.protocol.roles import grant_hours
from callcenter.server.accounts import Account
from callcenter.server.centre import Centre, from_us


def grant_for(centre: Centre, account: Account, client_id: str, *, revision: int, now: int) -> str:
    """A grant from now on; `revision` is the last revocation known in the same transaction."""
    begins = from_us(now)
    grant = Grant(
        uid=account.uid,
        name=account.name,
        roles=sorted(account.roles),
        agency=account.agency,
        device=client_id,
        centre=centre.server_id,
        iat=begins,
        exp=begins + timedelta(hours=grant_hours(account.roles)),
        revision=revision,
    )
    return sign_grant(grant, centre.signing_key)
