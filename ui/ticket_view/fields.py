"""The scalar fields of a ticket as words: what each is called and how its value reads. Pure."""

from collections.abc import Mapping

from msgspec import Struct
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from callcenter.callers.masking import mask_address, mask_name, mask_nik, mask_phone
from callcenter.directory.bundle import Directory
from callcenter.tickets.event import Value
from callcenter.tickets.words import Channel, Classification, Confidentiality, State, Urgency
from ui import formats
from ui.ticket_view.row_words import NOTHING, category_name, place_long
from ui.words_on_screen import label_of

translate = QCoreApplication.translate
_PAIR = 2


class Editable(Struct, frozen=True):
    """A field a person may change on the ticket, and the sort of input it takes."""

    name: str
    sort: str


EDITABLE: Mapping[str, Editable] = {
    one.name: one
    for one in (
        Editable("category", "category"),
        Editable("classification", "choice"),
        Editable("urgency", "choice"),
        Editable("place", "place"),
        Editable("landmark", "line"),
        Editable("confidentiality", "choice"),
        Editable("channel", "choice"),
        Editable("description", "text"),
        Editable("reporter_name", "line"),
        Editable("on_behalf_of", "line"),
    )
}
CHOICES: Mapping[str, type[Classification | Urgency | Channel | Confidentiality]] = {
    "classification": Classification,
    "urgency": Urgency,
    "channel": Channel,
    "confidentiality": Confidentiality,
}
_NAMES: Mapping[str, str] = {
    "description": str(QT_TRANSLATE_NOOP("fields", "Uraian")),
    "category": str(QT_TRANSLATE_NOOP("fields", "Kategori")),
    "classification": str(QT_TRANSLATE_NOOP("fields", "Klasifikasi")),
    "oversight": str(QT_TRANSLATE_NOOP("fields", "Berkadar pengawasan")),
    "place": str(QT_TRANSLATE_NOOP("fields", "Tempat")),
    "landmark": str(QT_TRANSLATE_NOOP("fields", "Patokan")),
    "pin": str(QT_TRANSLATE_NOOP("fields", "Titik peta")),
    "urgency": str(QT_TRANSLATE_NOOP("fields", "Urgensi")),
    "channel": str(QT_TRANSLATE_NOOP("fields", "Saluran")),
    "confidentiality": str(QT_TRANSLATE_NOOP("fields", "Kerahasiaan")),
    "caller_id": str(QT_TRANSLATE_NOOP("fields", "Pelapor di buku")),
    "reporter_name": str(QT_TRANSLATE_NOOP("fields", "Nama pelapor")),
    "reporter_phone": str(QT_TRANSLATE_NOOP("fields", "Telepon pelapor")),
    "on_behalf_of": str(QT_TRANSLATE_NOOP("fields", "Atas nama")),
    "nik": str(QT_TRANSLATE_NOOP("fields", "NIK")),
    "state": str(QT_TRANSLATE_NOOP("fields", "Status")),
    "address": str(QT_TRANSLATE_NOOP("fields", "Alamat")),
    "name": str(QT_TRANSLATE_NOOP("fields", "Nama")),
    "notes": str(QT_TRANSLATE_NOOP("fields", "Catatan pelapor")),
    "place_code": str(QT_TRANSLATE_NOOP("fields", "Tempat tinggal")),
    "nik_hash": str(QT_TRANSLATE_NOOP("fields", "NIK")),
}
_MASKS = {
    "reporter_name": mask_name,
    "on_behalf_of": mask_name,
    "reporter_phone": mask_phone,
    "nik": mask_nik,
    "name": mask_name,
    "address": mask_address,
}


def field_name(field: str, directory: Directory | None = None) -> str:
    """Return what a field is called on the screen; a question of the category by its own text."""
    if field in _NAMES:
        return translate("fields", _NAMES[field])
    question_id = field.removeprefix("answer.")
    if directory is not None:
        for question in directory.questions:
            if question.id == question_id:
                return question.label
    return question_id


def value_text(directory: Directory, field: str, value: Value, *, masked: bool = False) -> str:
    """Return a value as it reads on the screen; `masked` hides who the reporter is."""
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        return translate("fields", "ya") if value else translate("fields", "tidak")
    if field == "pin" and isinstance(value, list):
        parts = [one for one in value if isinstance(one, int | float)]
        return formats.coordinates(*parts) if len(parts) == _PAIR else NOTHING
    if not isinstance(value, str):
        return str(value)
    if masked and field in _MASKS:
        return _MASKS[field](value)
    return _word(directory, field, value)


def _word(directory: Directory, field: str, value: str) -> str:
    if field == "place":
        return place_long(directory, value)
    if field == "category":
        return category_name(directory, value)
    if field == "state":
        return label_of(State, value)
    if field in CHOICES:
        return label_of(CHOICES[field], value)
    return value
