"""What the office's settings of the national system mean for one ticket. Reads only."""

from msgspec import Struct

from callcenter.directory.bundle import Directory
from callcenter.lapor.office_values import mapping_of, settings_of
from callcenter.lapor.settings import Policy
from callcenter.lapor.submission import NotPushed, attached, prepare
from callcenter.tickets.office import Office
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Push


class LaporTerms(Struct, frozen=True):
    """`policy` is None while nothing is set; `is_old`: registered before tickets go by themselves.

    `hindrance` is why it would not go now (a reason of `NotPushed`, "" when nothing is in the way),
    with its `details`; it is looked into only for a ticket that LAPOR has not been handed.
    `may_decide`: who sits here may send again or give up what may be there (`lapor_rights`).
    """

    policy: Policy | None = None
    is_old: bool = False
    hindrance: str = ""
    details: tuple[str, ...] = ()
    may_decide: bool = True

    @property
    def is_on(self) -> bool:
        """Whether the office is connected to LAPOR at all."""
        return self.policy is not None


NO_TERMS = LaporTerms()
"""An office that is not connected."""


def terms_of(office: Office, ticket: Ticket, directory: Directory) -> LaporTerms:
    """The terms of a ticket under what the office has set."""
    settings = settings_of(office)
    if settings is None:
        return NO_TERMS
    at, since = ticket.registered_at, settings.since
    is_old = since is not None and at is not None and at < since
    if ticket.lapor.state not in (Push.READY, Push.NOT_PUSHED):
        return LaporTerms(settings.policy, is_old)
    made = prepare(ticket, directory, mapping_of(office, directory), settings, attached(ticket))
    if isinstance(made, NotPushed):
        return LaporTerms(settings.policy, is_old, made.reason, made.details)
    return LaporTerms(settings.policy, is_old)
