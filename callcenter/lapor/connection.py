"""The one connection of a pusher: made anew when settings or token differ from the last run's.

The address is what any desk of the office has set: no token goes where it was not given for.
"""

from collections.abc import Callable
from typing import Protocol

from callcenter.errors import FieldInvalid
from callcenter.lapor.client import LaporClient
from callcenter.lapor.guarded import Guarded
from callcenter.lapor.settings import LaporSettings
from callcenter.lapor.status import LaporLink
from callcenter.web.bound_token import BoundToken


class Connect(Protocol):
    """Makes the client of these settings; FieldInvalid names what cannot be used."""

    def __call__(self, settings: LaporSettings, token: str) -> LaporClient: ...


class Connection:
    """A client, or the reason why there is none."""

    def __init__(self, token: Callable[[], BoundToken], connect: Connect) -> None:
        self._token = token
        self._connect = connect
        self._made_by: tuple[LaporSettings, BoundToken] | None = None
        self.client: LaporClient | None = None

    def renew(self, settings: LaporSettings) -> LaporLink | None:
        """The link of a connection made just now, None when the last one still holds."""
        token = self._token()
        wanted = (settings, token)
        if self._made_by == wanted:
            return None
        self.close()
        self._made_by = wanted
        if not token.secret:
            return LaporLink.NO_TOKEN
        if not token.goes_to(settings.base_url):
            return LaporLink.MOVED
        try:
            made = self._connect(settings, token.for_url(settings.base_url))
        except FieldInvalid:
            return LaporLink.TROUBLE
        self.client = Guarded(made)
        return LaporLink.UNTRIED

    @property
    def allowed(self) -> str:
        """The one origin the token of the last run may go to, "" for none."""
        return self._made_by[1].origin if self._made_by else ""

    def close(self) -> None:
        """Ends it; the next run makes one anew."""
        client, self.client = self.client, None
        self._made_by = None
        if client is not None:
            client.close()
