"""The description is true: schemathesis asks everything it allows and forbids, as everybody."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.contract.speaker import Speaker
from tests.sync.rig import CentreRig

CONFIG = Path(__file__).with_name("schemathesis.toml")
PROGRAM = Path(sys.executable).with_name("schemathesis")


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A centre with some events and a desk; questions are never held open."""
    centre = CentreRig(tmp_path_factory.mktemp("described"))
    centre.waiting.close()
    speaker = Speaker(centre)
    speaker.push(*[speaker.event() for _ in range(5)])
    yield centre, speaker
    centre.stop()


@pytest.mark.parametrize("role", ["nobody", "desk", "stranger"])
def test_every_operation_answers_as_described(filled, role, tmp_path):
    centre, speaker = filled
    credentials = {
        "nobody": [],
        "desk": ["--header", f"Authorization: Bearer {speaker.credential}"],
        "stranger": ["--header", f"Authorization: Bearer {speaker.client_id}.{'x' * 43}"],
    }
    done = subprocess.run(
        [
            str(PROGRAM),
            *("--config-file", str(CONFIG)),
            *("run", centre.url + "/openapi.json"),
            *("--checks", "all", "--phases", "examples,coverage,fuzzing"),
            *("--max-examples", "15", "--seed", "1", "--generation-database", "none"),
            "--continue-on-failure",
            *credentials[role],
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
