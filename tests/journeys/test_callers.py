"""Who rings: nobody, the same one again, another one on the same matter, somebody for fun."""

from tests.journeys.hands import Hands

POTHOLE = "Lubang besar di tengah jalan depan Pasar Kota Gajah, motor jatuh"


def test_without_a_name_nothing_of_the_caller_reaches_the_centre(hands: Hands) -> None:
    hands.begin("0813-0000-0301", "Contoh Tersembunyi")
    hands.fill("form.description", "Lampu jalan mati di depan kantor desa kami")
    hands.menu("strip.confidentiality", "Tanpa identitas")
    hands.reads("Hapus identitas dari laporan ini?")
    hands.tab_to("choice_wipe")
    hands.press("Space")
    hands.reads("tanpa identitas", "Tanpa identitas: nama, nomor, dan NIK tidak disimpan")
    assert "Tersembunyi" not in hands.words_on_screen()
    assert "0301" not in hands.words_on_screen()
    assert hands.seen("form.description").count("Lampu jalan mati") >= 1
    hands.until(lambda: hands.find("form.category").key() != "")
    found = hands.save()
    assert found.row.summary["confidentiality"] == "tanpa_identitas"
    assert found.ticket.caller_id is None
    assert found.ticket.text("reporter_phone") == found.ticket.text("reporter_name") == ""
    for row in hands.centre.rows():
        assert b"Tersembunyi" not in row.raw
        assert b"8130000030" not in row.raw


def test_a_caller_who_gives_nothing_is_heard_all_the_same(hands: Hands) -> None:
    known = len(hands.centre.callers())
    hands.begin()
    hands.menu("strip.confidentiality", "Anonim")
    hands.reads("Anonim")
    hands.tell("Warung di dekat sekolah menjual minuman keras kepada pelajar")
    found = hands.save()
    assert found.row.summary["confidentiality"] == "anonim"
    assert found.ticket.caller_id is None
    assert found.ticket.text("reporter_phone") == found.ticket.text("reporter_name") == ""
    assert len(hands.centre.callers()) == known


def test_another_notation_is_the_same_caller_and_shows_the_first_ticket(hands: Hands) -> None:
    hands.begin("0813-0000-0302", "Contoh Kartika")
    hands.tell("Jembatan gantung di kampung kami hampir putus", "gunung sugih", "Lampung Tengah")
    first = hands.save()
    hands.press("F2")
    hands.fill("form.phone", "+62 813 00000302")
    hands.reads("pasti · Contoh Kartika", first.row.number, "Jembatan gantung")
    hands.until(lambda: "0813-0000-0302" in hands.seen("strip.number"))
    hands.until(lambda: hands.seen("form.name").endswith("Contoh Kartika"))
    assert first.row.number in hands.seen("form.history_list")
    hands.tell("Air PAM mati tiga hari", "gunung sugih", "Lampung Tengah")
    second = hands.save()
    assert second.ticket.caller_id == first.ticket.caller_id
    (caller,) = (one for one in hands.centre.callers() if one.name == "Contoh Kartika")
    assert len(caller.phones) == 1
    assert second.ticket.text("reporter_phone") == first.ticket.text("reporter_phone")


def test_a_second_caller_on_the_same_pothole_joins_the_first_ticket(hands: Hands) -> None:
    hands.begin("0813-0000-0303", "Contoh Lina")
    hands.tell(POTHOLE, "kota gajah", "Kota Gajah, Lampung Tengah")
    first = hands.save()
    tickets = hands.centre.numbers()
    hands.begin("0813-0000-0304", "Contoh Mulyadi")
    hands.tell(
        "Depan pasar Kota Gajah ada lubang besar di jalan", "kota gajah",
        "Kota Gajah, Lampung Tengah",
    )  # fmt: skip
    hands.until(lambda: "Lubang besar di tengah jalan" in hands.seen("form.duplicates_list"))
    hands.press("Ctrl+M")
    hands.reads("Pelapor ditambahkan ke tiket ini")
    assert hands.number() == first.row.number
    hands.until(lambda: "reporter_joined" in hands.server_ticket(first.row.number).kinds)
    joined = hands.server_ticket(first.row.number)
    (reporter,) = joined.ticket.reporters
    assert reporter.name == "Contoh Mulyadi"
    assert reporter.phone.endswith("81300000304")
    assert hands.centre.numbers() == tickets
    assert joined.ticket.text("reporter_name") == "Contoh Lina"


def test_a_prank_is_counted_on_the_caller_and_makes_no_ticket(hands: Hands) -> None:
    tickets = hands.centre.numbers()
    hands.begin("0813-0000-0305")
    hands.menu("form.more", "Panggilan iseng")
    assert hands.focus() == "form.prank_note"
    hands.type("tertawa lalu menutup telepon")
    hands.tab_to("form.prank_confirm")
    hands.press("Space")
    hands.reads("Dicatat sebagai telepon iseng.")

    def pranks() -> list[int]:
        mine = [c for c in hands.centre.callers() if any("81300000305" in p for p in c.phones)]
        return [one.prank_count for one in mine]

    hands.until(lambda: pranks() == [1])
    assert hands.centre.numbers() == tickets
    hands.press("F2")
    hands.fill("form.phone", "081300000305")
    hands.reads("1× iseng")
    hands.press("Ctrl+A")
    hands.press("Del")
