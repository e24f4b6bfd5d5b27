"""Who may stand behind a change of the ways in. Asks no passphrase; runs on the keys' worker."""

from callcenter.desk.context import Desk
from callcenter.desk.standing import Role, read_standing
from callcenter.entrance.way_in import Entrance
from callcenter.store import people


def signers(entrance: Entrance, desk: Desk) -> tuple[str, ...]:
    """Uids of those with a way in who may stand behind a change of the ways in.

    Where the centre says what people may be: supervisors by its word. As long as nobody here has
    an account, and without a centre: those the settings call so, or everybody where there is none.
    """
    there = tuple(one.uid for one in entrance.overview().operators)
    with desk.store.read() as tx:
        if people.grant_key(tx) and people.sessions(tx):
            at = desk.seen_now()
            return tuple(
                uid for uid in there if Role.SUPERVISOR in read_standing(tx, uid, at).roles
            )
    chiefs = {one.uid for one in desk.settings.operators if one.role == Role.SUPERVISOR}
    return tuple(uid for uid in there if uid in chiefs) or there
