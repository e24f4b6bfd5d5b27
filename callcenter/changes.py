"""What changed, told after the commit: plain callbacks, on the thread that made the change."""

import logging
from collections.abc import Callable, Iterable

Listener = Callable[[frozenset[str]], None]
_log = logging.getLogger(__name__)


class Changes:
    """A list of listeners; each hears the ids of what was changed, after the commit.

    An id is a ticket's, a caller's or a matter's, or one of the words `outbox`, `drafts`, `sync`,
    `files`, `directory`, `settings` for what has no id of its own. What is no ticket and no caller
    is told by the name of its subject, too: `office`, `privacy`, `shift`.
    """

    def __init__(self) -> None:
        self._listeners: tuple[Listener, ...] = ()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Adds a listener; calling what is returned removes it again."""
        self._listeners = (*self._listeners, listener)

        def unsubscribe() -> None:
            self._listeners = tuple(one for one in self._listeners if one is not listener)

        return unsubscribe

    def publish(self, ids: Iterable[str]) -> None:
        """Tells every listener; one that fails is logged and does not silence the others."""
        told = frozenset(ids)
        if not told:
            return
        for listener in self._listeners:
            try:
                listener(told)
            except Exception:  # noqa: BLE001 - a repaint must not undo a save that is on disk
                _log.exception("a listener failed")
