"""The line and the centre fail in every way that can be staged; nothing is lost or doubled."""

import json
import os
import signal
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from sqlalchemy import URL

from callcenter.errors import NotOurServer, ProfileInUse, ServerBusy, Unreachable
from callcenter.server import tables
from callcenter.server.postgres import URL_VARIABLE
from callcenter.sync.status import LinkState
from tests.sync.rig import CentreRig, DeskRig

pytestmark = pytest.mark.parametrize("kind", ["sqlite", "postgresql"])


@pytest.fixture
def wired(centre, new_desk, wire) -> DeskRig:
    desk = new_desk()
    desk.enrol(centre, wire.url)
    return desk


def test_an_answer_lost_after_the_commit_doubles_nothing(centre, wired, wire):
    ticket_id = wired.register()
    wire.lose = ["/v1/sync/push"]

    report = wired.run()

    assert wire.lost == 1
    assert (report.state, report.pushed) == (LinkState.OFFLINE, 0)
    assert isinstance(report.error, Unreachable)
    assert report.error.reason == "cut"
    assert [row.state for row in wired.outbox()] == ["sent"]
    assert len(centre.rows()) == 1

    assert (wired.run().settled, wired.outbox()) == (1, [])
    assert len(centre.rows()) == 1
    assert centre.ticket(ticket_id)


@pytest.mark.parametrize("let_through", [1, 60, 400])
def test_an_answer_cut_in_the_middle_is_no_answer(centre, wired, wire, let_through):
    wired.register_many(20, "panjang " * 40)
    wire.lose = ["/v1/sync/changes"]
    wire.let_through = let_through
    report = wired.run()
    assert report.state is LinkState.OFFLINE
    assert wired.state().cursor == ""
    assert wired.run().settled == 20
    assert len(centre.rows()) == 20


def test_the_answer_of_an_enrolment_may_be_lost(centre, new_desk, wire):
    desk = new_desk()
    code = centre.code()
    wire.lose = ["/v1/enrol"]
    with pytest.raises(Unreachable):
        desk.sync.enrol(wire.url, code, "Meja 1")
    assert desk.sync.status().state == "never"
    desk.sync.enrol(wire.url, code, "Meja 1")
    desk.register()
    assert desk.run().settled == 1
    assert len(centre.rows(tables.devices)) == 1


def test_the_centre_stops_and_starts_and_all_settles(centre, desk):
    first = desk.register()
    desk.run()
    centre.stop()
    second = desk.register()
    desk.save(first, "note_added", body={"text": "Warga menunggu"})

    report = desk.run()
    assert (report.state, report.again_in is not None) == (LinkState.OFFLINE, True)
    assert isinstance(report.error, Unreachable)
    assert report.error.reason == "connect"
    status = desk.sync.status()
    assert (status.state, status.unsent) == (LinkState.OFFLINE, 2)
    assert status.oldest_unsent_at is not None

    centre.start()
    assert (desk.run().settled, desk.outbox()) == (2, [])
    assert centre.ticket(second).number == desk.ticket(second).number
    assert [row.seq for row in centre.rows()] == [1, 2, 3]


def test_a_desk_in_the_middle_of_a_backlog_when_the_centre_goes(centre, wired, wire):
    wired.register_many(620)
    wire.lose = ["/v1/sync/push"]
    wired.run()
    centre.stop()
    wired.run()
    centre.start()
    wired.run()
    assert wired.outbox() == []
    assert len(centre.rows()) == len(set(centre.eids())) == 620


def test_two_processes_never_sync_one_profile(desk, new_desk):
    desk.run()
    twin = new_desk("desk")
    with pytest.raises(ProfileInUse):
        twin.sync.run_once()
    desk.sync.close()
    assert twin.sync.run_once().state is LinkState.ONLINE


_PORTALS = {
    "html": (200, "text/html", b"<html>Selamat datang di WiFi</html>", {}),
    "redirect": (302, "text/html", b"", {"Location": "http://portal.example/"}),
    "garbage": (200, "application/json", b'{"ok": true}', {}),
    "too_large": (200, "application/json", b" " * (5 << 20), {}),
}


@pytest.fixture
def portal():
    """Something that is no centre at all."""
    answer: dict = {}

    class Handler(BaseHTTPRequestHandler):
        def _reply(self):
            # A server that closes with unread bytes resets the line, and the answer may be lost.
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            status, kind, body, headers = answer["now"]
            self.send_response(status)
            for name, value in {"Content-Type": kind, **headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            try:
                self.wfile.write(body)
            except OSError:
                self.close_connection = True

        do_GET = do_POST = _reply  # noqa: N815 - the names of the base class

        def log_message(self, *_args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()

    def answering(reply) -> str:
        answer["now"] = reply
        return f"http://127.0.0.1:{server.server_port}"

    yield answering
    server.shutdown()
    thread.join()
    server.server_close()


def _send_to(desk: DeskRig, url: str) -> None:
    from callcenter.store import sync_state

    with desk.store.write() as tx:
        sync_state.set_server(tx, url, "Pusat Uji", 1)


@pytest.mark.parametrize("reason", _PORTALS)
def test_what_is_not_our_server_changes_nothing(desk, portal, reason):
    ticket_id = desk.register()
    _send_to(desk, portal(_PORTALS[reason]))
    report = desk.run()
    assert isinstance(report.error, NotOurServer)
    assert report.error.reason == reason
    assert report.state is LinkState.OFFLINE
    assert [row.subject_id for row in desk.outbox()] == [ticket_id]


def test_a_busy_server_is_given_its_time(desk, portal):
    desk.register()
    _send_to(desk, portal((503, "text/html", b"busy", {"Retry-After": "77"})))
    report = desk.run()
    assert isinstance(report.error, ServerBusy)
    assert report.again_in == 77
    assert not desk.sync.may_hurry()


def test_the_first_save_may_cut_the_wait_and_the_second_may_not(centre, desk):
    centre.stop()
    desk.run()
    assert desk.sync.may_hurry()
    assert not desk.sync.may_hurry()
    desk.run()
    assert not desk.sync.may_hurry()
    centre.start()
    desk.run()
    assert desk.sync.may_hurry()


def test_kill_9_of_the_centre_between_batches_keeps_what_was_acknowledged(
    tmp_path, new_desk, new_place
):
    folder = tmp_path / "killed"
    place = new_place("killed")
    rig = CentreRig(folder, place=place)
    desk = new_desk()
    desk.enrol(rig)
    rig.stop()
    process, url = _process(folder, place)
    _send_to(desk, url)
    desk.register_many(30)
    assert desk.run().settled == 30
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    later = desk.register("Setelah mati")
    assert desk.run().state is LinkState.OFFLINE

    process, url = _process(folder, place)
    _send_to(desk, url)
    assert desk.run().settled == 1
    process.stdin.close()
    assert process.wait(20) == 0
    process.stdout.close()
    rig.start()
    assert len(rig.rows()) == 31
    assert rig.ticket(later)
    rig.stop()


def _process(folder, place):
    named = {}
    if isinstance(place, URL):
        named[URL_VARIABLE] = place.render_as_string(hide_password=False)
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "callcenter.server", "--exit-with-parent"),
            *("--listen", "127.0.0.1:0", "--data", str(folder)),
        ],
        env=os.environ | named,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    return process, json.loads(process.stdout.readline())["url"]
