"""The server process dies in the middle of an upload, again and again: no byte is sent in vain."""

import pytest

from callcenter.demo.server_process import start_server
from tests.contract.file_sender import Sender, said, sha
from tests.samples_of_files import CHUNK, noise

FILE = noise(5 * CHUNK + 77, seed=3)


class _Address:
    """A server process as the speaker wants it."""

    def __init__(self, server) -> None:
        self.url, self._code = server.url, server.code

    def code(self) -> str:
        return self._code


@pytest.fixture
def kind() -> str:
    return "sqlite"  # the process brings its own database


def test_an_upload_outlives_its_server(tmp_path):
    server = start_server(tmp_path / "pusat")
    port = int(server.url.rpartition(":")[2])
    try:
        one = Sender(_Address(server))
        ticket_id = one.name(FILE)
        one.begin(FILE, ticket_id)
        for at in range(0, len(FILE), CHUNK):
            assert one.begin(FILE, ticket_id).json()["stored"] == at
            one.patch(sha(FILE), at, FILE[at : at + CHUNK])
            server.process.kill()
            server.stop()
            server = start_server(tmp_path / "pusat", port=port)
        assert one.begin(FILE, ticket_id).json()["announced"] is True
        assert len(said(one)) == 1
        assert one.ask("GET", sha(FILE)).content == FILE
    finally:
        server.stop()
