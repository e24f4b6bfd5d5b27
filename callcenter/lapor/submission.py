"""A ticket as LAPOR may have it: mapped, scrubbed, signed with our number; or why it does not go.

Pure: asks nobody, uploads nothing. What it makes of the same ticket is always the same.
"""

import hashlib
import json
from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import asdict, replace

from callcenter.clock import WIB
from callcenter.directory.bundle import Directory
from callcenter.lapor.client import Submission
from callcenter.lapor.identity import NOBODY, Identity
from callcenter.lapor.mapping import MapKind, Mapping, Needs, missing, needs
from callcenter.lapor.settings import Interface, LaporSettings, Policy
from callcenter.lapor.wording import Told, confidentialities, names_reporter, our_number, told
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Classification, Confidentiality, Kind, State

PICTURES = frozenset({"image/jpeg", "image/png", "image/webp"})
"""Files that can be made free of what they say of their maker (EXIF): only these go along."""

_OLDEST_INCIDENT = timedelta(days=3650)
_TAGS = ("CallCenterLampung",)


class Attached(Struct, frozen=True):
    """A file of the ticket."""

    sha256: str
    mime: str
    size: int = 0


class FileToSend(Struct, frozen=True):
    """A picture that goes along; `name` is ours, never the sender's."""

    sha256: str
    name: str
    mime: str


class Prepared(Struct, frozen=True):
    """What goes to LAPOR; `files` are uploaded first and their ids put into `documents`.

    `payload_hash` (SHA-256, hex) is that of the submission without documents, and of the files.
    """

    submission: Submission
    files: tuple[FileToSend, ...]
    payload_hash: str


class NotPushed(Struct, frozen=True):
    """Why a ticket does not go.

    `reason`: policy_none, not_chosen, no_number, empty, duplicate, rejected, not_complaint,
    outside_authority, restricted (a reporter asked for it), mapping (`details` are the rows that
    lack an id).
    """

    reason: str
    details: tuple[str, ...] = ()


def prepare(
    ticket: Ticket,
    directory: Directory,
    mapping: Mapping,
    settings: LaporSettings,
    attachments: Sequence[Attached] = (),
    *,
    known: Identity = NOBODY,
) -> Prepared | NotPushed:
    """The ticket as it goes to LAPOR, or why it does not.

    `known` is what the caller book has of the reporters beyond the ticket itself.
    """
    agencies = ticket.agency_ids or _competent(ticket, directory)
    refused = _refused(ticket, directory, settings, agencies)
    if not refused and known.restricted:
        refused = "restricted"
    if refused:
        return NotPushed(refused)
    wanted = needs(ticket, directory, agencies)
    lacking = _lacking(mapping, wanted, directory, settings)
    if lacking:
        return NotPushed("mapping", lacking)
    plain = _submission(ticket, told(ticket, directory, known))
    submission = _with_ids(plain, mapping, wanted, settings)
    files = _files(ticket, attachments)
    return Prepared(submission, files, payload_hash(submission, files))


def attached(ticket: Ticket) -> tuple[Attached, ...]:
    """The files of the ticket that nobody withdrew, oldest first, each once."""
    found: dict[str, Attached] = {}
    for entry in ticket.entries:
        sha256, mime, size = (entry.body.get(name) for name in ("sha256", "type", "size"))
        told = isinstance(sha256, str) and isinstance(mime, str)
        if entry.kind == Kind.ATTACHMENT_ADDED and told and not entry.withdrawn:
            length = size if isinstance(size, int) else 0
            found.setdefault(str(sha256), Attached(str(sha256), str(mime), length))
    return tuple(found.values())


def payload_hash(submission: Submission, files: Sequence[FileToSend] = ()) -> str:
    """SHA-256 (hex) of the canonical JSON of a submission, its documents left out."""
    fields = {name: one for name, one in asdict(submission).items() if name != "documents"}
    fields["files"] = [one.sha256 for one in files]
    text = json.dumps(
        fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str
    )
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


_NEVER = {State.DUPLICATE: "duplicate", State.REJECTED: "rejected"}


def _refused(
    ticket: Ticket, directory: Directory, settings: LaporSettings, agencies: Sequence[str]
) -> str:
    if settings.policy is Policy.NONE:
        return "policy_none"
    unfit = _unfit(ticket)
    if unfit or ticket.lapor.chosen:
        return unfit
    if settings.policy is Policy.CHOSEN:
        return "not_chosen"
    return _outside_policy(ticket, directory, agencies)


def _unfit(ticket: Ticket) -> str:
    if not our_number(ticket):
        return "no_number"
    if not ticket.description.strip():
        return "empty"
    return _NEVER.get(ticket.state, "")


def _outside_policy(ticket: Ticket, directory: Directory, agencies: Sequence[str]) -> str:
    """Why it is none of "all complaints within the authority", "" when it is one."""
    if ticket.classification is not Classification.COMPLAINT:
        return "not_complaint"
    found = [directory.agencies[one] for one in agencies if one in directory.agencies]
    ours = any(one.within_authority for one in found)
    return "" if ours else "outside_authority"


def _competent(ticket: Ticket, directory: Directory) -> tuple[str, ...]:
    """Whose matter it is while nobody holds it."""
    if ticket.category_id not in directory.categories:
        return ()
    place = ticket.place_code if ticket.place_code in directory.places else None
    return directory.competent_agencies(
        ticket.category_id, ticket.description, place, ticket.answers
    ).primary


def _lacking(
    mapping: Mapping, wanted: Needs, directory: Directory, settings: LaporSettings
) -> tuple[str, ...]:
    if settings.interface is not Interface.V3:
        return ()  # the older ones take no ids
    rows = missing(mapping, wanted, directory, own_institution=settings.institution_id)
    return tuple(map(str, rows))


def _with_ids(
    submission: Submission, mapping: Mapping, wanted: Needs, settings: LaporSettings
) -> Submission:
    institution = mapping.id_of(MapKind.INSTITUTION, wanted.institution)
    return replace(
        submission,
        classification_id=mapping.id_of(MapKind.CLASSIFICATION, wanted.classification),
        category_id=mapping.id_of(MapKind.CATEGORY, wanted.category),
        location_id=mapping.id_of(MapKind.LOCATION, wanted.location),
        disposition_id=institution or settings.institution_id,
    )


_NAMELESS = frozenset({Confidentiality.ANONYMOUS, Confidentiality.NO_IDENTITY})


def _submission(ticket: Ticket, texts: Told) -> Submission:
    confidential = confidentialities(ticket)
    return Submission(
        title=texts.title,
        content=texts.content,
        date_of_incident=_date_of_incident(ticket),
        is_anonymous=not confidential.isdisjoint(_NAMELESS),
        is_secret=Confidentiality.SECRET in confidential,
        tags=_TAGS,
    )


def _date_of_incident(ticket: Ticket) -> date | None:
    """The day the reporter named when it is a possible one, else that of the registration (WIB)."""
    told_at = ticket.registered_at
    registered = told_at.astimezone(WIB).date() if told_at else None
    try:
        named = date.fromisoformat(ticket.answers.get("sejak_kapan", ""))
    except ValueError:
        return registered
    possible = registered is not None and registered - _OLDEST_INCIDENT <= named <= registered
    return named if possible else registered


def _files(ticket: Ticket, attachments: Sequence[Attached]) -> tuple[FileToSend, ...]:
    """Pictures only, and none of a report that must not name anybody: a picture may."""
    if not names_reporter(ticket):
        return ()
    pictures = [one for one in attachments if one.mime in PICTURES]
    return tuple(
        FileToSend(one.sha256, f"lampiran-{count}.{one.mime.partition('/')[2]}", one.mime)
        for count, one in enumerate(pictures, start=1)
    )
