"""What a file says of itself before anything decodes it."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from roomrack.domain.media.rules import MAX_BYTES, Kind, Picture, Size, Unfit, header, judged

SIZES = st.tuples(st.integers(1, 300), st.integers(1, 300))


def _file(kind: str, mode: str, size: tuple[int, int], **options: object) -> bytes:
    file = BytesIO()
    Image.new(mode, size).save(file, kind, **options)
    return file.getvalue()


@settings(deadline=None)
@given(SIZES, st.sampled_from(["JPEG", "PNG", "WEBP"]), st.booleans(), st.booleans())
def test_it_is_what_the_decoder_will_find(size: tuple[int, int], kind: str, odd: bool, noted: bool) -> None:
    options: dict[str, object] = {
        "JPEG": {"progressive": odd, "exif": b"Exif\0\0" + b"x" * 900 if noted else b""},
        "PNG": {},
        "WEBP": {"lossless": odd, "exif": b"Exif\0\0" + b"x" * 901 if noted else b""},
    }[kind]
    content = _file(kind, "RGB", size, **options)
    assert header(content) == (Kind(kind), *size)
    assert judged(content) is Kind(kind)


def test_a_frame_behind_padding_and_tables() -> None:
    content = _file("JPEG", "RGB", (30, 20))
    padded = content[:2] + b"\xff\xff\xff\x01\xff\xfe\x00\x04ab" + content[2:]
    assert header(padded) == (Kind.JPEG, 30, 20)


@given(st.binary(max_size=60), st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBP"]))
def test_nonsense_is_no_picture_and_no_error(content: bytes, beginning: bytes) -> None:
    found = header(beginning + content)
    if found is None:
        with pytest.raises(Unfit):
            judged(beginning + content)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_every_beginning_of_a_picture_is_none_or_the_same(kind: str) -> None:
    content = _file(kind, "RGB", (40, 50))
    assert {header(content[:length]) for length in range(len(content))} <= {None, (Kind(kind), 40, 50)}


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "The file is not a JPEG, PNG or WebP picture."),
        (b"GIF89a" + b"x" * 100, "The file is not a JPEG, PNG or WebP picture."),
        (b"\xff\xd8\xff\xda" + b"x" * 100, "The file is not a JPEG, PNG or WebP picture."),
        (b"\xff\xd8\xff" + b"x" * (MAX_BYTES - 2), "The file is larger than 20 MB."),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(8), "The picture has no pixels."),
        (
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (2**31 - 1).to_bytes(4, "big") * 2,
            "The picture has more than 50 megapixels: 2147483647 x 2147483647.",
        ),
        (
            b"RIFF\0\0\0\0WEBPVP8X\n\0\0\0\0\0\0\0" + b"\xff" * 6,
            "The picture has more than 50 megapixels: 16777216 x 16777216.",
        ),
    ],
)
def test_what_is_unfit(content: bytes, problem: str) -> None:
    with pytest.raises(Unfit) as refused:
        judged(content)
    assert refused.value.problem == problem


def test_the_names_of_files() -> None:
    sizes = (Size(600, 1500, 3), Size(410, 1024, 2), Size(128, 320, 1))
    assert Picture("ab" * 16, Kind.JPEG, sizes, stored=True).files == (
        *("abababababababababababababababab.jpg", "abababababababababababababababab-1024.jpg"),
        "abababababababababababababababab-320.jpg",
    )
    assert Picture("cd" * 16, Kind.WEBP, sizes[2:], stored=True).files == ("cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd.webp",)
