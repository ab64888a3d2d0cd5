"""What a caller is told that it did wrong."""

from collections.abc import Mapping


class Problem(Exception):
    """A refusal: a status, a code for programs, and words for people."""

    def __init__(self, status: int, code: str, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.headers = dict(headers or {})


def unknown(what: str) -> Problem:
    """Something that is not there."""
    return Problem(404, "not_found", f"there is no {what}")


def invalid(message: str) -> Problem:
    """Something that can't be read or done."""
    return Problem(422, "invalid", message)
