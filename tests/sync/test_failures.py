"""Every sign HTTP can give, as the one error it means."""

import socket

import pytest

from callcenter import errors
from callcenter.api.central import CentralApi
from callcenter.api.failures import from_answer

_OURS = b'{"code":"x","details":{"minimum":3,"have":4}}'


@pytest.mark.parametrize(
    ("status", "body", "kind", "reason"),
    [
        (302, None, errors.NotOurServer, "redirect"),
        (304, _OURS, errors.NotOurServer, "redirect"),
        (400, _OURS, errors.RequestRefused, None),
        (400, None, errors.NotOurServer, "html"),
        (400, b"[]", errors.NotOurServer, "garbage"),
        (401, _OURS, errors.NotEnrolled, None),
        (401, None, errors.NotOurServer, "html"),
        (403, b'{"code":"code_wrong"}', errors.EnrolmentRefused, "code"),
        (403, b'{"code":"code_expired"}', errors.EnrolmentRefused, "expired"),
        (403, _OURS, errors.RequestRefused, None),
        (404, None, errors.NotOurServer, "html"),
        (407, None, errors.Unreachable, "proxy"),
        (408, None, errors.ServerBusy, None),
        (409, _OURS, errors.ProtocolConflict, None),
        (410, _OURS, errors.ProtocolConflict, None),
        (413, None, errors.RequestRefused, None),
        (422, _OURS, errors.RequestRefused, None),
        (425, None, errors.ServerBusy, None),
        (426, _OURS, errors.ClientTooOld, None),
        (429, None, errors.ServerBusy, None),
        (429, b'{"code":"too_many_tries"}', errors.EnrolmentRefused, "busy"),
        (500, _OURS, errors.ServerBusy, None),
        (502, None, errors.ServerBusy, None),
        (511, None, errors.NotOurServer, "html"),
    ],
)
def test_a_status_means_one_error(status, body, kind, reason):
    found = from_answer(status, {}, body or b"", is_json=body is not None)
    assert type(found) is kind
    assert reason in (None, getattr(found, "reason", None))


@pytest.mark.parametrize(
    ("text", "seconds"), [("7", 7.0), ("", None), ("-1", None), ("soon", None), ("9" * 30, 3600.0)]
)
def test_retry_after_is_read_in_seconds(text, seconds):
    found = from_answer(503, {"Retry-After": text}, b"", is_json=False)
    assert isinstance(found, errors.ServerBusy)
    assert found.retry_after == seconds


@pytest.mark.parametrize(
    ("until", "seconds"),
    [
        ("Fri, 20 Nov 2026 14:15:30 GMT", 90.0),
        ("Fri, 20 Nov 2026 14:00:00 GMT", 0.0),
        ("Sat, 21 Nov 2026 14:14:00 GMT", 3600.0),
        ("Fri, 20 Nov 2026 14:15:30 -0000", None),
        ("Fri, 99 Nov 2026", None),
    ],
)
def test_retry_after_as_a_date_counts_from_the_answers_own(until, seconds):
    headers = {"Retry-After": until, "Date": "Fri, 20 Nov 2026 14:14:00 GMT"}
    found = from_answer(503, headers, b"", is_json=False)
    assert isinstance(found, errors.ServerBusy)
    assert found.retry_after == seconds


def test_details_reach_the_caller():
    conflict = from_answer(409, {}, _OURS, is_json=True)
    assert isinstance(conflict, errors.ProtocolConflict)
    assert conflict.details["have"] == 4
    old = from_answer(426, {}, _OURS, is_json=True)
    assert isinstance(old, errors.ClientTooOld)
    assert old.minimum == 3


def test_a_black_hole_is_a_timeout():
    with socket.create_server(("127.0.0.1", 0)) as silent:
        api = CentralApi(f"http://127.0.0.1:{silent.getsockname()[1]}", read_seconds=0.05)
        with pytest.raises(errors.Unreachable) as caught:
            api.info()
        api.close()
    assert caught.value.reason == "timeout"


def test_a_name_nobody_knows_is_dns(monkeypatch):
    def nobody(*_args, **_more):
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", nobody)
    api = CentralApi("https://pusat.example")
    with pytest.raises(errors.Unreachable) as caught:
        api.info()
    api.close()
    assert caught.value.reason == "dns"


def test_the_environment_chooses_nothing(centre, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    api = CentralApi(centre.url)
    assert api.info().name == "Pusat Uji"
    api.close()
