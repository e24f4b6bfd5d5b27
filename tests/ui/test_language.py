"""The screen in English: spoken everywhere, nothing cut; Indonesian unless the settings say so."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from callcenter.errors import DiskFull, PhoneInvalid
from callcenter.settings import Settings, save_settings
from callcenter.workstation import open_workstation
from tests.fakes import FakeClock, FakeKeychain
from tests.strings import CATALOGUE
from tests.ui import form_scenes, queue_scenes, scenes, sight, ticket_scenes
from tests.ui.stage import Stage, opened_stage
from ui import formats
from ui.application import run_desk
from ui.language import SOURCE, use_language
from ui.main_window import MainWindow
from ui.messages import explain
from ui.ticket_view.actions import ACTIONS
from ui.translation import shown

SIZE = (1366, 768)
ENGLISH = [
    "New ticket", "Queue", "Search", "OPD directory", "Unsent", "SP4N-LAPOR!", "Hand-over",
    "Board", "Reports", "Personal data", "Settings", "Help",
]  # fmt: skip
INDONESIAN = [
    "Tiket baru", "Antrean", "Cari", "Direktori OPD", "Belum terkirim", "SP4N-LAPOR!",
    "Serah terima", "Papan", "Laporan", "Data pribadi", "Pengaturan", "Bantuan",
]  # fmt: skip


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    """The application, Indonesian again afterwards."""
    yield qapp
    use_language(qapp, SOURCE)


def rail(stage: Stage) -> list[str]:
    return [one.entry.text for one in stage.window.rail.items.values()]


def labels(window: QWidget) -> set[str]:
    return {one.text() for one in window.findChildren(QLabel)}


def foreign_words() -> dict[str, str]:
    """Source texts whose English is another text."""
    root = ElementTree.parse(CATALOGUE).getroot()  # noqa: S314 (our own file)
    found = root.iter("message")
    pairs = {one.findtext("source") or "": one.findtext("translation") or "" for one in found}
    return {source: made for source, made in pairs.items() if source != made}


@pytest.mark.parametrize(
    ("language", "entries", "words"),
    [("en", ENGLISH, ("What happened?", "Disk is full")),
     ("id", INDONESIAN, ("Apa yang terjadi?", "Ruang disk habis"))],
)  # fmt: skip
def test_rail_form_and_errors_speak_one_language(
    app: QApplication, tmp_path: Path, language: str, entries: list[str], words: tuple[str, str]
) -> None:
    assert app is not None
    with opened_stage(tmp_path / "desk", size=SIZE, full=False, language=language) as stage:
        assert rail(stage) == entries
        stage.screen("new")
        assert words[0] in labels(stage.form)
        stage.window.show_error(DiskFull("profil"))
        assert words[1] in labels(stage.window.banner)


@pytest.mark.logs_warnings
def test_the_main_screens_are_english_and_nothing_is_cut(app: QApplication, tmp_path: Path) -> None:
    assert app is not None
    foreign, found = foreign_words(), []
    with opened_stage(tmp_path / "desk", size=SIZE, language="en") as stage:
        for window in _main_screens(stage):
            name = stage.window.screens.current()
            found += [f"{name}: {fault}" for fault in sight.faults(window)]
            found += [f"{name}: not English: {one}" for one in _own(window) & foreign.keys()]
    assert not found, "\n".join(found)


def _own(window: QWidget) -> set[str]:
    """Every text that is drawn, without what somebody typed."""
    parts = [one for one in sight.seen(window) if not (isinstance(one, QLineEdit) and one.text())]
    return {one.text.strip() for part in parts for one in sight.texts(part)}


def _main_screens(stage: Stage) -> Iterator[QWidget]:
    for scene in (form_scenes.form_call, queue_scenes.one_chosen, ticket_scenes.whole):
        yield scene(stage)
    yield from scenes.settings(stage)


def test_a_desk_starts_in_the_language_of_its_settings(app: QApplication, tmp_path: Path) -> None:
    profile, seen = tmp_path / "desk", set()
    profile.mkdir()
    save_settings(profile, Settings(language="en"))

    def look() -> None:
        for widget in QApplication.topLevelWidgets():
            if not isinstance(widget, MainWindow) or not widget.isVisible():
                continue  # closed by an earlier test
            if widget.clock.status is not None:
                seen.add(tuple(one.entry.text for one in widget.rail.items.values()))
                widget.close()

    watch = QTimer(interval=20)
    watch.timeout.connect(look)
    watch.start()
    keys, clock = FakeKeychain(), FakeClock()
    assert run_desk(lambda *_: open_workstation(profile, keychain=keys, clock=clock), app) == 0
    watch.stop()
    assert seen == {tuple(ENGLISH)}


def test_tables_and_formats_follow_but_what_citizens_hear_does_not(app: QApplication) -> None:
    use_language(app, "en")
    day = date(2026, 5, 1)
    assert explain(PhoneInvalid("12", "too_short")).what == "The number is too short."
    assert next(one.shown for one in ACTIONS if one.key == "dispatch") == "Dispatch (disposisi)"
    assert formats.long_date(day) == "Friday, 1 May 2026"
    assert formats.told_date(day) == "Jumat, 1 Mei 2026"
    assert formats.told_short_date(day) == "1 Mei 2026"
    use_language(app, SOURCE)
    assert formats.long_date(day) == "Jumat, 1 Mei 2026"
    assert explain(PhoneInvalid("12", "too_short")).what == "Nomornya terlalu pendek."


def test_the_language_brings_qts_own_words_and_keeps_indonesian_numbers(app: QApplication) -> None:
    for language, copy, monday in (("en", "Copy", "Monday"), ("id", "Salin", "Senin")):
        assert use_language(app, language) == language
        line = QLineEdit()
        assert any(copy in one.text() for one in line.createStandardContextMenu().actions())
        line.deleteLater()
        assert QLocale().dayName(1) == monday
        assert QLocale().toString(1234.5) == "1.234,5"


def test_a_language_without_a_catalogue_is_indonesian(
    app: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert use_language(app, "fr") == SOURCE
    assert shown("Selesai") == "Selesai"
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("en_AU"))
    assert use_language(app, "system") == "en"
    assert shown("Selesai") == "Resolved"
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("id_ID"))
    assert use_language(app, "system") == SOURCE
