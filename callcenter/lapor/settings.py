"""How LAPOR is reached and spoken to: all of it set by the administrator, nothing assumed.

A plain record. The token is none of it: it is a secret and is given to `connect` beside.
"""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from string import Formatter
from urllib.parse import urlsplit

from msgspec import Struct, field
from msgspec.structs import astuple, replace

from callcenter.errors import FieldInvalid
from callcenter.web.address import checked_url

_TOKEN_MAX = 4096
BATCH = 100
"""Most complaints asked for in one round (DOMAIN 5)."""


class Interface(StrEnum):
    """The three generations."""

    V3 = "v3"
    F01 = "f01"
    V1 = "v1"


class AuthScheme(StrEnum):
    """How the header `Authorization` carries the value."""

    RAW = "raw"
    BEARER = "bearer"


class Policy(StrEnum):
    """Which tickets go to LAPOR."""

    ALL = "semua_kewenangan"
    CHOSEN = "pilihan"
    NONE = "tidak_ada"


class PushedBy(StrEnum):
    """Who hands the office's tickets over: the desk that registered one, or the centre alone."""

    DESK = "desk"
    SERVER = "server"


class AttachmentsForm(StrEnum):
    """How the string of document ids ends: `"[1,2]."`, or as older clients sent it."""

    STOP = "titik"
    PLAIN = "tanpa_titik"


class Paths(Struct, frozen=True, kw_only=True):
    """Where the calls of an interface are, below the base URL; `{id}` is the complaint's."""

    institutions: str = "/masters/institutions/external?page_size=1000"
    templates: str = "/masters/templates?page_size=1000"
    categories: str = ""
    """None is documented; "" asks for none."""
    locations: str = ""
    """None is documented; "" asks for none."""
    upload: str = "/complaints/complaint/file"
    submit: str = "/complaints/complaint"
    state: str = "/complaints/{id}/complaint"
    followups: str = "/complaints/{id}/followups"
    reply: str = "/complaints/followup/add"
    reject: str = "/complaints/process/{id}/reject"
    topics: str = "/api/services/f01/gettopics"
    add_stream: str = "/api/stream/addstream"


class LaporSettings(Struct, frozen=True, kw_only=True):
    """One account at LAPOR.

    `search_path` lists complaints by text: `{number}` is replaced by our ticket number, and
    without it `keyword` is added to the query; "" means that LAPOR cannot be searched. Only
    tickets registered at `since` (UTC) or later go by themselves, all of them when it is None; one
    that a person chose always goes. The limits are seconds.
    """

    base_url: str
    interface: Interface = Interface.V3
    paths: Paths = field(default_factory=Paths)
    auth_scheme: AuthScheme = AuthScheme.RAW
    user_id: str = ""
    institution_id: str = ""
    channel: str = ""
    suffix: str = ""
    search_path: str = ""
    attachments_form: AttachmentsForm = AttachmentsForm.STOP
    rate_per_minute: int = 30
    poll_hours: float = 4.0
    lag_minutes: float = 60.0
    policy: Policy = Policy.ALL
    since: datetime | None = None
    pusher: PushedBy = PushedBy.DESK
    extra_ca: str = ""
    connect_seconds: float = 30.0
    submit_seconds: float = 90.0
    read_seconds: float = 30.0


def checked(settings: LaporSettings) -> LaporSettings:
    """The settings with a clean base URL; FieldInvalid names the field that cannot be used.

    `lapor_url` (url, insecure), `lapor_path` (url), `lapor_rate`, `lapor_poll` (range).
    """
    whole = settings.paths.submit + settings.suffix
    for path in (*_paths(settings.paths), settings.search_path, whole):
        if path and not is_path(path):
            raise FieldInvalid("lapor_path", "url")
    if settings.rate_per_minute < 1:
        raise FieldInvalid("lapor_rate", "range")
    if settings.poll_hours <= 0 or settings.lag_minutes < 0:
        raise FieldInvalid("lapor_poll", "range")
    return replace(settings, base_url=checked_url(settings.base_url, "lapor_url"))


def checked_token(token: str) -> str:
    """The token without blanks around it. FieldInvalid: `lapor_token` (empty, shape)."""
    bare = token.strip()
    if not bare:
        raise FieldInvalid("lapor_token", "empty")
    if not (bare.isascii() and bare.isprintable()) or len(bare) > _TOKEN_MAX:
        raise FieldInvalid("lapor_token", "shape")
    return bare


def extra_ca_of(settings: LaporSettings) -> Path | None:
    """The PEM file trusted beside the system's certificates."""
    return Path(settings.extra_ca) if settings.extra_ca else None


def _paths(paths: Paths) -> list[str]:
    return list(astuple(paths))


def is_path(text: str) -> bool:
    """Whether it stands below the base URL and names nothing but `id` or `number`."""
    try:
        names = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
        parts = urlsplit(text)
    except ValueError:
        return False
    plain = text.isascii() and text.isprintable() and " " not in text
    below = text.startswith("/") and not (parts.scheme or parts.netloc or parts.fragment)
    return plain and below and names <= {"id", "number"}
