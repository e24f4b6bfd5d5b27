"""What LAPOR tells, as events: each entry once, by time, its status beside ours."""

from datetime import timedelta

import pytest

from callcenter.lapor.client import LogEntry, Remote, RemoteFile
from callcenter.lapor.story import (
    ENTRIES_MAX,
    FILES_MAX,
    KEY_MAX,
    answer_body,
    news,
    not_ours,
    sorted_entries,
    status_body,
    status_word,
)
from callcenter.tickets.lapor import UNTOUCHED
from callcenter.tickets.lapor_rules import applied
from callcenter.tickets.texts import TEXT_MAX
from callcenter.tickets.words import Kind, State
from tests.builders import EventLine
from tests.fakes import START


def entry(key, text="dicek", minutes=0, **more):
    at = None if minutes is None else START + timedelta(minutes=minutes)
    return LogEntry(key=key, at=at, text=text, **more)


REMOTE = Remote(
    status_code="2",
    status_name="Dalam Proses",
    disposition_id="5",
    disposition_name="Dinas Contoh",
    logs=(entry("log:2", minutes=2), entry("log:1", minutes=1)),
)


def taken(state, found):
    line = EventLine()
    if found.status is not None:
        state = applied(state, line.event(Kind.LAPOR_STATUS, body=found.status))
    for body in found.answers:
        state = applied(state, line.event(Kind.LAPOR_ANSWER, body=body))
    return state


def test_a_first_poll_brings_all_by_time_and_a_second_nothing():
    more = (entry("followup:1", minutes=None), entry("followup:2", minutes=0))
    first = news(UNTOUCHED, REMOTE, more)
    assert [one["key"] for one in first.answers] == ["followup:2", "log:1", "log:2", "followup:1"]
    state = taken(UNTOUCHED, first)
    assert (state.status_name, state.institution) == ("Dalam Proses", "Dinas Contoh")
    again = news(state, REMOTE, more)
    assert (again.status, again.answers) == (None, ())


def test_an_empty_status_is_news_once():
    silent = Remote(status_code="", status_name="")
    first = news(UNTOUCHED, silent)
    assert first.status == status_body(silent)
    assert news(taken(UNTOUCHED, first), silent).status is None


def test_the_same_key_twice_is_one_entry_the_first_that_came():
    twice = (entry("log:1", "satu"), entry("log:1", "dua"))
    assert [one.text for one in sorted_entries(twice)] == ["satu"]


def test_a_long_key_is_known_again():
    long = Remote(status_code="1", status_name="x", logs=(entry("k" * (KEY_MAX + 50)),))
    assert news(taken(UNTOUCHED, news(UNTOUCHED, long)), long).answers == ()


def test_one_poll_takes_no_more_than_it_may_and_the_next_takes_the_rest():
    logs = tuple(entry(f"log:{one}", minutes=one) for one in range(ENTRIES_MAX + 3))
    many = Remote(status_code="1", status_name="x", logs=logs)
    first = news(UNTOUCHED, many)
    assert len(first.answers) == ENTRIES_MAX
    rest = news(taken(UNTOUCHED, first), many)
    assert [one["key"] for one in rest.answers] == [one.key for one in logs[-3:]]


def test_the_body_of_an_answer():
    files = tuple(RemoteFile("/f/1.pdf", "surat.pdf", "pdf") for _ in range(FILES_MAX + 5))
    body = answer_body(
        entry("log:1", "x" * (TEXT_MAX + 5), from_name="Dinas A", to_name="Dinas B",
              status_old="Terverifikasi", status_new="Selesai", files=files)
    )  # fmt: skip
    assert body["said_at"] == START.isoformat()
    assert len(body["text"]) == TEXT_MAX
    assert (body["from"], body["to"]) == ("Dinas A", "Dinas B")
    assert (body["status_old"], body["status_new"]) == ("Terverifikasi", "Selesai")
    assert body["files"] == [{"name": "surat.pdf", "path": "/f/1.pdf"}] * FILES_MAX
    assert "not_ours" not in body
    assert answer_body(entry("log:1", minutes=None))["said_at"] == ""


@pytest.mark.parametrize(
    ("one", "target"),
    [
        (entry("k", "Ini BUKAN kewenangan kami.", to_name="Dinas B"), "Dinas B"),
        (entry("k", "bukan wewenang", to_id="17"), "17"),
        (entry("k", "Di luar wewenang dinas"), "?"),
        (entry("k", "ditolak", template_code="REJECT_REQUEST", to_name="Dinas B"), "Dinas B"),
        (entry("k", "ditolak", data={"not_authority": 1}, to_name="Dinas B"), "Dinas B"),
        (entry("k", "ditolak", data={"not_authority": 0}, to_name="Dinas B"), ""),
        (entry("k", "sesuai wewenang kami", to_name="Dinas B"), ""),
    ],
)
def test_bukan_wewenang_names_the_institution_it_should_go_to(one, target):
    assert not_ours(one) == target
    assert answer_body(one).get("not_ours", "") == target


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("Belum Terverifikasi", State.RECEIVED),
        ("TERVERIFIKASI", State.VERIFIED),
        ("Dalam  Proses", State.FOLLOWED_UP),
        ("Selesai", State.RESOLVED),
        ("Diarsipkan", State.CLOSED),
        ("Ditolak", State.REJECTED),
        ("Menari", None),
    ],
)
def test_the_words_for_their_status(name, state):
    assert status_word(name) is state
