"""The rooms stay apart: a violation planted into a copy of the house is found, each of them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

PLANTED = [
    ("callcenter/tickets/apply.py", "import callcenter.store.store", "stand in layers"),
    ("callcenter/desk/add_note.py", "import callcenter.sync", "stand in layers"),
    ("callcenter/callers/phone.py", "import callcenter.directory.places", "stand in layers"),
    ("callcenter/desk/add_note.py", "import PySide6.QtCore", "never knows Qt"),
    ("callcenter/sync/__init__.py", "import ui.theme", "never knows Qt"),
    ("ui/call.py", "import callcenter.store.store", "never reaches around"),
    ("ui/call.py", "import requests", "never reaches around"),
    ("callcenter/server/app.py", "import callcenter.settings", "shares only the pure"),
    ("callcenter/lapor/client.py", "import callcenter.keys.keychain", "is given what it needs"),
    ("callcenter/tickets/apply.py", "import time", "do nothing but think"),
]


@pytest.fixture(scope="module")
def house(tmp_path_factory) -> Path:
    copy = tmp_path_factory.mktemp("house")
    for name in ("callcenter", "ui"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", copy)
    return copy


def lint(house: Path) -> subprocess.CompletedProcess[str]:
    tool = Path(sys.executable).parent / "lint-imports"
    return subprocess.run(
        [tool, "--no-cache"],
        cwd=house,
        env=dict(os.environ) | {"PYTHONPATH": str(house)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_house_as_it_is_keeps_every_contract(house):
    result = lint(house)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(("file", "line", "contract"), PLANTED)
def test_a_planted_violation_is_found(house, file, line, contract):
    path = house / file
    before = path.read_text("utf-8")
    path.write_text(f"{before}\n{line}\n", "utf-8")
    try:
        result = lint(house)
    finally:
        path.write_text(before, "utf-8")
    assert result.returncode != 0
    broken = [one for one in result.stdout.splitlines() if one.endswith("BROKEN")]
    assert any(contract in one for one in broken), result.stdout
