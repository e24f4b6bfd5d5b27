"""What the fields of requests must look like beyond their types, for the OpenAPI document.

Only what the server really refuses stands here; rules between fields cannot be said in a schema.
"""

from collections.abc import Mapping
from typing import Any, Final

from callcenter.protocol import limits
from callcenter.protocol.account_messages import (
    IDEMPOTENCY,
    PASSPHRASE_LEAST,
    PASSPHRASE_MOST,
)
from callcenter.protocol.audit import AUDIT_ENTRIES
from callcenter.protocol.file_messages import FILE_BYTES
from callcenter.protocol.history_messages import SUBJECTS_MAX

_UUID: Final = {"pattern": "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"}
_DEVICE: Final[Mapping[str, Mapping[str, Any]]] = {
    "protocol": {"minimum": 1},
    "client_id": _UUID,
    "incarnation": {"minimum": 1, "maximum": 2**31 - 1},
}
_PROTOCOL: Final[Mapping[str, Mapping[str, Any]]] = {"protocol": {"minimum": 1}}
_EVENT: Final = {"type": "object"}
_HASH: Final = {"pattern": "^[0-9a-fA-F]{64}$"}

FORMS: Final[Mapping[str, Mapping[str, Mapping[str, Any]]]] = {
    "EnrolRequest": {
        **_DEVICE,
        "secret": {"pattern": "^[A-Za-z0-9_-]{43,86}$"},
        "device_name": {"minLength": 1},
        "former": {"items": {"type": "string", **_UUID}},
    },
    "LeaseRequest": _DEVICE,
    "PushRequest": {**_DEVICE, "events": {"maxItems": limits.PUSH_EVENTS, "items": _EVENT}},
    "OfferRequest": {**_DEVICE, "events": {"maxItems": limits.PUSH_EVENTS}},
    "OfferedEvent": {"event": _EVENT},
    "LineageRequest": _DEVICE,
    "Mark": {"seq": {"minimum": 0}, "chain": {"pattern": "^[0-9a-fA-F]{32}$"}},
    "FileBegin": {
        "protocol": {"minimum": 1},
        "sha256": {"pattern": "^[0-9a-f]{64}$"},
        "ticket_id": _UUID,
        "size": {"minimum": 1, "maximum": FILE_BYTES},
    },
    "SignInRequest": _PROTOCOL,
    "PassphraseRequest": {
        **_PROTOCOL,
        "fresh": {"minLength": PASSPHRASE_LEAST, "maxLength": PASSPHRASE_MOST},
    },
    "RefreshRequest": {**_PROTOCOL, "key": {"pattern": IDEMPOTENCY}},
    "EndRequest": _PROTOCOL,
    "RetireRequest": _PROTOCOL,
    "AuditRequest": {
        **_PROTOCOL,
        "client_id": _UUID,
        "chain": _UUID,
        "before_n": {"minimum": 0, "maximum": 2**62 - 1},
        "before": _HASH,
        "entries": {"maxItems": AUDIT_ENTRIES, "items": _EVENT},
    },
    "SubjectsRequest": {"protocol": {"minimum": 1}, "ids": {"maxItems": SUBJECTS_MAX}},
}
"""By the name of the struct and of its field."""


def add_forms(components: dict[str, Any]) -> None:
    """Writes the forms into the schemas of these structs."""
    for name, fields in FORMS.items():
        for field, form in fields.items():
            if name in components:
                components[name]["properties"][field].update(form)
