"""The rig of the sync tests: everything that was started is stopped."""

from pathlib import Path

import pytest

from tests.sync.rig import CentreRig, DeskRig, Wire


@pytest.fixture
def centre(tmp_path: Path):
    rig = CentreRig(tmp_path / "centre")
    yield rig
    rig.stop()


@pytest.fixture
def new_desk(tmp_path: Path):
    opened: list[DeskRig] = []

    def make(name: str = "desk", **more) -> DeskRig:
        desk = DeskRig(tmp_path / name, **more)
        opened.append(desk)
        return desk

    yield make
    for desk in opened:
        desk.close()


@pytest.fixture
def desk(new_desk, centre) -> DeskRig:
    one = new_desk()
    one.enrol(centre)
    return one


@pytest.fixture
def wire(centre):
    one = Wire(lambda: int(centre.url.rpartition(":")[2]))
    yield one
    one.close()
