"""The one table of keys: no key twice where both could hear it, none the system needs."""

import ast
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

import ui
from ui import shortcuts
from ui.shortcuts import SHORTCUTS

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

ASKED = {
    "F1", "F2", "Ctrl+Return", "Ctrl+Shift+Return", "Ctrl+K", "F9", "Ctrl+M", "Ctrl+.",
    "Alt+1", "Alt+2", "Alt+3", "Esc", "A", "R", "N", "T", "S", "C", "D",
}  # fmt: skip
# Of the desktops and of text fields: window, edit and accessibility keys.
TAKEN = {
    "Alt+F4", "Alt+Tab", "Alt+Space", "Ctrl+Esc", "Ctrl+Alt+Del", "Ctrl+C", "Ctrl+V", "Ctrl+X",
    "Ctrl+A", "Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z", "Ctrl+Left", "Ctrl+Right",
    "F10", "F12", "Shift+F10",
}  # fmt: skip
"""F11 is not among them: a whole screen is what it means everywhere."""


def _sequence(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)


def test_every_key_the_desk_was_asked_for_is_there():
    there = {row.keys for row in SHORTCUTS}
    assert not ASKED - there


@pytest.mark.usefixtures("qapp")
def test_every_key_is_one_qt_understands():
    assert [row.keys for row in SHORTCUTS if not _sequence(row.keys)] == []


@pytest.mark.usefixtures("qapp")
def test_no_key_twice_where_both_could_hear_it():
    clashes = [
        (one.id, two.id)
        for one, two in combinations(SHORTCUTS, 2)
        if _sequence(one.keys) == _sequence(two.keys)
        and (one.where == two.where or "everywhere" in (one.where, two.where))
    ]
    assert clashes == []
    assert len({row.id for row in SHORTCUTS}) == len(SHORTCUTS)


@pytest.mark.usefixtures("qapp")
def test_none_is_stolen_from_the_system():
    taken = {_sequence(keys) for keys in TAKEN}
    assert [row.id for row in SHORTCUTS if _sequence(row.keys) in taken] == []


def test_single_keys_never_work_everywhere_or_in_a_form():
    assert [r.id for r in SHORTCUTS if len(r.keys) == 1 and r.where in {"everywhere", "form"}] == []


def test_an_unknown_id_is_refused(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    with pytest.raises(KeyError):
        shortcuts.bind(widget, "teleport", lambda: None)


def test_hints_as_drawn():
    assert shortcuts.key_hint("save") == "Ctrl ↵"
    assert shortcuts.key_hint("save_next") == "Ctrl Shift ↵"
    assert shortcuts.key_hint("panel_history") == "Alt 1"
    assert shortcuts.shortcut_text(shortcuts.shortcut("help")) == "Daftar tombol"


def test_a_bound_key_calls_and_a_typed_letter_does_not(qtbot):
    window, line, called = QWidget(), QLineEdit(), []
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(line)
    shortcuts.bind(window, "search", lambda: called.append("search"))
    shortcuts.bind(window, "queue_remind", lambda: called.append("remind"))
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    qtbot.keyClick(line, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(line, "r")
    assert called == ["search"]
    assert line.text() == "r"


def _bound_ids() -> set[str]:
    """Every id given to `bind` or `key_hint` as a plain word anywhere in ui."""
    found: set[str] = set()
    for path in Path(ui.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            place = {"bind": 1, "key_hint": 0, "shortcut": 0}.get(name)
            if place is not None and len(node.args) > place:
                word = node.args[place]
                if isinstance(word, ast.Constant) and isinstance(word.value, str):
                    found.add(word.value)
    return found


def test_everything_bound_stands_in_the_table():
    bound = _bound_ids()
    assert "undo_toast" in bound
    assert bound <= {row.id for row in SHORTCUTS}


def test_nobody_makes_a_shortcut_past_the_table():
    folder = Path(ui.__file__).parent
    loose = [
        str(p.relative_to(folder))
        for p in folder.rglob("*.py")
        if p.name != "shortcuts.py" and "QShortcut" in p.read_text(encoding="utf-8")
    ]
    assert loose == []
