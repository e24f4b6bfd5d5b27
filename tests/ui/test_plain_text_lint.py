"""No screen goes around `ui.plain_text`, and nothing opens an address or a file by itself."""

import ast
from pathlib import Path

import pytest

import callcenter
import ui

BANNED_NAMES = {
    "QLabel", "QMessageBox", "QTextEdit", "QTextBrowser", "QErrorMessage", "QInputDialog",
    "QProgressDialog", "QToolTip", "QWhatsThis", "QSplashScreen", "QGraphicsTextItem",
    "QStaticText", "QWebEngineView",
}  # fmt: skip
BANNED_CALLS = {
    "setToolTip", "setHtml", "insertHtml", "setMarkdown", "setWhatsThis", "setTextFormat",
    "setOpenExternalLinks", "setWindowTitle",
}  # fmt: skip
OPENERS = {"QDesktopServices", "webbrowser", "openUrl", "startfile"}
"""What would open an address or a file with another program."""

OPENS = "reminder_way.py"
"""The one place that may: a reminder's own link to WhatsApp or to the mail program."""


def _offences(source: str, banned: frozenset[str] = frozenset(BANNED_NAMES | OPENERS)) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Name | ast.alias):
            name = node.id if isinstance(node, ast.Name) else node.name
            found += [name] if name in banned else []
        if isinstance(node, ast.Attribute) and node.attr in BANNED_CALLS | banned:
            found.append(node.attr)
        if isinstance(node, ast.Constant) and node.value == "xdg-open":
            found.append(node.value)
    return found + _raw_tips(source)


def _raw_tips(source: str) -> list[str]:
    """Tooltips of models that are not made by `tooltip_text`."""
    found = []
    for node in ast.walk(ast.parse(source)):
        given: list[ast.expr | None] = []
        if isinstance(node, ast.If) and _is_tip(node.test):
            inner = ast.walk(ast.Module(node.body, []))
            given = [one.value for one in inner if isinstance(one, ast.Return)]
        elif isinstance(node, ast.Call) and len(node.args) > 1 and _is_tip(node.args[-1]):
            given = [node.args[-2]]
        elif isinstance(node, ast.Dict):
            both = zip(node.keys, node.values, strict=True)
            lambdas = [one for key, one in both if _is_tip(key) and isinstance(one, ast.Lambda)]
            given = [one.body for one in lambdas]
        found += ["ToolTipRole" for one in given if not _is_made_plain(one)]
    return found


def _is_tip(node: ast.AST | None) -> bool:
    return node is not None and "ToolTipRole" in ast.unparse(node)


def _is_made_plain(node: ast.expr | None) -> bool:
    return node is None or ast.unparse(node).startswith(("tooltip_text(", "None"))


def test_no_screen_goes_around_plain_text():
    folder = Path(ui.__file__).parent
    own = {folder / "plain_text.py", folder / "plain_label.py"}
    screens = [p for p in folder.rglob("*.py") if p not in own]
    assert len(screens) > 10
    bad = {p.name: _offences(p.read_text(encoding="utf-8")) for p in screens}
    assert set(bad.pop(OPENS)) == {"QDesktopServices", "openUrl"}
    assert {name: found for name, found in bad.items() if found} == {}


def test_nothing_opens_an_address_or_a_file_with_another_program():
    folder = Path(callcenter.__file__).parent
    every = [*folder.rglob("*.py"), folder.parent / "main.py"]
    assert len(every) > 100
    bad = {p.name: _offences(p.read_text("utf-8"), frozenset(OPENERS)) for p in every}
    assert {name: found for name, found in bad.items() if found} == {}


@pytest.mark.parametrize(
    "planted",
    [
        "from PySide6.QtWidgets import QLabel",
        "from PySide6 import QtWidgets\nQtWidgets.QLabel('x')",
        "w.setToolTip('x')", "from PySide6.QtWidgets import QMessageBox as Box",
        "QMessageBox.warning(None, '', '')",
        "window.setWindowTitle(name)", "document.insertHtml(text)",
        "QDesktopServices.openUrl(QUrl(link))", "import webbrowser", "os.startfile(path)",
        "QProcess.startDetached('xdg-open', [link])",
        "def data(self, i, role):\n if role == Qt.ItemDataRole.ToolTipRole:\n  return self.text(i)",
        "item.setData(text, Qt.ItemDataRole.ToolTipRole)",
        "D = {Qt.ItemDataRole.ToolTipRole: lambda m, i: m.text(i)}",
    ],
)  # fmt: skip
def test_the_lint_sees_planted_offences(planted):
    assert _offences(planted)
