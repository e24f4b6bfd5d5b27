"""Everything the privacy office has on its hands, from the events of its matters. Pure."""

from collections.abc import Iterable

from msgspec import Struct

from callcenter.privacy.breach import Breach, fold_breach
from callcenter.privacy.request import Request, fold_request
from callcenter.privacy.retention import Proposal, fold_proposal
from callcenter.tickets.event import Event

Matter = Request | Proposal | Breach


class Register(Struct, frozen=True):
    """All matters by sort, those that wait first, each by what is due first."""

    requests: tuple[Request, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    breaches: tuple[Breach, ...] = ()

    @property
    def waiting(self) -> int:
        """How many wait for somebody."""
        return (
            sum(one.course.is_open for one in self.requests)
            + sum(one.course.is_open for one in self.proposals)
            + sum(not one.is_closed for one in self.breaches)
        )

    def find(self, matter_id: str) -> Matter | None:
        """The matter of this id."""
        everything: tuple[Matter, ...] = (*self.requests, *self.proposals, *self.breaches)
        return next((one for one in everything if one.id == matter_id), None)


def fold_matter(matter_id: str, events: Iterable[Event]) -> Matter | None:
    """What these events make; None for a matter of another office or of a newer desk."""
    log = tuple(events)
    return (
        fold_request(matter_id, log) or fold_proposal(matter_id, log) or fold_breach(matter_id, log)
    )


def register_of(matters: Iterable[tuple[str, Iterable[Event]]]) -> Register:
    """The register of these matters."""
    found = [fold_matter(matter_id, log) for matter_id, log in matters]
    requests = [one for one in found if isinstance(one, Request)]
    proposals = [one for one in found if isinstance(one, Proposal)]
    breaches = [one for one in found if isinstance(one, Breach)]
    return Register(
        tuple(sorted(requests, key=lambda it: (not it.course.is_open, it.at, it.id))),
        tuple(sorted(proposals, key=lambda it: (not it.course.is_open, it.at, it.id))),
        tuple(sorted(breaches, key=lambda it: (it.is_closed, it.t0, it.id))),
    )
