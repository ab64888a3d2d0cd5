"""What pydantic found wrong, as errors of docs/contract.md 2: one per wrong field, each with its exact JSON path."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from roomrack.core.errors import FieldMissing, FieldWrong, ParamsError, RoomrackError, many

_PLAIN_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_\-]*")
_SOURCES = frozenset({"query", "path", "header", "cookie"})
_LABEL = re.compile(
    r"[A-Z]\w*|.*[\[\]].*|.*-.*|any|bool|bytes|chain|complex|date|datetime|decimal|dict|enum|float|int|list|none|nullable"
    r"|set|str|time|timedelta|tuple|union|url|uuid"
)
"""How pydantic names a member of a union in a location."""


class NotText(ParamsError):
    """Something else where text is expected."""

    code = "not_text"
    template = "This must be text."


class NotWhole(ParamsError):
    """Something else where a whole number is expected."""

    code = "not_whole"
    template = "This must be a whole number."


class NotNumber(ParamsError):
    """Something else where a number is expected."""

    code = "not_number"
    template = "This must be a number."


class NotBoolean(ParamsError):
    """Something else where true or false is expected."""

    code = "not_boolean"
    template = "This must be true or false."


class NotDate(ParamsError):
    """Something else where a date or an instant is expected."""

    code = "not_date"
    template = "This must be a date that exists, written yyyy-MM-dd."


class NotOneOf(ParamsError):
    """A word outside a list."""

    code = "not_one_of"
    template = "This must be one of {expected}."


class NotList(ParamsError):
    """Something else where a list is expected."""

    code = "not_list"
    template = "This must be a list."


class NotObject(ParamsError):
    """Something else where an object is expected."""

    code = "not_object"
    template = "This must be an object."


class TooLong(ParamsError):
    """More characters or items than fit."""

    code = "too_long"
    template = "This may be at most {limit} long."


class TooShort(ParamsError):
    """Fewer characters or items than needed."""

    code = "too_short"
    template = "This must be at least {limit} long."


class TooSmall(ParamsError):
    """A number under its least value."""

    code = "too_small"
    template = "This must be at least {limit}."


class TooBig(ParamsError):
    """A number over its greatest value."""

    code = "too_big"
    template = "This must be at most {limit}."


class NotAbove(ParamsError):
    """A number that must be over a limit."""

    code = "not_above"
    template = "This must be more than {limit}."


class NotBelow(ParamsError):
    """A number that must be under a limit."""

    code = "not_below"
    template = "This must be less than {limit}."


class Refusal(ValueError):
    """What a validator raises for a field that has an error class of its own; the path is filled in here."""

    def __init__(self, kind: type[ParamsError], **params: Any) -> None:
        super().__init__(kind.code)
        self._kind = kind
        self._params = params

    def at(self, element: str) -> ParamsError:
        """The error of the field at this path."""
        return self._kind(element, **self._params)


_Make = Callable[[str, Mapping[str, Any]], ParamsError]


def _plain(cls: type[ParamsError]) -> _Make:
    return lambda path, _: cls(path)


def _limited(cls: type[ParamsError], key: str) -> _Make:
    return lambda path, context: cls(path, limit=context[key])


_BY_TYPE: dict[str, _Make] = {
    "missing": _plain(FieldMissing),
    "missing_argument": _plain(FieldMissing),
    "string_type": _plain(NotText),
    "string_unicode": _plain(NotText),
    "int_type": _plain(NotWhole),
    "int_parsing": _plain(NotWhole),
    "int_from_float": _plain(NotWhole),
    "int_parsing_size": _plain(NotWhole),
    "float_type": _plain(NotNumber),
    "float_parsing": _plain(NotNumber),
    "finite_number": _plain(NotNumber),
    "decimal_type": _plain(NotNumber),
    "decimal_parsing": _plain(NotNumber),
    "bool_type": _plain(NotBoolean),
    "bool_parsing": _plain(NotBoolean),
    "date_type": _plain(NotDate),
    "date_parsing": _plain(NotDate),
    "date_from_datetime_parsing": _plain(NotDate),
    "date_from_datetime_inexact": _plain(NotDate),
    "datetime_type": _plain(NotDate),
    "datetime_parsing": _plain(NotDate),
    "datetime_from_date_parsing": _plain(NotDate),
    "datetime_object_invalid": _plain(NotDate),
    "enum": lambda path, context: NotOneOf(path, expected=str(context["expected"]).replace("'", "")),
    "literal_error": lambda path, context: NotOneOf(path, expected=str(context["expected"]).replace("'", "")),
    "list_type": _plain(NotList),
    "tuple_type": _plain(NotList),
    "set_type": _plain(NotList),
    "frozen_set_type": _plain(NotList),
    "model_type": _plain(NotObject),
    "model_attributes_type": _plain(NotObject),
    "dict_type": _plain(NotObject),
    "mapping_type": _plain(NotObject),
    "dataclass_type": _plain(NotObject),
    "string_too_long": _limited(TooLong, "max_length"),
    "too_long": _limited(TooLong, "max_length"),
    "string_too_short": _limited(TooShort, "min_length"),
    "too_short": _limited(TooShort, "min_length"),
    "greater_than_equal": _limited(TooSmall, "ge"),
    "less_than_equal": _limited(TooBig, "le"),
    "greater_than": _limited(NotAbove, "gt"),
    "less_than": _limited(NotBelow, "lt"),
}


def json_path(location: Iterable[str | int]) -> str:
    """A location inside a body as a JSON path: `$.reservations[1].guests[0].familyName`.

    A key that comes from the client and is no plain name is written `['a b']`; a very long one is shortened.
    """
    parts = ["$"]
    for step in location:
        if isinstance(step, int):
            parts.append(f"[{step}]")
        elif _PLAIN_NAME.fullmatch(step):
            parts.append(f".{step[:64]}")
        else:
            quoted = step[:64].replace("\\", "\\\\").replace("'", "\\'")
            parts.append(f"['{quoted}']")
    return "".join(parts)


def params_error(errors: Sequence[Mapping[str, Any]], body: object = None, *, in_body: bool = False) -> RoomrackError:
    """One error for everything that pydantic lists, in the form of its `errors()`.

    Locations begin with `body`, `query`, `path` or `header` as FastAPI writes them; with `in_body` they begin inside
    the body. A parameter is called by its name. `body` is what was validated: it tells the steps into the client's
    data from the names of pydantic's own union members. A field is listed once, with the first thing that is wrong.
    """
    found: dict[str, ParamsError] = {}
    for error in errors:
        steps = list(error["loc"])
        source = "body" if in_body else str(steps.pop(0)) if steps else "body"
        if source in _SOURCES:
            element = str(steps[0]) if steps else source
        else:
            element = json_path(_real_steps(steps, body, str(error["type"])))
        found.setdefault(element, _single(element, error))
    return many(list(found.values()))


def from_validation(error: ValidationError, body: object = None) -> RoomrackError:
    """The same for a model that a handler validated by itself."""
    return params_error(error.errors(include_url=False, include_input=False), body, in_body=True)


def _single(element: str, error: Mapping[str, Any]) -> ParamsError:
    context = error.get("ctx") or {}
    raised = context.get("error")
    if isinstance(raised, Refusal):
        return raised.at(element)
    if isinstance(raised, ValueError):
        return FieldWrong(element, reason=_sentence(str(raised)))
    make = _BY_TYPE.get(str(error["type"]))
    return make(element, context) if make else FieldWrong(element, reason=_sentence(str(error["msg"])))


def _sentence(text: str) -> str:
    text = text.strip() or "This value is not valid"
    text = text[0].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _real_steps(steps: Sequence[str | int], body: object, kind: str) -> list[str | int]:
    """Drop the steps that pydantic adds for members of unions and for validators: they name nothing in the data."""
    real: list[str | int] = []
    here = body
    for position, step in enumerate(steps):
        if isinstance(step, int):
            here = here[step] if isinstance(here, list) and step < len(here) else None
            real.append(step)
        elif isinstance(here, dict) and step in here:
            here = here[step]
            real.append(step)
        elif (kind == "missing" and position == len(steps) - 1) or (
            isinstance(here, dict | None) and not _LABEL.fullmatch(step)
        ):
            here = None
            real.append(step)
    return real
