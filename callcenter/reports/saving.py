"""A report's file onto the disk, whole or not at all."""

from pathlib import Path

from callcenter.keys.durable import write_durably


def save_report(path: Path, data: bytes) -> None:
    """Writes it. Raises DiskFull or StoreUnwritable; then what stood there stands."""
    write_durably(path, data)
