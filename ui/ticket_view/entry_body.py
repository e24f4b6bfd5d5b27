"""What stands in the body of an entry, whoever wrote it: text where text is wanted, else none."""

from callcenter.tickets.ticket import Entry


def body_text(entry: Entry, name: str) -> str:
    """Return a text of the body, "" when it is none."""
    found = entry.body.get(name)
    return found if isinstance(found, str) else ""


def body_texts(entry: Entry, name: str) -> list[str]:
    """Return the texts of a list of the body."""
    found = entry.body.get(name)
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []
