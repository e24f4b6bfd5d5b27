"""The privacy office over several desks: the second person at another one, every desk's word.

The person is plainly invented; her name is looked for as bytes afterwards.
"""

import pytest

from callcenter.desk.find_caller import find_caller
from callcenter.desk.privacy_breaches import (
    count_concerned,
    note_breach,
    open_breach,
    sign_breach,
    tell_breach,
)
from callcenter.desk.privacy_erasing import carry_out, confirm_here, read_certificate
from callcenter.desk.privacy_matter import read_register
from callcenter.desk.privacy_requests import prepare_request, register_request, sign
from callcenter.desk.register_ticket import register_ticket
from callcenter.errors import FieldInvalid
from callcenter.privacy.course import PROGRAM
from callcenter.privacy.letters import plain
from callcenter.privacy.words import Ask, BreachSort, NoticeTo, NoticeWay, Proof, Stage
from callcenter.store.matters import load_matter
from callcenter.tickets.words import Kind
from tests import leftovers
from tests.builders import intake
from tests.sync.stations import settle, supervised

pytestmark = pytest.mark.parametrize("kind", ["sqlite"])

NAME, PHONE = "Contohwati Zyqxulindra", "0813-0000-7391"
SENTINELS = ("Zyqxulindra", "81300007391", "0813-0000-7391")


@pytest.fixture
def one(new_station):
    return supervised(new_station, "Meja satu", "ana", 417)


@pytest.fixture
def two(new_station):
    return supervised(new_station, "Meja dua", "budi", 500)


def test_the_second_person_sits_at_another_desk_and_every_desk_says_it_is_done(one, two):
    caller = register_ticket(one.desk, intake(name=NAME, phone=PHONE)).caller_id
    matter = register_request(one.desk, Ask.ERASURE, Proof.ID_CARD)
    prepare_request(one.desk, matter, caller)
    settle(one, two)
    assert read_register(two.desk).requests[0].stage is Stage.PREPARED
    assert find_caller(two.desk, PHONE).caller.name == NAME
    sign(two.desk, matter)
    settle(two, one)
    carry_out(one.desk, matter)
    waiting = plain(read_certificate(one.desk, matter))
    assert "Meja satu: terhapus" in waiting
    assert "Meja dua" not in waiting
    settle(one, two)
    assert find_caller(two.desk, PHONE).caller is None
    assert confirm_here(two.desk) == 1
    assert confirm_here(two.desk) == 0
    settle(two, one)
    with one.desk.store.read() as tx:
        said = [it for it in load_matter(tx, matter) if it.kind == Kind.PRIVACY_CONFIRMED]
    assert [it.author for it in said] == [PROGRAM, PROGRAM]
    for station in (one, two):
        told = plain(read_certificate(station.desk, matter))
        assert "Meja satu: terhapus" in told
        assert "Meja dua: terhapus" in told
        station.desk.store.checkpoint()
        store = station.desk.store
        assert not leftovers.in_database(store.path, store._key, SENTINELS)


def test_two_words_of_one_person_at_two_desks_are_one_word(one, new_station):
    again = supervised(new_station, "Meja tiga", "ana", 600)
    caller = register_ticket(one.desk, intake(name=NAME, phone=PHONE)).caller_id
    matter = register_request(one.desk, Ask.ERASURE, Proof.ID_CARD)
    prepare_request(one.desk, matter, caller)
    settle(one, again)
    with pytest.raises(FieldInvalid):
        sign(again.desk, matter)
    with pytest.raises(FieldInvalid):
        carry_out(again.desk, matter)


def test_a_breach_noted_here_is_signed_there(one, two):
    now = one.desk.clock.now()
    matter = open_breach(one.desk, BreachSort.EXPOSED, now, "Daftar tertinggal di meja tamu")
    note_breach(one.desk, matter, measures="Daftar ditarik dan dimusnahkan")
    count_concerned(one.desk, matter)
    for to in NoticeTo:
        tell_breach(one.desk, matter, to, NoticeWay.LETTER)
    sign_breach(one.desk, matter)
    settle(one, two)
    assert sign_breach(two.desk, matter).is_closed
    settle(two, one)
    assert read_register(one.desk).breaches[0].is_closed
