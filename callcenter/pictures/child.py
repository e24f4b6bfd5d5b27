"""The process that decodes one picture: bytes in on stdin, a fresh picture out on stdout, the end.

Run by its path in an isolated interpreter, so it knows nothing of this program: no key, no store,
no network. It gives itself limits before it looks at the first byte.
"""

import io
import sys

from PIL import Image, ImageOps, UnidentifiedImageError

REFUSED_PIXELS = 3
REFUSED_DAMAGED = 4
REFUSED_MEMORY = 5
_MEMORY = 1 << 30
_CPU_SECONDS = 20
_FORMATS = ("JPEG", "PNG", "WEBP")
_QUALITY = {"JPEG": {"quality": 92, "optimize": True}, "PNG": {}, "WEBP": {"quality": 92}}


def main() -> int:
    """`child.py EDGE PIXELS`: edge 0 keeps size and format, else a JPEG at most that large."""
    _limit()
    edge, most = int(sys.argv[1]), int(sys.argv[2])
    data = sys.stdin.buffer.read()
    Image.MAX_IMAGE_PIXELS = None  # ours is the stricter one, just below
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
            if image.width * image.height > most:
                return REFUSED_PIXELS
            out = _small(image, edge) if edge else _whole(image)
    except MemoryError:
        return REFUSED_MEMORY
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, IndexError):
        return REFUSED_DAMAGED
    sys.stdout.buffer.write(out)
    sys.stdout.buffer.flush()
    return 0


def _small(image: Image.Image, edge: int) -> bytes:
    image.draft("RGB", (2 * edge, 2 * edge))  # a JPEG is decoded small at once
    turned = ImageOps.exif_transpose(image)
    turned.thumbnail((edge, edge), Image.Resampling.LANCZOS)
    flat = _bare(turned)
    if flat.mode != "RGB":
        ground = Image.new("RGB", flat.size, "white")
        ground.paste(flat, mask=flat.getchannel("A") if "A" in flat.getbands() else None)
        flat = ground
    return _saved(flat, "JPEG", quality=82)


def _whole(image: Image.Image) -> bytes:
    kind = image.format or "PNG"
    turned = _bare(ImageOps.exif_transpose(image))
    if kind == "JPEG" and turned.mode != "L":
        turned = turned.convert("RGB")
    return _saved(turned, kind, **_QUALITY[kind])


def _bare(image: Image.Image) -> Image.Image:
    """The pixels alone: place, camera, comments and profiles stay behind."""
    if image.mode != "L":
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    image.info = {}
    return image


def _saved(image: Image.Image, kind: str, **options: int | bool) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def _limit() -> None:
    if sys.platform == "win32":
        return  # pixels and time are limited there too; the asker ends it
    import resource  # noqa: PLC0415 - there is none on Windows

    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_CPU_SECONDS, _CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main())
