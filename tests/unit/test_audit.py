"""The audit of the pinned packages against a database of vulnerabilities that we play ourselves."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.audit import LOCK, main
from tests.check import STATIC

HOLE = {
    "id": "CONTOH-2026-0001",
    "summary": "An invented vulnerability",
    "affected": [
        {
            "package": {"name": "contoh", "ecosystem": "PyPI"},
            "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "1.2.4"}]}],
        }
    ],
}


@pytest.fixture
def osv():
    """A database that knows what is put into `holes` by name; yields (url, holes, asked)."""
    holes, asked = {}, []

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self):
            question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            name = question["package"]["name"]
            asked.append(name)
            body = holes.get(name, {})
            data = body if isinstance(body, bytes) else json.dumps(body).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_):
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/v1/query", holes, asked
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def lock(tmp_path):
    path = tmp_path / "requirements.lock"
    path.write_text(f"contoh==1.2.3 \\\n    --hash=sha256:{'0' * 64}\n")
    return path


def test_nothing_known_is_green(osv, lock, capsys):
    url, _holes, asked = osv
    assert main([str(lock), url]) == 0
    assert asked == ["contoh"]
    assert "1 packages, none known to be vulnerable" in capsys.readouterr().out


def test_a_known_vulnerability_is_red_by_name(osv, lock, capsys):
    url, holes, _asked = osv
    holes["contoh"] = {"vulns": [HOLE]}
    assert main([str(lock), url]) == 1
    assert "contoh 1.2.3: CONTOH-2026-0001, mended in 1.2.4" in capsys.readouterr().out


def test_without_a_line_it_is_a_warning(lock, capsys):
    assert main([str(lock), "http://127.0.0.1:9/v1/query"]) == 0
    assert "WARNING, not audited: no line to 127.0.0.1:9" in capsys.readouterr().out


def test_a_list_nobody_can_read_is_red(osv, lock, capsys):
    lock.write_text("contoh\n")
    assert main([str(lock), osv[0]]) == 1
    assert "nothing that can be read" in capsys.readouterr().out


def test_the_check_audits_what_is_pinned():
    assert any("tests.audit" in step for step in STATIC)
    assert LOCK.name == "requirements.lock"
    assert LOCK.is_file()
