"""From the form to the fields of a ticket."""

from callcenter.tickets.intake import Intake, registration_changes
from callcenter.tickets.words import Confidentiality
from tests.builders import intake


def fields(filled, key="+6281200001234"):
    return {one.field: one.value for one in registration_changes(filled, key)}


def test_what_was_typed_is_set_and_what_was_not_is_left_out():
    found = fields(intake(name=" Contoh Sari ", landmark="  ", pin=(-5.4, 105.2)))
    assert found["reporter_name"] == "Contoh Sari"
    assert found["reporter_phone"] == "+6281200001234"
    assert found["answer.status_jalan"] == "provinsi"
    assert found["pin"] == [-5.4, 105.2]
    assert not {"landmark", "nik", "on_behalf_of", "oversight", "caller_id"} & set(found)


def test_without_identity_nothing_names_the_reporter():
    hidden = intake(
        confidentiality=Confidentiality.NO_IDENTITY,
        caller_id="c-1",
        nik="1871014101900001",
        on_behalf_of="Contoh Ibu",
    )
    found = fields(hidden)
    naming = {"reporter_name", "reporter_phone", "caller_id", "nik", "on_behalf_of"}
    assert not naming & set(found)
    assert not any("Contoh" in str(value) for value in found.values())


def test_an_untouched_form_is_empty():
    assert Intake().is_empty
    assert not intake().is_empty
    assert not Intake(landmark="x").is_empty
