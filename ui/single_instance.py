"""One window per profile: a second start hands over its number and ends. Per user, local only.

The message is versioned JSON of at most 1 KB with a number to look up and nothing else; whatever
else arrives is ignored. Must not know what a call is.
"""

import hashlib
import json
import logging
import os
import re
import tempfile
import unicodedata
from pathlib import Path
from urllib.parse import unquote

from PySide6.QtCore import QDeadlineTimer, QObject, QStandardPaths, QThread, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from callcenter.errors import ProfileInUse, file_fault
from callcenter.sync.lock import ProfileLock

VERSION = 1
NAME = "lampung-callcenter"
_LONGEST_PATH = 60
"""A socket's path may have about 104 bytes; Qt adds a folder of its own while it makes one."""
LONGEST = 1024
LOCK = "window.lock"
LONGEST_MS = 8_000
"""Longer than a window may take to end."""
ANSWER = b"1"
_NUMBER = re.compile(r"[+0-9 ().-]{3,40}")
_PATIENCE_MS = 2_000
_AGAIN_MS = 50
_log = logging.getLogger(__name__)


def call_number(argument: str) -> str:
    """Return the number of a `--call` argument or `tel:` URI, "" when there is none to show."""
    text = unicodedata.normalize("NFKC", argument).strip()
    scheme, colon, rest = text.partition(":")
    if colon and scheme.lower() in ("tel", "callto"):
        text = unquote(rest).removeprefix("//").partition(";")[0].strip()
    return text if _NUMBER.fullmatch(text) else ""


def socket_name(profile: Path) -> str:
    """Return the local address of a profile: a path in the user's own runtime folder, 0700.

    On Windows a pipe name of the user's session. The same profile gives the same name.
    """
    digest = hashlib.sha256(os.fsencode(profile.resolve())).hexdigest()[:24]
    if os.name == "nt":
        return f"{NAME}-{digest}"
    return str(_runtime_folder() / digest)


def _runtime_folder() -> Path:
    """The user's own folder for sockets; a short one where the system's path is too long for one.

    PermissionError when the short one belongs to somebody else.
    """
    base = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.RuntimeLocation)
    folder = Path(base) / NAME
    if not base or len(os.fsencode(folder)) > _LONGEST_PATH:
        folder = Path(tempfile.gettempdir()) / f"{NAME}-{os.getuid()}"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if folder.is_symlink() or folder.stat().st_uid != os.getuid():
        raise PermissionError(str(folder))
    folder.chmod(0o700)
    return folder


def hand_over(profile: Path, number: str = "", patience_ms: int = _PATIENCE_MS) -> bool:
    """Give a number (or just the wish to be seen) to the window of this profile, if one runs.

    Returns False when none answered within `patience_ms`; the caller then starts the desk.
    """
    socket = QLocalSocket()
    try:
        socket.connectToServer(socket_name(profile))
    except OSError as error:
        _log.warning("no place for the window's socket: %s", type(error).__name__)
        return False
    if not socket.waitForConnected(patience_ms):
        return False
    socket.write(json.dumps({"v": VERSION, "call": number}).encode() + b"\n")
    socket.flush()
    socket.waitForReadyRead(patience_ms)
    answer = bytes(socket.readAll().data())
    socket.disconnectFromServer()
    return answer == ANSWER


class SingleInstance(QObject):
    """The listening side: `called` carries a number, `wanted` asks to raise the window."""

    called = Signal(str)
    wanted = Signal()

    def __init__(self, profile: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("single_instance")
        self._profile = profile
        # Qt renames a new socket over a living one, so a lock decides who listens.
        self._lock = ProfileLock(profile / LOCK)
        self._kept: list[str] | None = None
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._take)

    def claim(self) -> bool:
        """Take the profile for this process; False when another window has it.

        The folder is made when there is none. StoreUnwritable or DiskFull when it cannot be.
        """
        try:
            self._profile.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._lock.acquire()
        except ProfileInUse:
            return False
        except OSError as error:
            raise file_fault(error, str(self._profile)) from error
        return True

    def claim_or_fail(self) -> None:
        """Take the profile; ProfileInUse when another window has it."""
        if not self.claim():
            raise ProfileInUse(str(self._profile))

    def claim_or_hand_over(self, number: str = "", longest_ms: int = LONGEST_MS) -> bool:
        """Take the profile, or give the number to its window: False then.

        The other window may just be opening or ending: tried for `longest_ms`, then ProfileInUse.
        """
        deadline = QDeadlineTimer(longest_ms)
        while not self.claim():
            if hand_over(self._profile, number):
                return False
            if deadline.hasExpired():
                raise ProfileInUse(str(self._profile))
            QThread.msleep(_AGAIN_MS)
        return True

    def listen(self, *, hold: bool = False) -> bool:
        """Start listening; False when another window has this profile or no socket can be made.

        A socket file nobody listens on (after a crash) is taken over. With `hold` what arrives is
        answered and kept until `release`.
        """
        if not self.claim():
            return False
        self._kept = [] if hold else None
        try:
            name = socket_name(self._profile)
        except OSError as error:
            _log.warning("no place for the window's socket: %s", type(error).__name__)
            return False
        QLocalServer.removeServer(name)
        if not self._server.listen(name):
            _log.warning("the window's socket does not listen: %s", self._server.serverError())
            return False
        return True

    def release(self) -> None:
        """The window stands: it gets what arrived while it opened."""
        kept, self._kept = self._kept, None
        for number in kept or ():
            self.tell(number)

    def tell(self, number: str) -> None:
        """Somebody wants the window, perhaps with a number."""
        if self._kept is not None:
            self._kept.append(number)
            return
        self.wanted.emit()
        if number:
            self.called.emit(number)

    def stop_listening(self) -> None:
        """Answer nobody any more; the profile stays taken."""
        self._server.close()

    def close(self) -> None:
        """Stop listening and let go of the profile."""
        self._server.close()
        self._lock.release()

    def _take(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            _Visitor(socket, self)


class _Visitor(QObject):
    """One connection: one line is read, judged and answered; slow or long ones are cut off."""

    def __init__(self, socket: QLocalSocket, owner: SingleInstance) -> None:
        super().__init__(owner)
        self._socket, self._owner, self._got = socket, owner, b""
        socket.setParent(self)
        socket.setReadBufferSize(LONGEST + 1)
        socket.readyRead.connect(self._read)
        socket.disconnected.connect(self.deleteLater)
        QTimer.singleShot(_PATIENCE_MS, self, socket.abort)
        self._read()

    def _read(self) -> None:
        self._got += bytes(self._socket.readAll().data())
        line, end, _rest = self._got.partition(b"\n")
        if len(line) > LONGEST:
            self._refuse("too long")
        elif end:
            self._judge(line)

    def _judge(self, line: bytes) -> None:
        try:
            message = json.loads(line)
        except (ValueError, RecursionError):
            self._refuse("not JSON")
            return
        if not isinstance(message, dict) or message.get("v") != VERSION:
            self._refuse("version")
            return
        asked = message.get("call", "")
        number = call_number(asked) if isinstance(asked, str) else ""
        if asked and not number:
            self._refuse("number")
            return
        self._socket.write(ANSWER)
        self._socket.flush()
        self._socket.disconnectFromServer()
        self._owner.tell(number)

    def _refuse(self, why: str) -> None:
        _log.info("a local message was ignored: %s", why)
        self._socket.abort()
