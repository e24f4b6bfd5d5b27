"""A new workstation: the live tail at once, then the history in pages, one each run (SYNC 11).

The head is taken first, so whatever changes while the history is read comes in the feed; what the
office shares is read before the first page. A page and the token after it are one transaction: a
desk that is killed goes on where it stood.
"""

import msgspec
from msgspec import Struct

from callcenter.api.central import CentralApi
from callcenter.clock import Clock
from callcenter.errors import NotOurServer, ProtocolConflict, RequestRefused
from callcenter.protocol.history_messages import HistoryAnswer
from callcenter.store import healing, history, sync_state
from callcenter.store.events import Page, RemoteEvent, append_remote
from callcenter.store.healing import Place
from callcenter.store.history import History
from callcenter.store.store import Store
from callcenter.sync.page_size import PageSize
from callcenter.sync.subjects import as_remote, fetch
from callcenter.sync.tally import Tally
from callcenter.tickets.office import OFFICE_ID

PAUSE_SECONDS = 0.02
"""Between two pages: whoever waits to save comes first."""

_NOT_THERE = 404


class Bootstrap(Struct, frozen=True):
    """Reads the history back to `days` (0: this desk reads the whole feed instead)."""

    store: Store
    api: CentralApi
    clock: Clock
    pages: PageSize
    days: int

    def begin(self) -> None:
        """Takes the head of the feed on a desk that never got anything from a centre."""
        if not self.days:
            return
        with self.store.read() as tx:
            if sync_state.state(tx).cursor or not history.holds_nothing_remote(tx):
                return
        try:
            head = self.api.head()
        except RequestRefused as refused:
            if refused.status != _NOT_THERE:
                raise
            return  # an older centre: the whole feed
        if not head.seq:
            return  # nothing to skip
        marks = [*(Place(one.seq, one.chain) for one in head.marks), Place(head.seq, head.chain)]
        with self.store.write() as tx:
            sync_state.set_cursor(tx, head.cursor, head.chain)
            healing.keep_marks(tx, marks)
            history.set_history(tx, History(days=self.days, since=self.clock.now()))

    def step(self, tally: Tally) -> bool:
        """Takes in one page; True when there is more to come."""
        with self.store.read() as tx:
            now = history.history(tx)
        if now is None:
            return False
        if not now.office:
            now = self._take_office(now, tally)
        now = self._deepened(now)
        if now.done or now.paused:
            return False
        page = self._ask(now)
        self._apply(now, page, tally)
        return not page.done

    def _take_office(self, now: History, tally: Tally) -> History:
        """Once, also on a desk that skipped it when it knew no office; the feed goes on from it."""
        office = read_whole(self.store, fetch(self.api, [OFFICE_ID]))
        with self.store.write() as tx:
            kept = msgspec.structs.replace(history.history(tx) or now, office=True)
            tally.changed |= append_remote(tx, office)
            history.set_history(tx, kept)
        return kept

    def _deepened(self, now: History) -> History:
        """A deeper policy goes on where the shallower one ended."""
        deeper = now.days and (not self.days or self.days > now.days)
        return msgspec.structs.replace(now, days=self.days, done=False) if deeper else now

    def _ask(self, now: History) -> HistoryAnswer:
        try:
            page = self.api.history(now.token, days=now.days, limit=self.pages.events)
        except (ProtocolConflict, RequestRefused) as refused:
            known = isinstance(refused, ProtocolConflict) or refused.code == "token_invalid"
            if not now.token or not known:
                raise
            # The centre was set back or is another: what is here already does no harm.
            page = self.api.history("", days=now.days, limit=self.pages.events)
        if not page.done and (page.token == now.token or not (page.events or page.large)):
            raise NotOurServer("garbage")  # it would go round for ever
        return page

    def _apply(self, now: History, page: HistoryAnswer, tally: Tally) -> None:
        items = read_whole(self.store, [*as_remote(page.events), *fetch(self.api, page.large)])
        began = self.clock.monotonic()
        with self.store.write() as tx:
            # A person may have stopped it meanwhile: only what this page says is written.
            kept = history.history(tx) or now
            changed = append_remote(tx, items)
            history.set_history(
                tx,
                msgspec.structs.replace(
                    kept,
                    days=now.days,
                    token=page.token,
                    tickets=now.tickets + page.tickets,
                    left=page.left,
                    done=page.done,
                ),
            )
        self.pages.took(len(items.incoming), self.clock.monotonic() - began)
        tally.history += page.tickets
        tally.changed |= changed | {"sync"}


def read_whole(store: Store, items: list[RemoteEvent]) -> Page:
    """Whole subjects, read and folded before the database is asked; NotOurServer for no events."""
    try:
        return store.read_page(items)
    except (msgspec.DecodeError, UnicodeDecodeError, OverflowError) as error:
        raise NotOurServer("garbage") from error
