"""What the verbs write down, in the transaction that does it: who, what, to which, and why."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from callcenter.desk.audit import Act, note_alone, read_audit
from callcenter.desk.change_settings import change_settings, sit_down
from callcenter.desk.export_outbox import export_outbox
from callcenter.desk.lapor_ticket import keep_from_lapor, send_to_lapor, undo_choices
from callcenter.desk.mark_prank import mark_prank, unmark_prank
from callcenter.desk.merge_callers import merge_callers, undo_merge
from callcenter.desk.office import set_office
from callcenter.desk.read_ticket import read_ticket
from callcenter.desk.register_ticket import register_ticket
from callcenter.errors import FieldInvalid
from callcenter.settings import Operator
from tests.builders import intake


def noted(desk, act: Act) -> list[tuple[str, str, tuple[str, ...], str]]:
    found = [one for _, one in read_audit(desk, acts=(act,)).lines]
    assert {one.uid for one in found} <= {"op-1"}
    return [(one.kind, one.object_id, one.fields, one.reason) for one in reversed(found)]


def test_a_prank_and_its_withdrawal(desk):
    caller, mark = mark_prank(desk, "0812-0000-9999")
    unmark_prank(desk, caller, mark)
    assert noted(desk, Act.PRANK) == [
        ("caller", caller, (), "marked"),
        ("caller", caller, (), "withdrawn"),
    ]


def test_a_merge_and_its_undoing_and_none_for_a_refused_one(desk):
    one, two = (
        read_ticket(desk, register_ticket(desk, intake(phone=phone, name=name)).ticket_id).ticket
        for phone, name in (("0812-0000-1111", "Contoh Sari"), ("0812-0000-2222", "Contoh Wati"))
    )
    assert one.caller_id
    assert two.caller_id
    with pytest.raises(FieldInvalid):
        merge_callers(desk, one.caller_id, one.caller_id)
    merge_callers(desk, one.caller_id, two.caller_id, {"name": "kept"})
    undo_merge(desk, one.caller_id, two.caller_id)
    assert noted(desk, Act.MERGE) == [
        ("caller", one.caller_id, (two.caller_id, "name"), "merged"),
        ("caller", one.caller_id, (two.caller_id,), "undone"),
    ]


def test_settings_by_name_and_who_sits_down_is_none(desk):
    before = len(noted(desk, Act.SETTINGS))
    change_settings(desk, replace(desk.settings, verify_days=4, desk_name="Meja 9"))
    assert noted(desk, Act.SETTINGS)[before:] == [
        ("settings", "", ("desk_name", "verify_days"), "")
    ]
    operators = (*desk.settings.operators, Operator("op-2", "Contoh Dua"))
    change_settings(desk, replace(desk.settings, operators=operators))
    sit_down(desk, "op-2")
    assert noted(desk, Act.SETTINGS)[before + 1 :] == [("settings", "", ("operators",), "")]


def test_what_all_desks_share_is_noted_once(desk):
    set_office(desk, {"contoh": "nilai rahasia"})
    set_office(desk, {"contoh": "nilai rahasia"})
    assert noted(desk, Act.SETTINGS)[-1:] == [("office", "", ("contoh",), "")]
    with desk.store.read() as tx:
        every = tx.exec_driver_sql("SELECT group_concat(CAST(raw AS TEXT)) FROM audit").scalar_one()
    assert "rahasia" not in every


def test_what_is_decided_about_lapor(desk, ticket_id):
    chosen = keep_from_lapor(desk, [ticket_id], "tidak perlu")
    undo_choices(desk, chosen)
    send_to_lapor(desk, [ticket_id])
    assert noted(desk, Act.LAPOR) == [
        ("ticket", ticket_id, (), "cancel"),
        ("ticket", ticket_id, (), "rest"),
        ("ticket", ticket_id, (), "again"),
    ]


@pytest.mark.usefixtures("ticket_id")
def test_what_leaves_in_a_file(desk, tmp_path):
    export_outbox(desk, tmp_path / "kiriman.lpgx", "kata sandi yang panjang")
    assert [one[0] for one in noted(desk, Act.EXPORT)] == ["outbox"]


def test_the_reader_narrows_by_person_act_time_and_page(desk, clock):
    for k in range(5):
        note_alone(desk, Act.READ, uid="op-1" if k % 2 else "op-7", reason=str(k))
        clock.advance(minutes=1)
    now = clock.now()

    def reasons(**more) -> list[str]:
        return [one.reason for _, one in read_audit(desk, acts=(Act.READ,), **more).lines]

    assert reasons() == ["4", "3", "2", "1", "0"]
    assert reasons(uid="op-7") == ["4", "2", "0"]
    assert reasons(since=now - timedelta(minutes=2)) == ["4", "3"]
    assert reasons(until=now - timedelta(minutes=2)) == ["2", "1", "0"]
    first = read_audit(desk, acts=(Act.READ,), limit=2)
    assert first.more
    assert set(first.people) == {"op-1", "op-7"}
    assert reasons(before=first.lines[-1][0]) == ["2", "1", "0"]
