"""The security rules of `make check` see what they are there for, as the project sets them."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.check import STATIC

ROOT = Path(__file__).parents[2]
RUFF = Path(sys.executable).with_name("ruff")
PLANTED = {
    "S602": "import subprocess\nsubprocess.run(text, shell=True, check=True)\n",
    "S307": "value = eval(text)\n",
    "S301": "import pickle\nvalue = pickle.loads(data)\n",
    "S324": "import hashlib\nvalue = hashlib.md5(data)\n",
    "S501": "import requests\nrequests.get(url, verify=False, timeout=5)\n",
    "S113": "import requests\nrequests.get(url)\n",
    "S323": "import ssl\ncontext = ssl._create_unverified_context()\n",
    "S306": "import tempfile\nname = tempfile.mktemp()\n",
    "S608": "found = tx.exec_driver_sql(f\"SELECT * FROM tickets WHERE id = '{text}'\")\n",
    "S311": "import random\ntoken = random.random()\n",
    "S105": 'password = "kata sandi"\n',
    "S314": "import xml.etree.ElementTree as tree\nvalue = tree.fromstring(text)\n",
    "S202": "import tarfile\ntarfile.open(path).extractall()\n",
    "BLE001": "try:\n    work()\nexcept Exception:\n    done()\n",
}


def offences(source: str, place: str) -> set[str]:
    asked = ("check", "--no-cache", "--output-format", "concise", "--stdin-filename", place, "-")
    done = subprocess.run(
        [str(RUFF), *asked],
        cwd=ROOT, input=source, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return {line.split()[1] for line in done.stdout.splitlines() if line.startswith(place)}


@pytest.mark.parametrize("place", ["callcenter/desk/planted.py", "ui/planted.py", "main.py"])
@pytest.mark.parametrize("rule", PLANTED)
def test_a_planted_offence_is_seen(rule: str, place: str) -> None:
    assert rule in offences(PLANTED[rule], place)


def test_the_check_runs_ruff_the_audit_and_the_import_rules() -> None:
    steps = {" ".join(step[-2:]) for step in STATIC}
    assert {"--quiet .", "lint-imports", "mypy", "-m tests.audit"} <= steps
    assert ("ruff", "check", "--quiet", ".") in STATIC
    assert "$(BIN)/python -m tests.check --static" in (ROOT / "Makefile").read_text("utf-8")
