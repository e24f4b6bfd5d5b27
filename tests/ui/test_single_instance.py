"""A second start hands its number to the running window; nothing else gets through."""

import json
import stat
import subprocess
import sys
import tempfile
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket

from callcenter.errors import ProfileInUse
from callcenter.sync.lock import ProfileLock
from ui.single_instance import (
    ANSWER,
    LOCK,
    LONGEST,
    SingleInstance,
    call_number,
    hand_over,
    socket_name,
)

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _short_runtime_folder(monkeypatch: pytest.MonkeyPatch):
    """A socket's path must be short; the folders of pytest are not."""
    with tempfile.TemporaryDirectory(prefix="cc") as made:
        monkeypatch.setenv("XDG_RUNTIME_DIR", made)
        yield


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    folder = tmp_path / "p"
    folder.mkdir()
    return folder


@pytest.fixture
def running(qapp, profile):
    assert qapp is not None
    instance = SingleInstance(profile)
    assert instance.listen()
    yield instance
    instance.close()


def second_start(qtbot, profile: Path, number: str = "") -> int:
    """Hand a number over from a process of its own, as a second start does; its exit code."""
    code = (
        "import sys; from pathlib import Path; from ui.single_instance import hand_over;"
        "sys.exit(0 if hand_over(Path(sys.argv[1]), sys.argv[2]) else 3)"
    )
    process = subprocess.Popen([sys.executable, "-c", code, str(profile), number], cwd=ROOT)
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=20_000)
    return process.wait()


def send(qtbot, profile: Path, message: bytes) -> bytes:
    """Send raw bytes and return what came back before the connection was closed."""
    socket = QLocalSocket()
    socket.connectToServer(socket_name(profile))
    assert socket.waitForConnected(2000)
    with qtbot.waitSignal(socket.disconnected, timeout=5000):
        socket.write(message)
        socket.flush()
    return bytes(socket.readAll().data())


def test_a_second_start_hands_its_number_to_the_running_window(qtbot, running, profile) -> None:
    heard: list[str] = []
    running.called.connect(heard.append)
    assert second_start(qtbot, profile, "0812-0000-1234") == 0
    assert heard == ["0812-0000-1234"]


def test_without_a_number_the_window_is_only_wanted(qtbot, running, profile) -> None:
    heard: list[str] = []
    running.called.connect(heard.append)
    with qtbot.waitSignal(running.wanted):
        assert send(qtbot, profile, b'{"v": 1, "call": ""}\n') == ANSWER
    assert heard == []


def test_nobody_running_means_the_caller_starts(profile) -> None:
    assert hand_over(profile, "0812-0000-1234", patience_ms=200) is False


@pytest.mark.usefixtures("running")
def test_another_profile_is_another_window(profile, tmp_path) -> None:
    other = tmp_path / "q"
    other.mkdir()
    assert socket_name(other) != socket_name(profile)
    assert hand_over(other, "0812-0000-1234", patience_ms=200) is False


@pytest.mark.usefixtures("running")
def test_a_second_listener_of_the_same_profile_is_refused(profile) -> None:
    assert SingleInstance(profile).listen() is False


def test_what_arrives_while_the_desk_opens_is_kept_for_its_window(qtbot, profile) -> None:
    instance = SingleInstance(profile)
    heard: list[str] = []
    instance.called.connect(heard.append)
    assert instance.listen(hold=True)
    assert second_start(qtbot, profile, "0812-0000-1234") == 0
    assert heard == []
    instance.release()
    assert heard == ["0812-0000-1234"]
    assert second_start(qtbot, profile, "0812-0000-5678") == 0
    assert heard == ["0812-0000-1234", "0812-0000-5678"]
    instance.close()


def test_a_window_that_has_the_profile_and_never_answers_is_told(profile) -> None:
    held = ProfileLock(profile / LOCK)
    held.acquire()
    instance = SingleInstance(profile)
    with pytest.raises(ProfileInUse):
        instance.claim_or_hand_over(longest_ms=100)
    assert not instance.listen()
    held.release()
    assert instance.claim_or_hand_over(longest_ms=100)
    instance.close()


RACER = """
import sys
from pathlib import Path
from PySide6.QtCore import QSocketNotifier
from callcenter.demo.opening import open_unprotected
from ui.application import build_application, run_alone

app, profile = build_application(), Path(sys.argv[1])

def open_desk(progress, stop):
    print("opens", flush=True)
    return open_unprotected(profile)

print("ready", flush=True)
sys.stdin.readline()
ended = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
ended.activated.connect(app.closeAllWindows)
sys.exit(run_alone(profile, open_desk, app, call=sys.argv[2]))
"""


def race(profile: Path) -> list[str]:
    """Start two windows at one moment; what they said, the one that ended by itself first."""
    racers = [
        subprocess.Popen(
            [sys.executable, "-c", RACER, str(profile), number],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for number in ("0812-0000-0001", "0812-0000-0002")
    ]  # fmt: skip
    for one in racers:
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
    for one in racers:
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()
    with ThreadPoolExecutor(2) as waiting:
        ends = {waiting.submit(one.wait, 60): one for one in racers}
        first, _running = wait(ends, return_when=FIRST_COMPLETED)
        loser = ends[next(iter(first))]
        said = [loser.communicate()[0]]
        said += [one.communicate()[0] for one in racers if one is not loser]
    assert [one.returncode for one in racers] == [0, 0]
    return said


def test_of_two_started_at_the_same_moment_one_opens_and_the_other_hands_over(profile) -> None:
    assert race(profile) == ["", "opens\n"]


def test_a_socket_left_by_a_crash_is_taken_over(profile) -> None:
    Path(socket_name(profile)).write_bytes(b"")
    instance = SingleInstance(profile)
    assert instance.listen()
    instance.close()


@pytest.mark.usefixtures("running")
def test_the_socket_belongs_to_the_user_alone(profile) -> None:
    path = Path(socket_name(profile))
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0


def test_where_the_runtime_folder_is_too_long_a_short_own_one_serves(
    profile, tmp_path, monkeypatch
) -> None:
    long = tmp_path / ("x" * 80)
    long.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(long))
    name = Path(socket_name(profile))
    assert len(str(name)) < 100
    assert stat.S_IMODE(name.parent.stat().st_mode) == 0o700
    instance = SingleInstance(profile)
    assert instance.listen()
    instance.close()


GARBAGE = [
    b"\xff\xfe\n",
    b"not json\n",
    b"[1]\n",
    b"[" * 1000 + b"\n",
    json.dumps({"v": 2, "call": "0812-0000-1234"}).encode() + b"\n",
    json.dumps({"v": 1, "call": "*21*0812#"}).encode() + b"\n",
    json.dumps({"v": 1, "call": "<b>0812</b>"}).encode() + b"\n",
    json.dumps({"v": 1, "call": ["0812"]}).encode() + b"\n",
    b'{"v": 1, "call": "' + b"1" * (LONGEST * 4) + b'"}\n',
    b"x" * (LONGEST * 4),
    json.dumps({"v": 1, "call": "0812-0000-1234", "more": "x" * LONGEST}).encode() + b"\n",
]


@pytest.mark.parametrize("message", GARBAGE, ids=range(len(GARBAGE)))
def test_hostile_messages_are_ignored_and_cut_off(qtbot, running, profile, message) -> None:
    heard: list[object] = []
    running.called.connect(heard.append)
    assert send(qtbot, profile, message) == b""
    assert heard == []
    assert send(qtbot, profile, b'{"v": 1, "call": "0813-0000-5678"}\n') == ANSWER
    assert heard == ["0813-0000-5678"]


@pytest.mark.parametrize(
    ("argument", "number"),
    [
        ("0812-0000-1234", "0812-0000-1234"),
        ("tel:+62-812-0000-1234", "+62-812-0000-1234"),
        ("tel:%2B6281200001234;ext=12", "+6281200001234"),
        ("TEL://0721481107", "0721481107"),
        ("０８１２００００１２３４", "081200001234"),
        ("*21*0812#", ""),
        ("javascript:alert(1)", ""),
        ("", ""),
        ("9" * 60, ""),
    ],
)
def test_numbers_are_read_from_arguments_and_uris(argument, number) -> None:
    assert call_number(argument) == number
