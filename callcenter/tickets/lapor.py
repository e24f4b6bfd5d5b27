"""How far a ticket is on its way to the national system (SYNC 12); `lapor_rules` makes it."""

from datetime import datetime

from msgspec import Struct

from callcenter.tickets.words import Look, Push, ReplyPush


class Looked(Struct, frozen=True):
    """One look for our number: when, and what LAPOR's list said."""

    at: datetime
    result: Look


class Reply(Struct, frozen=True):
    """An answer of ours to the complaint; `eid` is that of its event, where its text stands.

    `attempt` is the eid of the event under which it is being sent, "" for none.
    """

    eid: str
    state: ReplyPush
    at: datetime
    owner: str = ""
    reason: str = ""
    attempt: str = ""


class LaporState(Struct, frozen=True, kw_only=True):
    """How far the ticket is; all times aware UTC, as the events say them.

    `attempt` is the eid of the reservation that holds now, `owner` the client_id that alone may
    post for it. `posts` counts the submits that were or may have been made. `resend`: the
    reservation is the one automatic second try. `assigned` is the desk a person chose, "" for the
    usual one. `seen` are the keys of LAPOR's entries that are in the story. `others` are more
    complaints with our number, `strays` attempts that did not hold and may have posted all the
    same: both are for a person.
    """

    state: Push = Push.READY
    complaint_id: str = ""
    attempt: str = ""
    owner: str = ""
    payload_hash: str = ""
    since: datetime | None = None
    posts: int = 0
    resend: bool = False
    looks: tuple[Looked, ...] = ()
    reason: str = ""
    details: tuple[str, ...] = ()
    chosen: bool = False
    assigned: str = ""
    others: tuple[str, ...] = ()
    strays: frozenset[str] = frozenset()
    status_code: str = ""
    status_name: str = ""
    status_at: datetime | None = None
    institution: str = ""
    not_ours: str = ""
    seen: frozenset[str] = frozenset()
    replies: tuple[Reply, ...] = ()

    @property
    def pending_replies(self) -> tuple[Reply, ...]:
        """Answers of ours that LAPOR has not and is to have, oldest first."""
        ended = (ReplyPush.SENT, ReplyPush.CANCELLED)
        return tuple(one for one in self.replies if one.state not in ended)

    @property
    def needs_person(self) -> bool:
        """A person has to say what is true, whatever may still be found out without one."""
        doubtful = self.state is Push.UNCERTAIN or bool(self.others or self.strays)
        unclear = (ReplyPush.UNCERTAIN, ReplyPush.REFUSED)
        return (
            doubtful
            or self.state is Push.REFUSED
            or any(one.state in unclear for one in self.replies)
        )


UNTOUCHED = LaporState()
"""A ticket of which LAPOR was told nothing."""
