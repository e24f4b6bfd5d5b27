"""The account that the simulator knows, and the settings that reach it. All ids are invented."""

from callcenter.lapor.settings import Interface, LaporSettings, Paths

TOKEN = "token-contoh"  # noqa: S105 - of a simulator, known to everybody
USER_ID = "9001"
INSTITUTION_ID = "2000"
CHANNEL_ID = "12"
SUFFIX = "/lampung"
SEARCH_PATH = "/complaints/list?keyword={number}"

_BASES = {Interface.V3: "/v3", Interface.F01: "", Interface.V1: ""}


def settings_for(url: str, interface: Interface = Interface.V3, **more: object) -> LaporSettings:
    """The settings for a simulator at `url`; `more` replaces fields of `LaporSettings`."""
    fields: dict[str, object] = {
        "base_url": url + _BASES[interface],
        "interface": interface,
        "paths": Paths(categories="/masters/categories", locations="/masters/locations"),
        "user_id": USER_ID,
        "institution_id": INSTITUTION_ID,
        "channel": CHANNEL_ID,
        "suffix": SUFFIX,
        "search_path": SEARCH_PATH,
    }
    return LaporSettings(**(fields | more))  # type: ignore[arg-type]
