"""kill -9 before every single change to a file, and in the midst of a rekey: one way in is left.

Each folder that a killed process left is then opened as the next start would open it.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from callcenter.clock import SystemClock
from callcenter.errors import SignInRefused, SlotsDamaged
from callcenter.keys.adopting import Stage, adopt, stage_of
from callcenter.keys.data_key import DemoKeychain, data_key
from callcenter.keys.recovery import make_recovery_key, open_recovery
from callcenter.keys.rotation import settle
from callcenter.keys.slot_file import KEYSLOTS
from callcenter.keys.slot_loading import overview, restore_copy
from callcenter.keys.slots import create_slots, lockout_of, new_keys, open_slot
from callcenter.store.engine import open_engine
from callcenter.store.rekey import opens
from tests.keys.killing import NEW, REKEY_KILLS
from tests.keys.people import CHEAP, RINA, TONO

ROOT = Path(__file__).parents[2]
ROWS = 400
RECOVERY = make_recovery_key()


def database(profile: Path, key: bytes) -> None:
    engine = open_engine(profile / "desk.db", key)
    with engine.begin() as tx:
        tx.exec_driver_sql("CREATE TABLE kept (id INTEGER PRIMARY KEY, body BLOB)")
        for _ in range(ROWS):
            tx.exec_driver_sql("INSERT INTO kept (body) VALUES (randomblob(1000))")
    engine.dispose()


def assert_whole(profile: Path, key: bytes) -> None:
    engine = open_engine(profile / "desk.db", key)
    with engine.connect() as tx:
        assert tx.exec_driver_sql("SELECT count(*) FROM kept").scalar() == ROWS
        assert tx.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    engine.dispose()


@pytest.fixture
def before(tmp_path):
    """A profile with slots and a database: its folder, its keys."""
    folder = tmp_path / "tries" / "before"
    keys = new_keys()
    create_slots(
        folder / "profile", DemoKeychain(folder / "keys"), keys, [RINA, TONO], SystemClock(),
        recovery=RECOVERY.public, costs=CHEAP,
    )  # fmt: skip
    database(folder / "profile", keys.dek)
    return folder, keys


def killed(scene: str, before: Path) -> tuple[list[tuple[Path, DemoKeychain]], Path]:
    """The folders that killed tries left, and the one of the try that came to its end."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.keys.killing", scene, before.parent],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    count = int(done.stdout)
    folders = [before.parent / str(at) for at in range(1, count + 1)]
    return [(one / "profile", DemoKeychain(one / "keys")) for one in folders], (
        before.parent / str(count + 1)
    )


def entered(profile, keychain, who, passphrase=None):
    lockout = lockout_of(profile, keychain, SystemClock())
    return open_slot(profile, keychain, who.uid, passphrase or who.passphrase, lockout)


def settled_key(profile, keychain, who) -> bytes:
    """As the next start does it: sign in, settle; then exactly one key opens all there was."""
    opened = entered(profile, keychain, who)
    held = {opened.dek} | ({opened.pending.dek} if opened.pending else set())
    assert [opens(profile / "desk.db", key) for key in sorted(held)].count(True) == 1
    settled = settle(profile, keychain, opened, lambda key: opens(profile / "desk.db", key))
    assert settled.pending is None
    assert not overview(profile, keychain).rotation_pending
    assert_whole(profile, settled.dek)
    assert open_recovery(profile, RECOVERY.private).dek == settled.dek
    other = RINA if who is TONO else TONO
    assert entered(profile, keychain, other).dek == settled.dek
    return settled.dek


def copy_alone(profile: Path, keychain: DemoKeychain) -> tuple[Path, DemoKeychain]:
    """The profile again, its slots lost on top of the kill: the copy must hold what opens."""
    other = profile.with_name("copied")
    shutil.copytree(profile, other)
    (other / KEYSLOTS).unlink()
    restore_copy(other, keychain)
    return other, keychain


def test_a_rotation_killed_before_any_change_of_a_file_leaves_one_key(before):
    folder, keys = before
    tries, ended = killed("rotate", folder)
    assert len(tries) > 12
    by_copy = [settled_key(*copy_alone(*one), RINA) for one in tries]
    found = [settled_key(*one, (RINA, TONO)[at % 2]) for at, one in enumerate(tries)]
    assert by_copy == found
    changed = [one != keys.dek for one in found]
    assert changed == sorted(changed)  # the old until a moment, the new from then on
    assert True in changed
    assert False in changed
    last = settled_key(ended / "profile", DemoKeychain(ended / "keys"), TONO)
    assert last != keys.dek
    assert overview(ended / "profile", DemoKeychain(ended / "keys")).rotation_due is False


def test_a_rekey_killed_in_the_midst_of_writing_leaves_the_old_key(before):
    folder, keys = before
    tries, _ended = killed("rekey", folder)
    assert len(tries) == REKEY_KILLS
    for profile, keychain in tries:
        assert overview(profile, keychain).rotation_pending
        assert settled_key(profile, keychain, TONO) == keys.dek


def test_a_rekey_killed_at_any_moment_leaves_one_key(before):
    folder, _keys = before
    tries, _ended = killed("moment", folder)
    for profile, keychain in tries:
        settled_key(profile, keychain, TONO)


def test_an_upgrade_killed_at_any_change_can_be_done_again_or_is_done(tmp_path):
    folder = tmp_path / "tries" / "before"
    old = data_key(folder / "profile", DemoKeychain(folder / "keys"))
    database(folder / "profile", old)
    tries, ended = killed("adopt", folder)
    stages = [stage_of(profile, keychain) for profile, keychain in tries]
    assert set(stages) == {Stage.OLD, Stage.SLOTS}
    for (profile, keychain), stage in zip(tries, stages, strict=True):
        if stage is Stage.OLD:
            assert data_key(profile, keychain) == old
            adopt(profile, keychain, [RINA, TONO], SystemClock(), costs=CHEAP)
        assert entered(profile, keychain, TONO).dek == old
        assert old not in {bytes.fromhex(one.read_text()) for one in keychain_files(profile)}
        assert_whole(profile, old)
    assert len(keychain_files(ended / "profile")) == 1


def keychain_files(profile: Path) -> list[Path]:
    return list((profile.parent / "keys").glob("*.key"))


def test_a_change_of_passphrase_killed_at_any_moment_leaves_one_that_opens(before):
    folder, keys = before
    tries, ended = killed("change", folder)
    opened_by = []
    for profile, keychain in [*tries, (ended / "profile", DemoKeychain(ended / "keys"))]:
        works = []
        for passphrase in (RINA.passphrase, NEW):
            try:
                assert entered(profile, keychain, RINA, passphrase).keys == keys
                works.append(passphrase)
            except SignInRefused:
                continue
        assert len(works) == 1
        opened_by += works
    assert opened_by[0] == RINA.passphrase
    assert opened_by[-1] == NEW
    assert opened_by == sorted(opened_by)  # "b…" before "k…": never back to the old one


def test_somebody_taken_away_in_a_killed_step_is_there_or_gone_and_others_open(before):
    folder, keys = before
    tries, ended = killed("remove", folder)
    there = []
    for profile, keychain in [*tries, (ended / "profile", DemoKeychain(ended / "keys"))]:
        assert entered(profile, keychain, RINA).keys == keys
        there.append("tono" in [one.uid for one in overview(profile, keychain).operators])
    assert there == sorted(there, reverse=True)
    assert (there[0], there[-1]) == (True, False)


def test_a_restore_killed_at_any_moment_can_be_done_again(before):
    folder, keys = before
    (folder / "profile" / KEYSLOTS).write_bytes(b"damaged")
    tries, _ended = killed("restore", folder)
    assert len(tries) > 3
    for profile, keychain in tries:
        if (profile / KEYSLOTS).read_bytes() == b"damaged":
            with pytest.raises(SlotsDamaged, match="SlotsDamaged") as caught:
                overview(profile, keychain)
            assert caught.value.backup_opens
            restore_copy(profile, keychain)
        assert entered(profile, keychain, RINA).keys == keys
