"""The power goes while files are written beside the database: whole under their name, or not there.

The database that names them is written only after the call returned.
"""

import os
import shutil
from pathlib import Path

import pytest
from sqlalchemy import text

from callcenter.store import attachments
from callcenter.store.engine import WRITE, open_engine
from callcenter.store.upgrade import VERSIONS, copy_file, create
from tests.store.power_loss.folder import CutFolder
from tests.store.scribe import KEY

TEXT = b"Catatan lapangan yang dibuat-buat. " * 300


def _lay_out(files: dict[str, bytes], folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture
def profile(tmp_path) -> Path:
    folder = tmp_path / "profile"
    folder.mkdir()
    return folder


def test_an_attached_file_is_whole_under_its_name_or_not_there(profile, tmp_path, monkeypatch):
    disk = CutFolder(profile)
    with disk.watched(monkeypatch):
        kept = attachments.put(profile, KEY, TEXT, "catatan.txt")
    assert len(disk.cuts) > 4
    for files in disk.cuts:
        if any(name.endswith(kept.sha256) for name in files):
            left = _lay_out(files, tmp_path / "left")
            assert attachments.read(left, KEY, kept.sha256) == TEXT
    # Returned: from now on an event may name it.
    left = _lay_out(disk.after_cut(), tmp_path / "left")
    assert attachments.read(left, KEY, kept.sha256) == TEXT


def test_a_file_that_a_dead_process_left_unnamed_on_the_disk_is_named_before_it_counts(
    profile, tmp_path, monkeypatch
):
    (profile / "attachments").mkdir()
    disk = CutFolder(profile)
    real = attachments.sync_folder
    with disk.watched(monkeypatch):
        monkeypatch.setattr(attachments, "sync_folder", _died)
        with pytest.raises(InterruptedError):
            attachments.put(profile, KEY, TEXT, "catatan.txt")
        monkeypatch.setattr(attachments, "sync_folder", real)
        kept = attachments.put(profile, KEY, TEXT, "catatan.txt")
    left = _lay_out(disk.after_cut(), tmp_path / "left")
    assert attachments.read(left, KEY, kept.sha256) == TEXT


def _died(_folder: Path) -> None:
    raise InterruptedError


def test_the_copy_before_an_upgrade_is_on_the_disk_before_the_upgrade_begins(
    profile, tmp_path, monkeypatch
):
    path = profile / "desk.db"
    engine = open_engine(path, KEY)
    with engine.execution_options(**{WRITE: True}).begin() as tx:
        create(tx)
    os.sync()
    disk = CutFolder(profile)
    with disk.watched(monkeypatch):
        copy = copy_file(engine, path, "before-next")
    engine.dispose()
    for files in disk.cuts:
        if copy.name in files:
            _check_copy(_lay_out(files, tmp_path / "left") / copy.name)
    assert copy.name in disk.after_cut()
    _check_copy(_lay_out(disk.after_cut(), tmp_path / "left") / copy.name)


def _check_copy(copy: Path) -> None:
    engine = open_engine(copy, KEY)
    try:
        with engine.connect() as tx:
            found = tx.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
            assert found == VERSIONS[-1]
            assert tx.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    finally:
        engine.dispose()
