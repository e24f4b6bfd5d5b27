"""Attached files at the centre: begun, added to, finished, and announced in the log (SYNC 10).

A file is announced on every ticket that names it, once, and only after its bytes are on disk.
"""

from collections.abc import Sequence

from msgspec import Struct
from sqlalchemy import Connection, Exists, delete, exists, insert, select, update

from callcenter.protocol.events import decode_event
from callcenter.protocol.file_messages import FileBegin, FileState, FileStored, is_sha256
from callcenter.protocol.wellformed import is_uuid
from callcenter.server import tables
from callcenter.server.askers import asker_of, sights
from callcenter.server.bulk import among
from callcenter.server.centre import Centre
from callcenter.server.database import lock_subjects, settled
from callcenter.server.devices import authenticate
from callcenter.server.file_folder import FileFolder
from callcenter.server.log_writer import append
from callcenter.server.own_events import own_event
from callcenter.server.policy import Act, sees_everything, sees_file
from callcenter.server.push import check_protocol
from callcenter.server.refusal import Refused
from callcenter.tickets.event import Value
from callcenter.tickets.words import Kind

UNNAMED_DAYS = 90
"""So long a whole file is kept that no event has named: the event may still come."""

_TYPE_LENGTH = 64
_DAY_US = 86_400_000_000
_FILE_KINDS = (Kind.ATTACHMENT_ADDED.value, Kind.ATTACHMENT_AVAILABLE.value)


class _Fact(Struct, frozen=True):
    """What is known of one file."""

    sha256: str
    size: int
    mime: str
    whole: bool


class Files(Struct, frozen=True):
    """The centre's files: its folder and its database."""

    centre: Centre
    folder: FileFolder

    def begin(self, authorization: str, wanted: FileBegin) -> FileState:
        """Begins a file, or says how far it is; Refused 401, 413, 422, 426."""
        self._check(wanted)
        client_id = self._device(authorization)
        sha256 = wanted.sha256
        with self.folder.locked(sha256):
            stored = self.folder.size(sha256)
            complete = stored is not None
            if stored is None:
                stored = self.folder.stage(sha256, client_id, wanted.size)
                # Whole already: an earlier process ended between the last byte and the check.
                complete = stored >= wanted.size
                if complete:
                    self.folder.finish(sha256, client_id)
            else:
                self.folder.unstage(sha256, client_id)
            size = stored if complete else wanted.size
            mime = self.folder.type_of(sha256) if complete else wanted.type
            fact = _Fact(sha256, size, mime, complete)
            announced = _note(self.centre, fact, wanted.ticket_id)
        return FileState(
            sha256=sha256,
            size=size,
            stored=stored,
            complete=complete,
            announced=announced,
            server_time=self.centre.clock.now(),
        )

    def append(self, authorization: str, sha256: str, offset: int, chunk: bytes) -> FileStored:
        """Adds a chunk at `offset`; Refused 401, 404, 409 (with what is stored), 413, 422."""
        client_id = self._device(authorization)
        self._check_name(sha256)
        with self.folder.locked(sha256):
            whole = self.folder.size(sha256)
            if whole is not None:
                return self._stored(sha256, whole, whole)
            stored, size = self.folder.staged(sha256, client_id) or (-1, 0)
            if stored < 0:
                raise Refused(404, "file_unknown")
            if offset != stored:
                raise Refused(409, "offset_wrong", {"stored": stored})
            if offset + len(chunk) > size:
                raise Refused(413, "file_too_large", {"most": size})
            stored = self.folder.append(sha256, client_id, chunk)
            if stored == size:
                mime = self.folder.finish(sha256, client_id)
                _note(self.centre, _Fact(sha256, size, mime, True), None)
        return self._stored(sha256, size, stored)

    def state(self, authorization: str, sha256: str) -> tuple[int, int]:
        """How many bytes of how many are here, for this device; Refused 401, 404."""
        client_id = self._device(authorization)
        self._check_name(sha256)
        whole = self.folder.size(sha256)
        if whole is not None:
            return whole, whole
        found = self.folder.staged(sha256, client_id)
        if found is None:
            raise Refused(404, "file_unknown")
        return found

    def size(self, authorization: str, sha256: str, *, thumbnail: bool = False) -> int:
        """Bytes of a whole file, for any enrolled device, and for people as the policy has it.

        Refused 401, 403, 404.
        """
        with self.centre.database.read() as tx:
            asker = asker_of(tx, self.centre, authorization, Act.READ_FILES)
            shown = sees_everything(asker) or sees_file(
                sights(tx, asker, _standing(tx, sha256)).values(), thumbnail=thumbnail
            )
        if not shown:
            raise Refused(404, "file_unknown")
        self._check_name(sha256)
        whole = self.folder.size(sha256)
        if whole is None:
            raise Refused(404, "file_unknown")
        return whole

    def sweep(self) -> None:
        """Takes away what was begun and left, and whole files that nothing ever named."""
        now = self.centre.now_us()
        self.folder.sweep(now / 1e6)
        for sha256 in _unnamed(self.centre, now - UNNAMED_DAYS * _DAY_US):
            with self.folder.locked(sha256):
                if _forget(self.centre, sha256):
                    self.folder.drop(sha256)

    def _device(self, authorization: str) -> str:
        with self.centre.database.read() as tx:
            return authenticate(tx, authorization, draining=True)

    def _check(self, wanted: FileBegin) -> None:
        check_protocol(wanted.protocol)
        if not is_sha256(wanted.sha256):
            raise Refused(422, "field_invalid", {"field": "sha256"})
        if not is_uuid(wanted.ticket_id):
            raise Refused(422, "field_invalid", {"field": "ticket_id"})
        if len(wanted.type) > _TYPE_LENGTH or not wanted.type.isprintable():
            raise Refused(422, "field_invalid", {"field": "type"})
        if wanted.size < 1:
            raise Refused(422, "field_invalid", {"field": "size"})
        if wanted.size > self.folder.most:
            raise Refused(413, "file_too_large", {"most": self.folder.most})

    @staticmethod
    def _check_name(sha256: str) -> None:
        if not is_sha256(sha256):
            raise Refused(404, "file_unknown")

    def _stored(self, sha256: str, size: int, stored: int) -> FileStored:
        return FileStored(
            sha256=sha256,
            size=size,
            stored=stored,
            complete=stored == size,
            server_time=self.centre.clock.now(),
        )


def _announced(tx: Connection, sha256: str) -> list[str]:
    """The tickets whose log names the file; what a desk merely claimed does not count."""
    links = tables.file_tickets
    asked = select(links.c.ticket_id)
    named = asked.where(links.c.sha256 == sha256, links.c.announced_at.is_not(None))
    return list(tx.execute(named).scalars())


def _standing(tx: Connection, sha256: str) -> list[str]:
    """Those of them on which the file was not withdrawn again."""
    tickets = _announced(tx, sha256)
    log = tables.events
    rows = tx.execute(
        select(log.c.eid, log.c.subject_id, log.c.kind, log.c.raw).where(
            among(tx, log.c.subject_id, tickets),
            log.c.kind.in_((Kind.ATTACHMENT_ADDED.value, Kind.WITHDRAWN.value)),
        )
    )
    naming: set[tuple[str, str]] = set()
    withdrawn: set[tuple[str, str]] = set()
    for row in rows:
        body = decode_event(row.raw).body
        if row.kind == Kind.WITHDRAWN:
            withdrawn.add((row.subject_id, str(body.get("eid"))))
        elif body.get("sha256") == sha256:
            naming.add((row.subject_id, row.eid))
    return [ticket_id for ticket_id, _eid in naming - withdrawn]


@settled
def _note(centre: Centre, fact: _Fact, ticket_id: str | None) -> bool:
    """Writes the rows of a file and what the log now has to say; whether it says so on this ticket.

    One transaction: the rows and the events, or neither.
    """
    now = centre.now_us()
    with centre.database.write() as tx:
        _save(tx, fact, now)
        unsaid = _link(tx, fact.sha256, ticket_id)
        said = _announce(tx, centre, fact, unsaid, now) if fact.whole else []
    return ticket_id is not None and (ticket_id not in unsaid or ticket_id in said)


def _save(tx: Connection, fact: _Fact, now: int) -> None:
    table = tables.files
    values = {"size": fact.size, "mime": fact.mime}
    here = table.c.sha256 == fact.sha256
    known = tx.execute(select(table.c.completed_at).where(here).with_for_update()).one_or_none()
    if known is None:
        done = now if fact.whole else None
        row = insert(table).values(sha256=fact.sha256, created_at=now, completed_at=done, **values)
        tx.execute(row)
    elif fact.whole and known.completed_at is None:
        tx.execute(update(table).where(here).values(completed_at=now, **values))


def _link(tx: Connection, sha256: str, ticket_id: str | None) -> list[str]:
    """Adds a ticket to those the file belongs to; all on which it is not announced yet."""
    links = tables.file_tickets
    found = tx.execute(
        select(links.c.ticket_id, links.c.announced_at).where(links.c.sha256 == sha256)
    )
    tickets = {row.ticket_id: row.announced_at for row in found}
    if ticket_id is not None and ticket_id not in tickets:
        tx.execute(insert(links).values(sha256=sha256, ticket_id=ticket_id))
        tickets[ticket_id] = None
    return sorted(key for key, at in tickets.items() if at is None)


def _announce(
    tx: Connection, centre: Centre, fact: _Fact, tickets: Sequence[str], now: int
) -> list[str]:
    """Says in the log of each ticket that names the file that it is here; those it is said of."""
    if not tickets:
        return []
    lock_subjects(tx, tickets)
    said = _said(tx, fact.sha256, tickets)
    if not said:
        return []
    body: dict[str, Value] = {"sha256": fact.sha256, "size": fact.size, "type": fact.mime}
    fresh = [
        own_event(centre, tx, one, Kind.ATTACHMENT_AVAILABLE, body)
        for one, kinds in said.items()
        if Kind.ATTACHMENT_AVAILABLE not in kinds
    ]
    append(tx, centre, fresh, now)
    links = tables.file_tickets
    here = (links.c.sha256 == fact.sha256, links.c.ticket_id.in_(list(said)))
    tx.execute(update(links).where(*here).values(announced_at=now))
    return list(said)


def _said(tx: Connection, sha256: str, tickets: Sequence[str]) -> dict[str, set[str]]:
    """What the log says of this file, by those of these tickets that name it."""
    log = tables.events
    rows = tx.execute(
        select(log.c.subject_id, log.c.kind, log.c.raw)
        .where(log.c.subject_id.in_(tickets), log.c.kind.in_(_FILE_KINDS))
        .order_by(log.c.seq)
    )
    said: dict[str, set[str]] = {}
    for row in rows:
        if decode_event(row.raw).body.get("sha256") == sha256:
            said.setdefault(row.subject_id, set()).add(row.kind)
    return said


def _unnamed(centre: Centre, before: int) -> list[str]:
    table = tables.files
    with centre.database.read() as tx:
        found = tx.execute(select(table.c.sha256).where(table.c.created_at < before, ~_named()))
        return list(found.scalars())


def _named() -> Exists:
    links = tables.file_tickets
    return exists().where(
        links.c.sha256 == tables.files.c.sha256, links.c.announced_at.is_not(None)
    )


@settled
def _forget(centre: Centre, sha256: str) -> bool:
    """Takes the rows of a file away unless the log has named it meanwhile."""
    table, links = tables.files, tables.file_tickets
    with centre.database.write() as tx:
        here = select(table.c.sha256).where(table.c.sha256 == sha256, ~_named())
        if tx.execute(here.with_for_update()).one_or_none() is None:
            return False
        tx.execute(delete(links).where(links.c.sha256 == sha256))
        tx.execute(delete(table).where(table.c.sha256 == sha256))
    return True
