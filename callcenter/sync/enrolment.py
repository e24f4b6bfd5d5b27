"""Makes this desk known to a centre, and keeps the credential in the encrypted store."""

import secrets

from sqlalchemy import Connection

from callcenter.api.central import CentralApi
from callcenter.errors import ProtocolConflict
from callcenter.protocol.limits import FORMER_MAX, PROTOCOL
from callcenter.protocol.messages import EnrolAnswer, EnrolRequest, ServerInfo
from callcenter.store import healing, history, kv, leaving, numbers, outbox, people, sync_state
from callcenter.store.store import Store
from callcenter.store.tickets import count_tickets

_CREDENTIAL = "device_credential"
_NEXT_SECRET = "device_secret_next"  # noqa: S105 - a name, not a secret
_SERVER_ID = "server_id"
_LAST_BLOCK = "last_number_block"


def enrol(
    store: Store, api: CentralApi, code: str, device_name: str, *, adopt: bool = False
) -> ServerInfo:
    """Enrols with a one-time code; a lost answer is repaired by trying again with the same code.

    `adopt` moves a desk that holds another centre's tickets: all it holds will be offered here.
    Raises EnrolmentRefused, another NetworkError, or ProtocolConflict("other_server") when that
    was not said; its details are what a person should know: `name` of this centre, `former`,
    `tickets` held here, how many of them are `unsent`, and whether they are only a part.
    """
    info = api.info()
    with store.write() as tx:
        moves = _is_other_server(tx, info.server_id)
        if moves and not adopt:
            raise ProtocolConflict("other_server", {"name": info.name, **_at_stake(tx)})
        former = healing.writers_of_the_centre(tx) if moves else []
        secret = kv.get(tx, _NEXT_SECRET) or secrets.token_urlsafe(32).encode()
        # On disk before it is sent: the centre may know it although the answer never comes.
        kv.put(tx, _NEXT_SECRET, secret)
        state = sync_state.state(tx)
    answer = api.enrol(
        EnrolRequest(
            protocol=PROTOCOL,
            code=code,
            client_id=state.client_id,
            incarnation=state.incarnation,
            secret=secret.decode(),
            device_name=device_name,
            former=former[-FORMER_MAX:],
        )
    )
    with store.write() as tx:
        if moves:
            _move(tx, answer)
        else:
            take_blocks(tx, answer.number_blocks)
        _remember(tx, api.base_url, answer, secret)
    return info


def credential(tx: Connection) -> str | None:
    """`<client_id>.<secret>`, None before enrolment."""
    found = kv.get(tx, _CREDENTIAL)
    return None if found is None else found.decode()


def server_id(tx: Connection) -> str:
    """The id of the centre this desk belongs to, "" before enrolment."""
    return (kv.get(tx, _SERVER_ID) or b"").decode()


def take_blocks(tx: Connection, blocks: list[int]) -> None:
    """Stores leased blocks and remembers the highest one ever got."""
    if blocks:
        numbers.add_blocks(tx, blocks)
        kv.put(tx, _LAST_BLOCK, str(max(last_block(tx), *blocks)).encode())


def last_block(tx: Connection) -> int:
    """The highest block this desk ever got in its present incarnation, -1 for none."""
    return int(kv.get(tx, _LAST_BLOCK) or b"-1")


def forget_blocks(tx: Connection) -> None:
    """A new incarnation shares no block with the desk it was copied from."""
    numbers.drop_blocks(tx)
    kv.put(tx, _LAST_BLOCK, None)


def check_server_id(tx: Connection, server_id: str) -> None:
    """Raises ProtocolConflict("other_server") when this desk belongs to another centre."""
    if _is_other_server(tx, server_id):
        raise ProtocolConflict("other_server", {})


def _at_stake(tx: Connection) -> dict[str, object]:
    return {
        "former": sync_state.state(tx).server_name,
        "tickets": count_tickets(tx),
        "unsent": outbox.summary(tx).tickets,
        "partial": history.history(tx) is not None,
    }


def _is_other_server(tx: Connection, server_id: str) -> bool:
    known = kv.get(tx, _SERVER_ID)
    if known is None or known.decode() == server_id:
        return False
    return bool(sync_state.state(tx).cursor) or healing.offered(tx) > 0


def _move(tx: Connection, answer: EnrolAnswer) -> None:
    """Everything here is to be offered to the new centre.

    The old numbers stay in use until the new centre knows which blocks are out: the ones it has
    given now may be on tickets already, so they are only remembered as given.
    """
    healing.unsettle(tx, healing.BEGINNING, "")
    kv.put(tx, _LAST_BLOCK, str(max(last_block(tx), *answer.number_blocks, -1)).encode())


def _remember(tx: Connection, url: str, answer: EnrolAnswer, secret: bytes) -> None:
    kv.put(tx, _CREDENTIAL, answer.client_id.encode() + b"." + secret)
    kv.put(tx, _NEXT_SECRET, None)
    kv.put(tx, _SERVER_ID, answer.server_id.encode())
    people.keep_grant_key(tx, answer.grant_key)
    leaving.note(tx, "")
    sync_state.set_server(tx, url, answer.name, PROTOCOL)
