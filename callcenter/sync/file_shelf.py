"""Files as somebody wants to see them: fetched when they are not here, small pictures, room kept.

Asks the centre only when the file is not on this desk. Belongs to the thread of the file lane.
"""

import hashlib
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from callcenter.api.files import FileApi
from callcenter.changes import Changes
from callcenter.clock import Clock
from callcenter.errors import (
    Cancelled,
    NotEnrolled,
    NotFound,
    NotOurServer,
    PictureRefused,
    RequestRefused,
)
from callcenter.pictures import decoding
from callcenter.pictures.kinds import PICTURES
from callcenter.protocol.file_messages import FileBegin
from callcenter.protocol.limits import PROTOCOL
from callcenter.store import attachments, file_room
from callcenter.store.store import Store
from callcenter.sync.file_way import FileWay

Progress = Callable[[int, int], None]
"""Hears how many bytes are here, and of how many."""


class FileShelf:
    """The files of one profile; `key` opens them on disk (32 bytes)."""

    def __init__(
        self,
        store: Store,
        way: FileWay,
        clock: Clock,
        changes: Changes,
        *,
        profile: Path,
        key: bytes,
    ) -> None:
        self._store = store
        self._profile = profile
        self._key = key
        self._way = way
        self._clock = clock
        self._changes = changes

    def fetch(
        self,
        sha256: str,
        size: int,
        progress: Progress = lambda _here, _all: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        """Brings a file of `size` bytes to this desk, verified and encrypted.

        Nothing when it is here. Raises Cancelled, NotFound when the centre does not have it (yet),
        or another NetworkError.
        """
        if attachments.is_here(self._profile, sha256):
            return
        data = _download(self._api(), sha256, size, progress, cancelled)
        if hashlib.sha256(data).hexdigest() != sha256:
            raise NotOurServer("garbage")
        attachments.store_bytes(self._profile, self._key, data)
        self._changes.publish({"files"})

    def thumbnail(self, sha256: str, mime: str) -> bytes | None:
        """A small JPEG of a picture, kept once made; None when there can be none.

        From the file itself when it is here, else from the centre, and painted anew on this desk.
        Raises a NetworkError when it can only come from there and does not.
        """
        if mime not in PICTURES:
            return None
        kept = attachments.thumbnail(self._profile, self._key, sha256)
        if kept is not None:
            return kept or None
        try:
            source = self._picture(sha256)
            picture = decoding.thumbnail(source) if source else b""
        except PictureRefused as refused:
            if refused.reason == "limits":
                return None  # perhaps this machine was only busy
            picture = b""
        attachments.keep_thumbnail(self._profile, self._key, sha256, picture)
        return picture or None

    def make_room(self, keep_days: int, at_most: int = 20) -> int:
        """Takes files off this desk that the centre has had for so long; how many.

        Each is asked about once more: the copy here goes only while there is one at the centre.
        """
        api = self._way.find()
        if api is None:
            return 0
        before = self._clock.now() - timedelta(days=keep_days)
        with self._store.read() as tx:
            old = file_room.spare(tx, before, at_most)
        gone = 0
        for one in old:
            asked = FileBegin(
                protocol=PROTOCOL,
                sha256=one.sha256,
                size=one.size,
                type="",
                ticket_id=one.ticket_id,
            )
            if not api.begin(asked).complete:
                continue
            with self._store.write() as tx:
                if file_room.still_spare(tx, one.sha256, before):
                    attachments.drop_bytes(self._profile, one.sha256)
                    file_room.forget(tx, one.sha256)
                    gone += 1
        return gone

    def _picture(self, sha256: str) -> bytes | None:
        if attachments.is_here(self._profile, sha256):
            return attachments.read(self._profile, self._key, sha256)
        return self._api().thumbnail(sha256)

    def _api(self) -> FileApi:
        api = self._way.find()
        if api is None:
            raise NotEnrolled
        return api


def _download(
    api: FileApi, sha256: str, size: int, progress: Progress, cancelled: Callable[[], bool]
) -> bytes:
    data = bytearray()
    while len(data) < size:
        if cancelled():
            raise Cancelled
        try:
            data += api.read(sha256, len(data), size)
        except RequestRefused as refused:
            if refused.code == "file_unknown":
                raise NotFound("attachment", sha256) from refused
            raise
        progress(len(data), size)
    return bytes(data)
