"""LAPOR's token of this desk: in the keychain alone, by the profile's id.

Never in a log, a repr, an event or a file of the profile. It may block on a prompt of the system:
never call it on the GUI thread.
"""

from pathlib import Path

from callcenter.errors import FieldInvalid, KeychainMissing
from callcenter.keys.data_key import profile_id
from callcenter.keys.keychain import Keychain


class LaporToken:
    """The token as this desk keeps it; read once from the keychain and remembered."""

    def __init__(self, keychain: Keychain, profile: Path) -> None:
        self._keychain = keychain
        self._profile = profile
        self._known: str | None = None

    def __repr__(self) -> str:
        return f"LaporToken({self._keychain.label!r})"

    @property
    def label(self) -> str:
        """Where it lies, for the screen."""
        return self._keychain.label

    def read(self) -> str:
        """The token, "" when none is kept or it is not text."""
        if self._known is None:
            kept = self._keychain.get(self._name()) or b""
            try:
                self._known = kept.decode("utf-8")
            except UnicodeDecodeError:
                self._known = ""
        return self._known

    def write(self, token: str) -> None:
        """Keeps it in the place of any other.

        FieldInvalid (lapor_token: empty); KeychainMissing when the keychain did not keep it.
        """
        bare = token.strip()
        if not bare:
            raise FieldInvalid("lapor_token", "empty")
        name, secret = self._name(), bare.encode("utf-8")
        self._known = None
        self._keychain.set(name, secret)
        if self._keychain.get(name) != secret:
            raise KeychainMissing((self.label,))
        self._known = bare

    def forget(self) -> None:
        """Removes it; nothing happens when there is none."""
        self._known = None
        self._keychain.delete(self._name())

    def _name(self) -> str:
        return f"lapor-token-{profile_id(self._profile)}"
