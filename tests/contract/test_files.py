"""Attached files over HTTP: every step, every refusal, and what a cut line leaves behind."""

import io
import socket
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import pytest
import requests
from PIL import Image

from callcenter.protocol.events import decode_event
from callcenter.server import tables
from callcenter.server.own_events import is_sealed
from tests.contract.file_sender import PDF, Sender, said, sha
from tests.contract.speaker import IDS, refused
from tests.samples_of_files import CHUNK, bomb, photo


@pytest.fixture
def one(centre) -> Sender:
    return Sender(centre)


@pytest.fixture
def two(centre) -> Sender:
    return Sender(centre)


def test_a_file_goes_up_in_chunks_is_announced_once_and_comes_down(one, two, centre):
    ticket_id = one.name(PDF)
    begun = one.begin(PDF, ticket_id)
    assert begun.status_code == 201
    assert begun.json() | {"server_time": ""} == {
        "sha256": sha(PDF), "size": len(PDF), "stored": 0, "complete": False,
        "announced": False, "server_time": "",
    }  # fmt: skip
    first = one.patch(sha(PDF), 0, PDF[:CHUNK])
    assert (first.status_code, first.json()["stored"], first.json()["complete"]) == (
        200, CHUNK, False,
    )  # fmt: skip
    assert one.ask("HEAD", sha(PDF)).headers["Upload-Offset"] == str(CHUNK)
    assert one.ask("HEAD", sha(PDF)).headers["Upload-Length"] == str(len(PDF))
    assert said(one) == []
    assert refused(two.ask("GET", sha(PDF)), 404, "file_unknown") == {}
    done = one.send_file(PDF, ticket_id)
    assert (done["complete"], done["announced"], done["stored"]) == (True, True, len(PDF))
    [told] = said(two)
    assert (told["subject_id"], told["client_id"]) == (ticket_id, centre.centre.client_id)
    assert {k: told["body"][k] for k in ("sha256", "size", "type")} == {
        "sha256": sha(PDF), "size": len(PDF), "type": "application/pdf",
    }  # fmt: skip
    [row] = [r for r in centre.rows() if r.kind == "attachment_available"]
    assert is_sealed(centre.centre, decode_event(row.raw))
    assert two.ask("GET", sha(PDF)).content == PDF
    assert one.begin(PDF, ticket_id).status_code == 200
    assert len(said(one)) == 1
    assert two.ask("HEAD", sha(PDF)).headers["Upload-Offset"] == str(len(PDF))
    assert two.patch(sha(PDF), 0, b"again").json()["complete"] is True


def test_the_seal_is_this_centres_and_of_these_words_alone(one, centre):
    one.send_file(PDF, one.name(PDF))
    [row] = [r for r in centre.rows() if r.kind == "attachment_available"]
    event = decode_event(row.raw.replace(b"application/pdf", b"application/xxx"))
    assert not is_sealed(centre.centre, event)


def test_a_file_on_two_tickets_is_sent_once_and_announced_on_each(one, two):
    first, second = one.name(PDF), two.name(PDF)
    one.send_file(PDF, first)
    again = two.begin(PDF, second).json()
    assert (again["complete"], again["announced"]) == (True, True)
    assert [e["subject_id"] for e in said(one)] == [first, second]


def test_a_file_may_come_before_its_ticket_and_is_announced_when_asked_again(one):
    ticket_id = IDS.new()
    early = one.send_file(PDF, ticket_id)
    assert (early["complete"], early["announced"]) == (True, False)
    assert said(one) == []
    one.name(PDF, ticket_id)
    assert one.begin(PDF, ticket_id).json()["announced"] is True
    assert [e["subject_id"] for e in said(one)] == [ticket_id]


@pytest.mark.parametrize("cut", [0, 1, CHUNK - 1, CHUNK, CHUNK + 7, 2 * CHUNK, len(PDF) - 1])
def test_an_upload_goes_on_from_any_byte(one, cut):
    ticket_id = one.name(PDF)
    one.begin(PDF, ticket_id)
    for at in range(0, cut, CHUNK):
        one.patch(sha(PDF), at, PDF[at : min(at + CHUNK, cut)])
    assert one.begin(PDF, ticket_id).json()["stored"] == cut
    assert one.send_file(PDF, ticket_id)["announced"] is True
    assert one.ask("GET", sha(PDF)).content == PDF


def test_a_wrong_offset_is_told_where_to_go_on(one):
    one.begin(PDF)
    one.patch(sha(PDF), 0, PDF[:100])
    for wrong in (0, 99, 101, len(PDF)):
        details = refused(one.patch(sha(PDF), wrong, b"x"), 409, "offset_wrong")
        assert details == {"stored": 100}


def test_wrong_bytes_are_refused_at_the_end_and_the_file_begins_anew(one, two):
    ticket_id = one.name(PDF)
    one.begin(PDF, ticket_id)
    two.begin(PDF, ticket_id)
    two.patch(sha(PDF), 0, PDF[:CHUNK])
    forged = b"\x00" + PDF[1:]
    for at in range(0, len(PDF), CHUNK):
        last = one.patch(sha(PDF), at, forged[at : at + CHUNK])
    refused(last, 422, "bytes_differ")
    assert one.ask("HEAD", sha(PDF)).status_code == 404
    assert two.begin(PDF, ticket_id).json()["stored"] == CHUNK, "the other's bytes are its own"
    assert one.begin(PDF, ticket_id).json()["stored"] == 0
    assert one.send_file(PDF, ticket_id)["announced"] is True


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"MZ\x00\x01 a program", "type_refused"), (bomb(), "picture_too_large")],
)
def test_the_type_is_judged_by_the_bytes(one, data, code):
    one.begin(data, type="image/jpeg")
    refused(one.patch(sha(data), 0, data), 422, code)
    assert one.ask("HEAD", sha(data)).status_code == 404


def test_the_kind_written_in_the_log_is_not_the_one_that_was_claimed(one):
    picture = photo()
    ticket_id = one.name(picture, kind="application/pdf")
    one.send_file(picture, ticket_id)
    assert said(one)[0]["body"]["type"] == "image/jpeg"


def test_sizes_are_held(one):
    most = 20 << 20
    details = refused(one.begin(PDF, size=most + 1), 413, "file_too_large")
    assert details == {"most": most}
    one.begin(PDF)
    refused(one.patch(sha(PDF), 0, bytes(CHUNK + 1)), 413, "chunk_too_large")
    refused(one.patch(sha(PDF), 0, iter([bytes(CHUNK), b"x"])), 413, "chunk_too_large")
    small = b"%PDF-kecil"
    one.begin(small)
    refused(one.patch(sha(small), 0, small + b"x"), 413, "file_too_large")
    assert one.begin(small).json()["stored"] == 0


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"sha256": "../../etc/passwd"}, "sha256"),
        ({"sha256": "A" * 64}, "sha256"),
        ({"ticket_id": "x"}, "ticket_id"),
        ({"size": 0}, "size"),
        ({"type": "x" * 65}, "type"),
        ({"type": "a\x00b"}, "type"),
    ],
)
def test_fields_are_checked(one, wrong, field):
    assert refused(one.begin(PDF, **wrong), 422, "field_invalid") == {"field": field}


def test_an_old_desk_is_told_to_update(one):
    refused(one.begin(PDF, protocol=0), 426, "client_too_old")


def test_questions_without_sense_are_refused(one):
    unknown = sha(b"never")
    refused(one.patch(unknown, 0, b"x"), 404, "file_unknown")
    refused(one.patch("..%2f..%2fx", 0, b"x"), 404, "not_found")
    refused(one.patch("x", 0, b"x"), 404, "file_unknown")
    refused(one.ask("GET", unknown), 404, "file_unknown")
    refused(one.ask("GET", f"{unknown}/thumbnail"), 404, "file_unknown")
    assert one.ask("HEAD", unknown).status_code == 404
    one.begin(PDF)
    refused(one.patch(sha(PDF), "", b"x"), 400, "offset_missing")
    refused(one.patch(sha(PDF), "-1", b"x"), 400, "offset_missing")
    refused(one.patch(sha(PDF), 0, b""), 400, "chunk_empty")
    refused(one.patch(sha(PDF), 0, b"x", **{"Content-Encoding": "zstd"}), 415, "encoding_unknown")


def test_only_enrolled_devices(one):
    one.send_file(PDF)
    path = f"{one.url}/v1/files/{sha(PDF)}"
    for method, where in (("GET", path), ("HEAD", path), ("GET", f"{path}/thumbnail")):
        assert requests.request(method, where, timeout=10).status_code == 401
    stranger = requests.patch(path, data=b"x", headers={"Upload-Offset": "0"}, timeout=10)
    refused(stranger, 401, "not_enrolled")
    refused(one.post("/v1/files", {"protocol": 2, "sha256": sha(PDF), "size": 1, "type": "",
            "ticket_id": IDS.new()}, credential=None), 401, "not_enrolled")  # fmt: skip


def test_parts_of_a_file_can_be_asked_for(one):
    one.send_file(PDF)
    size = len(PDF)
    for asked, start, end in (
        ("bytes=0-0", 0, 1),
        ("bytes=100-199", 100, 200),
        (f"bytes={size - 5}-", size - 5, size),
        (f"bytes=0-{size * 2}", 0, size),
        ("bytes=-7", size - 7, size),
    ):
        answer = one.ask("GET", sha(PDF), Range=asked)
        assert (answer.status_code, answer.content) == (206, PDF[start:end]), asked
        assert answer.headers["Content-Range"] == f"bytes {start}-{end - 1}/{size}"
    for asked in (f"bytes={size}-", "bytes=5-2", "bytes=-0"):
        assert refused(one.ask("GET", sha(PDF), Range=asked), 416, "range_invalid") == {
            "size": size
        }
    for asked in ("bytes=0-1,5-6", "lines=1-2", "bytes=-"):
        assert one.ask("GET", sha(PDF), Range=asked).status_code == 200
    whole = one.ask("GET", sha(PDF))
    assert whole.headers["X-Content-Type-Options"] == "nosniff"
    assert whole.headers["Content-Type"] == "application/octet-stream"


def test_a_body_that_is_cut_or_lies_about_its_length_changes_nothing(one):
    one.begin(PDF)
    one.patch(sha(PDF), 0, PDF[:1000])
    parts = urlsplit(one.url)
    head = (
        f"PATCH /v1/files/{sha(PDF)} HTTP/1.1\r\nHost: x\r\nUpload-Offset: 1000\r\n"
        f"Authorization: Bearer {one.credential}\r\nContent-Length: 5000\r\n\r\n"
    )
    with socket.create_connection((parts.hostname, parts.port)) as line:
        line.sendall(head.encode() + PDF[1000:3000])
        line.shutdown(socket.SHUT_WR)
        while line.recv(4096):
            pass
    assert one.begin(PDF).json()["stored"] == 1000


def test_two_desks_at_once_do_each_other_no_harm(one, two, centre):
    ticket_id = one.name(PDF)
    with ThreadPoolExecutor(4) as hands:
        ends = list(hands.map(lambda who: who.send_file(PDF, ticket_id), [one, two, one, two]))
    assert all(end["announced"] for end in ends)
    assert one.ask("GET", sha(PDF)).content == PDF
    assert len(said(one)) == 1
    assert not [*(centre.folder / "files" / "staged").glob("*/*.part")]
    [row] = centre.rows(tables.files)
    assert (row.size, row.mime) == (len(PDF), "application/pdf")


def test_a_thumbnail_is_small_upright_and_bare(one):
    picture = photo(1200, 800, secret="Rahasia Contoh")
    one.send_file(picture)
    answer = one.ask("GET", f"{sha(picture)}/thumbnail")
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert b"Rahasia" not in answer.content
    with Image.open(io.BytesIO(answer.content)) as small:
        assert small.height == 256
        assert small.width < 256
    assert one.ask("GET", f"{sha(picture)}/thumbnail").content == answer.content
    one.send_file(PDF)
    for _ in range(2):
        refused(one.ask("GET", f"{sha(PDF)}/thumbnail"), 404, "thumbnail_none")
