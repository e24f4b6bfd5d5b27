"""The operating system's keychain, by an allow-list of classes; never a file that looks like one.

`keyring`'s own choice is not asked: environment and keyringrc.cfg could name an unsafe backend.
It may block on a prompt of the system: never call it on the GUI thread.
"""

import importlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Protocol

from callcenter.errors import KeychainMissing

SERVICE = "lampung-callcenter"


class Keychain(Protocol):
    """Keeps a few small secrets outside the profile."""

    @property
    def label(self) -> str:
        """Where the secrets lie, for the log and the settings page."""
        ...

    def get(self, name: str) -> bytes | None:
        """The secret of this name, None when there is none."""
        ...

    def set(self, name: str, secret: bytes) -> None:
        """Keeps a secret under this name."""
        ...

    def delete(self, name: str) -> None:
        """Forgets a secret; nothing happens when there is none."""
        ...


class Backend(Protocol):
    """What is used of a `keyring` backend."""

    def get_password(self, service: str, username: str) -> str | None: ...
    def set_password(self, service: str, username: str, password: str) -> None: ...
    def delete_password(self, service: str, username: str) -> None: ...


ALLOWED = (
    ("keyring.backends.Windows", "WinVaultKeyring"),
    ("keyring.backends.macOS", "Keyring"),
    ("keyring.backends.SecretService", "Keyring"),
    ("keyring.backends.kwallet", "DBusKeyring"),
)
"""Module and class of each backend that keeps secrets as it should, in the order tried."""


class SystemKeychain:
    """One of the allowed backends; secrets travel as hexadecimal text.

    Every call raises KeychainMissing when the system's keychain does not answer: it is locked, or
    the person refused its prompt.
    """

    def __init__(self, backend: Backend, label: str) -> None:
        self._backend = backend
        self._label = label

    @property
    def label(self) -> str:
        """Module and class of the backend."""
        return self._label

    def get(self, name: str) -> bytes | None:
        """The secret of this name, None when there is none or it is not ours."""
        with self._answering():
            found = self._backend.get_password(SERVICE, name)
        try:
            return None if found is None else bytes.fromhex(found)
        except ValueError:
            return None

    def set(self, name: str, secret: bytes) -> None:
        """Keeps a secret under this name."""
        with self._answering():
            self._backend.set_password(SERVICE, name, secret.hex())

    def delete(self, name: str) -> None:
        """Forgets a secret; nothing happens when there is none."""
        with self._answering():
            if self._backend.get_password(SERVICE, name) is not None:
                self._backend.delete_password(SERVICE, name)

    @contextmanager
    def _answering(self) -> Iterator[None]:
        try:
            yield
        except Exception as error:
            raise KeychainMissing((self._label,)) from error


def open_keychain(allowed: Iterable[tuple[str, str]] = ALLOWED) -> Keychain:
    """The first allowed backend that writes, reads and deletes.

    KeychainMissing when none does, with those that are on this system and refused.
    """
    refused: list[str] = []
    for module, name in allowed:
        backend = _backend(module, name)
        if backend is None:
            continue
        keychain = SystemKeychain(backend, f"{module}.{name}")
        if probe(keychain):
            return keychain
        refused.append(keychain.label)
    raise KeychainMissing(tuple(refused))


def probe(keychain: Keychain) -> bool:
    """True when a secret can be written, read back, deleted, and is gone then."""
    name, secret = f"probe-{os.urandom(8).hex()}", os.urandom(32)
    try:
        keychain.set(name, secret)
        kept = keychain.get(name) == secret
        keychain.delete(name)
        return kept and keychain.get(name) is None
    except Exception:  # noqa: BLE001 - backends raise whatever their system library raises
        return False


def _backend(module: str, name: str) -> Backend | None:
    try:
        kind = getattr(importlib.import_module(module), name)
        if kind.priority <= 0:
            return None
        backend: Backend = kind()
    except Exception:  # noqa: BLE001 - a backend that cannot work here says so in its own way
        return None
    return backend
