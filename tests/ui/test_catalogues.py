"""Qt's own words are Indonesian on a fresh clone, where no binary catalogue lies yet."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from ui import assets, catalogues


@pytest.fixture
def folder(tmp_path, monkeypatch):
    real = Path(str(assets.folder("i18n")))
    shutil.copy(real / "qt_id.ts", tmp_path)
    monkeypatch.setattr(assets, "folder", lambda *_parts: tmp_path)
    return tmp_path


def test_the_catalogue_is_made_from_its_source(folder, qapp):
    made = catalogues.catalogue("qt_id")
    assert made == folder / "qt_id.qm"
    words = QTranslator(qapp)
    assert words.load(str(made))
    assert words.translate("QLineEdit", "&Copy") == "&Salin"


def test_it_is_made_again_only_when_the_source_is_newer(folder):
    made = catalogues.catalogue("qt_id")
    stamp = made.stat().st_mtime_ns
    assert catalogues.catalogue("qt_id").stat().st_mtime_ns == stamp
    (folder / "qt_id.ts").write_text("no catalogue at all")
    assert catalogues.catalogue("qt_id") is None


def test_an_unknown_catalogue_is_none(folder):
    assert catalogues.catalogue("desk_xx") is None
    (folder / "desk_xx.qm").write_bytes(b"made elsewhere")
    assert catalogues.catalogue("desk_xx") == folder / "desk_xx.qm"


def test_where_nothing_may_be_written_it_lies_in_the_cache(folder, qapp):
    (folder / "qt_id.qm").mkdir()  # nothing can be put in its place, not even by root
    made = catalogues.catalogue("qt_id")
    assert made is not None
    assert made.parent != folder
    assert QTranslator(qapp).load(str(made))
    assert [one.name for one in folder.glob("*.new")] == []
