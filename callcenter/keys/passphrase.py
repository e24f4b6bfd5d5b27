"""What a passphrase must be, and words for whoever wants one made. Stores and derives nothing."""

import secrets
import unicodedata

from callcenter.errors import PassphraseRefused

SHORTEST = 10
LONGEST = 256
WORDS = 5
"""Words of a made passphrase: 12.2 bits each, 61 bits together."""
_CONSONANTS = "bdgjklmnprstwy"
_VOWELS = "aeiou"
_DIFFERENT = 5


def normal(passphrase: str) -> bytes:
    """The bytes that are derived from: NFKC, without blanks around; the same on every keyboard."""
    return unicodedata.normalize("NFKC", passphrase).strip().encode("utf-8", "surrogatepass")


def check_passphrase(passphrase: str, *known: str) -> None:
    """Refuses what is guessed first; `known` are the person's uid and name.

    Raises PassphraseRefused: short, long, repeated (a few signs over and over), name. Signs of
    several kinds are not asked for: length is what counts.
    """
    text = unicodedata.normalize("NFKC", passphrase).strip()
    if len(text) < SHORTEST:
        raise PassphraseRefused("short")
    if len(text) > LONGEST:
        raise PassphraseRefused("long")
    if len(set(text)) < _DIFFERENT:
        raise PassphraseRefused("repeated")
    if _plain(text) in {_plain(one) for one in known if one}:
        raise PassphraseRefused("name")


def new_words() -> str:
    """A passphrase of five made-up words that can be spoken: `bamu tiro keda solu pigo`."""
    return " ".join(_syllable() + _syllable() for _ in range(WORDS))


def _syllable() -> str:
    return secrets.choice(_CONSONANTS) + secrets.choice(_VOWELS)


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
