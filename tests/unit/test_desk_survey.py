"""Asking a reporter how content they were, on a real store."""

import json

import pytest

from callcenter.desk.finish import close_ticket, resolve
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.survey import may_survey, survey
from callcenter.errors import FieldInvalid, TransitionRefused
from callcenter.store.columns import micros
from callcenter.store.ticket_tables import tickets
from callcenter.tickets.words import Confidentiality, State
from tests.builders import intake, ticket

SCORES = [4, 3, 3, 4, 3, 4, 4, 3, 2]


@pytest.fixture
def ended(desk):
    made = register_ticket(desk, intake()).ticket_id
    resolve(desk, made, "sudah ditambal")
    return made


def row(desk, ticket_id):
    with desk.store.read() as tx:
        return tx.execute(tickets.select().where(tickets.c.id == ticket_id)).one()


def test_nine_answers_are_kept_and_stand_in_the_row(desk, ended):
    survey(desk, ended, SCORES)
    found = ticket(desk, ended)
    assert (found.survey, found.state) == (tuple(SCORES), State.RESOLVED)
    assert found.surveyed_at == found.entries[-1].at == row(desk, ended).surveyed_at
    assert row(desk, ended).survey == "433434432"


def test_who_is_not_content_opens_it_again_and_the_answers_stay(desk, ended):
    close_ticket(desk, ended, "pelapor setuju")
    survey(desk, ended, SCORES, discontent=" lubangnya masih ada ")
    found = ticket(desk, ended)
    assert (found.survey, found.state, found.reopened) == (tuple(SCORES), State.DISPATCHED, 1)
    assert found.entries[-1].body == {"reason": "lubangnya masih ada"}


def test_asked_again_all_answers_are_kept_and_of_one_day_and_ending_the_last(desk, ended, clock):
    survey(desk, ended, SCORES)
    survey(desk, ended, [1] * 9, discontent="belum")  # typed wrong the first time
    assert row(desk, ended).surveys_before == "[]"
    resolve(desk, ended, "sekarang sudah")
    survey(desk, ended, [4] * 9)  # the same day, and another ending
    clock.advance(days=1)
    survey(desk, ended, [3] * 9)  # the same ending, and another day
    found = ticket(desk, ended)
    assert [one.scores for one in found.surveys] == [(n,) * 9 for n in (1, 4, 3)]
    assert (found.survey, row(desk, ended).survey) == ((3,) * 9, "3" * 9)
    assert json.loads(row(desk, ended).surveys_before) == [
        [micros(one.at), str(n) * 9] for one, n in zip(found.surveys, (1, 4), strict=False)
    ]


@pytest.mark.parametrize(
    ("scores", "discontent", "refusal"),
    [
        (SCORES[:5], None, ("kompetensi", "missing")),
        ([*SCORES[:2], None, *SCORES[3:]], None, ("waktu", "missing")),
        ([*SCORES[:8], 5], None, ("penanganan", "range")),
        (SCORES, "  ", ("reason", "empty")),
    ],
)
def test_what_is_missing_is_named_and_nothing_is_changed(desk, ended, scores, discontent, refusal):
    before = ticket(desk, ended)
    with pytest.raises(FieldInvalid) as caught:
        survey(desk, ended, scores, discontent=discontent)
    assert (caught.value.field, caught.value.reason) == refusal
    assert ticket(desk, ended) == before


def test_what_has_not_ended_has_no_survey(desk):
    made = register_ticket(desk, intake()).ticket_id
    assert not may_survey(ticket(desk, made))
    with pytest.raises(TransitionRefused):
        survey(desk, made, SCORES)
    assert ticket(desk, made).survey == ()


def test_without_identity_there_is_nobody_to_ask(desk):
    made = register_ticket(desk, intake(confidentiality=Confidentiality.NO_IDENTITY)).ticket_id
    resolve(desk, made, "sudah")
    assert not may_survey(ticket(desk, made))
    with pytest.raises(TransitionRefused):
        survey(desk, made, SCORES)
