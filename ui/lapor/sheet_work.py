"""Spreadsheets of LAPOR read, taken in and written."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from callcenter.desk.lapor_sheet import SheetRow, apply_lapor_sheet, preview_lapor_sheet
from callcenter.desk.write_lapor_sheet import SheetOrder, write_lapor_sheet
from ui.long_work import Done, LongWork


class SheetWork(LongWork):
    """A sheet of theirs, looked at or taken in, or one of ours."""

    def look(self, path: Path, done: Done, failed: Done) -> None:
        """Read a sheet; `done` gets a SheetPreview."""
        self.run(partial(preview_lapor_sheet, self._ctx.desk, path), done, failed)

    def take(self, rows: Sequence[SheetRow], done: Done, failed: Done) -> None:
        """Take rows in; `done` gets a SheetApplied."""
        self.run(partial(apply_lapor_sheet, self._ctx.desk, rows), done, failed)

    def write(self, order: SheetOrder, done: Done, failed: Done) -> None:
        """Write ours; `done` gets how many rows."""
        self.run(partial(write_lapor_sheet, self._ctx.desk, order), done, failed)
