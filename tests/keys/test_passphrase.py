"""Length counts; the same text typed on another keyboard is the same passphrase."""

import pytest

from callcenter.errors import PassphraseRefused
from callcenter.keys.passphrase import check_passphrase, new_words, normal


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("pendek 12", "short"),
        ("pendek 12" + " " * 20, "short"),
        ("", "short"),
        ("panjang" * 40, "long"),
        ("aaaaaaaaaaab", "repeated"),
        ("1212121212121", "repeated"),
        ("CONTOH  sari wijaya", "name"),
        ("sari.wijaya", "name"),
    ],
)
def test_what_is_guessed_first_is_refused(text, reason):
    with pytest.raises(PassphraseRefused) as caught:
        check_passphrase(text, "sari.wijaya", "Contoh Sari Wijaya")
    assert caught.value.reason == reason
    assert text == "" or text not in str(caught.value)


@pytest.mark.parametrize("text", ["kuda naik becak", "a1b2c3d4e5", "パスフレーズは長い方がよい"])
def test_no_signs_of_many_kinds_are_asked_for(text):
    check_passphrase(text, "sari", "Contoh Sari")


def test_the_same_text_is_the_same_bytes():
    assert normal("caf\u00e9 pagi") == normal("cafe\u0301 pagi ") == normal(" caf\u00e9 pagi")
    assert normal("１２３４") == b"1234"
    assert normal("Pagi") != normal("pagi")


def test_made_words_pass_and_differ():
    made = {new_words() for _ in range(50)}
    assert len(made) == 50
    for one in made:
        check_passphrase(one)
        assert len(one.split()) == 5
        assert {len(word) for word in one.split()} == {4}
