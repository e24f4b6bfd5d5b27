"""Addresses as people type them: checked before anything is sent there."""

import ipaddress
from urllib.parse import urlsplit

from callcenter.errors import FieldInvalid

_PORTS = {"http": 80, "https": 443}


def checked_url(text: str, field: str = "server_url") -> str:
    """The address without its end stroke, http(s)://host[:port][/path].

    FieldInvalid (`field`; url, insecure) when it is none, or is plain http to another machine.
    """
    try:
        parts = urlsplit(text.strip())
        host, _port = parts.hostname or "", parts.port
    except ValueError as error:
        raise FieldInvalid(field, "url") from error
    clean = not (parts.username or parts.password or parts.query or parts.fragment)
    if parts.scheme not in ("http", "https") or not host or not clean:
        raise FieldInvalid(field, "url")
    if parts.scheme == "http" and not _is_this_machine(host):
        raise FieldInvalid(field, "insecure")
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}"


def checked_proxy(text: str) -> str:
    """The address of a proxy, http://host[:port]; FieldInvalid ("proxy", "url") when it is none.

    A name and password of its own have no place in it: settings hold no secret.
    """
    try:
        parts = urlsplit(text.strip())
        host, _port = parts.hostname or "", parts.port
    except ValueError as error:
        raise FieldInvalid("proxy", "url") from error
    more = parts.username or parts.password or parts.path.strip("/") or parts.query
    if parts.scheme != "http" or not host or more:
        raise FieldInvalid("proxy", "url")
    return f"http://{parts.netloc}"


def origin_of(url: str) -> str:
    """Scheme, host and port of an address, the same text for the same place; "" for none."""
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return ""
    if parts.scheme not in _PORTS or not host:
        return ""
    named = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{named}:{_PORTS[parts.scheme] if port is None else port}"


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
