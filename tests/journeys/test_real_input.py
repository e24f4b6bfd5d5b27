"""What people really ring about, from the first key to the row at the centre."""

import pytest

from callcenter.tickets.words import State
from tests.journeys.hands import AtServer, Hands

CITY = "Kota Bandar Lampung"


def state_of(found: AtServer) -> State:
    return State(found.row.state)


def test_rubbish_at_the_station_is_the_citys_matter_and_counted_as_referred(hands: Hands) -> None:
    hands.begin("0812-0000-0201", "Contoh Ani")
    hands.tell(
        "Sampah menumpuk dan bau di sekitar Stasiun Tanjung Karang, sudah seminggu tidak diangkut",
        "gunung sari", f"Enggal, {CITY}", "depan Stasiun Tanjung Karang",
    )  # fmt: skip
    hands.goes_to("pemkot-balam")
    hands.reads("di luar kewenangan · dirujuk dan dicatat")
    found = hands.save()
    hands.reads("Dirujuk ke Pemerintah Kota Bandar Lampung dan dicatat.")
    assert state_of(found) is State.REFERRED
    assert found.row.agencies == ["pemkot-balam"]
    assert found.row.place.startswith("18.71")
    assert found.ticket.text("landmark") == "depan Stasiun Tanjung Karang"
    assert found.kinds == ["registered", "referred"]


def test_street_racing_at_night_shows_110_before_the_form(hands: Hands) -> None:
    hands.begin("0812-0000-0202")
    hands.fill("form.description", "Balap liar malam ini, ratusan motor ugal-ugalan, warga takut")
    hands.reads("Balap liar sedang berlangsung", "110")
    card, phone = hands.find("form.emergency"), hands.find("form.phone")
    assert card.isVisible()
    assert (
        card.mapTo(hands.window, card.rect().bottomLeft()).y()
        < phone.mapTo(hands.window, phone.rect().topLeft()).y()
    )
    assert hands.focus() == "form.description"
    hands.tab_to("form.emergency_handed_110")
    hands.press("Space")
    hands.reads("Tercatat ✓")
    hands.pick("form.place", "way halim", f"Way Halim {CITY}")
    hands.goes_to("polisi-110", "polda")
    found = hands.save()
    hands.reads("Diserahkan ke", "110")
    assert state_of(found) is State.REFERRED
    assert found.row.agencies[0] == "polisi-110"
    assert "polda" in found.row.agencies
    assert found.row.summary["urgency"] == "darurat"
    assert "emergency_handed" in found.kinds
    assert any("110" in str(one.body.get("text", "")) for one in found.events)
    assert found.ticket.text("description").startswith("Balap liar malam ini")


def test_a_rude_ward_goes_to_the_hospital(hands: Hands) -> None:
    hands.begin("0812-0000-0203", "Contoh Budi")
    hands.tell(
        "Petugas bangsal RSUD Abdul Moeloek kasar dan membentak ibu saya yang sedang dirawat",
        "penengahan", f"Kedaton, {CITY}",
    )  # fmt: skip
    hands.goes_to("rsudam")
    hands.reads("(14 hk)")
    found = hands.save()
    hands.reads("RSUD Dr. H. Abdul Moeloek", "(14 hari kerja)")
    assert state_of(found) is State.DISPATCHED
    assert found.row.agencies == ["rsudam"]
    assert found.row.category == "kesehatan"
    assert found.row.classification == "pengaduan"


@pytest.mark.parametrize(
    ("status", "agency", "state", "said"),
    [
        ("Jalan provinsi", "bmbk", State.DISPATCHED, "(14 hari kerja)"),
        ("Jalan kabupaten/kota", "pemkab-lamteng", State.REFERRED, "Lampung Tengah dan dicatat"),
        ("Jalan nasional", "bpjn", State.REFERRED, "Jalan Nasional"),
    ],
)
def test_a_broken_road_goes_to_whom_the_road_belongs(
    hands: Hands, status: str, agency: str, state: State, said: str
) -> None:
    hands.begin("0812-0000-0204", "Contoh Citra")
    hands.tell(
        "Jalan rusak berlubang besar, dua motor sudah jatuh",
        "gunung sugih", "Gunung Sugih, Lampung Tengah",
    )  # fmt: skip
    hands.choose("form.answer_status_jalan", status)
    hands.goes_to(agency)
    found = hands.save()
    hands.reads(said)
    assert state_of(found) is state
    assert found.row.agencies == [agency]
    assert found.row.place.startswith("18.02")
    assert found.ticket.answers["status_jalan"] == status.split()[1].partition("/")[0]


def test_a_stolen_motorcycle_is_referred_to_the_police(hands: Hands) -> None:
    hands.begin("0812-0000-0205", "Contoh Dedi")
    hands.tell("Motor saya dicuri tadi malam dari depan rumah", "kemiling", CITY)
    hands.goes_to("polda")
    found = hands.save()
    hands.reads("Dirujuk ke", "Polda")
    assert state_of(found) is State.REFERRED
    assert found.row.agencies == ["polda"]


def test_a_vanished_bank_balance_is_referred_to_ojk(hands: Hands) -> None:
    hands.begin("0812-0000-0206", "Contoh Eka")
    hands.tell("Saldo rekening bank saya hilang lima juta, bank tidak mau menjelaskan")
    hands.goes_to("ojk")
    found = hands.save()
    hands.reads("Dirujuk ke", "Otoritas Jasa Keuangan")
    assert state_of(found) is State.REFERRED
    assert found.row.agencies == ["ojk"]
    assert found.row.place == ""


def test_f9_finds_a_body_outside_by_its_name_and_keeps_what_was_told(hands: Hands) -> None:
    """The same matter the other way: the operator looks for the body instead of the chip."""
    hands.begin("0812-0000-0207", "Contoh Fitri")
    hands.tell("Tabungan saya di bank raib dua juta")
    hands.press("F9")
    hands.reads("Di luar kewenangan", "112")
    assert hands.focus() == "form.outside_search"
    hands.type("ojk")
    hands.tab_to("form.outside_ojk")
    hands.press("Space")
    hands.fill("form.outside_note", "Diberi nomor kontak OJK")
    hands.tab_to("form.outside_save")
    hands.press("Space")
    found = hands.server_ticket(hands.number())
    assert state_of(found) is State.REFERRED
    assert found.row.agencies == ["ojk"]
    assert any("Diberi nomor kontak OJK" in str(one.body) for one in found.events)


def test_a_poor_patient_without_bpjs_goes_to_two_agencies(hands: Hands) -> None:
    hands.begin("0812-0000-0208", "Contoh Gita")
    hands.tell(
        "Warga miskin sakit parah tidak punya BPJS dan tidak sanggup membayar rumah sakit",
        "metro", "Kota Metro",
    )  # fmt: skip
    hands.goes_to("dinsos", "dinkes")
    found = hands.save()
    hands.reads("Dinas Sosial", "Dinas Kesehatan")
    assert state_of(found) is State.DISPATCHED
    assert found.row.agencies == ["dinsos", "dinkes"]


def test_a_tax_question_is_answered_in_the_call(hands: Hands) -> None:
    hands.begin("0812-0000-0209", "Contoh Hadi")
    hands.tell("Bagaimana cara membayar pajak kendaraan lewat e-Samsat?")
    hands.goes_to("bapenda")
    hands.reads("Permintaan informasi", "(5 hk)")
    hands.tab_to("form.answer_open")
    hands.press("Space")
    hands.type("Lewat aplikasi e-Samsat dengan nomor polisi dan NIK pemilik")
    hands.tab_to("form.answer_save")
    hands.press("Space")
    found = hands.server_ticket(hands.number())
    hands.reads("Dijawab saat menelepon; tiket sudah ditutup.")
    assert "{" not in hands.seen("form.guide")
    assert found.row.number in hands.seen("form.guide")
    hands.tab_to("strip.hang_up")
    hands.press("Space")
    hands.reads("Penyelesaian")
    assert found.row.number in hands.seen("form.guide")
    assert state_of(found) is State.CLOSED
    assert found.row.classification == "permintaan_informasi"
    assert found.kinds == ["registered", "resolved", "closed"]
    assert found.events[1].body["in_call"] is True
    assert found.events[2].body["reason"] == "dijawab_saat_telepon"


def test_levies_at_a_school_are_secret_and_the_inspectorates(hands: Hands) -> None:
    hands.begin("0812-0000-0210", "Contoh Indah")
    hands.menu("strip.confidentiality", "Rahasia")
    hands.tell(
        "Ada pungutan liar di SMA negeri, orang tua dipaksa membayar uang seragam",
        "metro", "Kota Metro",
    )  # fmt: skip
    hands.goes_to("inspektorat")
    hands.reads("(60 hk)", "Rahasia")
    found = hands.save()
    hands.reads("Inspektorat", "(60 hari kerja)")
    assert state_of(found) is State.DISPATCHED
    assert found.row.agencies == ["inspektorat"]
    assert found.row.summary["oversight"] is True
    assert found.row.summary["confidentiality"] == "rahasia"


def test_a_wish_for_street_lights_is_an_aspiration(hands: Hands) -> None:
    hands.begin("0812-0000-0211", "Contoh Joko")
    hands.tell("Mohon dipasang lampu jalan di desa kami, usul warga", "metro", "Kota Metro")
    hands.until(lambda: "Aspirasi" in hands.seen("form.classification"))
    found = hands.save()
    assert found.row.classification == "aspirasi"
    assert found.row.agencies == ["dishub"]
    assert state_of(found) is State.DISPATCHED
