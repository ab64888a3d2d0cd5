"""What may be attached to a message: judged by what a file is, never by what it is called."""

import re

MAX_BYTES = 5 * 1024 * 1024
"""The largest file; one that comes as JSON is bound by the size of a body besides."""
_SIGNS: tuple[tuple[bytes, str, str, str], ...] = (
    (b"\xff\xd8\xff", "JPEG", "jpg", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "PNG", "png", "image/png"),
    (b"%PDF-", "OCTET_STREAM", "pdf", "application/pdf"),
    (b"GIF8", "OCTET_STREAM", "gif", "image/gif"),
)
_TEXTUAL = re.compile(rb"[^\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f]*")
_HTML = re.compile(rb"<\s*(?:!doctype|html|script|svg|\?xml|body|iframe)", re.IGNORECASE)
_UNSAFE = re.compile(r"[\\/:*?\"<>|\x00-\x1f\x7f]+")


def kind_of(content: bytes) -> tuple[str, str, str] | None:
    """The contract's type, the ending and the media type of a file; None for one that is not taken.

    JPEG, PNG, GIF and WebP pictures, PDF, and plain text are taken.
    """
    for sign, kind, ending, media in _SIGNS:
        if content.startswith(sign):
            return kind, ending, media
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "OCTET_STREAM", "webp", "image/webp"
    if content and _TEXTUAL.fullmatch(content) and not _HTML.search(content):
        try:
            content.decode()
        except UnicodeDecodeError:
            return None
        return "OCTET_STREAM", "txt", "text/plain"
    return None


def media_of(file: str) -> str:
    """The media type of a stored file, by the ending that it was given."""
    ending = file.rpartition(".")[2]
    known = {each: media for _, _, each, media in _SIGNS} | {"webp": "image/webp", "txt": "text/plain; charset=utf-8"}
    return known.get(ending, "application/octet-stream")


def clean_name(name: str) -> str:
    """A name that can be written into a header and onto a disk."""
    return _UNSAFE.sub("_", name.strip())[-120:].strip("._ ") or "file"
