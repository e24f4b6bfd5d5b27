"""LAPOR's token of this desk: in the keychain alone, by the profile's id, with where it may go.

The address of LAPOR is set for all desks by any of them; a token goes only where a person at this
desk has said. One entry holds both, a line with the origin and the token after it.

Never in a log, a repr, an event or a file of the profile. It may block on a prompt of the system:
never call it on the GUI thread.
"""

from pathlib import Path

from callcenter.errors import FieldInvalid, KeychainMissing
from callcenter.keys.data_key import profile_id
from callcenter.keys.keychain import Keychain
from callcenter.web.address import origin_of
from callcenter.web.bound_token import BoundToken, bound_to


class LaporToken:
    """The token as this desk keeps it; read once from the keychain and remembered."""

    def __init__(self, keychain: Keychain, profile: Path) -> None:
        self._keychain = keychain
        self._profile = profile
        self._known: BoundToken | None = None

    def __repr__(self) -> str:
        return f"LaporToken({self._keychain.label!r})"

    @property
    def label(self) -> str:
        """Where it lies, for the screen."""
        return self._keychain.label

    def read(self) -> BoundToken:
        """The token; without a secret when none is kept or it is not text.

        One kept by an earlier version has no origin: it goes nowhere until `allow`.
        """
        if self._known is None:
            self._known = _read(self._keychain.get(self._name()) or b"")
        return self._known

    def write(self, token: str, url: str) -> None:
        """Keeps it in the place of any other, for the origin of this address alone.

        FieldInvalid (lapor_token: empty; lapor_url: url); KeychainMissing when the keychain did
        not keep it.
        """
        bare = token.strip()
        if not bare:
            raise FieldInvalid("lapor_token", "empty")
        self._keep(bound_to(bare, url))

    def allow(self, url: str) -> None:
        """From now on the kept token goes to this address and nowhere else; without one nothing.

        Raises as `write`.
        """
        kept = self.read()
        if kept.secret and not kept.goes_to(url):
            self._keep(bound_to(kept.secret, url))

    def forget(self) -> None:
        """Removes it; nothing happens when there is none."""
        self._known = None
        self._keychain.delete(self._name())

    def _keep(self, token: BoundToken) -> None:
        if not token.origin:
            raise FieldInvalid("lapor_url", "url")
        name, entry = self._name(), f"{token.origin}\n{token.secret}".encode()
        self._known = None
        self._keychain.set(name, entry)
        if self._keychain.get(name) != entry:
            raise KeychainMissing((self.label,))
        self._known = token

    def _name(self) -> str:
        return f"lapor-token-{profile_id(self._profile)}"


def _read(entry: bytes) -> BoundToken:
    try:
        text = entry.decode("utf-8")
    except UnicodeDecodeError:
        return BoundToken()
    first, line, rest = text.partition("\n")
    return BoundToken(rest, origin_of(first)) if line else BoundToken(text)
