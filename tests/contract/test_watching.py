"""What those who look after the centre read: figures without names, and a true description."""

import asyncio
import socket
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests
from prometheus_client.parser import text_string_to_metric_families
from starlette.routing import Route

from callcenter.server.app import make_app
from callcenter.server.head_signal import HeadSignal
from callcenter.server.openapi import document
from callcenter.server.operations import OPERATIONS
from callcenter.server.watch_routes import pattern_of
from tests.contract.speaker import Speaker


def _figures(centre) -> dict[str, float]:
    answer = requests.get(centre.url + "/metrics", timeout=5)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain")
    return {
        sample.name + "".join(f"|{value}" for _, value in sorted(sample.labels.items())): (
            sample.value
        )
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def test_the_figures_say_how_much_is_stored_and_asked(centre):
    before = _figures(centre)
    assert (before["callcenter_head"], before["callcenter_desks"]) == (0, 0)
    speaker = Speaker(centre)
    event = speaker.event()
    speaker.push(event)
    speaker.push({**event, "n": 2, "kind": "renumbered"})
    requests.get(centre.url + "/Budi-Contoh", timeout=5)
    after = _figures(centre)
    assert after["callcenter_head"] == 1
    assert after["callcenter_desks"] == 1
    assert after["callcenter_open_tickets"] == 1
    assert after["callcenter_quarantined"] == 1
    assert after["callcenter_requests_total|POST|/v1/sync/push|200"] == 2
    assert after["callcenter_requests_total|?||404"] == 1
    assert not any("Budi" in name for name in after)


def test_the_figures_are_for_this_machine_alone(centre):
    app = make_app(centre.centre, HeadSignal())
    assert _asked_by(app, "127.0.0.1") == 200
    assert _asked_by(app, "::1") == 200
    assert _asked_by(app, "10.0.0.7") == 403
    assert _asked_by(app, "nobody") == 403
    assert _asked_by(app, None) == 403


def _asked_by(app, address: str | None) -> int:
    """The status of GET /metrics for somebody at this address."""
    statuses: list[int] = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    scope: dict = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "path": "/metrics",
        "raw_path": b"/metrics",
        "query_string": b"",
        "root_path": "",
        "scheme": "http",
        "headers": [],
        "server": ("127.0.0.1", 8700),
        "client": None if address is None else (address, 4711),
    }
    asyncio.run(app(scope, receive, send))
    return statuses[0]


def test_the_description_names_every_route_and_no_other(centre):
    app = make_app(centre.centre, HeadSignal())
    mounted = {
        (method, route.path)
        for route in app.router.routes
        if isinstance(route, Route)
        for method in (route.methods or set()) - {"HEAD"} or {"HEAD"}
    }
    described = {(one.method, one.path) for one in OPERATIONS}
    assert described | {("GET", "/openapi.json")} == mounted
    assert requests.get(centre.url + "/openapi.json", timeout=5).json() == document()


@pytest.mark.parametrize(
    ("path", "pattern"),
    [
        ("/v1/info", "/v1/info"),
        ("/v1/info/", ""),
        ("/", ""),
        ("/v1/sync/changes", "/v1/sync/changes"),
    ],
)
def test_a_path_is_known_by_its_pattern(centre, path, pattern):
    assert pattern_of(make_app(centre.centre, HeadSignal()))(path) == pattern


def test_a_line_that_drops_in_the_middle_of_a_request_is_no_bug(centre, caplog):
    port = int(centre.url.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port)) as line:
        line.sendall(b"POST /v1/enrol HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n{")
    gone = "callcenter_requests_total|POST|/v1/enrol|499"
    deadline = time.monotonic() + 20
    while gone not in (figures := _figures(centre)):
        assert time.monotonic() < deadline
    assert figures[gone] == 1
    assert "unexpected" not in caplog.text


def test_questions_held_open_are_counted_while_they_wait(centre):
    speaker = Speaker(centre)
    with ThreadPoolExecutor(1) as aside:
        held = aside.submit(speaker.pull, speaker.pull().json()["cursor"], wait=20)
        deadline = time.monotonic() + 20
        while _figures(centre)["callcenter_waiting"] != 1:
            assert time.monotonic() < deadline
        speaker.push(speaker.event())
        assert len(held.result().json()["events"]) == 1
    assert _figures(centre)["callcenter_waiting"] == 0
