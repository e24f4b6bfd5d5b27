"""A new workstation asks: the head, whole subjects in their order, single subjects, tokens."""

import base64
from datetime import timedelta

import pytest
from sqlalchemy import select

from callcenter.protocol.chain import START, fold_chain
from callcenter.server import history, tables
from tests.contract.speaker import IDS, Speaker, refused


@pytest.fixture
def speaker(centre) -> Speaker:
    return Speaker(centre)


def register(speaker, *callers: str, **more) -> dict:
    fields = [{"field": "description", "value": "Lampu jalan padam"}]
    fields += [{"field": "caller_id", "value": one} for one in callers[:1]]
    return speaker.event(changes=fields, **more)


def closing(speaker, event: dict) -> list[dict]:
    same = {"subject_id": event["subject_id"], "changes": []}
    return [
        speaker.event(kind="dispatched", body={"agency_ids": ["dlh"]}, **same),
        speaker.event(kind="resolved", body={"answer": "sudah"}, **same),
        speaker.event(kind="closed", **same),
    ]


def caller(speaker, **more) -> dict:
    fields = [{"field": "name", "value": "Sari Contoh"}]
    return speaker.event(subject="caller", kind="caller_added", changes=fields, **more)


def push(speaker, *events: dict) -> None:
    answer = speaker.push(*sorted(events, key=lambda one: one["n"]))
    assert answer.status_code == 200, answer.text


def get(speaker, path: str, **query):
    return speaker.get(path, **query)


def pages(speaker, *, days: int = 0, limit: int = 2000) -> list[dict]:
    found: list[dict] = []
    token = ""
    while not found or not found[-1]["done"]:
        answer = speaker.get("/v1/sync/history", token=token, days=days, limit=limit)
        assert answer.status_code == 200, answer.text
        found.append(answer.json())
        token = found[-1]["token"]
        assert len(found) < 500
    return found


def subjects(page: dict) -> list[str]:
    return list(dict.fromkeys(one["event"]["subject_id"] for one in page["events"]))


def test_the_head_is_where_the_feed_ends_and_its_marks_are_true(speaker):
    events = [register(speaker) for _ in range(20)]
    push(speaker, *events)
    head = speaker.get("/v1/sync/head").json()
    eids = [one["eid"] for one in events]
    assert (head["seq"], head["head"]) == (20, 20)
    assert head["chain"] == fold_chain(START, eids).hex()
    assert speaker.pull(head["cursor"]).json()["events"] == []
    assert [one["seq"] for one in head["marks"]] == [1, 4, 12, 16, 18, 19]
    for mark in head["marks"]:
        assert mark["chain"] == fold_chain(START, eids[: mark["seq"]]).hex()


def test_the_head_of_an_empty_centre_is_the_beginning(speaker):
    head = speaker.get("/v1/sync/head").json()
    assert (head["seq"], head["chain"], head["marks"]) == (0, START.hex(), [])
    assert pages(speaker)[0]["events"] == []


def test_open_tickets_come_first_by_newest_activity_then_callers_then_the_closed(speaker):
    known, alone = caller(speaker), caller(speaker)
    first, second, third = (register(speaker) for _ in range(3))
    named = register(speaker, known["subject_id"])
    push(speaker, known, alone, first, second, third, named)
    push(speaker, *closing(speaker, second), *closing(speaker, third))
    note = speaker.event(kind="note_added", subject_id=first["subject_id"], changes=[])
    push(speaker, note)

    read = [one for page in pages(speaker, limit=1) for one in subjects(page)]

    order = [first, named, known, alone, third, second]
    assert list(dict.fromkeys(read)) == [one["subject_id"] for one in order]


def test_a_subject_is_never_cut_and_every_event_comes(centre, speaker):
    for k in range(12):
        one = register(speaker)
        push(speaker, one, *(closing(speaker, one) if k % 3 else ()))
    found = pages(speaker, limit=5)
    assert len(found) > 5
    seen: set[str] = set()
    for page in found:
        assert len(page["events"]) <= 5
        assert not seen & set(subjects(page))
        seen |= set(subjects(page))
        for one in subjects(page):
            seqs = [e["seq"] for e in page["events"] if e["event"]["subject_id"] == one]
            assert seqs == sorted(seqs)
    read = {one["event"]["eid"] for page in found for one in page["events"]}
    assert read == set(centre.eids())


def test_left_counts_down_to_nothing_and_tickets_add_up(speaker):
    push(speaker, *(register(speaker) for _ in range(20)))
    found = pages(speaker, limit=4)
    assert [page["left"] for page in found] == [None, 12, 8, 4, 0]
    assert sum(page["tickets"] for page in found) == 20


def test_what_is_older_than_the_depth_is_left_out_unless_it_is_open(centre, speaker):
    old, stale, caller_old = register(speaker), register(speaker), caller(speaker)
    push(speaker, caller_old, old, stale)
    push(speaker, *closing(speaker, old))
    late(centre, days=100)
    fresh = register(speaker, caller_old["subject_id"])
    push(speaker, fresh)
    push(speaker, *closing(speaker, fresh))

    read = {one for page in pages(speaker, days=90, limit=1) for one in subjects(page)}
    wanted = (stale, fresh, caller_old)
    assert read == {one["subject_id"] for one in wanted}
    assert len({one for page in pages(speaker, days=101) for one in subjects(page)}) == 4


def test_a_deeper_policy_goes_on_where_the_history_ended(centre, speaker):
    old = register(speaker)
    push(speaker, old, *closing(speaker, old))
    late(centre, days=100)
    new = register(speaker)
    push(speaker, new)
    last = pages(speaker, days=30)[-1]
    more = speaker.get("/v1/sync/history", token=last["token"], days=0).json()
    assert (last["left"], subjects(more), more["done"]) == (0, [old["subject_id"]], True)


def late(centre, *, days: int) -> None:
    """What is stored so far was stored that long ago."""
    log = tables.events
    with centre.database.write() as tx:
        tx.execute(
            log.update().values(received_at=log.c.received_at - history.as_microseconds(days))
        )


def test_the_caller_that_is_kept_comes_with_one_that_was_merged(centre, speaker):
    kept, gone = caller(speaker), caller(speaker)
    merged = speaker.event(
        subject="caller", kind="callers_merged", subject_id=gone["subject_id"],
        body={"into": kept["subject_id"]}, changes=[],
    )  # fmt: skip
    push(speaker, kept, gone, merged)
    late(centre, days=100)
    push(speaker, register(speaker, gone["subject_id"]))
    (page,) = pages(speaker, days=30)
    assert set(subjects(page)) >= {kept["subject_id"], gone["subject_id"]}


def test_a_subject_too_large_for_a_page_is_named_and_read_in_parts(speaker):
    big, small = register(speaker), register(speaker)
    push(speaker, small, big)
    text = "x" * 200_000
    for _ in range(3):
        same = {"subject_id": big["subject_id"], "kind": "note_added", "changes": []}
        push(speaker, *(speaker.event(body={"text": text}, **same) for _ in range(4)))
    found = pages(speaker)
    assert [page["large"] for page in found if page["large"]] == [[big["subject_id"]]]
    assert [one for page in found for one in subjects(page)] == [small["subject_id"]]

    ids, after, eids = [big["subject_id"], small["subject_id"]], 0, []
    asked = 0
    while ids:
        message = {"protocol": 1, "ids": ids, "after": after}
        part = speaker.post("/v1/sync/subjects", message).json()
        eids += [one["event"]["eid"] for one in part["events"]]
        ids, after, asked = part["rest"], part["after"], asked + 1
    assert (len(eids), len(set(eids)), eids[-1]) == (14, 14, small["eid"])
    assert asked > 2


def test_subjects_come_whole_and_unknown_ids_are_nothing(speaker):
    one = register(speaker)
    push(speaker, one, *closing(speaker, one))
    ids = [IDS.new(), one["subject_id"]]
    answer = speaker.post("/v1/sync/subjects", {"protocol": 1, "ids": ids}).json()
    assert [e["event"]["kind"] for e in answer["events"]] == [
        "registered", "dispatched", "resolved", "closed",
    ]  # fmt: skip
    assert (answer["rest"], answer["after"]) == ([], 0)


def test_wrong_questions_are_refused(speaker):
    ask = "/v1/sync/subjects"
    too_many = {"protocol": 1, "ids": [IDS.new()] * 501}
    refused(speaker.post(ask, too_many), 413, "batch_too_large")
    for wrong in ({"ids": ["x"]}, {"ids": ["\0" * 36]}, {"ids": [], "after": -1},
                  {"ids": [IDS.new()], "after": 1 << 63}):  # fmt: skip
        refused(speaker.post(ask, {"protocol": 1} | wrong), 422, "field_invalid")
    refused(speaker.post(ask, {"protocol": 0, "ids": []}), 426, "client_too_old")
    refused(speaker.post(ask, {"ids": 5}), 422, "body_invalid")
    refused(speaker.get("/v1/sync/history", days="x"), 400, "query_invalid")
    for path in ("/v1/sync/head", "/v1/sync/history", "/v1/search"):
        refused(speaker.get(path, credential=None), 401, "not_enrolled")
    message = {"protocol": 1, "ids": []}
    refused(speaker.post(ask, message, credential=None), 401, "not_enrolled")


def test_a_forged_token_is_refused(centre, speaker):
    push(speaker, *(register(speaker) for _ in range(3)))
    token = speaker.get("/v1/sync/history", limit=1).json()["token"]
    data = bytearray(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)))
    data[-1] ^= 1
    changed = base64.urlsafe_b64encode(bytes(data)).decode().rstrip("=")
    cursor = speaker.get("/v1/sync/head").json()["cursor"]
    for wrong in (changed, token[:-4], "%%%", "x" * 600, cursor):
        refused(speaker.get("/v1/sync/history", token=wrong), 400, "token_invalid")
    with centre.database.write() as tx:
        tx.execute(tables.clock.update().values(epoch=IDS.new()))
    refused(speaker.get("/v1/sync/history", token=token), 410, "lineage")


def test_a_ticket_that_moves_while_one_reads_comes_in_the_feed(speaker):
    events = [register(speaker) for _ in range(4)]
    push(speaker, *events)
    head = speaker.get("/v1/sync/head").json()
    first = speaker.get("/v1/sync/history", limit=2).json()
    moved = speaker.event(kind="note_added", subject_id=events[0]["subject_id"], changes=[])
    push(speaker, moved)
    second = speaker.get("/v1/sync/history", token=first["token"]).json()
    read = {*subjects(first), *subjects(second)}
    assert events[0]["subject_id"] not in read
    feed = speaker.pull(head["cursor"]).json()["events"]
    assert [one["event"]["eid"] for one in feed] == [moved["eid"]]


@pytest.mark.parametrize("table", ["tickets", "callers"])
def test_pages_are_found_by_an_index(centre, table):
    """Also where a table is too small for the planner to care."""
    with centre.database.read() as tx:
        lite = tx.dialect.name == "sqlite"
        if not lite:
            tx.exec_driver_sql("SET LOCAL enable_seqscan = off")
            tx.exec_driver_sql("SET LOCAL enable_bitmapscan = off")
            tx.exec_driver_sql("SET LOCAL enable_sort = off")
        where = "is_open = true AND " if table == "tickets" else ""
        explain = "EXPLAIN QUERY PLAN" if lite else "EXPLAIN"
        plan = tx.exec_driver_sql(
            f"{explain} SELECT id FROM {table} WHERE {where}head_seq < 9"  # noqa: S608
            " ORDER BY head_seq DESC LIMIT 5"
        ).all()
    text = " ".join(str(row[-1]) for row in plan)
    assert f"{table}_history" in text
    assert "TEMP B-TREE" not in text
    assert "Sort" not in text


def test_rows_from_before_are_filled_by_the_upgrade(centre, speaker):
    from alembic import command

    from callcenter.server.database import _alembic

    one, two = register(speaker, IDS.new()), register(speaker)
    push(speaker, caller(speaker), one, two, *closing(speaker, two))
    rows = centre.rows(tables.tickets), centre.rows(tables.callers)
    with centre.database.write() as tx:
        config = _alembic()
        config.attributes["connection"] = tx
        tx.execute(tables.callers.delete())
        tx.execute(tables.tickets.update().values(is_open=True, caller_ids=[]))
        tx.exec_driver_sql("DROP TABLE ticket_words")
        tx.exec_driver_sql("DROP TABLE search_state")
        command.stamp(config, "0002")
        command.upgrade(config, "0003")
        command.stamp(config, "head")  # the later ones were left as they are
    assert (centre.rows(tables.tickets), centre.rows(tables.callers)) == rows
    assert [row.is_open for row in sorted(rows[0], key=lambda r: r.head_seq)] == [True, False]
    assert timedelta(days=1) // timedelta(microseconds=1) == history.as_microseconds(1)
    with centre.database.read() as tx:
        assert tx.execute(select(tables.search_state.c.words_seq)).scalar_one() == 0
