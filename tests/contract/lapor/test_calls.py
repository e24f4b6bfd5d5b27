"""What every interface does, against a real simulator: its calls, and a clear word for the rest."""

import pytest

from callcenter.errors import (
    FieldInvalid,
    LaporNotSent,
    LaporRefused,
    LaporSignIn,
    LaporSilent,
    LaporUncertain,
    LaporUnsupported,
)
from callcenter.lapor.client import Found
from callcenter.lapor.connect import connect
from callcenter.lapor.settings import AttachmentsForm, AuthScheme, Interface, Policy
from tests.contract.lapor.samples import (
    CALLS,
    CHANGING,
    EVERY_CALL,
    SUPPORTED,
    answer_to,
    new_number,
    report,
)
from tests.lapor_rig import SimulatorRig
from tests.sync.impostor import Authority, Impostor

LACKING = [(kind, call) for kind in Interface for call in CALLS if call not in SUPPORTED[kind]]


@pytest.mark.parametrize(("kind", "call"), LACKING)
def test_a_call_the_interface_lacks_says_so_and_asks_nobody(lapor, connect_to, kind, call):
    before = len(lapor.received())
    with pytest.raises(LaporUnsupported) as raised:
        CALLS[call](connect_to(kind), "1")
    assert raised.value.call == call
    assert len(lapor.received()) == before


@pytest.mark.parametrize(("kind", "call"), EVERY_CALL)
def test_a_wrong_token_is_told_and_nothing_is_taken(lapor, connect_to, kind, call):
    known = connect_to().submit(report(new_number()))
    before = lapor.books()
    with pytest.raises(LaporSignIn) as raised:
        CALLS[call](connect_to(kind, token="token-salah"), known)
    assert raised.value.status == 401
    after = lapor.books()
    assert [after[one] for one in ("complaints", "documents", "replies")] == [
        before[one] for one in ("complaints", "documents", "replies")
    ]


@pytest.mark.parametrize(("kind", "call"), EVERY_CALL)
def test_nobody_at_the_address_means_not_sent(tmp_path, kind, call):
    away = SimulatorRig(tmp_path)
    client = away.client(kind)
    away.stop()
    with pytest.raises(LaporNotSent) as raised:
        CALLS[call](client, "1900000")
    assert raised.value.reason == "connect"
    client.close()


def test_what_left_before_counts_for_no_later_call(tmp_path):
    rig = SimulatorRig(tmp_path)
    client = rig.client()
    client.submit(report(new_number()))
    rig.stop()
    with pytest.raises(LaporNotSent):
        client.submit(report(new_number()))
    client.close()


@pytest.mark.parametrize(("kind", "call"), EVERY_CALL)
def test_a_name_nobody_has_means_not_sent(lapor, kind, call):
    client = connect(lapor.settings(kind, base_url="https://lapor.contoh.invalid"), "t")
    with pytest.raises(LaporNotSent) as raised:
        CALLS[call](client, "1900000")
    assert raised.value.reason == "dns"
    client.close()


@pytest.mark.parametrize(("kind", "call"), EVERY_CALL)
def test_a_certificate_nobody_vouches_for_means_not_sent(tmp_path, lapor, kind, call):
    authority = Authority(tmp_path)
    aside = Impostor(lambda _path: b"", tls=authority.certify("127.0.0.1"))
    client = connect(lapor.settings(kind, base_url=aside.url), "t")
    with pytest.raises(LaporNotSent) as raised:
        CALLS[call](client, "1900000")
    assert raised.value.reason == "unknown"
    assert aside.heard == []
    client.close()
    aside.close()


@pytest.mark.parametrize(("kind", "call"), EVERY_CALL)
def test_no_tls_where_tls_is_asked_for_means_not_sent(lapor, kind, call):
    client = connect(lapor.settings(kind, base_url=lapor.url.replace("http:", "https:")), "t")
    with pytest.raises(LaporNotSent):
        CALLS[call](client, "1900000")
    client.close()


@pytest.mark.parametrize(("kind", "call"), EVERY_CALL)
def test_a_connection_that_ends_before_any_answer_leaves_a_post_uncertain(lapor, kind, call):
    mute = Impostor(lambda _path: b"")
    client = connect(lapor.settings(kind, base_url=mute.url), "t")
    expected = LaporUncertain if call in CHANGING else LaporSilent
    with pytest.raises(expected) as raised:
        CALLS[call](client, "1900000")
    assert raised.value.reason == "cut"
    assert len(mute.heard) == 1  # no retries
    client.close()
    mute.close()


def test_masters_come_whole(connect_to):
    found = connect_to().masters()
    assert found.institutions[0].name == "Pemerintah Provinsi Lampung"
    assert {one.code for one in found.templates} >= {"tpl_disposisi", "tpl_selesai"}
    assert len(found.categories) == 29
    assert len(found.locations) == 15
    assert found.topics == ()
    topics = connect_to(Interface.F01).masters().topics
    assert len(topics) == 30
    assert topics[-1].parent == topics[0].id
    assert topics[0].parent == "0"


@pytest.mark.parametrize("scheme", AuthScheme)
def test_both_schemes_of_the_header_are_spoken(connect_to, scheme):
    assert connect_to(auth_scheme=scheme).masters().institutions


@pytest.mark.parametrize("form", AttachmentsForm)
def test_a_report_arrives_with_all_it_has(lapor, connect_to, form):
    client, number = connect_to(attachments_form=form), new_number()
    documents = (client.upload("foto.jpg", bytes(range(256)) * 500), client.upload("a.pdf", b"x"))
    sent = report(number, documents=documents, is_anonymous=True, is_secret=True)
    found = client.submit(sent)
    held = next(one for one in lapor.books()["complaints"] if one["id"] == found)
    assert held["content"] == sent.content
    assert held["category"] == "Pekerjaan Umum dan Penataan Ruang"
    assert held["classification"] == "Pengaduan"
    assert (held["is_anonymous"], held["is_secret"]) == (True, True)
    listed = ",".join(documents)
    assert held["attachments"] == f"[{listed}]" + ("." if form is AttachmentsForm.STOP else "")
    sizes = {one["id"]: one["size"] for one in lapor.books()["documents"]}
    assert sizes[int(documents[0])] == 128_000
    assert lapor.books()["posts"][number] == 1


def test_the_id_is_found_in_each_of_its_three_places(lapor, connect_to):
    client = connect_to()
    found = [client.submit(report(new_number())) for _ in range(3)]
    assert len({int(one) % 3 for one in found}) == 3
    assert set(found) <= {one["id"] for one in lapor.books()["complaints"]}


def test_a_report_of_v1_is_escaped_and_names_nobody(lapor, connect_to):
    number = new_number()
    text = f"<b>lubang</b> & 'contoh' \x00\ud800 ]]> {number}"
    found = connect_to(Interface.V1).submit(report(number, content=text, is_secret=True))
    held = next(one for one in lapor.books()["complaints"] if one["id"] == found)
    assert held["content"] == f"<b>lubang</b> & 'contoh' \ufffd\ufffd ]]> {number}"
    assert (held["is_anonymous"], held["is_secret"]) == (False, True)
    body = next(one["text"] for one in reversed(lapor.received()) if one["call"] == "stream")
    assert "<pelapor><email/><telpon/><namadepan/><namabelakang/></pelapor>" in body


def test_a_complaint_moves_and_is_answered(lapor, connect_to):
    client = connect_to()
    known = client.submit(report(new_number()))
    assert client.state(known).status_name == "Belum Terverifikasi"
    assert client.followups(known) == ()
    lapor.advance(minutes=45)
    assert client.state(known).status_name == "Terverifikasi"
    lapor.advance(minutes=6 * 60)
    remote = client.state(known)
    assert remote.status_name == "Dalam Proses"
    assert remote.disposition_name in remote.logs[-1].text
    answer = client.followups(known)[0]
    assert answer.text == f"Laporan sudah ditinjau oleh {answer.from_name}."
    assert answer.files[0].name == "foto.jpg"
    lapor.advance(minutes=24 * 60)
    assert client.state(known).status_name == "Selesai"


def test_not_theirs_comes_with_whose_it_is(lapor, connect_to):
    client = connect_to()
    number = new_number()
    known = client.submit(report(number, content=f"Contoh {number} #bukanwewenang"))
    lapor.advance(minutes=3 * 24 * 60)
    answer = client.followups(known)[0]
    assert answer.template_code == "tpl_bukan_wewenang"
    assert answer.text == f"Bukan wewenang {answer.from_name}, tetapi {answer.to_name}."
    assert answer.data["institution_to_id"] == int(answer.to_id)
    assert client.state(known).status_name == "Dalam Proses"


def test_our_answer_and_our_rejection_arrive(lapor, connect_to):
    client = connect_to()
    known = client.submit(report(new_number()))
    client.reply(answer_to(known, is_secret=True, files=(('surat "a".pdf', b"\r\n--x\r\n"),)))
    client.reject(known, "2003", "Bukan wewenang kami")
    held = next(one for one in lapor.books()["complaints"] if one["id"] == known)
    assert held["rejected"]["reason"] == "2003"
    assert held["rejected"]["reason_description"] == "Bukan wewenang kami"
    reply = next(one for one in lapor.books()["replies"] if one["complaint_id"] == known)
    assert reply["fields"]["is_secret"] == "1"
    assert reply["fields"]["institution_from_id"] == "2000"
    assert len(reply["files"]) == 1
    assert client.followups(known)[-1].text == "Sudah diperbaiki"


def test_our_number_is_found_where_it_is_and_only_there(connect_to):
    client, number = connect_to(), new_number()
    assert client.find(number) == Found((), complete=True)
    known = client.submit(report(number))
    found = client.find(number)
    assert found.hits == (known,)
    assert found.complete
    assert connect_to(search_path="/complaints/list").find(number).hits == (known,)


def test_a_lagging_list_does_not_know_it_yet(lapor, connect_to):
    client, number = connect_to(), new_number()
    known = client.submit(report(number))
    lapor.set_faults(chances={"find:list_lag": 1.0}, lag_minutes=30)
    assert client.find(number).hits == ()
    lapor.advance(minutes=31)
    assert client.find(number).hits == (known,)


def test_without_a_search_path_there_is_no_search(connect_to):
    with pytest.raises(LaporUnsupported):
        connect_to(search_path="").find(new_number())


def test_what_lapor_does_not_take_is_told_by_field(lapor, connect_to):
    before = len(lapor.books()["complaints"])
    with pytest.raises(LaporRefused) as raised:
        connect_to().submit(report(new_number(), category_id="7", documents=("999999",)))
    assert raised.value.status == 422
    assert raised.value.message == "Data tidak lengkap"
    assert dict(raised.value.fields) == {
        "category_id": ("tidak dikenal",),
        "attachments": ("berkas tidak dikenal",),
    }
    assert len(lapor.books()["complaints"]) == before


@pytest.mark.parametrize("call", ["state", "followups", "reply", "reject"])
def test_an_id_nobody_knows_is_a_clear_no(connect_to, call):
    for known in ("1", "../../masters", "9" * 60):
        with pytest.raises(LaporRefused) as raised:
            CALLS[call](connect_to(), known)
        assert raised.value.status == 404


def test_a_post_never_goes_over_a_kept_connection(lapor, connect_to):
    client = connect_to()
    client.masters()
    lapor.stop()
    lapor.start()
    # The connection of the masters is dead: the report must not find that out on its way.
    assert client.submit(report(new_number()))
    lapor.stop()
    lapor.start()
    assert client.submit(report(new_number()))


def test_the_environment_chooses_no_way(connect_to, monkeypatch, tmp_path):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    (tmp_path / "home" / ".netrc").write_text("machine 127.0.0.1 login x password y\n")
    assert connect_to().masters().institutions


@pytest.mark.parametrize(
    ("more", "field", "reason"),
    [
        ({"base_url": "http://lapor.contoh.go.id"}, "lapor_url", "insecure"),
        ({"base_url": "lapor"}, "lapor_url", "url"),
        ({"search_path": "//luar.contoh/{number}"}, "lapor_path", "url"),
        ({"search_path": "/a?q={nik}"}, "lapor_path", "url"),
        ({"search_path": "/a b"}, "lapor_path", "url"),
        ({"search_path": "/a?q={"}, "lapor_path", "url"),
        ({"rate_per_minute": 0}, "lapor_rate", "range"),
        ({"poll_hours": 0}, "lapor_poll", "range"),
        ({"lag_minutes": -1}, "lapor_poll", "range"),
        ({"policy": Policy.NONE, "extra_ca": "tidak-ada.pem"}, "extra_ca", "file"),
    ],
)
def test_settings_that_cannot_be_used_are_named(connect_to, more, field, reason):
    with pytest.raises(FieldInvalid) as raised:
        connect_to(**more)
    assert (raised.value.field, raised.value.reason) == (field, reason)


@pytest.mark.parametrize(("token", "reason"), [(" ", "empty"), ("a\nb", "shape"), ("é", "shape")])
def test_a_token_that_is_none_is_told(connect_to, token, reason):
    with pytest.raises(FieldInvalid) as raised:
        connect_to(token=token)
    assert (raised.value.field, raised.value.reason) == ("lapor_token", reason)
