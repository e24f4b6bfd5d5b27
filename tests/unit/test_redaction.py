"""What of an event stays when somebody is erased: rule by rule, without a database."""

import msgspec
import pytest
from msgspec.structs import replace

from callcenter.callers.identity import Identity
from callcenter.callers.scrubbing import cleared, speaks_of, unnamed
from callcenter.protocol import erasures, redaction
from callcenter.protocol.erasures import Act, acts_of, body_of, disobeyed, is_redacted
from callcenter.protocol.events import decode_event, encode_event
from callcenter.protocol.limits import EVENT_BYTES
from callcenter.protocol.redaction import Row, gone_files, known_of, redact, text_count
from callcenter.tickets.apply import fold
from callcenter.tickets.event import CALLER, TICKET, Author, Change, Event
from callcenter.tickets.words import Kind
from tests.builders import IDS, OPERATOR
from tests.fakes import START

C, D = "c0000000-0000-7000-8000-000000000001", "c0000000-0000-7000-8000-000000000002"
T = "70000000-0000-7000-8000-000000000001"
NAME, PHONE, NIK = "Contohwati Zyqxulindra", "+6281200007391", "1871995512990007"


def event(kind, subject=TICKET, subject_id=T, *, body=None, obeys=(), author=OPERATOR, **fields):
    return Event(
        eid=IDS.new(), subject=subject, subject_id=subject_id, kind=kind, author=author,
        client_id="d0000000-0000-7000-8000-000000000001", incarnation=1, n=1, wall_at=START,
        changes=tuple(Change(name, value) for name, value in fields.items()),
        body=body or {}, obeys=obeys,
    )  # fmt: skip


def row(one, **more):
    raw = encode_event(one)
    if more:
        raw = msgspec.json.encode(msgspec.json.decode(raw) | more)
    return Row(one.eid, one.subject, one.subject_id, raw)


def erased(act, *events, beside=(), **how):
    """The events as they are afterwards, in their order."""
    rows = [one if isinstance(one, Row) else row(one) for one in events]
    known = known_of(act, rows, [row(one) for one in beside])
    made = redact(act, rows, known, **how)
    return [decode_event(made.get(one.eid, one.raw)) for one in rows]


def values(one):
    return {change.field: change.value for change in one.changes}


MINE = {"caller_id": C, "reporter_name": NAME, "reporter_phone": PHONE, "nik": NIK}
STORY = "Jembatan ambruk, kata Bu Zyqxulindra (0812-0000 7391, surel zyq@contoh.example)"


def test_a_reporter_goes_from_fields_and_texts_and_the_matter_stays():
    made, note = erased(
        Act("a", callers=frozenset((C,))),
        event(Kind.REGISTERED, body={"number": "26-0417-101-45"}, description=STORY, place="18.71",
              **MINE),
        event(Kind.NOTE_ADDED, body={"text": "Contohwati menelepon lagi", "seconds": 3}),
    )  # fmt: skip
    assert values(made) == dict.fromkeys(MINE) | {
        "description": "Jembatan ambruk, kata Bu [disamarkan], surel [disamarkan])",
        "place": "18.71",
    }
    assert made.body == {"number": "26-0417-101-45"}
    assert made.obeys == ("a",)
    assert (made.author, made.wall_at, made.n) == (OPERATOR, START, 1)
    assert note.body == {"text": "[disamarkan] menelepon lagi", "seconds": 3}


def test_whole_takes_every_text_and_the_pin_but_no_code_and_no_number():
    made, closed = erased(
        Act("a", nameless=frozenset((T,)), whole=True),
        event(Kind.REGISTERED, description="Jalan rusak", pin=[1.0, 2.0], category="jalan",
              **{"answer.lebar": "dua meter"}),
        event(Kind.CLOSED, body={"reason": "dijawab_saat_telepon", "text": "", "list": ["x y", 1],
                                 "deep": {"said": "apa saja"}}),
    )  # fmt: skip
    assert values(made) == {
        "description": "[dihapus]", "pin": None, "category": "jalan", "answer.lebar": "[dihapus]",
    }  # fmt: skip
    assert closed.body == {
        "reason": "dijawab_saat_telepon", "text": "", "list": ["[dihapus]", 1],
        "deep": {"said": "[dihapus]"},
    }  # fmt: skip


def test_a_sentence_given_as_a_reason_is_a_text():
    [made] = erased(
        Act("a", nameless=frozenset((T,)), whole=True),
        event(Kind.REJECTED, body={"reason": "Pelapor mencabut laporannya"}),
    )
    assert made.body == {"reason": "[dihapus]"}


def test_who_only_joined_goes_and_the_first_reporter_stays():
    others = {"caller_id": D, "reporter_name": "Orang Lain", "reporter_phone": "+6281299990000"}
    made, joined, other = erased(
        Act("a", callers=frozenset((C,))),
        event(Kind.REGISTERED, description="Kata Zyqxulindra", **others),
        event(Kind.REPORTER_JOINED, body={"caller_id": C, "name": NAME, "phone": PHONE}),
        event(Kind.REPORTER_JOINED, body={"caller_id": D, "name": "Orang Lain", "text": NAME}),
    )
    assert values(made) == others | {"description": "Kata [disamarkan]"}
    assert joined.body == {"caller_id": None, "name": None, "phone": None}
    assert other.body == {"caller_id": D, "name": "Orang Lain", "text": "[disamarkan]"}


def test_of_a_nameless_ticket_everybody_goes():
    made, joined, tried = erased(
        Act("a", nameless=frozenset((T,))),
        event(Kind.REGISTERED, description="Kata Zyqxulindra dan Orang Lain", **MINE),
        event(Kind.REPORTER_JOINED, body={"caller_id": D, "name": "Orang Lain"}),
        event(Kind.CONTACT_ATTEMPTED, body={"phone": PHONE, "text": "Lain tidak diangkat"}),
    )
    assert values(made)["reporter_name"] is None
    assert values(made)["description"] == "Kata [disamarkan] dan [disamarkan]"
    assert joined.body == {"caller_id": None, "name": None}
    assert tried.body == {"phone": None, "text": "[disamarkan] tidak diangkat"}


def test_what_the_book_knows_beyond_the_ticket_is_looked_for_too():
    book = event(Kind.PHONE_ADDED, CALLER, C, body={"phone": "+6281211112222"})
    [made] = erased(
        Act("a", nameless=frozenset((T,))),
        event(Kind.NOTE_ADDED, body={"text": "atau 0812-1111-2222"}),
        beside=(book,),
    )
    assert made.body == {"text": "atau [disamarkan]"}


def test_an_entry_of_the_book_keeps_ids_alone():
    rows = erased(
        Act("a", callers=frozenset((C,))),
        event(Kind.CALLER_ADDED, CALLER, C, body={"phones": [PHONE]}, name=NAME),
        event(Kind.PHONE_ADDED, CALLER, C, body={"phone": PHONE}),
        event(Kind.PRANK_MARKED, CALLER, C, body={"note": NAME, "seconds": 4}),
        event(Kind.CALLERS_MERGED, CALLER, C, body={"into": D}),
    )
    assert [one.body for one in rows] == [{}, {}, {"seconds": 4}, {"into": D}]
    assert values(rows[0]) == {"name": None}


def test_what_another_entry_took_over_goes_and_the_rest_of_it_stays():
    own, merged = erased(
        Act("a", callers=frozenset((C,))),
        event(Kind.CALLER_ADDED, CALLER, D, body={"phones": ["+6281299990000"]}, name="Orang Lain"),
        event(Kind.CALLERS_MERGED, CALLER, D, notes="tetap",
              body={"absorbed": C, "values": {"name": NAME}, "phones": [PHONE], "bases": {}}),
    )  # fmt: skip
    assert values(own) == {"name": "Orang Lain"}
    assert merged.body == {"absorbed": C}
    assert values(merged) == {"notes": "tetap"}


def test_merged_values_tell_what_the_person_is_known_by():
    _merged, note = erased(
        Act("a", callers=frozenset((C,))),
        event(Kind.CALLERS_MERGED, CALLER, D, body={"absorbed": C, "values": {"name": NAME}}),
        event(Kind.NOTE_ADDED, body={"text": "Bu Zyqxulindra"}),
    )
    assert note.body == {"text": "Bu [disamarkan]"}


def test_files_go_when_they_are_to_go_and_their_seal_stays():
    file = {"sha256": "f" * 64, "size": 3, "type": "image/png", "name": "ktp Zyqxulindra.png"}
    rows = [
        event(Kind.REGISTERED, **MINE),
        event(Kind.ATTACHMENT_ADDED, body=file),
        event(Kind.ATTACHMENT_AVAILABLE, body={"sha256": "f" * 64, "mac": "00"}),
    ]
    kept = Act("a", callers=frozenset((C,)))
    assert gone_files(kept, map(row, rows)) == frozenset()
    assert erased(kept, *rows)[1].body == file | {"name": "ktp [disamarkan].png"}
    gone = Act("a", callers=frozenset((C,)), files=True)
    assert gone_files(gone, map(row, rows)) == {(T, "f" * 64)}
    assert [one.body for one in erased(gone, *rows)[1:]] == [{}, {"mac": "00"}]
    only = Act("a", nameless=frozenset((T,)), only_files=True)
    first, *rest = erased(only, *rows)
    assert values(first) == MINE
    assert [one.body for one in rest] == [{}, {"mac": "00"}]


def test_a_colleague_s_name_a_move_and_the_erasure_itself_stay():
    act = Act("a", nameless=frozenset((T,)))
    own = event(Kind.IDENTITY_ERASED, body=body_of(act, why="x", nameless=True))
    move = event(Kind.ESCALATED, author=Author("program", ""), body={"rule": "r"})
    taken = event(Kind.TAKEN, body={"uid": "op", "name": "Zyqxulindra"})
    rows = erased(act, event(Kind.REGISTERED, **MINE), taken, own, move)
    assert rows[1].body == {"uid": "op", "name": "Zyqxulindra"}
    assert rows[2:] == [own, move]


def test_what_a_newer_desk_added_goes_and_its_texts_are_cleared():
    one = event(Kind.REGISTERED, weather="hujan kata Zyqxulindra", **MINE)
    [made] = redact(
        act := Act("a", callers=frozenset((C,))),
        rows := [row(one, extra="Zyqxulindra")],
        known_of(act, rows),
    ).values()
    assert b"Zyqxulindra" not in made
    assert values(decode_event(made))["weather"] == "hujan kata [disamarkan]"


def test_a_second_time_changes_nothing_and_another_erasure_is_added():
    first = Act("a", callers=frozenset((C,)))
    one = row(event(Kind.REGISTERED, **MINE))
    [raw] = redact(first, [one], known_of(first, [one])).values()
    again = Row(one.eid, TICKET, T, raw)
    assert redact(first, [again], known_of(first, [again])) == {}
    second = Act("b", nameless=frozenset((T,)))
    [raw] = redact(second, [again], known_of(second, [again])).values()
    assert decode_event(raw).obeys == ("a", "b")


def test_strict_leaves_no_text_and_touches_nothing_but_what_it_is_given():
    act = Act("a", callers=frozenset((C,)))
    late, older = (
        row(event(Kind.NOTE_ADDED, body={"text": "apa saja"})),
        row(event(Kind.NOTE_ADDED, body={"text": "yang lama"})),
    )
    made = redact(act, [late, older], known_of(act, [late, older]), strict=True, only={late.eid})
    assert list(made) == [late.eid]
    assert decode_event(made[late.eid]).body == {"text": "[dihapus]"}


def test_an_event_that_would_grow_too_large_loses_its_texts():
    act = Act("a", nameless=frozenset((T,)))
    long = "Xi. " * (EVENT_BYTES // 4 - 400)
    texts = {"text": long}
    note = event(Kind.NOTE_ADDED, body=texts)
    rows = [row(event(Kind.REGISTERED, reporter_name="Xi")), row(note)]
    made = redact(act, rows, known_of(act, rows))
    assert decode_event(made[note.eid]).body == {"text": "[dihapus]"}


def test_an_entry_that_has_nothing_to_do_with_it_stays_whole():
    other = event(Kind.CALLER_ADDED, CALLER, D, name="Zyqxulindra")
    assert erased(Act("a", callers=frozenset((C,))), other) == [other]


def test_everybody_an_event_names_is_found():
    rows = [
        row(event(Kind.REGISTERED, caller_id=C)),
        row(event(Kind.REPORTER_JOINED, body={"caller_id": D})),
        row(event(Kind.REPORTER_JOINED, body={"caller_id": ""})),
        row(event(Kind.CALLERS_MERGED, CALLER, C, body={"into": "e"})),
    ]
    assert redaction.callers_named(rows) == {C, D}


def test_what_is_known_of_a_person_goes_into_no_log():
    known = known_of(Act("a", callers=frozenset((C,))), [row(event(Kind.REGISTERED, **MINE))])
    assert bool(known)
    assert "Zyq" not in repr(known)
    assert not bool(redaction.NOBODY)


def test_a_known_address_and_any_mail_address_go():
    text = "Rumahnya Jl. Contoh Raya No. 12, tulis ke a.b@contoh.example"
    known = Identity(addresses=("Jl. Contoh Raya No. 12",))
    assert cleared(text, known) == "Rumahnya [disamarkan], tulis ke [disamarkan]"
    assert cleared("Tidak ada apa-apa", known) == "Tidak ada apa-apa"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Nomor 1234 dan 0812 0000 7391", "Nomor 1234 dan [disamarkan]"),
        ("Ada Li Na di sana, Na juga", "Ada [disamarkan] di sana, Na juga"),
        ("Kata M. Contohé dan contohe'", "Kata [disamarkan] dan [disamarkan]'"),
        ("RT 3, Blok C 9", "RT 3, [disamarkan]"),
        ("Tidak ada siapa-siapa", "Tidak ada siapa-siapa"),
    ],
)
def test_short_numbers_and_initials_alone_stay(text, left):
    known = Identity(
        names=("Li Na", "M. Contohé"), phones=("1234", "0812-0000-7391"), addresses=("Blok C 9, 9",)
    )
    assert cleared(text, known) == left
    by_name = replace(known, addresses=())
    assert unnamed(text, by_name) == (text if "Blok" in text else left)
    assert speaks_of(text, known) == (text != left)
    assert not speaks_of(f"{text} a@contoh.id", Identity())


def test_other_subjects_are_none_of_its_business():
    other = event("office_set", "office", T, body={"name": NAME})
    assert erased(Act("a", nameless=frozenset((T,))), other) == [other]


def test_the_events_of_one_act_are_one_erasure():
    act = Act("a", frozenset((C,)), frozenset((T,)), whole=True, files=True)
    told = [
        event(Kind.NOTE_ADDED, body={"text": "x"}),
        event(Kind.IDENTITY_ERASED, body=body_of(act, why="x", nameless=True)),
        event(Kind.IDENTITY_ERASED, CALLER, C, body=body_of(act, why="x")),
    ]
    assert acts_of(told) == [act]
    files = Act("b", nameless=frozenset((T,)), only_files=True)
    assert acts_of([event(Kind.IDENTITY_ERASED, body=body_of(files, why="x", nameless=True))]) == [
        files
    ]
    bare = event(Kind.IDENTITY_ERASED, CALLER, C)
    assert acts_of([bare]) == [Act(bare.eid, frozenset((C,)))]


@pytest.mark.parametrize("said", [["-"], [C, "-"], [C[:-1]], [C + "x"], [1], [[]], "?", None])
@pytest.mark.parametrize("subject", [TICKET, CALLER])
def test_an_erasure_that_names_what_is_no_whole_id_says_nothing(subject, said):
    one = event(Kind.IDENTITY_ERASED, subject, C, body={"callers": said, "texts": "whole"})
    assert acts_of([one]) == []


def test_a_ticket_that_no_entry_of_the_book_is_named_on_loses_its_first_reporter():
    act = Act("a", frozenset((C,)), unlinked=frozenset((T,)))
    told = event(Kind.IDENTITY_ERASED, body=body_of(act, why="x", unlinked=True))
    assert acts_of([told]) == [act]
    said = event(Kind.REGISTERED, reporter_name=NAME, reporter_phone=PHONE, description=STORY)
    joined = event(Kind.REPORTER_JOINED, body={"caller_id": D, "name": "Orang Lain"})
    one, two = erased(act, said, joined)
    assert (values(one)["reporter_name"], values(one)["reporter_phone"]) == (None, None)
    assert "Zyqxulindra" not in values(one)["description"]
    assert two.body["name"] == "Orang Lain"


def test_an_event_obeys_the_erasures_of_all_it_names():
    acts = {T: frozenset("a"), C: frozenset("b")}
    assert disobeyed(event(Kind.NOTE_ADDED), acts) == {"a"}
    assert disobeyed(event(Kind.EDITED, caller_id=C, obeys=("a",)), acts) == {"b"}
    assert disobeyed(event(Kind.REPORTER_JOINED, body={"caller_id": C}), acts) == {"a", "b"}
    assert disobeyed(event(Kind.CALLERS_MERGED, CALLER, D, body={"absorbed": C}), acts) == {"b"}
    assert disobeyed(event(Kind.IDENTITY_ERASED), acts) == frozenset()
    assert disobeyed(event(Kind.NOTE_ADDED, obeys=("a", "b")), acts) == frozenset()


@pytest.mark.parametrize(
    "raw", [b'{"redacted":true}', b'{"redacted":false}', b'{"body":{"redacted":true}}']
)
def test_redacted_is_what_says_so_at_its_top(raw):
    assert is_redacted(raw) == (raw == b'{"redacted":true}')


def test_the_counts_name_fields_and_hold_no_value():
    act = Act("a", callers=frozenset((C,)))
    rows = [
        row(event(Kind.REGISTERED, description=STORY, landmark="", place="18.71", **MINE)),
        row(event(Kind.CALLER_ADDED, CALLER, C, body={"phones": [PHONE]}, name=NAME)),
        row(event(Kind.IDENTITY_ERASED, body=body_of(act, why="x"))),
    ]
    made = redact(act, rows, known_of(act, rows))
    fields, texts = text_count(rows, made, redaction.IDENTITY)
    assert fields == {
        "caller_id": 1, "reporter_name": 1, "reporter_phone": 1, "nik": 1, "phones": 1, "name": 1,
    }  # fmt: skip
    assert texts == 1


def test_a_redacted_history_still_folds_without_a_conflict():
    one = event(Kind.REGISTERED, description=STORY, **MINE)
    edit = Change("reporter_name", "Ny. Zyqxulindra", one.eid)
    two = replace(event(Kind.EDITED), changes=(edit,))
    ticket = fold(T, erased(Act("a", callers=frozenset((C,))), one, two))
    assert ticket.conflicts == ()
    assert ticket.text("reporter_name") == ""


def test_the_kind_s_word_is_the_wire_s():
    assert erasures.ERASED == "identity_erased"
