"""The shipped data is whole; the administrator's overlay can change it and not break it."""

import shutil
from datetime import date
from importlib import resources
from pathlib import Path

import pytest

from callcenter.directory.loading import load_directory, read_days_off
from callcenter.directory.rows import Row, layer, read_csv, read_toml, table_rows
from callcenter.errors import DataFileInvalid, FieldInvalid, NotFound

DIRECTORY = load_directory()
LAPOR = (
    "Agama; Corona Virus; Ekonomi dan Keuangan; Energi dan Sumber Daya Alam; Kekerasan di Satuan "
    "Pendidikan (Sekolah, Kampus, Lembaga Khusus); Kependudukan; Kesehatan; Kesetaraan Gender dan "
    "Sosial Inklusif; Ketenagakerjaan; Ketentraman, Ketertiban Umum, dan Perlindungan Masyarakat; "
    "Lingkungan Hidup dan Kehutanan; Mudik; Netralitas ASN; P4GN; Pekerjaan Umum dan Penataan "
    "Ruang; Pembangunan Desa, Daerah Tertinggal, dan Transmigrasi; Pemulihan Ekonomi Nasional; "
    "Pendidikan dan Kebudayaan; Perairan; Perhubungan; Perlindungan Konsumen; Pertanian dan "
    "Peternakan; Politik dan Hukum; Politisasi ASN; Sosial dan Kesejahteraan; SP4N Lapor; "
    "Teknologi Informasi dan Komunikasi; Topik Khusus; Topik Lainnya"
)


@pytest.fixture
def overlay(tmp_path):
    def write(**files):
        for name, text in files.items():
            (tmp_path / name.replace("__", ".")).write_text(text, encoding="utf-8")
        return load_directory(tmp_path)

    return write


def test_the_29_categories_of_lapor_each_with_an_agency():
    assert [category.name for category in DIRECTORY.categories.values()] == LAPOR.split("; ")
    for category in DIRECTORY.categories.values():
        found = DIRECTORY.competent_agencies(category.id, "", "18.71", {})
        assert found.primary, category.id
        assert category.keywords
        assert DIRECTORY.category(category.id) is category


def test_every_category_has_questions_or_needs_none_and_a_script():
    for category_id in DIRECTORY.categories:
        own = [s for s in DIRECTORY.scripts_for(category_id) if s.category_id]
        assert [script.category_id for script in own] == [category_id]
        assert all(script.lines for script in own)


def test_agencies_are_whole_and_nothing_is_invented():
    agencies = DIRECTORY.agencies.values()
    assert len(agencies) == 78
    assert sum(agency.within_authority for agency in agencies) == 50
    assert sum(agency.is_emergency for agency in agencies) == 6
    bmbk = DIRECTORY.agency("bmbk")
    assert bmbk.phone == "0721702684"
    assert bmbk.needs_checking
    assert bmbk.hours == ""
    assert "belum dikonfirmasi" in bmbk.hours_text
    assert DIRECTORY.agency("rsudam").hours_text == ""
    assert not DIRECTORY.agency("pemkab-lamteng").within_authority
    with pytest.raises(NotFound):
        DIRECTORY.agency("tidak-ada")
    with pytest.raises(NotFound):
        DIRECTORY.category("tidak-ada")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("bmbk", "bmbk"),
        ("bina marga", "bmbk"),
        ("samsat", "bapenda"),
        ("inspektrat", "inspektorat"),
        ("puskesmas metro", "pemkot-metro"),
        ("0721702684", "bmbk"),
        ("110", "polisi-110"),
        ("abdul moeloek", "rsudam"),
        ("kendaraan pajak", "bapenda"),
        ("sampah", "dlh"),
        ("ptph", "kptph"),
    ],
)
def test_agencies_are_found(typed, first):
    assert DIRECTORY.search_agencies(typed)[0].id == first


def test_agency_search_at_its_edges():
    assert len(DIRECTORY.search_agencies("")) == 78
    assert DIRECTORY.search_agencies("samsat xyzzy") == ()


def test_questions_follow_the_category_and_the_allegation():
    ids = [question.id for question in DIRECTORY.questions_for("pekerjaan-umum")]
    assert ids[0] == "status_jalan"
    road = DIRECTORY.questions_for("pekerjaan-umum")[0]
    assert {"nasional", "provinsi", "kabupaten", "belum_tahu"} <= {c.value for c in road.choices}
    assert "terlapor" not in ids
    alleged = DIRECTORY.questions_for("pekerjaan-umum", oversight=True)
    assert {"terlapor", "waktu_kejadian", "bukti"} <= {question.id for question in alleged}


def test_scripts_stand_in_the_order_of_a_call():
    moments = [script.moment for script in DIRECTORY.scripts_for("kesehatan")]
    assert moments[0] == "opening"
    assert moments[-1] == "closing"
    assert moments.index("purpose") < moments.index("category") < moments.index("prank")
    assert "category" not in [script.moment for script in DIRECTORY.scripts_for()]
    purpose = next(s for s in DIRECTORY.scripts if s.moment == "purpose")
    assert any("UU 27/2022" in line for line in purpose.lines)


def test_text_modules_answer_to_their_shortcut():
    assert DIRECTORY.text_modules_for("::jal")[0].shortcut == "jalan"
    assert DIRECTORY.text_modules_for("zzz") == ()
    assert len(DIRECTORY.text_modules_for("::")) == len(DIRECTORY.text_modules)
    shortcuts = [module.shortcut for module in DIRECTORY.text_modules]
    assert len(set(shortcuts)) == len(shortcuts)


def test_shipped_data_has_no_problem_and_no_overlay_is_fine(tmp_path):
    assert DIRECTORY.problems == ()
    assert load_directory(tmp_path / "missing").problems == ()


def test_an_overlay_replaces_adds_and_removes_rows(overlay):
    changed = overlay(
        agencies__csv="id,name,abbreviation,kind,region_code,phone,hours,scope\n"
        "bpn,Kanwil BPN Lampung,BPN,vertikal,18,(0721) 000-000,Sen-Jum 08.00-15.00,tanah|ukur\n"
        "contoh,Dinas Contoh,Dincontoh,dinas,18,,,contoh\n",
        text_modules__toml='[[text_module]]\nid="jalan"\nremoved=true\n'
        '[[text_module]]\nid="baru"\nshortcut="::baru"\ntitle="Baru"\ntext="Isi"\n',
        questions__toml='[[question]]\nid="baru"\nlabel="Baru?"\nkind="text"\ncategories="*"\n',
        scripts__toml='[[script]]\nid="salam"\nmoment="opening"\ntitle="Salam"\ntext="Halo."\n',
        holiday_overrides__csv="date,kind,note\n2026-12-31,add,contoh\n2026-08-17,remove,contoh\n",
        categories__toml='[abbreviations]\nsmph="sampah"\n[signals]\naspirasi="kepengin banget"\n',
    )
    assert changed.problems == ()
    assert changed.agency("bpn").phone == "0721000000"
    assert changed.agency("bpn").hours_text == "Sen-Jum 08.00-15.00"
    assert changed.agency("contoh").within_authority
    assert changed.text_modules_for("jalan") == ()
    assert changed.text_modules_for("baru")[0].text == "Isi"
    assert "baru" in [question.id for question in changed.questions_for("agama")]
    assert changed.scripts_for()[0].lines == ("Halo.",)
    assert changed.holiday_overrides == {date(2026, 12, 31): False, date(2026, 8, 17): True}
    assert changed.suggest_categories("smph numpuk", "18.71")[0].agency_ids[0] == "pemkot-balam"
    text = "lampu jalan rusak, kepengin banget diganti"
    assert changed.classification_for("perhubungan", text) == "aspirasi"


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("agencies__csv", "id,name,abbreviation,kind,region_code\nbpn,B,B,toko,18\n", "baris 2"),
        ("agencies__csv", "id,name,abbreviation,kind,region_code\nbpn,,B,vertikal,18\n", "name"),
        (
            "agencies__csv",
            "id,name,abbreviation,kind,region_code,phone\nbpn,B,B,vertikal,18,satu dua\n",
            "phone",
        ),
        ("holiday_overrides__csv", "date,kind,note\nbesok,add,x\n", "date"),
        ("holiday_overrides__csv", "date,kind,note\n2026-01-02,libur,x\n", "kind"),
        ("scripts__toml", '[[script]]\nid="salam"\nmoment="nanti"\ntitle="x"\ntext="x"', "moment"),
        (
            "scripts__toml",
            '[[script]]\nid="x"\nmoment="category"\ncategory="x"\ntitle="x"\ntext="x"',
            "category",
        ),
        ("scripts__toml", "ini bukan toml", "TOML"),
        ("scripts__toml", 'script = "salam"', "[[script]]"),
        ("questions__toml", '[[question]]\nid="x"\nlabel="x"\nkind="angka"', "kind"),
        ("questions__toml", '[[question]]\nid="x"\nlabel="x"\nkind="choice"', "choices"),
        (
            "questions__toml",
            '[[question]]\nid="x"\nlabel="x"\nkind="choice"\nchoices="a|b"',
            "choices",
        ),
        ("questions__toml", '[[question]]\nid="x"\nlabel=3\nkind="text"', "label"),
        (
            "questions__toml",
            '[[question]]\nid="x"\nlabel="x"\nkind="text"\non_oversight="ya"',
            "on_over",
        ),
        ("questions__toml", '[[question]]\nid="x"\nlabel="x"\nkind="text"\ncategories="zz"', "zz"),
        (
            "text_modules__toml",
            '[[text_module]]\nid="x"\nshortcut="a b"\ntitle="x"\ntext="x"',
            "shortcut",
        ),
        (
            "emergency__toml",
            '[[emergency]]\nid="x"\ntitle="x"\nwords="x"\nnumbers="bpn"\nsay="x"',
            "numbers",
        ),
        ("emergency__toml", '[[emergency]]\nid="x"\ntitle="x"\nsay="x"', "numbers"),
        ("categories__toml", '[[category]]\nid="agama"\nname="Agama"', "agencies"),
        ("categories__toml", '[[topic]]\nid="sampah"\ncategories="x"', "categories"),
        ("categories__toml", '[[topic]]\nid="x"\npriority="tinggi"', "priority"),
        ("categories__toml", '[[topic]]\nid="x"\nclassification="keluhan"', "classification"),
        ("categories__toml", '[[topic]]\nid="x"\n[[topic.case]]\nagencies="bpn"', "answer"),
        ("categories__toml", '[signals]\nmarah="dasar"', "signals"),
        ("categories__toml", "abbreviations = 3", "abbreviations"),
    ],
)
def test_a_bad_overlay_row_warns_and_the_shipped_row_stays(overlay, name, text, told):
    changed = overlay(**{name: text})
    assert len(changed.problems) == 1
    assert told in changed.problems[0]
    assert changed.agencies == DIRECTORY.agencies
    assert changed.scripts == DIRECTORY.scripts
    assert changed.questions == DIRECTORY.questions
    assert changed.text_modules == DIRECTORY.text_modules
    assert changed.categories == DIRECTORY.categories
    assert changed.holiday_overrides == DIRECTORY.holiday_overrides


def test_an_overlay_that_is_no_text_warns(tmp_path):
    (tmp_path / "agencies.csv").write_bytes(b"\xff\xfe\x00bpn")
    changed = load_directory(tmp_path)
    assert "tidak terbaca" in changed.problems[0]
    assert changed.agencies == DIRECTORY.agencies


def test_a_bad_shipped_row_is_an_error_with_its_line():
    def refuse(row):
        return row.text("name")

    with pytest.raises(DataFileInvalid) as caught:
        layer("agencies.csv", read_csv("# note\nid,name\na,A\nb,\n"), (), refuse)
    assert (caught.value.path, caught.value.line, caught.value.reason) == (
        "agencies.csv",
        4,
        "name: empty",
    )


def test_rows_refuse_what_is_no_row():
    with pytest.raises(FieldInvalid):
        read_toml("a = ")
    with pytest.raises(FieldInvalid):
        table_rows([1], "x")
    with pytest.raises(FieldInvalid):
        Row(1, {}).text("x")


def test_a_csv_may_hold_notes_quotes_and_a_byte_order_mark():
    rows = read_csv('\ufeffid,name\n\n# catatan, dengan koma\na,"A, b"\n')
    assert [(row.number, row.values) for row in rows] == [(4, {"id": "a", "name": "A, b"})]


def test_an_overlay_may_add_a_matter(overlay):
    changed = overlay(
        categories__toml='[[topic]]\nid="baru"\ncategories="agama"\nwords="contohkata"\n'
        'agencies="dinsos"\nalternatives="dinsos | dinkes"\nreason="Karena contoh."\n'
    )
    found = changed.competent_agencies("agama", "ada contohkata", None, {})
    assert found.primary == ("dinsos",)
    assert found.alternatives == ("dinkes",)
    assert found.reason == "Karena contoh."


def test_an_overlay_cannot_take_away_what_others_lean_on(overlay):
    changed = overlay(
        categories__toml='[[category]]\nid="agama"\nremoved=true\n',
        agencies__csv="id,name,abbreviation,kind,region_code,removed\n"
        "nomor-112,Layanan 112,112,vertikal,18,\n",
    )
    assert len(changed.problems) == 1
    assert "removed" in changed.problems[0]
    assert changed.categories == DIRECTORY.categories
    assert changed.agency("nomor-112").kind == "vertikal"
    assert changed.emergencies == DIRECTORY.emergencies


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("categories.toml", "rusak = "),
        ("categories.toml", 'category = "rusak"'),
        ("categories.toml", "[signals]\nmarah='x'"),
        ("scripts.toml", "[[script]]\nid='x'"),
        ("agencies.csv", "id,name\nbpn,BPN\n"),
        ("agencies.csv", "id,name\nbpn," + "x" * 200_000 + "\n"),
    ],
)
def test_damaged_shipped_data_is_named(tmp_path, name, text):
    shipped = Path(str(resources.files("resources") / "data"))
    copy = shutil.copytree(shipped, tmp_path / "data", ignore=shutil.ignore_patterns("*.geojson"))
    (copy / name).write_text(text, encoding="utf-8")
    with pytest.raises(DataFileInvalid) as caught:
        load_directory(shipped=copy)
    assert caught.value.path == name


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("agencies__csv", "id,name\nbmbk," + "x" * 200_000 + "\n", "bukan CSV"),
        ("holiday_overrides__csv", "date,kind\n" + "x" * 200_000 + ",add\n", "bukan CSV"),
        ("scripts__toml", "a = " + "[" * 5_000 + "]" * 5_000, "nested_too_deep"),
        ("categories__toml", "a = " + "9" * 5_000, "bukan TOML"),
    ],
)
def test_a_hostile_overlay_warns_and_the_shipped_file_stays(overlay, name, text, told):
    changed = overlay(**{name: text})
    (problem,) = changed.problems
    assert problem.startswith(name.replace("__", "."))
    assert told in problem
    shipped = load_directory()
    assert changed.agencies == shipped.agencies
    assert changed.scripts == shipped.scripts
    assert changed.holiday_overrides == shipped.holiday_overrides


def test_days_off_of_an_office_lie_over_the_shipped_ones_and_what_cannot_be_read_adds_none():
    shipped = read_days_off("")
    added = read_days_off("date,kind,note\n2026-12-31,add,libur contoh\nbesok,add,salah\n")
    assert added == {**shipped, date(2026, 12, 31): False}
    assert read_days_off('date,kind,note\n"' + "x" * 200_000) == shipped
