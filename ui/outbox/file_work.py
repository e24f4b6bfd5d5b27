"""Saving unsent work to a file and taking it in; stopped, it fails with Cancelled."""

from functools import partial
from pathlib import Path

from callcenter.desk.export_outbox import export_outbox
from callcenter.desk.import_outbox import import_outbox, preview_outbox
from ui.long_work import Done, LongWork


class FileWork(LongWork):
    """The file of unsent work, written, looked at or taken in."""

    def save(self, path: Path, passphrase: str, done: Done, failed: Done) -> None:
        """Write everything unsent into a file; `done` gets an Exported."""
        self.run(partial(export_outbox, self._ctx.desk, path, passphrase), done, failed)

    def look(self, path: Path, passphrase: str, done: Done, failed: Done) -> None:
        """Check a file; `done` gets an OutboxPreview."""
        self.run(partial(preview_outbox, self._ctx.desk, path, passphrase), done, failed)

    def take(self, path: Path, passphrase: str, done: Done, failed: Done) -> None:
        """Take a file in; `done` gets an Imported."""
        self.run(partial(import_outbox, self._ctx.desk, path, passphrase), done, failed)
