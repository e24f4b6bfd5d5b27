"""The check of the words finds what it is there for, and blames nothing else."""

import shutil
from pathlib import Path

import pytest

from tests.strings import CATALOGUE, bare_texts, catalogue_faults, unseen_texts


@pytest.fixture
def planted(tmp_path):
    """Write one module of a planted screen and return its folder."""

    def write(line: str) -> Path:
        folder = tmp_path / "ui"
        folder.mkdir(exist_ok=True)
        (folder / "screen.py").write_text(line + "\n", "utf-8")
        return folder

    return write


@pytest.mark.parametrize(
    "line",
    [
        'label.setText("Simpan")',
        'label.setText(f"{n} tiket")',
        'Button("Simpan")',
        'PlainLabel("Isi" if a else self.tr("Isi"))',
        'Field(self.tr("Nama"), box, hint="boleh kosong")',
        'Choice("ok", "Baik", "primary")',
        'banner.show_message(title, "Coba lagi.".format(), tone="red")',
        "self.tr(words)",
    ],
)
def test_a_text_that_no_catalogue_can_know_is_found(planted, line):
    (fault,) = bare_texts(planted(line))
    assert fault.startswith("ui/screen.py:1: ")


@pytest.mark.parametrize(
    "line",
    [
        'label.setText(self.tr("Simpan"))',
        'label.setText(self.tr("{n} tiket").format(n="dua"))',
        'label.setText(f"{name} · {number}")',
        'PlainLabel("", fit="wrap", role="label")',
        'Choice("ok", shown("Baik"), "primary")',
        'Button(shown("Tutup"), key_hint="Esc")',
        'box.setPlaceholderText("https://pusat.contoh.go.id")',
        'widget.setObjectName("form.name")',
    ],
)
def test_what_is_right_is_not_blamed(planted, line):
    assert bare_texts(planted(line)) == []


def test_a_text_the_tool_overlooks_is_found(planted):
    assert unseen_texts(planted("f\"· {self.tr('Simpan')}\""), CATALOGUE) == []
    for line in ('self.tr("Tak dikenal")', 'translate("search", "Tak dikenal")', 'shown(f"{x}")'):
        assert len(unseen_texts(planted(line), CATALOGUE)) == 1


def test_the_shipped_catalogue_is_whole():
    assert catalogue_faults(CATALOGUE) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("<source>Berdering<", "<source>Berderingg<", "no longer used: 'Berderingg'"),
        ("<source>Berdering<", "<source>Berderingg<", "not translated: 'Berdering'"),
        ("<translation>Ringing<", "<translation><", "empty translation: 'Berdering'"),
        (
            "<translation>Ringing<",
            '<translation type="unfinished">Ringing<',
            "not translated: 'Berdering'",
        ),
        ("<translation>Channel: {0}<", "<translation>Channel: {1}<", "other placeholders"),
    ],
)
def test_a_stale_catalogue_is_found(tmp_path, old, new, fault):
    copy = tmp_path / CATALOGUE.name
    shutil.copy(CATALOGUE, copy)
    text = copy.read_text("utf-8")
    assert old in text
    copy.write_text(text.replace(old, new), "utf-8")
    assert any(fault in one for one in catalogue_faults(copy))
