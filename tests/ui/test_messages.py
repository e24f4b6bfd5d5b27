"""Every error a desk may meet has its own Indonesian words, and none repeats what was typed."""

import inspect
import re
from pathlib import Path

import pytest

from callcenter import errors
from ui import message_tables as tables
from ui.messages import Message, explain, field_text
from ui.words_on_screen import _TABLES, label, label_of

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = {
    "field": "description", "reason": "empty", "value": "Tracking ID", "raw": "0899-0000-1111",
    "name": "foto.jpg",
    "path": "folder/desk.db", "line": 3, "action": "closed", "state": "diterima",
    "kind": "ticket", "key": "rahasia-sekali", "status": 400, "code": "bad", "minimum": 7,
    "details": {"name": "Contoh Sari"}, "found": "9", "known": "2", "retry_after": None,
    "message": "Contoh Sari 0899-0000-1111", "fields": {"content": ("Contoh Sari",)},
    "what": "results", "call": "find", "complaint_id": "1916449", "number": "03041700000",
    "ticket_id": "id-contoh", "act": "supervise", "why": "role",
    "moved": 14, "open_tickets": 20, "later": 3, "other": 5,
    "needed": 6_300_000_000, "free": 1_200_000_000,
}  # fmt: skip


def every_error() -> list[type[errors.CallcenterError]]:
    found = [
        one
        for one in vars(errors).values()
        if inspect.isclass(one) and issubclass(one, errors.CallcenterError)
    ]
    return [one for one in found if not one.__name__.startswith("_")]


def made(kind: type[errors.CallcenterError]) -> errors.CallcenterError:
    if kind.__init__ is Exception.__init__:
        return kind()
    names = [
        one.name
        for one in inspect.signature(kind).parameters.values()
        if one.kind is not inspect.Parameter.VAR_POSITIONAL
        and one.kind is not inspect.Parameter.VAR_KEYWORD
    ]
    values = {name: SAMPLES[name] for name in names}
    if kind is errors.KeychainMissing:
        values["found"] = ("keyring.backends.null.Keyring",)
    return kind(**values)


@pytest.mark.parametrize("kind", every_error(), ids=lambda one: one.__name__)
def test_every_error_says_what_happened_what_is_safe_and_what_to_do(kind) -> None:
    assert kind in tables.ERRORS, f"{kind.__name__} has no text of its own"
    message = explain(made(kind))
    for part in (message.title, message.what, message.safe, message.todo):
        assert part.strip()
        assert not re.search(r"\{\w+\}", part), part
    assert not re.search(r"rahasia-sekali|0899|Contoh Sari", f"{message.title} {message.text}")


def reasons_in(name: str) -> set[str]:
    """The reason codes the sources raise an error with, read from the sources themselves."""
    found: set[str] = set()
    for path in (ROOT / "callcenter").rglob("*.py"):
        text = path.read_text("utf-8")
        for call in re.finditer(rf"\b{name}\((?P<inside>[^\n]*)", text):
            found.update(re.findall(r'"([a-z_]+)"', call["inside"]))
    return found


@pytest.mark.parametrize(
    "kind", [errors.PhoneInvalid, errors.NikInvalid, errors.TicketNumberInvalid,
             errors.AttachmentRefused, errors.Unreachable, errors.CertificateRefused,
             errors.NotOurServer, errors.EnrolmentRefused, errors.LaporNotSent,
             errors.LaporUncertain, errors.LaporSilent],
)  # fmt: skip
def test_every_reason_the_sources_raise_has_a_sentence(kind) -> None:
    known = {reason for one, reason in tables.REASONS if one is kind}
    raised = reasons_in(kind.__name__)
    assert known
    assert raised <= known, f"{kind.__name__}: {raised - known}"


@pytest.mark.parametrize("kind", [errors.Unreachable, errors.NotOurServer, errors.PhoneInvalid])
def test_the_documented_reasons_of_the_tree_are_told_apart(kind) -> None:
    reasons = [reason for one, reason in tables.REASONS if one is kind]
    made_of = (lambda r: kind("x", r)) if kind is errors.PhoneInvalid else kind
    sentences = {explain(made_of(reason)).what for reason in reasons}
    assert len(sentences) == len(reasons)


def test_fields_of_the_desk_verbs_have_a_name() -> None:
    named: set[str] = set()
    for path in (ROOT / "callcenter" / "desk").glob("*.py"):
        named.update(re.findall(r'FieldInvalid\("(\w+)"', path.read_text("utf-8")))
    assert named
    assert named <= set(tables.FIELDS), named - set(tables.FIELDS)


def test_a_wrong_field_is_named_and_the_sentence_fits_its_reason() -> None:
    error = errors.FieldInvalid("description", "empty")
    assert explain(error).field == "description"
    assert field_text(error) == "Apa yang terjadi masih kosong."
    assert explain(errors.FieldInvalid("operator", "missing")).what.startswith("Pilih dahulu")
    assert (
        explain(errors.FieldInvalid("category", "unknown:x")).what == "Kategori ini tidak dikenal."
    )
    assert "belum benar" in explain(errors.FieldInvalid("category", "new_reason")).what


def test_an_unforeseen_error_is_named_by_kind_and_never_by_its_text() -> None:
    message = explain(ValueError("Ibu Contoh Sari 0899-0000-1111"))
    assert isinstance(message, Message)
    assert "ValueError" in message.text
    assert "Contoh" not in message.text


def test_a_refused_step_is_told_in_the_words_of_the_screen() -> None:
    message = explain(errors.TransitionRefused("closed", "menunggu_data"))
    assert "Menunggu data pelapor" in message.what
    assert "Ditutup" in message.what


def test_every_word_of_the_domain_has_a_label() -> None:
    for kind, table in _TABLES.items():
        assert set(table) == set(kind)
        assert all(label(one).strip() for one in kind)
        assert label_of(kind, "kata baru") == "kata baru"


def test_a_missing_keychain_names_what_is_here_and_how_to_try_without() -> None:
    nothing = explain(errors.KeychainMissing(()))
    assert "Yang ditemukan di sini: tidak ada satu pun." in nothing.what
    assert "--demo" in nothing.todo
    locked = explain(errors.KeychainMissing(("keyring.backends.SecretService.Keyring",)))
    assert "Yang ditemukan di sini: GNOME Keyring (terkunci atau menolak)." in locked.what
    assert "keyring.backends" not in locked.text
