"""Notes in the audit who was refused: 401, 403 and 429, each kind once a minute and no oftener.

A flood of refusals must not become a flood of writes; sign-ins that fail are noted where they are
judged, by person.
"""

import threading

from starlette.requests import Request

from callcenter.protocol.audit import Act
from callcenter.protocol.wellformed import is_uuid
from callcenter.server import audit, tables, tokens
from callcenter.server.centre import Centre
from callcenter.server.refusal import Refused

EVERY_SECONDS = 60.0
_NOTED = frozenset({401, 403, 429})
_ELSEWHERE = frozenset({"sign_in_refused", "passphrase_due"})
_MOST = 1_000


class RefusalLog:
    """Of one process."""

    def __init__(self, centre: Centre) -> None:
        self._centre = centre
        self._lock = threading.Lock()
        self._noted: dict[tuple[str, str, str], float] = {}

    def note(self, request: Request, refused: Refused, route: str) -> None:
        """Writes it down when it was not written down just now; blocks on the database."""
        if refused.status not in _NOTED or refused.code in _ELSEWHERE:
            return
        shown = request.headers.get("authorization", "")
        claimed = shown.partition(" ")[2].partition(".")[0]
        device = claimed if is_uuid(claimed) else ""
        if not self._is_due((device, refused.code, route)):
            return
        try:
            self._write(shown, device, f"{refused.status} {refused.code}", route)
        except Refused:
            return  # the database is away: the answer is what counts

    def _is_due(self, key: tuple[str, str, str]) -> bool:
        now = self._centre.clock.monotonic()
        with self._lock:
            if now - self._noted.get(key, float("-inf")) < EVERY_SECONDS:
                return False
            if len(self._noted) >= _MOST:
                self._noted.clear()
            self._noted[key] = now
        return True

    def _write(self, shown: str, device: str, why: str, route: str) -> None:
        centre, uid = self._centre, ""
        with centre.database.write() as tx:
            if tokens.is_personal(shown):
                try:
                    bearer = tokens.read_bearer(tx, shown, centre.now_us())
                except Refused:
                    device = ""
                else:
                    uid, device = bearer.uid, bearer.client_id
            elif (
                tx.execute(
                    tables.devices.select().where(tables.devices.c.client_id == device)
                ).first()
                is None
            ):
                device = ""  # only a desk that is known is named
            audit.note(tx, centre, Act.REFUSED, uid=uid, device=device, fields=(route,), reason=why)
