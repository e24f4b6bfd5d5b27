"""Files brought from the centre: verified, stopped, and their small pictures painted here."""

import io

import pytest
from PIL import Image

from callcenter.api.files import FileApi
from callcenter.errors import (
    AttachmentRefused,
    Cancelled,
    NotFound,
    NotOurServer,
    RequestRefused,
    StoreDamaged,
)
from callcenter.server.file_folder import FileFolder
from callcenter.store import attachments
from tests.samples_of_files import CHUNK, bomb, photo
from tests.sync.file_rig import FILE, KEY, sha


def test_a_download_tells_how_far_it_is_and_can_be_stopped(shelf, other_shelf):
    ticket_id = shelf.attach(FILE)
    shelf.run_all()
    del ticket_id
    steps: list[tuple[int, int]] = []
    with pytest.raises(Cancelled):
        other_shelf.lane.shelf.fetch(
            sha(FILE), len(FILE), lambda *at: steps.append(at), lambda: len(steps) == 2
        )
    assert steps == [(CHUNK, len(FILE)), (2 * CHUNK, len(FILE))]
    assert not attachments.is_here(other_shelf.rig.folder, sha(FILE))
    other_shelf.lane.shelf.fetch(sha(FILE), len(FILE))
    other_shelf.lane.shelf.fetch(sha(FILE), len(FILE), lambda *_: pytest.fail("it is here"))
    assert FILE not in (other_shelf.rig.folder / "attachments" / sha(FILE)).read_bytes()


def test_a_download_is_verified(shelf, other_shelf, centre):
    with pytest.raises(NotFound):
        other_shelf.lane.shelf.fetch(sha(FILE), len(FILE))
    shelf.attach(FILE)
    shelf.run_all()
    path = FileFolder(centre.folder / "files").path(sha(FILE))
    path.write_bytes(bytes(len(FILE)))
    with pytest.raises(NotOurServer):
        other_shelf.lane.shelf.fetch(sha(FILE), len(FILE))
    with pytest.raises(NotOurServer):
        other_shelf.lane.shelf.fetch(sha(FILE), len(FILE) + 1)
    assert not attachments.is_here(other_shelf.rig.folder, sha(FILE))

    class Away(FileApi):
        def read(self, *_where):
            raise RequestRefused(416, "range_invalid")

    other_shelf.open(Away)
    with pytest.raises(RequestRefused):
        other_shelf.lane.shelf.fetch(sha(FILE), len(FILE))


def test_thumbnails_are_painted_here_and_kept(shelf, other_shelf):
    picture = photo(900, 600, secret="Rahasia Contoh")
    shelf.attach(picture, name="foto.jpg")
    assert shelf.lane.shelf.thumbnail(sha(FILE), "application/pdf") is None
    mine = shelf.lane.shelf.thumbnail(sha(picture), "image/jpeg")
    with Image.open(io.BytesIO(mine)) as small:
        assert max(small.size) == 256
    with pytest.raises(RequestRefused):
        other_shelf.lane.shelf.thumbnail(sha(picture), "image/jpeg")
    shelf.run_all()
    theirs = other_shelf.lane.shelf.thumbnail(sha(picture), "image/jpeg")
    assert theirs[:3] == b"\xff\xd8\xff"
    assert b"Rahasia" not in theirs + mine
    kept = other_shelf.rig.folder / "thumbnails" / sha(picture)
    assert theirs not in kept.read_bytes()
    other_shelf.lane.close()
    assert other_shelf.lane.shelf.thumbnail(sha(picture), "image/jpeg") == theirs
    kept.write_bytes(b"damaged")
    assert other_shelf.lane.shelf.thumbnail(sha(picture), "image/jpeg") is not None


def test_a_picture_that_cannot_be_painted_is_not_tried_twice(shelf):
    broken = photo()[:300]
    shelf.attach(broken, name="rusak.jpg")
    assert shelf.lane.shelf.thumbnail(sha(broken), "image/jpeg") is None
    assert attachments.thumbnail(shelf.rig.folder, KEY, sha(broken)) == b""
    assert shelf.lane.shelf.thumbnail(sha(broken), "image/jpeg") is None
    shelf.attach(FILE)
    shelf.run_all()
    attachments.drop_bytes(shelf.rig.folder, sha(FILE))
    assert shelf.lane.shelf.thumbnail(sha(FILE), "image/png") is None


def test_a_busy_machine_does_not_condemn_a_picture(shelf, monkeypatch):
    picture = photo()
    shelf.attach(picture, name="foto.jpg")
    monkeypatch.setattr("callcenter.pictures.decoding.SECONDS", 0.0001)
    assert shelf.lane.shelf.thumbnail(sha(picture), "image/jpeg") is None
    monkeypatch.undo()
    assert shelf.lane.shelf.thumbnail(sha(picture), "image/jpeg") is not None


def test_a_bomb_is_not_even_attached(shelf):
    with pytest.raises(AttachmentRefused) as refused:
        attachments.put(shelf.rig.folder, KEY, bomb(), "kecil.png")
    assert refused.value.reason == "pixels"


def test_reading_a_damaged_file_says_so(shelf):
    shelf.attach(FILE)
    path = shelf.rig.folder / "attachments" / sha(FILE)
    path.write_bytes(b"short")
    with pytest.raises(StoreDamaged):
        attachments.read(shelf.rig.folder, KEY, sha(FILE))
