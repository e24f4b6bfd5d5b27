"""A client whose calls end as it promises, whatever an answer makes our own code stumble over.

An exception nobody foresaw says that the answer could not be read, or that a change is in doubt;
it decides nothing else and keeps nothing of the answer.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from callcenter.errors import LaporError, LaporShape, LaporUncertain
from callcenter.lapor.client import Found, LaporClient, LogEntry, Masters, Remote, Reply, Submission

UNEXPECTED = "unexpected"


class Guarded:
    """`client`, of which every exception is a LaporError."""

    def __init__(self, client: LaporClient) -> None:
        self._client = client

    def close(self) -> None:
        """Closes the connection."""
        self._client.close()

    def masters(self) -> Masters:
        """As the client's."""
        with _asking():
            return self._client.masters()

    def upload(self, name: str, data: bytes) -> str:
        """As the client's."""
        with _asking():
            return self._client.upload(name, data)

    def submit(self, submission: Submission) -> str:
        """As the client's."""
        with _changing():
            return self._client.submit(submission)

    def state(self, complaint_id: str) -> Remote:
        """As the client's."""
        with _asking():
            return self._client.state(complaint_id)

    def followups(self, complaint_id: str) -> tuple[LogEntry, ...]:
        """As the client's."""
        with _asking():
            return self._client.followups(complaint_id)

    def reply(self, reply: Reply) -> None:
        """As the client's."""
        with _changing():
            self._client.reply(reply)

    def reject(self, complaint_id: str, institution_id: str, reason: str) -> None:
        """As the client's."""
        with _changing():
            self._client.reject(complaint_id, institution_id, reason)

    def find(self, number: str) -> Found:
        """As the client's."""
        with _asking():
            return self._client.find(number)


@contextmanager
def _asking() -> Iterator[None]:
    try:
        yield
    except LaporError:
        raise
    except Exception as error:
        raise LaporShape(UNEXPECTED, type(error).__name__) from error


@contextmanager
def _changing() -> Iterator[None]:
    try:
        yield
    except LaporError:
        raise
    except Exception as error:
        raise LaporUncertain(f"{UNEXPECTED} {type(error).__name__}") from error
