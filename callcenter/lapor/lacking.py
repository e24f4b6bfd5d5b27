"""The calls that an older interface does not have: each says so, typed. An adapter overrides."""

from callcenter.errors import LaporUnsupported
from callcenter.lapor.client import Found, LogEntry, Masters, Remote, Reply, Submission


class Lacking:
    """A `LaporClient` that can do nothing yet."""

    def masters(self) -> Masters:
        """Not there."""
        raise LaporUnsupported("masters")

    def upload(self, name: str, data: bytes) -> str:  # noqa: ARG002
        """Not there."""
        raise LaporUnsupported("upload")

    def submit(self, submission: Submission) -> str:  # noqa: ARG002
        """Not there."""
        raise LaporUnsupported("submit")

    def state(self, complaint_id: str) -> Remote:  # noqa: ARG002
        """Not there."""
        raise LaporUnsupported("state")

    def followups(self, complaint_id: str) -> tuple[LogEntry, ...]:  # noqa: ARG002
        """Not there."""
        raise LaporUnsupported("followups")

    def reply(self, reply: Reply) -> None:  # noqa: ARG002
        """Not there."""
        raise LaporUnsupported("reply")

    def reject(self, complaint_id: str, institution_id: str, reason: str) -> None:  # noqa: ARG002
        """Not there."""
        raise LaporUnsupported("reject")

    def find(self, number: str) -> Found:  # noqa: ARG002
        """Not there."""
        raise LaporUnsupported("find")
