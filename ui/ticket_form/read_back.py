"""The sentence an operator reads back before saving, from what was typed. Pure.

It is said to a citizen: Indonesian whatever the language of the screen.
"""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from callcenter.directory.agencies import Agency
from callcenter.directory.bundle import Directory
from callcenter.tickets.intake import Intake
from callcenter.tickets.words import Classification, Confidentiality
from ui import formats
from ui.plain_text import elide
from ui.translation import shown

_LONGEST = 130


class Route(Struct, frozen=True):
    """Whom it goes to and by when (UTC) an answer is due."""

    agencies: tuple[Agency, ...]
    promise: datetime | None
    days: int

    @property
    def all_outside(self) -> bool:
        """Nobody of them is the province's."""
        return bool(self.agencies) and not any(one.within_authority for one in self.agencies)


def read_back(intake: Intake, route: Route, directory: Directory) -> str:
    """What the caller said, where, who gets it and by when; empty while nothing was said."""
    said = " ".join(intake.description.split())
    if not said:
        return ""
    parts = [f"{_who(intake)}: {_sentence(said)}"]
    where = _where(intake, directory)
    if where:
        parts.append(f"Tempatnya {where}.")
    answers = _answers(intake, directory)
    if answers:
        parts.append(f"{answers}.")
    parts.append(_next_step(intake, route))
    return " ".join(parts)


def promise_text(route: Route) -> str:
    """The deadline beside the agencies: in words, with working days."""
    if route.all_outside:
        return shown("di luar kewenangan · dirujuk dan dicatat")
    if route.promise is None:
        return ""
    text = shown("paling lambat {day} ({n} hk)").replace("{n}", str(route.days))
    return text.replace("{day}", formats.long_date(route.promise))


def _who(intake: Intake) -> str:
    kinds = {
        Classification.COMPLAINT: "melaporkan",
        Classification.ASPIRATION: "mengusulkan",
        Classification.INFORMATION: "bertanya",
    }
    hidden = intake.confidentiality in (Confidentiality.ANONYMOUS, Confidentiality.NO_IDENTITY)
    name = "" if hidden else intake.name.strip()
    told = f"{name or 'Bapak/Ibu'} {kinds[intake.classification]}"
    behalf = intake.on_behalf_of.strip()
    return f"{told} atas nama {behalf}" if behalf and not hidden else told


def _sentence(said: str) -> str:
    short = elide(said, _LONGEST)
    return short if short[-1] in ".!?…" else f"{short}."


def _where(intake: Intake, directory: Directory) -> str:
    place = ""
    if intake.place in directory.places:
        near = directory.places.get(intake.place)
        around = directory.places.kabkota_of(intake.place)
        upper = around.short_name if around is not None and around != near else ""
        place = ", ".join(part for part in (near.name, upper) if part)
    return ", ".join(part for part in (place, intake.landmark.strip()) if part)


def _answers(intake: Intake, directory: Directory) -> str:
    """Answers to choice questions, in the words of the choice."""
    shown = []
    for question in directory.questions:
        value = intake.answers.get(question.id, "")
        label = next((one.label for one in question.choices if one.value == value), "")
        if question.id == "status_jalan" and label and value != "bukan_jalan":
            shown.append(label if value != "belum_tahu" else "Status jalannya belum diketahui")
        elif not question.choices and value.strip():
            shown.append(f"{question.label}: {value.strip()}")
    return elide("; ".join(shown), 120)


def _next_step(intake: Intake, route: Route) -> str:
    if intake.answered.strip():
        return "Sudah kami jawab sekarang; laporan ditutup. Apakah sudah cukup?"
    names = _names(route.agencies)
    if not names:
        return "Kami periksa dahulu instansinya, lalu kami teruskan."
    if route.all_outside:
        return f"Ini urusan {names}; kami rujukkan ke sana dan kami catat."
    due = f"; jawaban paling lambat {formats.told_date(route.promise)}" if route.promise else ""
    return f"Kami teruskan ke {names}{due}."


def _names(agencies: Sequence[Agency]) -> str:
    names = [agency.name for agency in agencies]
    return (
        names[0]
        if len(names) == 1
        else " dan ".join((", ".join(names[:-1]), names[-1]))
        if names
        else ""
    )
