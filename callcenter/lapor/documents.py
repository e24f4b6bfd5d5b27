"""The pictures of a ticket, at LAPOR before the ticket is: one at a time, ids kept over restarts.

A file that cannot go along is left out and its reason kept: it never holds up the ticket.
"""

from collections import Counter
from collections.abc import Sequence

from callcenter.errors import (
    LaporBusy,
    LaporError,
    LaporRefused,
    LaporShape,
    LaporSignIn,
    LaporSilent,
    LaporUnsupported,
    NotFound,
    PictureRefused,
    StoreDamaged,
)
from callcenter.lapor.aside import FORBIDDEN
from callcenter.lapor.ledger import Document
from callcenter.lapor.settings import Interface
from callcenter.lapor.submission import FileToSend
from callcenter.lapor.work import Work
from callcenter.tickets.ticket import Ticket

TRIES_MOST = 3
_OTHER_SERVER = frozenset({"html", "redirect", "garbage"})


class Documents:
    """The files on their way; counts the tries of this run of the program."""

    def __init__(self) -> None:
        self._tries: Counter[tuple[str, str]] = Counter()

    def hand_over_next(self, work: Work, ticket: Ticket, files: Sequence[FileToSend]) -> bool:
        """Uploads the next file that is not there; False when none is left.

        Raises what says nothing of the file, until it was tried TRIES_MOST times.
        """
        if work.terms.settings.interface is not Interface.V3:
            return False
        known = work.ledger.documents(ticket.id)
        for file in files:
            if file.sha256 not in known and self._hand_over(work, ticket.id, file):
                return True
        return False

    def ids(self, work: Work, ticket: Ticket, files: Sequence[FileToSend]) -> tuple[str, ...]:
        """The ids a submission names, in the order of the files."""
        known = work.ledger.documents(ticket.id)
        found = (known[one.sha256].document_id for one in files if one.sha256 in known)
        return tuple(one for one in found if one)

    def _hand_over(self, work: Work, ticket_id: str, file: FileToSend) -> bool:
        """Whether LAPOR was asked."""
        data, reason = read_file(work, file.sha256)
        if reason:
            work.ledger.keep_document(ticket_id, file.sha256, Document("", reason))
            return False
        self._tries[ticket_id, file.sha256] += 1
        try:
            document = Document(work.ask().upload(file.name, data))
        except (LaporRefused, LaporUnsupported) as error:
            document = Document("", _said(error))
        except (LaporSilent, LaporShape, LaporBusy, LaporSignIn) as error:
            if not self._is_given_up(error, (ticket_id, file.sha256)):
                raise
            document = Document("", _said(error))
        work.ledger.keep_document(ticket_id, file.sha256, document)
        return True

    def _is_given_up(self, error: LaporError, key: tuple[str, str]) -> bool:
        if isinstance(error, LaporShape) and error.what not in _OTHER_SERVER:
            return True
        if isinstance(error, LaporSignIn) and error.status != FORBIDDEN:
            return False
        return self._tries[key] >= TRIES_MOST


def read_file(work: Work, sha256: str) -> tuple[bytes, str]:
    """The file as it may leave, and why it may not ("" when it may)."""
    try:
        return work.ledger.file(sha256), ""
    except NotFound:
        return b"", "elsewhere"
    except StoreDamaged:
        return b"", "damaged"
    except PictureRefused as error:
        return b"", error.reason


def _said(error: LaporError) -> str:
    told = error.message if isinstance(error, LaporRefused) else ""
    return f"{error}: {told}" if told else f"{type(error).__name__}: {error}"
