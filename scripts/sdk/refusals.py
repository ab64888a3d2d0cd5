"""The Python SDK's exception classes, one for each kind of refusal in `roomrack.core.errors`."""

import inspect

from roomrack.core import errors

HEADER = '''"""One class for every kind of refusal. Generated from the server's own: `make sdk` writes it anew."""

from collections.abc import Mapping

from roomrack_client.errors import ApiError

'''


INTERNAL = '''
class InternalError(ApiError):
    """500 `InternalServerError`.

    A bug of the server; quote the request id.
    """

'''

# Classes that only ever stand beside another of the same status and type.
COMPANIONS = {"PartnerWords", "SeveralUnknown"}


def kinds(base: type[errors.RoomrackError] = errors.RoomrackError) -> list[type[errors.RoomrackError]]:
    """The classes right below the base, in the order of their statuses; a private one stands for those below it."""
    found = []
    for kind in base.__subclasses__():
        if kind.__module__ == errors.__name__ and kind.__name__ not in COMPANIONS:
            found += kinds(kind) if kind.__name__.startswith("_") else [kind]
    return sorted(found, key=lambda kind: (kind.status, kind.__name__))


def type_of(kind: type[errors.RoomrackError]) -> str | None:
    """The `type` that its body has; None where the body is of another form or missing."""
    return kind.type if kind.has_body and kind is not errors.DuplicateAccount else None


def table() -> list[tuple[int, str | None, str]]:
    """Status, type and class; a status of 0 stands for any. Raises ValueError for classes that can't be told apart."""
    rows: list[tuple[int, str | None, str]] = [(500, "InternalServerError", "InternalError")]
    shared = [kind.type for kind in kinds()]
    for kind in kinds():
        type_ = type_of(kind)
        rows.append((kind.status, type_, kind.__name__))
        # A type that always means the same is known by itself, whatever the status: the original may send another.
        if type_ and shared.count(kind.type) == 1:
            rows.append((0, type_, kind.__name__))
    pairs = [row[:2] for row in rows]
    if twice := {pair for pair in pairs if pairs.count(pair) > 1}:
        raise ValueError(f"classes that an answer can't tell apart: {twice}")
    return rows


def python() -> str:
    """The module `roomrack_client.refusals`."""
    parts = [HEADER]
    for kind in kinds():
        words = inspect.cleandoc(kind.__doc__ or "").splitlines()[0]
        told = f"{kind.status} `{type_of(kind)}`" if type_of(kind) else f"{kind.status}, a body of another form"
        parts.append(f'\nclass {kind.__name__}(ApiError):\n    """{told}.\n\n    {words}\n    """\n\n')
    parts.append(INTERNAL)
    parts.append("\nKINDS: Mapping[tuple[int, str | None], type[ApiError]] = {\n")
    parts += [f"    ({status}, {quoted(type_)}): {name},\n" for status, type_, name in table()]
    parts.append('}\n"""By status and type; a status of 0 stands for any."""\n')
    return "".join(parts)


def quoted(value: str | None) -> str:
    """A literal of Python."""
    return "None" if value is None else f'"{value}"'
