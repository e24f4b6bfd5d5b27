"""A desk and its lane of files, for the tests of what goes up, comes down and is cleared away."""

import hashlib
from typing import Any

from callcenter.api.files import FileApi
from callcenter.store import attachments, uploads
from callcenter.sync.file_lane import FileLane
from tests.samples_of_files import CHUNK, noise

KEY = bytes(range(32, 64))
FILE = noise(4 * CHUNK + 123, seed=11)


class Shelf:
    """A desk and its lane of files."""

    def __init__(self, rig, **more) -> None:
        self.rig = rig
        self.told: set[str] = set()
        rig.changes.subscribe(self.told.update)
        self.more: dict[str, Any] = {"slice_seconds": 60.0, "chance": lambda: 0.5} | more
        self.lane = self.open()

    def open(self, connect=lambda url, key: FileApi(url, key, read_seconds=5.0)) -> FileLane:
        rig = self.rig
        self.lane = FileLane(
            rig.store, connect, rig.clock, rig.changes,
            profile=rig.folder, key=KEY, **self.more,
        )  # fmt: skip
        return self.lane

    def attach(self, data: bytes, ticket_id: str = "", name: str = "bukti.pdf") -> str:
        """A file kept and named by a ticket, as the desk's verbs do; the ticket's id."""
        ticket_id = ticket_id or self.rig.register()
        file = attachments.put(self.rig.folder, KEY, data, name)
        body = {"sha256": file.sha256, "size": file.size, "type": file.mime, "name": file.name}
        with self.rig.store.write() as tx:
            self.rig._append(tx, ticket_id, "attachment_added", body=body)
            attachments.note(tx, ticket_id, file)
        return ticket_id

    def rows(self, ticket_id: str):
        with self.rig.store.read() as tx:
            return uploads.of_ticket(tx, ticket_id)

    def state(self, ticket_id: str, data: bytes = FILE) -> tuple[str, int, str]:
        row = self.rows(ticket_id)[sha(data)]
        return row.state, row.sent, row.reason

    def run_all(self, most: int = 60) -> int:
        """Runs until nothing is left; how many runs it took."""
        for turn in range(1, most):
            self.rig.run()
            if self.lane.run_once().again_in is None:
                return turn
        raise AssertionError("files never came to an end")


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
