"""This desk joins a centre: everything it holds goes there, so it is not anybody's to say.

The first centre of an empty desk may be named by whoever sets it up. Where there are tickets, and
for every move to another centre, a supervisor by the word that counts until then decides; what was
decided is in the audit before anything is sent.
"""

from callcenter.desk import audit
from callcenter.desk.context import Desk
from callcenter.desk.rights import Act, require
from callcenter.protocol.messages import ServerInfo
from callcenter.store.tickets import count_tickets
from callcenter.sync.synchroniser import Synchroniser
from callcenter.web.address import origin_of


def join_centre(
    desk: Desk, sync: Synchroniser, url: str, code: str, name: str, *, adopt: bool = False
) -> ServerInfo:
    """Makes the desk known to the centre at `url`; `adopt` takes it away from another one.

    Raises RightMissing, and as `Synchroniser.enrol`; after RightMissing nobody was asked.
    """
    with desk.store.read() as tx:
        holds = count_tickets(tx) > 0
    if adopt or holds:
        require(desk, Act.SUPERVISE)
    audit.note_alone(
        desk,
        audit.Act.DEVICE,
        kind="centre",
        object_id=origin_of(url),
        reason="moved" if adopt else "joined",
    )
    return sync.enrol(url, code, name, adopt=adopt)
