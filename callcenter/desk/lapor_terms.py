"""What the office's settings of the national system mean for one ticket. Reads only."""

from dataclasses import dataclass

from callcenter.desk.context import Desk
from callcenter.desk.office import read_office
from callcenter.lapor.office_values import settings_of
from callcenter.lapor.settings import LaporSettings, Policy
from callcenter.tickets.ticket import Ticket


@dataclass(frozen=True, slots=True)
class LaporTerms:
    """What the office's settings mean for one ticket; `policy` is None while nothing is set.

    `is_old`: it was registered before the time from which tickets go by themselves.
    """

    policy: Policy | None = None
    is_old: bool = False

    @property
    def is_on(self) -> bool:
        """Whether the office is connected to LAPOR at all."""
        return self.policy is not None


NO_TERMS = LaporTerms()
"""An office that is not connected."""


def terms_of(settings: LaporSettings | None, ticket: Ticket) -> LaporTerms:
    """The terms of a ticket under these settings."""
    if settings is None:
        return LaporTerms()
    at, since = ticket.registered_at, settings.since
    return LaporTerms(settings.policy, since is not None and at is not None and at < since)


def read_terms(desk: Desk, ticket: Ticket) -> LaporTerms:
    """The terms of a ticket now."""
    return terms_of(settings_of(read_office(desk)), ticket)
