"""Changes the texts and tables an administrator may have otherwise: the profile's overlay files.

Days off are the whole office's once they were saved, and such as would move more than half of what
is open are set when a person has confirmed it; the other texts hold at this desk. A text with
problems never comes into use: it is kept beside the file as a draft, with every problem named by
its line.
"""

import os
import re
import tempfile
from importlib import resources
from pathlib import Path
from shutil import copyfile

from msgspec import Struct

from callcenter.desk import rights
from callcenter.desk.change_escalation import terms_would_move
from callcenter.desk.change_settings import refresh_clocks
from callcenter.desk.context import Desk
from callcenter.desk.office import set_office
from callcenter.directory.loading import load_directory, read_days_off
from callcenter.errors import FieldInvalid
from callcenter.tickets.office_terms import DAYS_OFF_BEFORE_NAME, DAYS_OFF_NAME
from callcenter.tickets.working_calendar import WorkingCalendar

FOLDER = "data"
DAYS_OFF = "holiday_overrides.csv"
GUIDANCE_FILES = (
    "scripts.toml",
    "questions.toml",
    "text_modules.toml",
    "agencies.csv",
    DAYS_OFF,
    "emergency.toml",
    "categories.toml",
)
"""The files that may be overlaid, in the order they are offered."""

MAX_BYTES = 2 * 1024 * 1024
_ROW = re.compile(r"\bbaris (\d+)\b")
_AT_LINE = re.compile(r"\(?at line (\d+), column (\d+)\)?")
_HEADER = re.compile(r"^\s*\[\[(?P<table>\w+)\]\]")


class Guidance(Struct, frozen=True):
    """One file: `text` is in use, `draft` was typed but not right yet ("" for none).

    `own` is False while the shipped text is in use; `of_office`: it holds at every desk.
    """

    name: str
    text: str
    own: bool
    draft: str = ""
    of_office: bool = False


class Problem(Struct, frozen=True):
    """What is not right in a text; `line` from 1, 0 for the whole file."""

    line: int
    text: str


def read_guidance(desk: Desk, name: str) -> Guidance:
    """The file as it is in use. Raises FieldInvalid (file: unknown, unreadable)."""
    _check(name)
    path, draft = _paths(desk, name)
    typed = _text(draft) if draft.is_file() else ""
    shared = desk.office_days_off if name == DAYS_OFF else None
    if shared is not None:
        return Guidance(name, shared or _shipped(name), bool(shared), typed, of_office=True)
    own = path.is_file()
    return Guidance(name, _text(path) if own else _shipped(name), own, typed)


def check_guidance(desk: Desk, name: str, text: str) -> tuple[Problem, ...]:
    """What would not be taken of this text; nothing is written to the profile."""
    _check(name)
    with tempfile.TemporaryDirectory(prefix="guidance-") as made:
        trial = Path(made)
        for other in GUIDANCE_FILES:
            source = desk.profile / FOLDER / other
            if other != name and source.is_file():
                copyfile(source, trial / other)
        (trial / name).write_text(text, encoding="utf-8")
        found = load_directory(trial).problems
    ours = [one for one in found if one.startswith(f"{name}:")]
    return tuple(_problem(one.removeprefix(f"{name}:").strip(), name, text) for one in ours)


def save_guidance(
    desk: Desk, name: str, text: str, based_on: str, *, confirmed: bool = False
) -> tuple[Problem, ...]:
    """Takes a text into use at once; with problems it is only kept as a draft, and they return.

    `based_on` is the text the person began with. Raises FieldInvalid (file: changed, too_long)
    when somebody changed the file meanwhile, RightMissing and, of days off that nobody confirmed,
    TermsMoveTooMuch; nothing is written then.
    """
    _check(name)
    _require(desk, name)
    if len(text.encode()) > MAX_BYTES:
        raise FieldInvalid("file", "too_long")
    known = read_guidance(desk, name)
    if known.text != based_on:
        raise FieldInvalid("file", "changed")
    path, draft = _paths(desk, name)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    problems = check_guidance(desk, name, text)
    if problems:
        _write(draft, text)
        return problems
    if name == DAYS_OFF:
        _share(desk, known, text, confirmed=confirmed)
    else:
        _keep_before(path, known)
        _write(path, text)
        _use(desk, path.parent)
    draft.unlink(missing_ok=True)
    return ()


def reset_guidance(desk: Desk, name: str, *, confirmed: bool = False) -> None:
    """The shipped text again; what was there stays beside it as `.bak`.

    Raises RightMissing and, of days off that nobody confirmed, TermsMoveTooMuch.
    """
    _check(name)
    _require(desk, name)
    path, draft = _paths(desk, name)
    if name == DAYS_OFF:
        _share(desk, read_guidance(desk, name), "", confirmed=confirmed)
        draft.unlink(missing_ok=True)
        return
    draft.unlink(missing_ok=True)
    if path.is_file():
        path.replace(path.with_name(f"{name}.bak"))
    _use(desk, path.parent)


def _require(desk: Desk, name: str) -> None:
    if name == DAYS_OFF:
        rights.require(desk, rights.Act.SUPERVISE)
    else:
        rights.require_set(desk)


def _share(desk: Desk, before: Guidance, text: str, *, confirmed: bool) -> None:
    """Sets the days off of all desks and of the centre; an empty text is the shipped one."""
    terms_would_move(desk, calendar=WorkingCalendar(read_days_off(text)), confirmed=confirmed)
    _keep_before(_paths(desk, DAYS_OFF)[0], before)
    said = {DAYS_OFF_NAME: text}
    if before.own and not before.of_office:
        said[DAYS_OFF_BEFORE_NAME] = before.text
    set_office(desk, said)


def _keep_before(path: Path, before: Guidance) -> None:
    """What was in use stays beside it."""
    if before.own:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write(path.with_name(f"{path.name}.bak"), before.text)


def _use(desk: Desk, folder: Path) -> None:
    desk.use_directory(load_directory(folder))
    refresh_clocks(desk)


def _check(name: str) -> None:
    if name not in GUIDANCE_FILES:
        raise FieldInvalid("file", "unknown")


def _paths(desk: Desk, name: str) -> tuple[Path, Path]:
    path = desk.profile / FOLDER / name
    return path, path.with_name(f"{name}.draft")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise FieldInvalid("file", "unreadable") from error


def _shipped(name: str) -> str:
    return (resources.files("resources") / "data" / name).read_text(encoding="utf-8")


def _write(path: Path, text: str) -> None:
    temporary = path.with_name(f"{path.name}.new")
    with temporary.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def _problem(said: str, name: str, text: str) -> Problem:
    """The warning with the line of the text it is about, as far as it can be told."""
    syntax = _AT_LINE.search(said)
    if syntax:
        return Problem(int(syntax[1]), said)
    row = _ROW.search(said)
    if row is None:
        return Problem(0, said)
    number = int(row[1])
    if name.endswith(".csv"):
        return Problem(number, said)
    line = _line_of_entry(text, number)
    return Problem(line, _ROW.sub(f"entri ke-{number}", said, count=1))


def _line_of_entry(text: str, number: int) -> int:
    """The line where the n-th entry of the file's own table begins, 0 when it is not found."""
    lines = [
        at for at, line in enumerate(text.splitlines(), start=1) if _HEADER.match(line) is not None
    ]
    return lines[number - 1] if 0 < number <= len(lines) else 0
