"""The sentence that is read back, the deadline in words, and notes of emergency hand-overs."""

from datetime import UTC, datetime

import pytest

from callcenter.directory.bundle import Directory
from callcenter.directory.loading import load_directory
from callcenter.tickets.intake import Intake
from callcenter.tickets.words import Classification, Confidentiality
from tests.fakes import START
from ui.ticket_form.emergency_notes import HandOvers, decode
from ui.ticket_form.read_back import Route, promise_text, read_back

DUE = datetime(2026, 12, 11, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def directory() -> Directory:
    return load_directory(None)


def _route(directory: Directory, *ids: str) -> Route:
    return Route(tuple(directory.agency(one) for one in ids), DUE, 14)


def test_who_what_where_whom_and_when(directory: Directory) -> None:
    place = directory.places.search("bandar jaya barat")[0].place.code
    intake = Intake(
        name="Contoh Sari", description="Jalan berlubang,\n dua motor jatuh", place=place,
        landmark="depan pasar", answers={"status_jalan": "provinsi"},
    )  # fmt: skip
    assert read_back(intake, _route(directory, "bmbk"), directory) == (
        "Contoh Sari melaporkan: Jalan berlubang, dua motor jatuh. "
        "Tempatnya Bandar Jaya Barat, Lampung Tengah, depan pasar. Jalan provinsi. "
        "Kami teruskan ke Dinas Bina Marga dan Bina Konstruksi; "
        "jawaban paling lambat Jumat, 11 Desember 2026."
    )


def test_nothing_is_read_back_before_anything_was_said(directory: Directory) -> None:
    assert read_back(Intake(name="Contoh"), _route(directory, "bmbk"), directory) == ""


@pytest.mark.parametrize("how", [Confidentiality.ANONYMOUS, Confidentiality.NO_IDENTITY])
def test_a_hidden_name_is_not_spoken(directory: Directory, how: Confidentiality) -> None:
    intake = Intake(
        name="Contoh Sari", on_behalf_of="Contoh Budi", description="Ada pungutan.",
        confidentiality=how,
    )  # fmt: skip
    said = read_back(intake, _route(directory, "inspektorat"), directory)
    assert said.startswith("Bapak/Ibu melaporkan: Ada pungutan.")
    assert "Contoh" not in said


def test_outside_the_authority_nothing_is_promised(directory: Directory) -> None:
    intake = Intake(description="Saldo hilang")
    route = _route(directory, "ojk")
    assert "rujukkan" in read_back(intake, route, directory)
    assert "paling lambat" not in read_back(intake, route, directory)
    assert promise_text(route) == "di luar kewenangan · dirujuk dan dicatat"


def test_a_question_answered_at_once_is_asked_whether_it_is_enough(directory: Directory) -> None:
    intake = Intake(
        description="Cara bayar pajak?", answered="Lewat gerai.",
        classification=Classification.INFORMATION,
    )  # fmt: skip
    said = read_back(intake, _route(directory, "bapenda"), directory)
    assert said.startswith("Bapak/Ibu bertanya: Cara bayar pajak?")
    assert said.endswith("Apakah sudah cukup?")


def test_the_deadline_names_the_day_and_the_working_days(directory: Directory) -> None:
    text = promise_text(_route(directory, "bmbk", "ojk"))
    assert text == "paling lambat Jumat, 11 Desember 2026 (14 hk)"


def test_hand_overs_survive_a_draft_and_name_the_time(directory: Directory) -> None:
    given = HandOvers().add("polisi-110", START).add("polisi-110", START).add("nomor-112", START)
    assert decode(given.encode()) == given
    assert decode("") == HandOvers()
    assert given.note(directory.agencies) == (
        "Pelapor diberi nomor darurat: Polisi 110 (110) pukul 21.14, "
        "Layanan Darurat 112 (112) pukul 21.14."
    )
