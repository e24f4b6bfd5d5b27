"""The channels a person may choose; what came from SP4N-LAPOR! says so by itself."""

from callcenter.tickets.words import Channel
from ui.words_on_screen import label


def channel_choices(held: str = "") -> list[tuple[str, str]]:
    """Return values and words of the channels on offer, and of the one that is held already."""
    offered = [one for one in Channel if one is not Channel.LAPOR or one.value == held]
    return [(one.value, label(one)) for one in offered]
