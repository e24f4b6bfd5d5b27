"""The one connection of a pusher: made anew when settings or token differ from the last run's."""

from collections.abc import Callable
from typing import Protocol

from callcenter.errors import FieldInvalid
from callcenter.lapor.client import LaporClient
from callcenter.lapor.settings import LaporSettings
from callcenter.lapor.status import LaporLink


class Connect(Protocol):
    """Makes the client of these settings; FieldInvalid names what cannot be used."""

    def __call__(self, settings: LaporSettings, token: str) -> LaporClient: ...


class Connection:
    """A client, or the reason why there is none."""

    def __init__(self, token: Callable[[], str], connect: Connect) -> None:
        self._token = token
        self._connect = connect
        self._made_by: tuple[LaporSettings, str] | None = None
        self.client: LaporClient | None = None

    def renew(self, settings: LaporSettings) -> LaporLink | None:
        """The link of a connection made just now, None when the last one still holds."""
        wanted = (settings, self._token())
        if self._made_by == wanted:
            return None
        self.close()
        self._made_by = wanted
        if not wanted[1]:
            return LaporLink.NO_TOKEN
        try:
            self.client = self._connect(*wanted)
        except FieldInvalid:
            return LaporLink.TROUBLE
        return LaporLink.UNTRIED

    def close(self) -> None:
        """Ends it; the next run makes one anew."""
        client, self.client = self.client, None
        self._made_by = None
        if client is not None:
            client.close()
