"""The lane of attached files to the centre: a chunk at a time, behind the tickets.

No loop and no sleep: `run_once` works for a moment and says when to come again. Never holds a
transaction across a request; what a kill leaves is gone on with from where the centre stands.
"""

import random
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from callcenter.api.files import FileApi
from callcenter.changes import Changes
from callcenter.clock import Clock
from callcenter.errors import (
    ClientTooOld,
    NetworkError,
    NotEnrolled,
    NotFound,
    NotOurServer,
    ProtocolConflict,
    RequestRefused,
    ServerBusy,
    StoreDamaged,
)
from callcenter.pictures.kinds import sniff
from callcenter.protocol.file_messages import CHUNK_BYTES, FileBegin, FileState, FileStored
from callcenter.protocol.limits import PROTOCOL
from callcenter.store import attachments, uploads
from callcenter.store.gone_files import drop_gone_files
from callcenter.store.store import Store
from callcenter.sync.backoff import Backoff
from callcenter.sync.file_shelf import FileShelf
from callcenter.sync.file_way import Connect, FileWay

SLICE_SECONDS = 1.0
"""So long one run works; then somebody who wants to see a file comes first."""

BEHIND_TICKETS_SECONDS = 2.0
UNNAMED_SECONDS = 60.0
NOT_TAKEN_SECONDS = 300.0
SMALLEST_CHUNK = 16 << 10
MOST_TRIES = 5
_ABOUT_THE_FILE = frozenset(
    {"bytes_differ", "type_refused", "picture_too_large", "file_too_large", "field_invalid"}
)


class FileReport(Struct, frozen=True):
    """What one run did; `again_in` in seconds, None when nothing is left to send.

    `waits_for` is "tickets" while events are unsent, "centre" while this desk knows none.
    """

    finished: int = 0
    chunks: int = 0
    again_in: float | None = None
    waits_for: str = ""
    error: NetworkError | None = None


class _InHand(Struct, frozen=True):
    """The file that is being sent, and how much of it the centre has."""

    upload: uploads.Upload
    data: bytes
    stored: int


class FileLane:
    """The files of one profile; `key` opens them on disk (32 bytes). `shelf` shows them."""

    def __init__(
        self,
        store: Store,
        connect: Connect,
        clock: Clock,
        changes: Changes,
        *,
        profile: Path,
        key: bytes,
        chance: Callable[[], float] = random.random,
        slice_seconds: float = SLICE_SECONDS,
    ) -> None:
        self._store = store
        self._profile = profile
        self._key = key
        self._clock = clock
        self._changes = changes
        self._chance = chance
        self._slice = slice_seconds
        self._way = FileWay(store, connect)
        self.shelf = FileShelf(store, self._way, clock, changes, profile=profile, key=key)
        self._backoff = Backoff()
        self._chunk = CHUNK_BYTES
        self._in_hand: _InHand | None = None
        self._passed_over: frozenset[tuple[str, str]] = frozenset()
        self._counted = False

    def run_once(self) -> FileReport:
        """Sends for about a second, one chunk at least; a NetworkError is in the report.

        Raises EnvironmentFaults of the store.
        """
        drop_gone_files(self._store, self._profile)
        api = self._way.find()
        if api is None:
            return FileReport(waits_for="centre")
        self._count_older()
        until = self._clock.monotonic() + self._slice
        report = FileReport()
        try:
            while True:
                if self._behind_tickets():
                    self._tell_progress()
                    return replace(report, again_in=BEHIND_TICKETS_SECONDS, waits_for="tickets")
                if self._in_hand is not None:
                    self._step(api, self._in_hand)
                    report = replace(report, chunks=report.chunks + 1)
                elif (upload := self._due()) is not None:
                    done = self._begin(api, upload)
                    report = replace(report, finished=report.finished + done)
                else:
                    return self._all_sent(report)
                self._backoff = Backoff()
                if self._clock.monotonic() >= until:
                    self._tell_progress()
                    return replace(report, again_in=0.0)
        except NetworkError as error:
            return self._failed(report, error)

    def may_hurry(self) -> bool:
        """Whether news may cut the present wait: not one that a failure asked for."""
        return not self._backoff.failures

    def close(self) -> None:
        """Lets go of the connection."""
        self._way.close()

    def _count_older(self) -> None:
        """Once: what an earlier version of the program kept is owed too."""
        if not self._counted:
            with self._store.write() as tx:
                uploads.add_missing(tx)
            self._counted = True

    def _behind_tickets(self) -> bool:
        with self._store.read() as tx:
            return uploads.must_wait(tx)

    def _due(self) -> uploads.Upload | None:
        with self._store.read() as tx:
            return uploads.due(tx, self._passed_over)

    def _begin(self, api: FileApi, upload: uploads.Upload) -> int:
        """Asks how far the centre is and takes the file in hand; 1 when it has all of it."""
        data = self._read(upload)
        try:
            state = api.begin(
                FileBegin(
                    protocol=PROTOCOL,
                    sha256=upload.sha256,
                    size=upload.size,
                    type=sniff(data),
                    ticket_id=upload.ticket_id,
                )
            )
        except RequestRefused as refused:
            self._judge(upload, refused)
            return 0
        if state.complete:
            self._finish(upload, announced=state.announced)
            return int(state.announced)
        if not data:
            self._refuse(upload, "lost")
            return 0
        self._in_hand = _InHand(upload, data, _checked(state, upload.size, -1))
        return 0

    def _read(self, upload: uploads.Upload) -> bytes:
        """The bytes; none when they are not here: the centre may have them all the same."""
        try:
            return attachments.read(self._profile, self._key, upload.sha256)
        except (NotFound, StoreDamaged):
            return b""

    def _step(self, api: FileApi, file: _InHand) -> None:
        """Hands over one chunk; a whole file is asked about once more, for its announcement."""
        upload, at = file.upload, file.stored
        self._in_hand = None
        try:
            told = api.append(upload.sha256, at, file.data[at : at + self._chunk])
        except ProtocolConflict as conflict:
            if conflict.code != "offset_wrong":
                raise
            return  # another run of this desk was faster: asked anew
        except RequestRefused as refused:
            self._judge(upload, refused)
            return
        except NetworkError:
            self._chunk = max(SMALLEST_CHUNK, self._chunk // 2)
            raise
        self._chunk = min(CHUNK_BYTES, self._chunk * 2)
        if not told.complete:
            self._in_hand = _InHand(upload, file.data, _checked(told, upload.size, at))

    def _tell_progress(self) -> None:
        """For the screen alone, so not with every chunk: what counts is where the centre stands."""
        if self._in_hand is not None and self._in_hand.stored:
            with self._store.write() as tx:
                uploads.note_sent(tx, self._in_hand.upload, self._in_hand.stored)
            self._changes.publish({"files"})

    def _finish(self, upload: uploads.Upload, *, announced: bool) -> None:
        with self._store.write() as tx:
            if announced:
                uploads.note_told(tx, upload)
            else:
                uploads.note_failed(tx, upload, "unnamed")
        if not announced:
            self._passed_over |= {(upload.sha256, upload.ticket_id)}
        self._changes.publish({"files"})

    def _judge(self, upload: uploads.Upload, refused: RequestRefused) -> None:
        """A refusal is about this file, or about the centre: then it is raised on."""
        if refused.code not in _ABOUT_THE_FILE | {"file_unknown"}:
            raise refused
        again = refused.code in ("bytes_differ", "file_unknown")
        if again and upload.tries < MOST_TRIES:
            with self._store.write() as tx:
                uploads.note_failed(tx, upload, refused.code)
            return
        self._refuse(upload, refused.code)

    def _refuse(self, upload: uploads.Upload, reason: str) -> None:
        with self._store.write() as tx:
            uploads.refuse(tx, upload, reason)
        self._changes.publish({"files"})

    def _all_sent(self, report: FileReport) -> FileReport:
        waiting, self._passed_over = self._passed_over, frozenset()
        return replace(report, again_in=UNNAMED_SECONDS if waiting else None)

    def _failed(self, report: FileReport, error: NetworkError) -> FileReport:
        self._in_hand = None
        retry_after = error.retry_after if isinstance(error, ServerBusy) else None
        self._backoff, wait = self._backoff.failed(self._chance(), retry_after)
        if isinstance(error, NotEnrolled | ClientTooOld | RequestRefused):
            wait = NOT_TAKEN_SECONDS
        return replace(report, again_in=wait, error=error)


def _checked(told: FileState | FileStored, size: int, before: int) -> int:
    """How much the centre has; NotOurServer when that cannot be."""
    if not before < told.stored < size:
        raise NotOurServer("garbage")
    return told.stored
