"""Which settings of a filled form cannot be used, each by its name. Pure."""

from msgspec.structs import asdict, replace

from callcenter.errors import FieldInvalid
from callcenter.lapor.settings import LaporSettings, Paths, is_path
from callcenter.web.address import checked_url
from ui.start.connect_panel import full_address


def cleaned(settings: LaporSettings) -> LaporSettings:
    """The settings as typed, without blanks around texts and with the address's scheme."""
    texts = ("user_id", "institution_id", "channel", "suffix", "search_path")
    plain = {name: getattr(settings, name).strip() for name in texts}
    paths = {name: path.strip() for name, path in asdict(settings.paths).items()}
    return replace(
        settings, base_url=full_address(settings.base_url), paths=Paths(**paths), **plain
    )


def faults(settings: LaporSettings) -> dict[str, FieldInvalid]:
    """What cannot be used, by the setting's name (`base_url`, `paths.submit`)."""
    found: dict[str, FieldInvalid] = {}
    try:
        if not settings.base_url:
            raise FieldInvalid("lapor_url", "empty")
        checked_url(settings.base_url, "lapor_url")
    except FieldInvalid as error:
        found["base_url"] = error
    asked = {f"paths.{name}": path for name, path in asdict(settings.paths).items()}
    asked["search_path"] = settings.search_path
    found |= {
        name: FieldInvalid("lapor_path", "url")
        for name, path in asked.items()
        if path and not is_path(path)
    }
    if "paths.submit" not in found and not is_path(settings.paths.submit + settings.suffix):
        name = "suffix" if settings.suffix else "paths.submit"
        found[name] = FieldInvalid("lapor_path", "url" if settings.suffix else "empty")
    return found
