"""A desk the centre takes out of service: what the centre said about it, and the goodbye.

Sends nothing but the goodbye itself; what follows on the computer stands in `entrance.leaving`.
"""

from callcenter.api.central import CentralApi
from callcenter.errors import DeviceRetired, DeviceRetiring, NetworkError
from callcenter.store import leaving
from callcenter.store.store import Store


class Leaving:
    """The way out of one desk; on the thread of the sync."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def is_under_way(self) -> bool:
        """True while the centre waits for what this desk still holds."""
        return self._standing() == leaving.RETIRING

    def is_over(self) -> bool:
        """True when the centre takes nothing any more."""
        return self._standing() in (leaving.DRAINED, leaving.RETIRED)

    def hear(self, error: NetworkError) -> None:
        """An answer may say that the desk is to go, or that it is gone already.

        Gone with nothing left to send: the answer to the goodbye was lost.
        """
        if not isinstance(error, DeviceRetiring | DeviceRetired):
            return
        with self._store.write() as tx:
            if isinstance(error, DeviceRetiring):
                leaving.note(tx, leaving.RETIRING)
                return
            said_goodbye = leaving.standing(tx) == leaving.RETIRING and leaving.is_empty(tx)
            leaving.note(tx, leaving.DRAINED if said_goodbye else leaving.RETIRED)

    def finish(self, api: CentralApi) -> bool:
        """Says goodbye once nothing waits any more; False while something does."""
        with self._store.read() as tx:
            if not leaving.is_empty(tx):
                return False
        api.drained()
        with self._store.write() as tx:
            leaving.note(tx, leaving.DRAINED)
        return True

    def _standing(self) -> str:
        with self._store.read() as tx:
            return leaving.standing(tx)
