"""Checks that reach for the network, asked for alone: the centre and LAPOR. Nothing is sent."""

from pathlib import Path

import requests

from callcenter.api.central import CentralApi
from callcenter.care.finding import Finding, ok, warning
from callcenter.care.profile import bare_desk
from callcenter.care.signing_in import Held
from callcenter.care.words import told
from callcenter.clock import Clock
from callcenter.desk.lapor_setup import read_setup
from callcenter.errors import ExpectedError
from callcenter.settings import load_settings
from callcenter.store.examining import opened
from callcenter.web.failures import from_exception
from callcenter.web.session import open_session
from callcenter.workstation import DATABASE

_SECONDS = 10.0


def check_centre(profile: Path, key: bytes) -> Finding:
    """Whether the centre this desk belongs to answers; asks who it is and nothing else."""
    with opened(profile / DATABASE, key) as connection:
        url = str(connection.execute("SELECT server_url FROM sync_state").fetchone()[0])
    if not url:
        return ok("pusat", "meja ini belum dihubungkan")
    settings = load_settings(profile)[0]
    extra = Path(settings.extra_ca) if settings.extra_ca else None
    try:
        api = CentralApi(url, None, extra_ca=extra, proxy=settings.proxy)
        try:
            info = api.info()
        finally:
            api.close()
    except ExpectedError as error:
        return warning("pusat", *told(error))
    return ok("pusat", f"{info.name} menjawab, versi {info.version}")


def check_lapor(profile: Path, held: Held, clock: Clock) -> Finding:
    """Whether anything answers at LAPOR's address; no token leaves for that."""
    with bare_desk(profile, profile / DATABASE, held.key, held.files, clock) as desk:
        settings, extra = read_setup(desk).settings, desk.settings.extra_ca
    if settings is None:
        return ok("LAPOR", "belum disambungkan")
    try:
        with open_session(extra_ca=Path(extra) if extra else None) as session:
            answer = session.get(
                settings.base_url, timeout=_SECONDS, allow_redirects=False, stream=True
            )
            answer.close()
    except ExpectedError as error:
        return warning("LAPOR", *told(error))
    except (requests.RequestException, OSError) as error:
        return warning("LAPOR", *told(from_exception(error)))
    return ok("LAPOR", "menjawab")
