"""What a request that got no whole answer means, as one of our errors. Knows no status, no body."""

import re
import socket
import ssl
from collections.abc import Iterator

import requests
import urllib3.exceptions

from callcenter.errors import CertificateRefused, Unreachable

_CERTIFICATE_REASONS = {
    9: "not_yet_valid",  # X509_V_ERR_CERT_NOT_YET_VALID
    10: "expired",  # X509_V_ERR_CERT_HAS_EXPIRED
    62: "wrong_host",  # X509_V_ERR_HOSTNAME_MISMATCH
    64: "wrong_host",  # X509_V_ERR_IP_ADDRESS_MISMATCH
    0x800B0101: "expired",  # CERT_E_EXPIRED: Windows says the same of one not yet valid
    0x800B010F: "wrong_host",  # CERT_E_CN_NO_MATCH
    -67818: "expired",  # errSecCertificateExpired
    -67819: "not_yet_valid",  # errSecCertificateNotValidYet
    -67602: "wrong_host",  # errSecHostNameMismatch
}
"""Codes of OpenSSL, Windows and macOS; their texts may be in the language of the machine."""

_CERTIFICATE_TEXTS = (
    (re.compile("not yet valid|not valid before", re.IGNORECASE), "not_yet_valid"),
    (re.compile("expired", re.IGNORECASE), "expired"),
    (re.compile("host ?name|name mismatch|does not match", re.IGNORECASE), "wrong_host"),
)

_SIGNS: tuple[tuple[tuple[type[BaseException], ...], str], ...] = (
    ((urllib3.exceptions.ProxyError,), "proxy"),
    ((urllib3.exceptions.NameResolutionError, socket.gaierror), "dns"),
    ((urllib3.exceptions.NewConnectionError, ConnectionRefusedError), "connect"),
    ((urllib3.exceptions.TimeoutError, requests.Timeout, TimeoutError), "timeout"),
)
"""Looked for in this order in everything that caused the failure."""


def from_exception(error: BaseException) -> Unreachable | CertificateRefused:
    """The error for a request that got no whole answer."""
    causes = list(_causes(error))
    for cause in causes:
        if isinstance(cause, ssl.SSLError):
            return _from_tls(cause)
    for kinds, reason in _SIGNS:
        if any(isinstance(cause, kinds) for cause in causes):
            return Unreachable(reason)
    return Unreachable("cut")


def _from_tls(error: ssl.SSLError) -> Unreachable | CertificateRefused:
    if not isinstance(error, ssl.SSLCertVerificationError):
        return Unreachable("cut")
    reason = _CERTIFICATE_REASONS.get(getattr(error, "verify_code", 0) or 0)
    if reason is None:
        # The system's own verifier (Windows, macOS) may give a text alone.
        reason = next((word for form, word in _CERTIFICATE_TEXTS if form.search(str(error))), None)
    return CertificateRefused(reason or "unknown")


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    todo: list[object] = [error]
    while todo:
        one = todo.pop(0)
        if not isinstance(one, BaseException) or id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        todo += [one.__cause__, one.__context__, getattr(one, "reason", None), *one.args]
