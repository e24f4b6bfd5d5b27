"""An error nobody foresaw: a report that names kinds and lines and no person, and its box."""

import pytest
from PySide6.QtGui import QGuiApplication

from callcenter import errors
from ui.crash import CrashNet, crash_box, report_text

SECRET = "Ibu Contoh Sari 0812-0000-1234"


def broken():
    try:
        raise KeyError(SECRET)
    except KeyError as error:
        raise ValueError(SECRET) from error


def caught():
    try:
        broken()
    except ValueError as error:
        return error
    raise AssertionError


def test_the_report_names_kinds_and_lines_and_nobody():
    text = report_text(caught())
    assert "ValueError" in text
    assert "KeyError" in text
    assert "tests/ui/test_crash.py:" in text
    assert "Contoh" not in text
    assert "0812" not in text


def test_the_box_of_a_crash_copies_the_report(qtbot):
    box = crash_box(caught(), None)
    qtbot.addWidget(box)
    box.open()
    box.findChild(object, "choice_copy").click()
    assert "ValueError" in QGuiApplication.clipboard().text()
    assert "Contoh" not in box.findChild(object, "crash.report").toPlainText()


@pytest.mark.logs_warnings
def test_known_errors_go_to_the_window_and_unknown_ones_to_a_box(qtbot, caplog):
    known: list[BaseException] = []
    net = CrashNet(known.append, lambda: None)
    expected, unexpected = errors.DiskFull("p"), caught()
    net._hook(type(expected), expected, None)
    net._hook(type(unexpected), unexpected, unexpected.__traceback__)
    qtbot.waitUntil(lambda: net._box is not None)
    assert known == [expected]
    assert "Contoh" not in caplog.text
    net._box.close()
    qtbot.waitUntil(lambda: net._box is None)
