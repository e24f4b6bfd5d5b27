"""A desk with LAPOR for each test; the simulator keeps the test's clock."""

import pytest

from tests.lapor.rig import LaporDesk
from tests.lapor_rig import SimulatorRig


@pytest.fixture
def lapor(tmp_path, clock):
    rig = SimulatorRig(tmp_path / "lapor", clock=clock)
    yield rig
    rig.stop()


@pytest.fixture
def desk(workstation, lapor, clock):
    """Its pusher is the only one; the workstation's own is never run."""
    made = LaporDesk(workstation, lapor, clock)
    yield made
    made.pusher.close()
