"""The listener of the journeys hears what it must hear."""

import logging

import pytest
from PySide6.QtWidgets import QDialog

from tests.journeys.silence import listening
from ui.alert import RedAlert
from ui.main_window import MainWindow

NAME, PHONE = "Contoh Sunyi", "0812-0000-0991"


@pytest.mark.parametrize(
    "planted",
    [
        ("form.name", NAME, f"opened {NAME.upper()}"),
        ("form.phone", PHONE, "number +6281200000991"),
        ("form.phone", PHONE, "number 0812 0000 0991"),
        ("form.description", "cerita yang panjang", "saved: cerita yang panjang"),
        ("keys.new.passphrase", "kuda naik becak pelan", "tried kuda naik becak pelan"),
    ],
)
@pytest.mark.parametrize("where", ["log", "debug", "exception", "title", "note"])
def test_a_planted_word_is_heard(
    qtbot, window: MainWindow, planted: tuple[str, str, str], where: str
) -> None:
    field, text, said = planted
    with listening() as silence:
        silence.note(field, text)
        assert silence.leaks() == []
        if where == "title":
            box = QDialog()
            qtbot.addWidget(box)
            box.show()
            box.setWindowTitle(said)
        elif where == "note":
            RedAlert(window._ctx.desk, window)._note(said)
        elif where == "exception":
            try:
                raise ValueError(said)
            except ValueError:
                logging.getLogger("any").info("failed", exc_info=True)
        else:
            logging.getLogger("any").log(logging.DEBUG if where == "debug" else 30, said)
    assert silence.leaks() == [text]


def test_what_is_said_of_nobody_is_no_leak() -> None:
    with listening() as silence:
        silence.note("form.category", "pekerjaan umum")
        silence.note("form.name", "Ani")
        logging.getLogger("any").info("pekerjaan umum; Ani; 0812")
    assert silence.leaks() == []
