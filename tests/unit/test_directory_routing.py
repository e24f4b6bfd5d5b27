"""Who answers for what: the journeys of the desk over the shipped rules."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callcenter.directory.loading import load_directory
from callcenter.directory.routing import Competence, Suggestion
from callcenter.errors import NotFound

DIRECTORY = load_directory()
BALAM = "18.71.11"
BANDAR_JAYA = "18.02.07.1003"
ROAD = "Jalan di Bandar Jaya rusak parah dan berlubang, sudah dua motor jatuh"


def first(text: str, place: str | None = None) -> Suggestion:
    return DIRECTORY.suggest_categories(text, place)[0]


def decide(text: str, place: str | None = None, **answers: str) -> Competence:
    return DIRECTORY.competent_agencies(first(text, place).category_id, text, place, answers)


@pytest.mark.parametrize(
    "text",
    [
        "Sampah menumpuk di sekitar Stasiun Tanjung Karang sudah seminggu",
        "tumpukan sampah bau busuk depan Stasiun Tanjungkarang tidak diangkut-angkut",
    ],
)
def test_rubbish_is_a_city_matter(text):
    assert first(text, BALAM).category_id == "lingkungan-hidup-dan-kehutanan"
    found = decide(text, BALAM)
    assert found.primary == ("pemkot-balam",)
    assert found.outside_authority
    assert found.alternatives == ("dlh",)
    assert decide(text, BANDAR_JAYA).primary == ("pemkab-lamteng",)


def test_rubbish_without_a_place_asks_for_it():
    found = decide("sampah menumpuk di pasar")
    assert found.primary == ("dlh",)
    assert not found.outside_authority
    assert "isi tempat" in found.reason
    assert decide("sampah menumpuk di pasar", "00.00") == found


@pytest.mark.parametrize(
    "text",
    [
        "Ada balap liar tengah malam di jalan, suaranya bising sekali",
        "tiap malam minggu anak-anak muda balapan motor, kami tidak bisa tidur",
        "balapan liar di depan rumah sekarang",
    ],
)
def test_street_racing_is_for_the_police_and_110_first(text):
    found = decide(text, BALAM)
    assert found.primary == ("polda",)
    assert found.outside_authority
    assert "polisi-110" in found.emergency_ids
    assert "polisi-110" in DIRECTORY.emergency_for(text)[0].agency_ids


@pytest.mark.parametrize(
    "text",
    [
        "Perawat di RSUD Abdul Moeloek kasar dan membentak ibu saya",
        "petugas ruang rawat inap rs abdul muluk judes sekali",
        "pelayanan perawat RSUDAM tidak ramah",
    ],
)
def test_a_rude_ward_at_abdul_moeloek(text):
    found = decide(text, BALAM)
    assert first(text, BALAM).category_id == "kesehatan"
    assert found.primary == ("rsudam",)
    assert not found.outside_authority
    assert not found.oversight


@pytest.mark.parametrize(
    ("status", "primary", "alternatives", "outside"),
    [
        ("nasional", ("bpjn",), (), True),
        ("provinsi", ("bmbk",), (), False),
        ("kabupaten", ("pemkab-lamteng",), ("bmbk",), True),
        ("belum_tahu", ("bmbk",), ("pemkab-lamteng", "bpjn"), False),
    ],
)
@pytest.mark.parametrize("text", [ROAD, ""])
def test_the_status_of_a_road_decides(text, status, primary, alternatives, outside):
    found = DIRECTORY.competent_agencies(
        "pekerjaan-umum", text, BANDAR_JAYA, {"status_jalan": status}
    )
    assert found.primary == primary
    assert found.alternatives == alternatives
    assert found.outside_authority is outside


def test_a_road_is_suggested_with_all_three_owners():
    suggestion = first(ROAD, BANDAR_JAYA)
    assert suggestion.category_id == "pekerjaan-umum"
    assert suggestion.agency_ids == ("bmbk", "pemkab-lamteng", "bpjn")
    assert suggestion.classification == "pengaduan"
    assert decide("jalan lintas Sumatera berlubang", BANDAR_JAYA).primary == ("bpjn",)


@pytest.mark.parametrize(
    "text",
    [
        "Motor saya hilang dicuri semalam",
        "kemalingan motor di kos",
        "sepeda motor digondol maling",
        "motor saya hilang di parkiran RSUD Abdul Moeloek",
    ],
)
def test_a_stolen_motorcycle_is_for_the_police(text):
    found = decide(text, BALAM)
    assert found.primary == ("polda",)
    assert found.outside_authority


@pytest.mark.parametrize(
    "text",
    ["Saldo rekening saya tiba-tiba hilang 5 juta", "uang tabungan di bank saya raib"],
)
def test_a_vanished_balance_is_for_ojk(text):
    found = decide(text, BALAM)
    assert found.primary == ("ojk",)
    assert found.alternatives == ("polda",)
    assert found.outside_authority


@pytest.mark.parametrize(
    "text",
    [
        "Bapak saya sakit, kami orang miskin tidak punya BPJS",
        "tetangga saya pasien tidak mampu, blm punya bpjs, butuh rujukan",
        "keluarga kurang mampu tanpa BPJS tidak sanggup bayar rumah sakit",
    ],
)
def test_a_poor_patient_without_bpjs_needs_two_agencies(text):
    found = decide(text, BANDAR_JAYA)
    assert found.primary == ("dinsos", "dinkes")
    assert not found.outside_authority


@pytest.mark.parametrize(
    "text",
    [
        "Mau tanya bayar pajak motor lewat e-Samsat bagaimana caranya",
        "cara bayar pajak kendaraan online gimana ya",
        "berapa denda pajak mobil kalau telat, bisa lewat esamsat?",
    ],
)
def test_vehicle_tax_is_a_question(text):
    suggestion = first(text, BALAM)
    assert suggestion.agency_ids == ("bapenda",)
    assert suggestion.classification == "permintaan_informasi"
    assert DIRECTORY.classification_for(suggestion.category_id, text) == "permintaan_informasi"


@pytest.mark.parametrize(
    ("text", "alternatives"),
    [
        ("Ada pungutan uang komite 500 ribu di SMA Negeri, wajib semua siswa", ("disdikbud",)),
        ("pungli di smk, ijazah ditahan kalau belum bayar", ("disdikbud",)),
        ("sd negeri minta uang perpisahan sekolah, pungli", ("pemkab-lamteng",)),
    ],
)
def test_levies_at_a_school_need_oversight(text, alternatives):
    suggestion = first(text, BANDAR_JAYA)
    found = decide(text, BANDAR_JAYA)
    assert suggestion.category_id == "pendidikan-dan-kebudayaan"
    assert suggestion.oversight
    assert suggestion.classification == "pengaduan"
    assert found.primary == ("inspektorat",)
    assert found.oversight
    assert found.alternatives == alternatives
    assert not found.outside_authority


def test_what_is_told_first_weighs_most():
    told = (
        "Jalan depan Pasar Bandar Jaya berlubang besar sejak banjir minggu lalu, sudah dua motor "
        "jatuh. Kalau malam gelap karena lampu jalannya juga mati."
    )
    assert first(told, BANDAR_JAYA).category_id == "pekerjaan-umum"
    assert first(told, BANDAR_JAYA).agency_ids == ("bmbk", "pemkab-lamteng", "bpjn")


def test_the_level_of_the_school_beats_the_words():
    text = "pungli di sekolah, uang komite"
    assert decide(text, BANDAR_JAYA, jenjang="sma_smk").alternatives == ("disdikbud",)
    assert decide(text, BANDAR_JAYA, jenjang="sd_smp").alternatives == ("pemkab-lamteng",)


def test_misconduct_anywhere_goes_to_oversight_beside_the_matter():
    text = "petugas minta uang pelicin untuk ambil obat di abdul moeloek"
    found = DIRECTORY.competent_agencies("kesehatan", text, BALAM, {})
    assert found.primary == ("inspektorat",)
    assert found.oversight
    assert "rsudam" in found.alternatives


@pytest.mark.parametrize(
    "text",
    [
        "Mohon dipasang lampu jalan di desa kami, gelap kalau malam",
        "kami berharap ada penerangan jalan di kampung kami",
        "usul supaya dipasang PJU",
    ],
)
def test_a_wish_for_street_lights(text):
    suggestion = first(text, BANDAR_JAYA)
    assert suggestion.category_id == "perhubungan"
    assert suggestion.agency_ids[0] == "dishub"
    assert suggestion.classification == "aspirasi"


def test_a_broken_street_light_is_a_complaint():
    assert first("lampu jalan mati sudah sebulan", BANDAR_JAYA).classification == "pengaduan"


@pytest.mark.parametrize(
    "text",
    [
        "halo mas pesan pizza dua ya hahaha",
        "wkwkwk test test halo siapa nih",
        "kamu cantik nggak mbak, boleh kenalan dong",
        "",
        "   ",
    ],
)
def test_a_prank_points_nowhere(text):
    assert DIRECTORY.suggest_categories(text, BALAM) == ()
    assert DIRECTORY.emergency_for(text) == ()


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("listrik padam dari pagi sekampung", "pln"),
        ("sertifikat tanah saya belum jadi dari PTSL", "bpn"),
        ("bpjs saya tidak aktif padahal bayar terus", "bpjskes"),
        ("ada yang jual sabu di gang", "polda"),
        ("pupuk subsidi langka", "kptph"),
        ("gaji kami belum dibayar dua bulan", "disnaker"),
        ("harga kopi turun terus", "disbun"),
        ("sapi saya mati kena pmk", "disnakkeswan"),
        ("saluran irigasi jebol, sawah kering", "psda"),
        ("limbah pabrik dibuang ke sungai", "dlh"),
        ("jln berlubamg besar", "bmbk"),
        ("dana desa dikorupsi kades", "inspektorat"),
        ("tidak dapat bansos pkh padahal miskin", "dinsos"),
        ("ktp saya belum jadi", "pemkot-balam"),
    ],
)
def test_other_matters_find_their_agency(text, agency):
    assert decide(text, BALAM).primary[0] == agency


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("rumah tetangga kebakaran tolong", "damkar-113"),
        ("ada begal bawa celurit di jalan", "polisi-110"),
        ("kecelakaan, korban luka parah tergeletak", "ambulans-119"),
        ("anak tenggelam di sungai", "basarnas-115"),
        ("bapak saya pingsan tidak bernapas", "ambulans-119"),
    ],
)
def test_an_emergency_is_heard(text, number):
    advice = DIRECTORY.emergency_for(text)[0]
    assert advice.agency_ids[0] == number
    assert advice.say
    assert all(DIRECTORY.agency(one).is_emergency for one in advice.agency_ids)


def test_what_is_long_past_is_no_emergency():
    assert DIRECTORY.emergency_for("rumah kami kebakaran bulan lalu, mohon bantuan") == ()


def test_one_provincial_agency_keeps_it_within_authority():
    found = DIRECTORY.competent_agencies(
        "kekerasan-di-satuan-pendidikan", "dibully teman", BALAM, {"jenjang": "sd_smp"}
    )
    assert found.primary == ("pemkot-balam", "dpppa")
    assert not found.outside_authority


def test_suggestions_are_as_many_as_asked_for():
    told = "motor hilang dicuri di jalan rusak, lampu jalan mati, sampah menumpuk"
    assert len(DIRECTORY.suggest_categories(told, BALAM)) == 3
    best = DIRECTORY.suggest_categories(told, BALAM, limit=1)
    assert best == DIRECTORY.suggest_categories(told, BALAM)[:1]


def test_an_unknown_category_is_refused():
    with pytest.raises(NotFound):
        DIRECTORY.competent_agencies("tidak-ada", "", None, {})
    with pytest.raises(NotFound):
        DIRECTORY.classification_for("tidak-ada", "")


@settings(deadline=None, max_examples=60)
@given(
    st.sampled_from(sorted(DIRECTORY.categories)),
    st.text(max_size=60),
    st.sampled_from([None, BALAM, BANDAR_JAYA, "18"]),
)
def test_every_ticket_has_somebody_to_go_to(category_id, text, place):
    found = DIRECTORY.competent_agencies(category_id, text, place, {})
    assert found.primary
    assert found.reason
    assert not set(found.primary) & set(found.alternatives)
    within = [DIRECTORY.agency(one).within_authority for one in found.primary]
    assert found.outside_authority is not any(within)
