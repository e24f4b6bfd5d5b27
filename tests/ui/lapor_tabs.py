"""A desk with a keychain for the tabs of SP4N-LAPOR!, and a LAPOR that answers it."""

import pytest
from msgspec.structs import replace

from callcenter.keys.lapor_token import LaporToken
from tests.lapor_rig import SimulatorRig
from tests.ui.shell import shell_context


@pytest.fixture
def ctx(qapp, workstation, keychain):
    assert qapp is not None
    with shell_context(workstation) as made:
        yield replace(made, token=LaporToken(keychain, workstation.desk.profile))


@pytest.fixture
def simulator(tmp_path):
    made = SimulatorRig(tmp_path / "lapor")
    yield made
    made.stop()
