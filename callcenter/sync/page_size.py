"""How many events to take in at once: so few that a save never waits long for the database."""

from callcenter.protocol.limits import PULL_EVENTS

_FEWEST = 50
_FIRST = 200
_AIM_SECONDS = 0.1


class PageSize:
    """Follows the speed of this machine; `events` is the next page's limit."""

    def __init__(self) -> None:
        self.events = _FIRST

    def took(self, events: int, seconds: float) -> None:
        """A page of so many events held the database for so long."""
        if seconds > _AIM_SECONDS:
            self.events = max(_FEWEST, self.events // 2)
        elif events >= self.events and seconds < _AIM_SECONDS / 2:
            self.events = min(PULL_EVENTS, self.events * 2)
