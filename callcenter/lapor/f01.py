"""The older interface for reading data: it knows topics, and nothing can be handed over to it."""

from urllib.parse import urlencode

from callcenter.lapor import answers
from callcenter.lapor.client import Masters
from callcenter.lapor.http import Body, LaporHttp
from callcenter.lapor.lacking import Lacking
from callcenter.lapor.settings import LaporSettings


class LaporF01(Lacking):
    """A `LaporClient` over f01: `masters` gives the topics, every other call is unsupported."""

    def __init__(self, settings: LaporSettings, token: str) -> None:
        self._path = settings.paths.topics
        self._token = token
        self._http = LaporHttp(settings, {"Accept": "application/json"})

    def close(self) -> None:
        """Closes the connections."""
        self._http.close()

    def masters(self) -> Masters:
        """The topics."""
        form = urlencode({"KEYTOKEN": self._token}).encode("ascii")
        body = Body("application/x-www-form-urlencoded", form)
        return Masters(topics=answers.topics(self._http.read(self._path, body).json()))
