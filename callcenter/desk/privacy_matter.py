"""What every verb of the privacy office shares: reading the register, writing into a matter.

Only who has the right writes; nothing personal goes in, for a matter outlives an erasure.
"""

from collections.abc import Mapping

from msgspec import Struct
from sqlalchemy import Connection

from callcenter.desk.approval import Approval, consume
from callcenter.desk.context import Change, Desk
from callcenter.desk.record import append
from callcenter.desk.rights import Act, may, require
from callcenter.desk.standing import read_standing
from callcenter.errors import FieldInvalid, NotFound
from callcenter.privacy.breach import Breach
from callcenter.privacy.course import PERSON
from callcenter.privacy.identifying import names_somebody
from callcenter.privacy.register import Matter, Register, fold_matter, register_of
from callcenter.privacy.request import Request
from callcenter.privacy.retention import Proposal
from callcenter.store.matters import load_matter, load_matters
from callcenter.tickets.event import PRIVACY, Author, Event, Value
from callcenter.tickets.words import Kind

TEXT_MAX = 2_000
"""Characters of what is written into a matter."""


def read_register(desk: Desk) -> Register:
    """Everything the privacy office has on its hands, as far as this desk knows."""
    with desk.store.read() as tx:
        return register_of(load_matters(tx, PRIVACY))


def may_open(desk: Desk) -> bool:
    """Whether who sits here may see and do what the privacy office does."""
    return may(desk, Act.PRIVACY)


def require_privacy(desk: Desk) -> None:
    """Raises RightMissing; noted in the audit."""
    require(desk, Act.PRIVACY)


def write(
    change: Change,
    matter_id: str,
    kind: Kind,
    body: Mapping[str, Value],
    author: Author | None = None,
) -> Event:
    """Writes one event of a matter; empty values are left out."""
    said = {name: value for name, value in body.items() if value not in ("", None)}
    if author is None:
        said[PERSON] = list[Value](uids_here(change.desk))
    return append(change, PRIVACY, matter_id, kind, body=said, author=author)


class Signer(Struct, frozen=True):
    """Who signs, and every name they go by at this desk: their way in, their account."""

    author: Author
    uids: tuple[str, ...]


def uids_here(desk: Desk) -> tuple[str, ...]:
    """Every name that who sits here goes by: the author's first."""
    return tuple(dict.fromkeys((desk.author.uid, desk.operator.uid)))


def sign_off(change: Change, matter_id: str, kind: Kind, of: str, who: Signer) -> None:
    """Writes somebody's signature for the event `of`."""
    body: dict[str, Value] = {"of": of, PERSON: list[Value](who.uids)}
    write(change, matter_id, kind, body, author=who.author)


def signer(change: Change, of: str, approval: Approval | None) -> Signer:
    """Who signs the event `of`: who sits here, or whose approval was given for just that.

    Raises ApprovalRefused; an approval is used up. By the account, as from a session of their own:
    one person never counts as two.
    """
    if approval is None:
        return Signer(change.desk.author, uids_here(change.desk))
    consume(change, approval, "sign", of)
    people = {one.uid: one.name for one in change.desk.settings.operators}
    account = read_standing(change.tx, approval.by, change.desk.seen_now()).account
    author = Author(account or approval.by, people.get(approval.by, approval.by))
    return Signer(author, tuple(dict.fromkeys((author.uid, approval.by))))


def decided(tx: Connection, matter_id: str) -> Request | Proposal:
    """The request or the proposal. Raises NotFound (privacy)."""
    found = _matter(tx, matter_id)
    if isinstance(found, Request | Proposal):
        return found
    raise NotFound("privacy", matter_id)


def request_of(tx: Connection, matter_id: str) -> Request:
    """The request. Raises NotFound (privacy)."""
    found = _matter(tx, matter_id)
    if isinstance(found, Request):
        return found
    raise NotFound("privacy", matter_id)


def breach_of(tx: Connection, matter_id: str) -> Breach:
    """The breach. Raises NotFound (privacy)."""
    found = _matter(tx, matter_id)
    if isinstance(found, Breach):
        return found
    raise NotFound("privacy", matter_id)


def open_request(tx: Connection, matter_id: str) -> Request:
    """A request that nobody has decided. Raises FieldInvalid (request: ended), NotFound."""
    found = request_of(tx, matter_id)
    if not found.course.is_open:
        raise FieldInvalid("request", "ended")
    return found


def checked(field: str, text: str, *, needed: bool = False) -> str:
    """A text for a matter. Raises FieldInvalid (empty, too_long, identifying)."""
    plain = text.strip()
    if needed and not plain:
        raise FieldInvalid(field, "empty")
    if len(plain) > TEXT_MAX:
        raise FieldInvalid(field, "too_long")
    if names_somebody(plain):
        raise FieldInvalid(field, "identifying")
    return plain


def _matter(tx: Connection, matter_id: str) -> Matter | None:
    return fold_matter(
        matter_id, [one for one in load_matter(tx, matter_id) if one.subject == PRIVACY]
    )
