"""The questions of the satisfaction survey as they are read aloud, and what 1 to 4 mean in each.

What a citizen hears stays Indonesian; the names of the elements are the screen's.
"""

from collections.abc import Mapping

from msgspec import Struct

from callcenter.tickets.survey import ELEMENTS
from ui.translation import marked as _t

QUESTIONS: Mapping[str, tuple[str, tuple[str, str, str, str]]] = {
    "persyaratan": (
        "Bagaimana kesesuaian persyaratan pelayanan dengan jenis pelayanannya?",
        ("tidak sesuai", "kurang sesuai", "sesuai", "sangat sesuai"),
    ),
    "prosedur": (
        "Bagaimana kemudahan prosedur pelayanan?",
        ("tidak mudah", "kurang mudah", "mudah", "sangat mudah"),
    ),
    "waktu": (
        "Bagaimana kecepatan waktu dalam memberikan pelayanan?",
        ("tidak cepat", "kurang cepat", "cepat", "sangat cepat"),
    ),
    "biaya": (
        "Bagaimana kewajaran biaya atau tarif pelayanan?",
        ("sangat mahal", "cukup mahal", "murah", "gratis"),
    ),
    "produk": (
        "Bagaimana kesesuaian hasil pelayanan dengan yang dijanjikan?",
        ("tidak sesuai", "kurang sesuai", "sesuai", "sangat sesuai"),
    ),
    "kompetensi": (
        "Bagaimana kemampuan petugas dalam pelayanan?",
        ("tidak kompeten", "kurang kompeten", "kompeten", "sangat kompeten"),
    ),
    "perilaku": (
        "Bagaimana kesopanan dan keramahan petugas?",
        ("tidak sopan", "kurang sopan", "sopan", "sangat sopan"),
    ),
    "sarana": (
        "Bagaimana kualitas sarana dan prasarana?",
        ("buruk", "cukup", "baik", "sangat baik"),
    ),
    "penanganan": (
        "Bagaimana penanganan pengaduan pengguna layanan?",
        ("tidak ada", "ada, tidak berfungsi", "kurang maksimal", "dikelola dengan baik"),
    ),
}
"""By element: the question, and the four answers (questionnaire of PermenPANRB 14/2017)."""

NAMES: Mapping[str, str] = {
    "persyaratan": _t("Persyaratan"),
    "prosedur": _t("Sistem, mekanisme, prosedur"),
    "waktu": _t("Waktu penyelesaian"),
    "biaya": _t("Biaya/tarif"),
    "produk": _t("Produk layanan"),
    "kompetensi": _t("Kompetensi pelaksana"),
    "perilaku": _t("Perilaku pelaksana"),
    "sarana": _t("Sarana dan prasarana"),
    "penanganan": _t("Penanganan pengaduan"),
}
"""What each element is called on screen."""


class Asked(Struct, frozen=True):
    """One element as it is asked."""

    key: str
    name: str
    question: str
    answers: tuple[str, str, str, str]

    def aloud(self) -> str:
        """The question with its four answers, to be read to the reporter."""
        said = " · ".join(f"{n} {one}" for n, one in enumerate(self.answers, 1))
        return f"{self.question}  {said}"


def asked(shown: Mapping[str, str]) -> tuple[Asked, ...]:
    """The nine elements in their order; `shown` are their names in the language of the screen."""
    return tuple(Asked(one, shown[one], *QUESTIONS[one]) for one in ELEMENTS)
