"""The tickets of a storm: each tells on purpose what must never leave, in many notations.

All of it is invented. `leaks` is the other half: it looks for these traces in what was received.
"""

import random
import re
from dataclasses import dataclass

import msgspec

from callcenter.tickets.intake import Intake
from callcenter.tickets.words import Confidentiality

_SYLLABLES = ("zel", "vor", "qua", "nim", "tux", "bry", "pho", "xan", "gle", "wif", "dro", "kle")
_WHAT: tuple[tuple[str, str, dict[str, str], str], ...] = (
    ("pekerjaan-umum", "Jalan berlubang di depan pasar", {"status_jalan": "provinsi"}, "bmbk"),
    ("kesehatan", "Obat kosong di rumah sakit, pasien disuruh beli di luar", {}, "rsudam"),
    ("perhubungan", "Lampu jalan mati sudah dua minggu", {}, "dishub"),
    ("sosial-dan-kesejahteraan", "Bantuan belum diterima padahal sudah terdata", {}, "dinsos"),
)  # fmt: skip
_PLACES = ("18.02.07.1003", "18.71.01.1003", "18.72.01.1003", "18.02.16.2004")
_KINDS = (
    Confidentiality.NORMAL,
    Confidentiality.NORMAL,
    Confidentiality.ANONYMOUS,
    Confidentiality.SECRET,
    Confidentiality.NO_IDENTITY,
)


class Traces(msgspec.Struct, frozen=True):
    """What a ticket says that must not leave; `name` is empty where the reporter may be named."""

    number: str
    ticket_id: str
    nik: str
    phone: str
    street: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """An intake, and its traces but for the number it will get."""

    intake: Intake
    nik: str
    phone: str
    street: str
    name: str

    def traces(self, number: str, ticket_id: str) -> Traces:
        return Traces(number, ticket_id, self.nik, self.phone, self.street, self.name)


def report(dice: random.Random) -> Report:
    """One caller's matter."""
    family, given = _word(dice), _word(dice)
    name = f"{given} {family}"
    tail = f"{dice.randrange(10**8):08}"
    phone = f"0813{tail}"
    nik = f"1871{dice.randrange(1, 29):02}{dice.randrange(1, 13):02}{dice.randrange(60, 99)}"
    nik = (nik + f"{dice.randrange(10**6):06}")[:16].ljust(16, "7")
    street = f"Jalan {_word(dice)} Nomor {dice.randrange(10, 99)}"
    category, what, answers, agency = dice.choice(_WHAT)
    confidentiality = dice.choice(_KINDS)
    told = dice.choice(
        (
            f"{what}. Saya {name}, NIK {nik}, hubungi {_spaced(phone, dice)}. Rumah saya {street}.",
            f"{what} ({_spaced(nik, dice)}). Telepon +62{phone[1:]}, {street}, {name.upper()}.",
            f"{name} melapor: {what}; nomor saya {phone}; KTP {nik}; alamat {street} RT 02 RW 05.",
        )
    )  # fmt: skip
    intake = Intake(
        phone=phone,
        name=name,
        description=told,
        category=category,
        place=dice.choice(_PLACES),
        answers=answers,
        agency_ids=(agency,),
        confidentiality=confidentiality,
    )
    kept = "" if confidentiality is Confidentiality.NORMAL else family
    return Report(intake, nik, phone, street, kept)


def leaks(traces: Traces, received: str) -> list[str]:
    """Which of its traces stand in the text, in whatever notation; `received` is casefolded."""
    patterns = {
        "nik": _apart(traces.nik),
        "phone": _apart(traces.phone[1:]),
        "street": r"\W+".join(map(re.escape, traces.street.casefold().split()[1:])),
        "name": re.escape(traces.name.casefold()),
    }
    found = {what: re.search(one, received) for what, one in patterns.items() if one}
    return [what for what, hit in found.items() if hit is not None]


def _apart(digits: str) -> str:
    """The digits with whatever a person puts between them."""
    return r"(?<!\d)(?:0|\+?62)?[\s.\-]*" + r"[\s.\-]*".join(digits)


def _word(dice: random.Random) -> str:
    return "".join(
        dice.choices(_SYLLABLES, k=8)
    ).capitalize()  # so many that no two people of a storm share one


def _spaced(digits: str, dice: random.Random) -> str:
    sign = dice.choice(("", " ", "-", "."))
    return sign.join(digits[k : k + 4] for k in range(0, len(digits), 4))
