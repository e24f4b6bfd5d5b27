"""The command line: what it takes, what it refuses, and that asking the version opens no window."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import main
from callcenter import __version__

ROOT = Path(main.__file__).parent

LOADED = """
import json, sys
import main
try:
    main.main(sys.argv[1:])
except SystemExit as end:
    print(json.dumps({"code": end.code, "modules": sorted(sys.modules)}))
"""

FROZEN = """
import gc, json
import main, ui.application

def tell(*_given, **_named):
    left = len(gc.get_objects())
    print(json.dumps({"enabled": gc.isenabled(), "left": left, "frozen": gc.get_freeze_count()}))
    return 0

ui.application.run = tell
main.main([])
"""


def run(*arguments, folder=ROOT):
    return subprocess.run(
        [sys.executable, *arguments], cwd=folder, capture_output=True, text=True, check=False
    )


def loaded_by(*arguments):
    """The exit code and the modules that were imported on the way there."""
    done = run("-c", LOADED, *arguments)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_the_version_from_any_folder(tmp_path):
    done = run(str(ROOT / "main.py"), "--version", folder=tmp_path)
    assert done.returncode == 0
    assert done.stdout == f"lampung-callcenter {__version__}\n"
    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)
    assert list(tmp_path.glob("*.db")) == []


@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_asking_imports_neither_qt_nor_the_desk(argument):
    found = loaded_by(argument)
    assert found["code"] == 0
    rooms = {name for name in found["modules"] if "." not in name}
    assert not rooms & {"PySide6", "shiboken6", "ui", "sqlalchemy", "sqlcipher3", "keyring"}
    assert "callcenter.store" not in found["modules"]


def test_what_is_imported_is_left_out_of_every_later_collection():
    """A look through all modules costs several frames, and would come in the middle of a call."""
    found = run("-c", FROZEN)
    assert found.returncode == 0, found.stderr
    told = json.loads(found.stdout)
    assert not told["enabled"], "the window's collector does it, on its own thread"
    assert told["left"] < told["frozen"] / 10


def test_the_check_sees_what_is_imported():
    """The list above is not empty for the wrong reason."""
    assert {"main", "argparse", "callcenter", "platformdirs"} <= set(
        loaded_by("--version")["modules"]
    )


def test_every_option_is_explained():
    done = run(str(ROOT / "main.py"), "--help")
    for option in (
        *("--version", "--profile", "--call", "--demo", "--self-check"),
        *("--doctor", "--repair", "--online", "--recover"),
    ):
        assert option in done.stdout


@pytest.mark.parametrize("arguments", [["--unknown"], ["--call"], ["0812-0000-0001"]])
def test_what_is_not_understood_is_refused(arguments):
    done = run(str(ROOT / "main.py"), *arguments)
    assert done.returncode == 2
    assert "usage: lampung-callcenter" in done.stderr
    assert "Traceback" not in done.stderr


def test_nothing_given_is_the_desk_of_this_account():
    options = main._parser().parse_args([])
    assert (options.profile, options.call, options.demo, options.self_check) == (
        None,
        "",
        False,
        False,
    )


@pytest.mark.parametrize("number", ["0812-0000-0001", "tel:+62-812-0000-0001", "+62 812 0000 0001"])
def test_a_ringing_number_is_passed_on_as_it_was_given(number, tmp_path):
    options = main._parser().parse_args(["--call", number, "--profile", str(tmp_path)])
    assert options.call == number
    assert options.profile == tmp_path
