"""Whatever JSON LAPOR sends: read as one of the known shapes, or LaporShape; the words plain."""

import unicodedata
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.errors import LaporShape
from callcenter.lapor import answers
from callcenter.lapor.log_entries import json_within, read_entries, read_time
from callcenter.lapor.plain import SENTENCE_MAX, filled, line, plain, sentences
from callcenter.lapor.settings import AttachmentsForm
from callcenter.lapor.v3 import attachments_string

KEYS = st.sampled_from(
    ["results", "data", "data_logs", "docs", "complaint", "complaint_id", "id", "name", "message",
     "status_code", "status_name", "created_at", "date", "content", "template_content", "code",
     "institution_from_id", "institution_to", "attachments", "topic_name", "parent", "total"]
)  # fmt: skip
ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
    | st.sampled_from(["01-02-2026 03:04:05", "[66,67].", "{{institution_to}}", "<b>x", "\ud800"]),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(KEYS | st.text(max_size=5), inner, max_size=5),
    max_leaves=25,
)  # fmt: skip
READERS = [
    answers.complaint_id, answers.document_id, answers.items, answers.templates, answers.topics,
    answers.remote, answers.followups, lambda body: answers.found(body, "26-0417-003-87"),
]  # fmt: skip


def shaped(leaf):
    """The odd value also where a reader looks for it."""
    return st.one_of(
        leaf,
        leaf.map(lambda one: {"results": one}),
        leaf.map(lambda one: {"results": {"data": one, "data_logs": one, "docs": one}}),
        st.lists(leaf, max_size=4).map(lambda one: {"results": {"data": one, "docs": one}}),
        st.lists(leaf, max_size=4).map(
            lambda one: {"results": {"data": {"status_name": "x"}, "data_logs": one}}
        ),
        leaf.map(lambda one: {"data": {"complaint_id": one, "results": one}}),
    )


@given(shaped(ODD))
def test_any_json_is_a_known_shape_or_lapor_shape(body):
    for reader in READERS:
        said = _refusal(reader, body)
        assert said is None or (said.what and len(said.message) <= SENTENCE_MAX)


def _refusal(reader, body) -> LaporShape | None:
    try:
        reader(body)
    except LaporShape as error:
        return error
    return None


@given(st.lists(ODD, max_size=8))
def test_entries_come_by_time_each_once_and_the_same_whatever_the_order(rows):
    found = read_entries(rows, "log")
    times = [one.at for one in found if one.at is not None]
    assert times == sorted(times)
    assert [one.at for one in found[: len(times)]] == times  # undated ones last
    keys = [one.key for one in found]
    assert len(set(keys)) == len(keys)
    assert all(key.startswith("log:") for key in keys)
    assert {one.key for one in read_entries(rows[::-1], "log")} == set(keys)
    for one in found:
        _is_plain(one.text)


@given(st.text(max_size=300))
def test_plain_text_holds_nothing_invisible(text):
    _is_plain(plain(text))
    assert "\n" not in line(text)


@given(st.text(alphabet=st.characters(categories=("Lu", "Ll", "Nd")), max_size=60))
def test_plain_words_stay_as_they_are(text):
    assert plain(text) == text


def _is_plain(text: str) -> None:
    bad = ("Cc", "Cf", "Co", "Cs", "Cn")
    assert not [one for one in text if one != "\n" and unicodedata.category(one) in bad]
    text.encode("utf-8")


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("<p>Satu</p><p>dua &amp; <b>tiga</b></p>", "Satu\ndua & tiga"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("<script>alert(1)</script>x<style>y</style>", "x"),
        ("harga < 5000 dan 3<4", "harga < 5000 dan 3<4"),
        ("satu\u202edua\u200btiga\ufeff\x00", "satuduatiga\ufffd"),
        ("<img src=x onerror=alert(1)>halo", "halo"),
        (12, "12"), (1.5, "1.5"), (True, ""), (None, ""), ([], ""),
    ],
)  # fmt: skip
def test_markup_becomes_words(raw, shown):
    assert plain(raw) == shown


def test_text_is_never_without_end():
    assert plain(10**5000) == ""  # Python does not write it
    assert plain("a" * 50, 10) == "aaaaaaaaa…"
    assert len(plain("<b>" * 10**6 + "x" * 10**6)) <= 20_000
    assert len(line("x" * 10**6)) == SENTENCE_MAX


def test_placeholders_are_filled_once_and_unknown_ones_leave_a_mark():
    words = {"institution_to": "{{institution_from}}", "institution_from": "Dinas Contoh"}
    text = "Ke {{institution_to}} dari {{ Institution_From }}: {{lain}}"
    assert filled(text, words) == "Ke {{institution_from}} dari Dinas Contoh: …"


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("21-11-2026 08:30:15", (1, 30, 15)),
        ("21-11-2026 08:30:15 WIB", (1, 30, 15)),
        ("21-11-2026 08:30", (1, 30, 0)),
        ("21/11/2026 08:30:15", (1, 30, 15)),
        ("2026-11-21 08:30:15", (1, 30, 15)),
        ("2026-11-21T01:30:15Z", (1, 30, 15)),
        ("2026-11-21T01:30:15.000000+00:00", (1, 30, 15)),
    ],
)
def test_times_are_wib_unless_they_say_otherwise(text, moment):
    assert read_time(text) == datetime(2026, 11, 21, *moment, tzinfo=UTC)


@pytest.mark.parametrize("text", ["", "kemarin", "31-02-2026 08:00:00", None, {}, "0001-01-01"])
def test_what_is_no_time_is_none(text):
    assert read_time(text) is None


def test_a_day_alone_begins_at_midnight_wib():
    assert read_time("21-11-2026") == datetime(2026, 11, 20, 17, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "inside"),
    [("[66,67].", [66, 67]), ("[66,67]", [66, 67]), ('{"a":1}', {"a": 1}), (False, False),
     ([1], [1]), ("[", None), ("", None), ("[" * 200_000, None)],
)  # fmt: skip
def test_json_in_strings(value, inside):
    assert json_within(value) == inside


@pytest.mark.parametrize(
    ("documents", "form", "made"),
    [((), AttachmentsForm.STOP, False), (("66", "67"), AttachmentsForm.STOP, "[66,67]."),
     (("66",), AttachmentsForm.PLAIN, "[66]"), (("a-1",), AttachmentsForm.STOP, '["a-1"].')],
)  # fmt: skip
def test_the_attachments_string(documents, form, made):
    assert attachments_string(documents, form) == made
    if documents:
        assert json_within(made) == [int(one) if one.isdigit() else one for one in documents]


ENTRY = {
    "id": 7,
    "date": "21-11-2026 08:30:15",
    "institution": {"id": 3, "name": "Dinas <b>Contoh</b>"},
    "institution_to": {"id": "4", "name": "Badan Contoh"},
    "template_content": "{{institution_from}} ke {{institution_to}}; {{catatan}}",
    "status_old": {"name": "Terverifikasi", "color": "#fff"},
    "status_new": {"name": "Dalam Proses"},
    "data": '{"catatan": "segera"}',
    "attachments": [{"path": "/a/b.pdf", "file_name": "", "extension": "pdf"}, "/c/d.jpg", 7, {}],
}


def test_an_entry_with_all_its_keys():
    (one,) = read_entries([ENTRY], "log")
    assert one.key == "log:7"
    assert (one.from_id, one.from_name) == ("3", "Dinas Contoh")
    assert (one.to_id, one.to_name) == ("4", "Badan Contoh")
    assert one.text == "Dinas Contoh ke Badan Contoh; segera"
    assert (one.status_old, one.status_new) == ("Terverifikasi", "Dalam Proses")
    assert [(f.path, f.name, f.extension) for f in one.files] == [
        ("/a/b.pdf", "b.pdf", "pdf"),
        ("/c/d.jpg", "d.jpg", ""),
    ]


def test_the_other_spelling_of_the_same_entry():
    row = {
        "created_at": "21-11-2026 08:30:15",
        "institution_from_id": {"id": 3, "name": "Dinas Contoh"},
        "institution_to_name": "Badan Contoh",
        "institution_to_id": 4,
        "content": "",
        "data": {"content": "Isi di dalam data"},
    }
    (one,) = read_entries([row], "followup")
    assert (one.from_id, one.from_name) == ("3", "Dinas Contoh")
    assert (one.to_id, one.to_name) == ("4", "Badan Contoh")
    assert one.text == "Isi di dalam data"


def test_an_entry_without_an_id_keeps_its_key_and_another_text_another():
    row = {key: value for key, value in ENTRY.items() if key != "id"}
    (first,), (again,) = read_entries([row], "log"), read_entries([dict(row)], "log")
    (other,) = read_entries([row | {"template_content": "lain"}], "log")
    assert first.key == again.key != other.key
    assert read_entries([row], "followup")[0].key != first.key


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ({"complaint_id": 5}, "5"),
        ({"data": {"complaint_id": "5"}}, "5"),
        ({"data": {"results": {"complaint": {"id": 5}}}}, "5"),
        ({"complaint_id": None, "data": {"complaint_id": 6}}, "6"),
        ({"complaint_id": True}, ""), ({"complaint_id": "a/b"}, ""), ({"message": "ok"}, ""),
        ({"complaint_id": 1.5}, ""), ({}, ""),
    ],
)  # fmt: skip
def test_the_complaint_id_in_its_three_places(body, found):
    assert answers.complaint_id(body) == found


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ({"message": "<b>Tidak</b> ada"}, "results"),
        ({"results": {"data": {}}}, "status"),
        ({"results": {"data": {"status_name": "x"}, "data_logs": {"a": 1}}}, "data_logs"),
    ],
)
def test_another_shape_of_state_is_named(body, what):
    with pytest.raises(LaporShape) as raised:
        answers.remote(body)
    assert raised.value.what == what
    assert raised.value.message == ("Tidak ada" if "message" in body else "")


@pytest.mark.parametrize(
    ("text", "hit"),
    [("tiket 26-0417-003-87.", True), ("26041700387", True), ("26 0417 003 87", True),
     ("26–0417–003–87", True), ("126041700387", False), ("26-0417-003-870", False), ("", False)],
)  # fmt: skip
def test_our_number_in_their_texts(text, hit):
    body = {"results": {"data": [{"id": 9, "isi": {"dalam": [text]}}], "total": 1}}
    found = answers.found(body, "26-0417-003-87")
    assert found.hits == (("9",) if hit else ())
    assert found.complete


@pytest.mark.parametrize(
    ("rows", "total", "complete"),
    [([], None, True), ([{"id": 1, "content": "lain"}], None, False),
     ([{"id": 1, "content": "26041700387"}], None, True), ([{"id": 1}], 2, False),
     ([], 5, False), ([], 0, True)],
)  # fmt: skip
def test_absence_counts_only_in_a_whole_list(rows, total, complete):
    body = {"results": {"data": rows} | ({} if total is None else {"total": total})}
    assert answers.found(body, "26-0417-003-87").complete is complete


@pytest.mark.parametrize(
    ("errors", "read"),
    [
        ({"isi": ["<b>kosong</b>", 7, None]}, {"isi": ("kosong", "7")}),
        ({"isi": "kosong"}, {"isi": ("kosong",)}),
        ({"isi": []}, {}), ([], {}), (None, {}), ("x", {}),
    ],
)  # fmt: skip
def test_the_sentences_of_a_refusal(errors, read):
    assert sentences(errors) == read


def test_a_refusal_has_bounds():
    read = sentences({f"f{n}": ["x" * 999] * 99 for n in range(999)})
    assert len(read) == 40
    assert all(len(one) == 8 and len(one[0]) == SENTENCE_MAX for one in read.values())


def test_huge_bodies_are_cut():
    rows = [{"id": n, "name": "x"} for n in range(9000)]
    assert len(answers.items({"results": {"data": rows}})) == 5000
    assert len(read_entries([{"id": n} for n in range(3000)], "log")) == 1000
