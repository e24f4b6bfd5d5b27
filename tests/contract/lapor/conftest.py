"""The simulator of these tests: `lapor`, shared by a file's tests and without faults for each."""

import pytest

from tests.lapor_rig import SimulatorRig


@pytest.fixture(scope="module")
def _one_simulator(tmp_path_factory):
    rig = SimulatorRig(tmp_path_factory.mktemp("lapor"))
    yield rig
    rig.stop()


@pytest.fixture
def lapor(_one_simulator) -> SimulatorRig:
    """The simulator, with whatever other tests left in its books."""
    _one_simulator.set_faults(chances={}, next=[], lag_minutes=60)
    return _one_simulator


@pytest.fixture
def connect_to(lapor):
    """Makes clients of the simulator, closed at the end."""
    made = []

    def client(*args, **more):
        made.append(lapor.client(*args, **more))
        return made[-1]

    yield client
    for one in made:
        one.close()
