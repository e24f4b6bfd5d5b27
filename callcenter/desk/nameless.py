"""A report without identity, before anything of it is kept: what the form knows goes out of it.

What was kept with a name and loses it later is an erasure (`desk.erase`).
"""

from collections.abc import Sequence
from mimetypes import guess_extension

from msgspec.structs import replace

from callcenter.callers.identity import Identity
from callcenter.callers.scrubbing import unnamed
from callcenter.store.attachments import Attachment
from callcenter.tickets.intake import Intake


def identity_of(intake: Intake) -> Identity:
    """What the form says of who reports and for whom."""
    return Identity(
        names=tuple(one for one in (intake.name, intake.on_behalf_of) if one.strip()),
        phones=tuple(one for one in (intake.phone,) if one.strip()),
        niks=tuple(one for one in (intake.nik,) if one.strip()),
    )


def without_identity(intake: Intake) -> Intake:
    """What the form knows of the reporter goes out of the story too: nothing of it is kept."""
    said = identity_of(intake)
    return replace(
        intake,
        description=unnamed(intake.description, said),
        landmark=unnamed(intake.landmark, said),
        answered=unnamed(intake.answered, said),
        answers={name: unnamed(text, said) for name, text in intake.answers.items()},
    )


def without_file_names(files: Sequence[Attachment], *, behind: int = 0) -> list[Attachment]:
    """Files that are called by what they are: whoever took a picture may have put a name on it.

    Numbered behind so many that the ticket has.
    """
    return [
        replace(one, name=f"lampiran-{place}{guess_extension(one.mime) or ''}")
        for place, one in enumerate(files, start=behind + 1)
    ]
