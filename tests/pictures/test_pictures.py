"""Pictures from outside: sizes read before decoding, bombs refused, nothing told but the pixels."""

import io
import os
import struct
import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from callcenter.errors import PictureRefused
from callcenter.pictures import child, decoding
from callcenter.pictures.header import MAX_PIXELS, check_picture, picture_size
from callcenter.pictures.kinds import PICTURES, sniff
from tests.samples_of_files import bomb, photo


def made(kind: str, size: tuple[int, int] = (300, 200), mode: str = "RGB", **more) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, more.pop("colour", None)).save(out, kind, **more)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def vp8x(width: int, height: int) -> bytes:
    body = b"VP8X" + struct.pack("<I", 10) + bytes(4)
    body += (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return b"RIFF" + struct.pack("<I", 4 + len(body)) + b"WEBP" + body


@pytest.mark.parametrize(
    "data",
    [
        made("JPEG"),
        made("JPEG", progressive=True, comment=b"x" * 500),
        made("PNG"),
        made("WEBP"),
        made("WEBP", lossless=True),
        made("WEBP", mode="RGBA", exif=b"Exif\x00\x00II*\x00\x08\x00\x00\x00\x00\x00"),
        vp8x(300, 200),
    ],
)
def test_sizes_are_read_from_the_header_alone(data):
    assert sniff(data) in PICTURES
    assert picture_size(data[:900]) == (300, 200)


@pytest.mark.parametrize(
    "data",
    [
        b"", b"%PDF-1.7", made("GIF"), b"\x89PNG\r\n\x1a\n" + bytes(30), b"\xff\xd8\xff",
        b"\xff\xd8\xff\xe0\x00\x04xx\x00", b"\xff\xd8\xff\xc0\x00\x11\x08\x00",
        b"\xff\xd8\xff\xff\xff\xd0\xff\xda\x00\x02\x00\x00\x00\x00",
        b"RIFF\x00\x00\x00\x00WEBPVP8 ", b"RIFF\x00\x00\x00\x00WEBPXXXX" + bytes(30),
        b"XXXX\x00\x00\x00\x00WEBPVP8X" + bytes(30),
    ],
)  # fmt: skip
def test_what_has_no_readable_header_is_no_picture(data):
    assert picture_size(data) is None
    check_picture(data)
    with pytest.raises(PictureRefused) as refused:
        decoding.thumbnail(data)
    assert refused.value.reason == "type"


@given(st.sampled_from([made("JPEG"), made("PNG"), made("WEBP"), vp8x(5, 5)]), st.data())
def test_reading_a_damaged_header_always_ends(data, draw):
    at = draw.draw(st.integers(0, min(len(data), 700) - 1))
    wrong = data[:at] + draw.draw(st.binary(max_size=8)) + data[at + 1 :]
    size = picture_size(wrong)
    assert size is None or min(size) >= 0


def test_a_small_file_of_many_pixels_is_refused_before_anything_decodes_it():
    data = bomb()
    assert len(data) < 30_000
    assert picture_size(data) == (13_000, 13_000)
    began = time.perf_counter()
    for ask in (check_picture, decoding.thumbnail, decoding.preview, decoding.clean_copy):
        with pytest.raises(PictureRefused) as refused:
            ask(data)
        assert refused.value.reason == "pixels"
    assert time.perf_counter() - began < 1, "no process was started for it"


@pytest.mark.parametrize("size", [(8000, 5000), (8001, 5000)])
def test_the_limit_is_forty_million(size):
    data = vp8x(*size)
    if size[0] * size[1] <= MAX_PIXELS:
        check_picture(data)
    else:
        with pytest.raises(PictureRefused):
            check_picture(data)


def test_the_child_looks_at_the_size_itself():
    done = run_child(bomb(), edge=256)
    assert done.returncode == child.REFUSED_PIXELS
    assert done.stdout == b""


def test_the_child_has_no_more_memory_than_it_needs():
    done = run_child(bomb(30_000, 30_000), edge=0, most=10**10)
    assert done.returncode in (child.REFUSED_MEMORY, child.REFUSED_DAMAGED)


def run_child(data: bytes, *, edge: int, most: int = MAX_PIXELS) -> subprocess.CompletedProcess:
    command = [sys.executable, "-I", child.__file__, str(edge), str(most)]
    return subprocess.run(command, input=data, capture_output=True, timeout=60, check=False)


def test_the_child_knows_nothing_of_this_program():
    code = "import sys; sys.argv=['c','0','1']; import runpy\n"
    code += f"try: runpy.run_path({child.__file__!r}, run_name='__main__')\n"
    code += "except SystemExit: pass\n"
    code += "print([m for m in sys.modules if m.startswith(('callcenter', 'PySide6'))])"
    done = subprocess.run(
        [sys.executable, "-I", "-c", code], input=b"", capture_output=True, check=False
    )
    assert done.stdout.strip() == b"[]"


def test_no_decoder_is_loaded_where_the_key_is():
    code = "import sys, callcenter.pictures.decoding; print('PIL' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.strip() == b"False"


def test_a_thumbnail_is_small_upright_and_bare():
    data = photo(1200, 800, secret="Rahasia Contoh")
    assert b"Rahasia" in data
    small = decoding.thumbnail(data)
    assert b"Rahasia" not in small
    with opened(small) as image:
        assert (image.format, image.height) == ("JPEG", 256)
        assert image.width < image.height, "the picture lay on its side"
        assert not image.getexif()


def test_a_preview_is_no_larger_than_a_screen_and_never_larger_than_the_picture():
    with opened(decoding.preview(photo(4000, 3000))) as image:
        assert image.size == (1600, 1200)
    with opened(decoding.preview(photo(90, 60))) as image:
        assert image.size == (90, 60)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_copy_keeps_kind_and_size_and_tells_nothing(kind):
    exif = Image.Exif()
    exif[0x010F] = "Kamera Rahasia"
    more = {"comment": b"Rahasia"} if kind == "JPEG" else {}
    data = made(kind, (320, 240), exif=exif, xmp=b"<x>Rahasia</x>", **more)
    assert b"Rahasia" in data
    copy = decoding.clean_copy(data)
    assert b"Rahasia" not in copy
    with opened(copy) as image:
        assert (image.format, image.size) == (kind, (320, 240))


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("JPEG", "L"), ("JPEG", "CMYK"), ("PNG", "P"), ("PNG", "LA"), ("PNG", "RGBA"), ("PNG", "1"),
     ("PNG", "I;16"), ("WEBP", "RGBA")],
)  # fmt: skip
def test_every_way_of_colouring_comes_through(kind, mode):
    data = made(kind, (40, 30), mode)
    with opened(decoding.clean_copy(data)) as image:
        assert (image.format, image.size) == (kind, (40, 30))
    with opened(decoding.thumbnail(data)) as image:
        assert (image.format, image.mode) == ("JPEG", "RGB")


def test_what_is_seen_through_stands_on_white():
    with opened(decoding.thumbnail(made("PNG", (20, 20), "RGBA", colour=(9, 9, 9, 0)))) as image:
        assert min(image.getpixel((10, 10))) > 250


def test_a_damaged_picture_is_refused_and_a_slow_one_too(monkeypatch):
    with pytest.raises(PictureRefused) as refused:
        decoding.thumbnail(photo()[:400])
    assert refused.value.reason == "damaged"
    monkeypatch.setattr(decoding, "SECONDS", 0.001)
    with pytest.raises(PictureRefused) as refused:
        decoding.thumbnail(photo())
    assert refused.value.reason == "limits"


def test_the_child_gets_nothing_of_our_environment(monkeypatch):
    monkeypatch.setenv("RAHASIA", "x")
    assert "RAHASIA" not in decoding._environment()
    assert set(decoding._environment()) <= {"PATH", "SYSTEMROOT"}
    assert os.environ["RAHASIA"] == "x"
