"""The words of the screen: `python -m tests.strings` fails on a stale catalogue or a bare text.

Stale: a source text without a finished translation, a translation nobody uses any more, other
placeholders than the source has. Bare: a text put on the screen without passing through `tr`.
`--update` brings new source texts into the catalogue (unfinished) and drops unused ones.
"""

import ast
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import PySide6

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "ui"
CATALOGUE = ROOT / "resources" / "i18n" / "desk_en.ts"
TRANSLATING = {"tr", "shown", "_t", "translate", "QT_TRANSLATE_NOOP"}
WITH_CONTEXT = {"translate", "QT_TRANSLATE_NOOP"}
SHOWING = {
    "setText", "setWindowTitle", "setTitle", "set_title", "setPlaceholderText", "setHeaderText",
    "setAccessibleName", "setAccessibleDescription", "setToolTip", "setStatusTip",
    "plain_tooltip", "plain_title", "PlainLabel", "Button", "PrimaryButton", "QCheckBox", "Chip",
    "Field", "Card", "EmptyState", "show_message", "show_note", "set_error", "set_text",
    "ChipLook", "message_box", "PlainDialog", "Choice", "RadioChoice", "RailEntry", "Entry",
}  # fmt: skip
"""Calls whose texts a person reads."""
PLACES = {
    "Choice": (1,), "RadioChoice": (1, 2), "RailEntry": (1,), "Entry": (1,),
    "ChipLook": (0,), "EmptyState": (1, 2),
}  # fmt: skip
"""Where the text stands in calls that also take keys, tones and icons; elsewhere all are texts."""
TEXT_KEYWORDS = {"text", "title", "hint", "detail", "placeholder"}
SAME_EVERYWHERE = {
    "Esc",
    "Ctrl",
    "Alt",
    "Shift",
    "Del",
    "Home",
    "Enter",
    "DEMO",
    "ABCD",
    "km",
    "MB",
}
_WORD = re.compile(r"[^\W\d_]{2,}")
_PLACE = re.compile(r"\{\w*\}|%[n\d]")


def main(arguments: list[str]) -> int:
    """0 when every text is translated and none is bare; else each fault stands on a line."""
    if "--update" in arguments:
        _lupdate(CATALOGUE, "-no-obsolete")
    found = [*bare_texts(SOURCES), *unseen_texts(SOURCES, CATALOGUE), *catalogue_faults(CATALOGUE)]
    print("\n".join(found) or "every text is translated")
    return 1 if found else 0


def catalogue_faults(catalogue: Path) -> list[str]:
    """What is stale in a catalogue; it is left as it is."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / catalogue.name
        shutil.copy(catalogue, copy)
        _lupdate(copy)
        root = ElementTree.parse(copy).getroot()  # noqa: S314 (our own file)
    return [fault for one in root.iter("context") for fault in _context_faults(one)]


def bare_texts(folder: Path) -> list[str]:
    """Every text of a folder's modules that is shown, but does not pass through `tr`."""
    found = []
    for path in sorted(folder.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                where = f"{path.relative_to(folder.parent).as_posix()}:{node.lineno}"
                found += [f"{where}: {fault}" for fault in _call_faults(node)]
    return found


def unseen_texts(folder: Path, catalogue: Path) -> list[str]:
    """Every marked text the translators' tool has overlooked, as it does within an f-string."""
    root = ElementTree.parse(catalogue).getroot()  # noqa: S314 (our own file)
    known = {one.text for one in root.iter("source")}
    found = []
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or _name(node) not in TRANSLATING:
                continue
            where = f"{path.relative_to(folder.parent).as_posix()}:{node.lineno}"
            after = 1 if _name(node) in WITH_CONTEXT else 0
            text = node.args[after] if len(node.args) > after else None
            if isinstance(text, ast.Constant) and text.value not in known:
                found.append(f"{where}: not in the catalogue: {text.value!r}")
            elif isinstance(text, ast.JoinedStr):
                found.append(f"{where}: an f-string is in no catalogue")
    return found


def _lupdate(catalogue: Path, *options: str) -> None:
    name = "lupdate.exe" if sys.platform == "win32" else "lupdate"
    tool = Path(PySide6.__file__).parent / name
    files = sorted(path.relative_to(ROOT).as_posix() for path in SOURCES.rglob("*.py"))
    alias = "QT_TR_NOOP+=_t,QT_TR_NOOP+=shown"
    command = [
        str(tool), "-silent", "-locations", "none", "-tr-function-alias", alias, *options,
        "-source-language", "id_ID", "-target-language", "en_GB", *files, "-ts", str(catalogue),
    ]  # fmt: skip
    subprocess.run(command, cwd=ROOT, check=True, timeout=60)


def _context_faults(context: ElementTree.Element) -> Iterator[str]:
    name = context.findtext("name") or "(tables)"
    for message in context.iter("message"):
        source, made = message.findtext("source") or "", message.find("translation")
        state = "unfinished" if made is None else made.get("type", "")
        text = (made.text or "") if made is not None else ""
        if state:
            word = "not translated" if state == "unfinished" else "no longer used"
            yield f"{name}: {word}: {source!r}"
        elif not text.strip():
            yield f"{name}: empty translation: {source!r}"
        elif sorted(_PLACE.findall(source)) != sorted(_PLACE.findall(text)):
            yield f"{name}: other placeholders: {source!r} became {text!r}"


def _call_faults(call: ast.Call) -> Iterator[str]:
    name = _name(call)
    if name == "tr" and call.args and not _is_text(call.args[0]):
        yield "tr needs a plain text, the translators' tool sees nothing else"
    if name not in SHOWING:
        return
    places = PLACES.get(name, range(len(call.args)))
    arguments = [one for n, one in enumerate(call.args) if n in places]
    worded = [one.value for one in call.keywords if one.arg in TEXT_KEYWORDS]
    for argument in (*arguments, *worded):
        for text in _texts(argument):
            if set(_WORD.findall(text)) - SAME_EVERYWHERE:
                yield f"{name} shows {text!r} untranslated"


def _texts(node: ast.expr) -> Iterator[str]:
    """The literals a value is made of, those that are translated left out."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield "" if "://" in node.value else node.value
    for child in _parts(node):
        yield from _texts(child)


def _parts(node: ast.expr) -> list[ast.expr]:
    if isinstance(node, ast.Call):
        formed = isinstance(node.func, ast.Attribute) and _name(node) not in TRANSLATING
        return [node.func] if formed else []
    if isinstance(node, ast.Attribute):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return [node.body, node.orelse]
    if isinstance(node, ast.BoolOp | ast.BinOp | ast.JoinedStr | ast.FormattedValue):
        return [one for one in ast.iter_child_nodes(node) if isinstance(one, ast.expr)]
    return []


def _name(call: ast.Call) -> str:
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
