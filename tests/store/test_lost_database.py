"""A database that is gone is never replaced in silence; a first start that died may begin again."""

import pytest

from callcenter.errors import StoreDamaged, StoreMissing
from callcenter.keys.data_key import data_key
from callcenter.workstation import DATABASE, open_workstation

AROUND = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm")


@pytest.fixture
def profile(tmp_path):
    return tmp_path / "p"


def gone(profile):
    for name in AROUND:
        (profile / name).unlink(missing_ok=True)


def emptied(profile):
    gone(profile)
    (profile / DATABASE).touch()


@pytest.mark.parametrize("lose", [gone, emptied])
@pytest.mark.parametrize("forget_key", [False, True])
def test_a_lost_database_is_told_and_no_new_one_is_made(profile, keychain, lose, forget_key):
    open_workstation(profile, keychain=keychain).close()
    lose(profile)
    if forget_key:
        keychain.kept.clear()
    before = {one.name: one.stat().st_size for one in profile.iterdir()}
    kept = dict(keychain.kept)
    with pytest.raises(StoreMissing) as caught:
        open_workstation(profile, keychain=keychain)
    assert caught.value.path == str(profile / DATABASE)
    assert {one.name: one.stat().st_size for one in profile.iterdir()} == before
    assert keychain.kept == kept


def test_it_opens_again_when_it_is_put_back(profile, keychain):
    open_workstation(profile, keychain=keychain).close()
    (profile / DATABASE).rename(profile / "aside")
    with pytest.raises(StoreMissing):
        open_workstation(profile, keychain=keychain)
    (profile / "aside").rename(profile / DATABASE)
    open_workstation(profile, keychain=keychain).close()


def test_a_desk_from_before_the_mark_gets_it(profile, keychain):
    open_workstation(profile, keychain=keychain).close()
    (profile / "desk.made").unlink()
    open_workstation(profile, keychain=keychain).close()
    assert (profile / "desk.made").exists()


@pytest.mark.parametrize("empty", [False, True])
def test_a_first_start_that_died_after_its_key_begins_again(profile, keychain, empty):
    key = data_key(profile, keychain)
    if empty:
        (profile / DATABASE).touch()
    open_workstation(profile, keychain=keychain).close()
    assert data_key(profile, keychain) == key


def test_a_database_that_will_not_open_leaves_no_mark(profile, keychain):
    data_key(profile, keychain)
    (profile / DATABASE).write_bytes(b"not ours" * 1000)
    with pytest.raises(StoreDamaged):
        open_workstation(profile, keychain=keychain)
    assert not (profile / "desk.made").exists()
