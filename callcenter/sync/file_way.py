"""The way to the centre's files: made when first wanted, made anew when address or key change."""

from collections.abc import Callable

from callcenter.api.files import FileApi
from callcenter.store import sync_state
from callcenter.store.store import Store
from callcenter.sync import enrolment

Connect = Callable[[str, str], FileApi]
"""Makes the way to a centre's files from its address and the desk's credential."""


class FileWay:
    """One connection, for one thread at a time."""

    def __init__(self, store: Store, connect: Connect) -> None:
        self._store = store
        self._connect = connect
        self._open: tuple[tuple[str, str], FileApi] | None = None

    def find(self) -> FileApi | None:
        """The way, None while this desk knows no centre or is not enrolled."""
        with self._store.read() as tx:
            url = sync_state.state(tx).server_url
            credential = enrolment.credential(tx)
        if not url or credential is None:
            return None
        key = (url, credential)
        if self._open is None or self._open[0] != key:
            self.close()
            self._open = (key, self._connect(*key))
        return self._open[1]

    def close(self) -> None:
        """Lets go of the connection."""
        if self._open is not None:
            self._open[1].close()
            self._open = None
