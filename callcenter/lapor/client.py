"""What the national system can be asked, whichever of its interfaces answers.

The calls and the plain records that pass through them. Knows no HTTP; what the adapters hand out
holds plain text only, yet it was written elsewhere: show it as untrusted.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Protocol

from msgspec import Struct, field


class Item(Struct, frozen=True):
    """One row of LAPOR's masters; `id` is text whatever it was on the wire."""

    id: str
    name: str


class Topic(Struct, frozen=True):
    """One topic of f01; `parent` is "0" at the top level."""

    id: str
    parent: str
    name: str


class Template(Struct, frozen=True):
    """One template of an answer."""

    code: str
    content: str


class Masters(Struct, frozen=True):
    """What the interface offers to choose from; a kind it does not offer is empty.

    `categories` and `locations` come only where a path for them is set: none is documented.
    """

    institutions: tuple[Item, ...] = ()
    templates: tuple[Template, ...] = ()
    topics: tuple[Topic, ...] = ()
    categories: tuple[Item, ...] = ()
    locations: tuple[Item, ...] = ()


class Submission(Struct, frozen=True, kw_only=True):
    """One report on its way to LAPOR, already free of what must not leave (SECURITY 7).

    Ids are LAPOR's own, "" where none is known. `content` holds our ticket number. `documents`
    are the ids that `upload` gave.
    """

    title: str
    content: str
    classification_id: str = ""
    category_id: str = ""
    location_id: str = ""
    disposition_id: str = ""
    priority_program_id: str = ""
    community_id: str = ""
    date_of_incident: date | None = None
    is_anonymous: bool = False
    is_secret: bool = False
    is_priority: bool = False
    is_approval: bool = False
    info_disposition: str = ""
    info_attachments: str = ""
    copy_externals: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


class Reply(Struct, frozen=True, kw_only=True):
    """An answer of ours to a complaint at LAPOR; `files` are (name, bytes)."""

    complaint_id: str
    content: str
    institution_from_id: str = ""
    institution_to_id: str = ""
    template_code: str = ""
    info_disposition: str = ""
    rating: str = ""
    is_secret: bool = False
    files: tuple[tuple[str, bytes], ...] = ()


class RemoteFile(Struct, frozen=True):
    """A file that hangs on an entry at LAPOR; nothing of it was fetched."""

    path: str
    name: str
    extension: str


class LogEntry(Struct, frozen=True, kw_only=True):
    """One line of LAPOR's story: plain text, placeholders filled.

    `key` is the same each time the entry is read. `at` is UTC, None when no date could be read.
    `data` is the decoded JSON of the entry's own `data`, untouched and untrusted.
    """

    key: str
    at: datetime | None
    text: str
    template_code: str = ""
    from_id: str = ""
    from_name: str = ""
    to_id: str = ""
    to_name: str = ""
    status_old: str = ""
    status_new: str = ""
    files: tuple[RemoteFile, ...] = ()
    data: Mapping[str, object] = field(default_factory=dict)


class Remote(Struct, frozen=True, kw_only=True):
    """Where a complaint stands at LAPOR; `logs` by time, each once, undated ones last."""

    status_code: str
    status_name: str
    disposition_id: str = ""
    disposition_name: str = ""
    logs: tuple[LogEntry, ...] = ()


class Found(Struct, frozen=True):
    """The complaints in whose text our number stands; `complete`: the whole list was seen."""

    hits: tuple[str, ...]
    complete: bool


class LaporClient(Protocol):
    """One account at LAPOR. One thread per object; never retries, never waits between calls.

    Every call raises a LaporError of `callcenter.errors`. LaporNotSent: no byte left. A call that
    changes something (submit, reply, reject) raises LaporUncertain for everything after that which
    is no clear answer; one that may be asked again (the others, upload too) raises LaporSilent,
    LaporBusy or LaporShape. A call the interface lacks raises LaporUnsupported.
    """

    def close(self) -> None:
        """Closes the connection."""
        ...

    def masters(self) -> Masters:
        """What there is to choose from; proves address and token too."""
        ...

    def upload(self, name: str, data: bytes) -> str:
        """Hands over one file; gives the document id a submission names."""
        ...

    def submit(self, submission: Submission) -> str:
        """Hands over the report, at most once; gives LAPOR's complaint id."""
        ...

    def state(self, complaint_id: str) -> Remote:
        """Where the complaint stands; LaporRefused 404 when LAPOR does not know it."""
        ...

    def followups(self, complaint_id: str) -> tuple[LogEntry, ...]:
        """The answers of the institutions, by time, each once."""
        ...

    def reply(self, reply: Reply) -> None:
        """Adds an answer of ours."""
        ...

    def reject(self, complaint_id: str, institution_id: str, reason: str) -> None:
        """Says that it is not ours and that `institution_id` should have it."""
        ...

    def find(self, number: str) -> Found:
        """Looks for our ticket number in LAPOR's texts; LaporUnsupported without a search path."""
        ...
