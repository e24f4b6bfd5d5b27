"""What an operator typed while a person spoke, and the changes that register it. Pure."""

from collections.abc import Mapping

from msgspec import Struct, field

from callcenter.tickets.event import Change, Value
from callcenter.tickets.words import Channel, Classification, Confidentiality, Urgency


class Intake(Struct, frozen=True, kw_only=True):
    """One filled form. Texts as typed; `agency_ids` are those it goes to, in order.

    `answers` holds the category's questions by id, the road's status among them. `answered` is the
    answer given in the call itself (first-call resolution). `call_seconds` is the talk time.
    `lapor_id` is the complaint's id at SP4N-LAPOR! when it was opened from there.
    """

    phone: str = ""
    caller_id: str | None = None
    name: str = ""
    on_behalf_of: str = ""
    nik: str = ""
    description: str = ""
    category: str = ""
    classification: Classification = Classification.COMPLAINT
    oversight: bool = False
    place: str = ""
    landmark: str = ""
    pin: tuple[float, float] | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    urgency: Urgency = Urgency.NORMAL
    channel: Channel = Channel.PHONE
    confidentiality: Confidentiality = Confidentiality.NORMAL
    agency_ids: tuple[str, ...] = ()
    answered: str = ""
    call_seconds: int | None = None
    lapor_id: str = ""

    @property
    def names_reporter(self) -> bool:
        """False when nothing that names the reporter may be kept."""
        return self.confidentiality is not Confidentiality.NO_IDENTITY

    @property
    def is_empty(self) -> bool:
        """Nothing was typed yet."""
        texts = (self.phone, self.name, self.description, self.landmark, self.place)
        return self.pin is None and not self.lapor_id and not any(one.strip() for one in texts)


def registration_changes(intake: Intake, phone_key: str) -> tuple[Change, ...]:
    """The scalar fields the form sets; empty ones are left unset.

    A report without identity keeps no caller, name, number, NIK nor on whose behalf it was made.
    """
    values: dict[str, Value] = {
        "description": intake.description.strip(),
        "category": intake.category,
        "classification": intake.classification.value,
        "oversight": intake.oversight or None,
        "place": intake.place,
        "landmark": intake.landmark.strip(),
        "pin": list(intake.pin) if intake.pin else None,
        "urgency": intake.urgency.value,
        "channel": intake.channel.value,
        "confidentiality": intake.confidentiality.value,
    }
    if intake.names_reporter:
        values |= {
            "caller_id": intake.caller_id,
            "reporter_name": intake.name.strip(),
            "reporter_phone": phone_key,
            "on_behalf_of": intake.on_behalf_of.strip(),
            "nik": intake.nik.strip(),
        }
    values |= {f"answer.{name}": text.strip() for name, text in intake.answers.items()}
    return tuple(
        Change(name, value) for name, value in values.items() if value is not None and value != ""
    )
