"""Between Python values and their forms on the wire: lenient in reading, strict in writing."""

import dataclasses
import functools
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, ClassVar, Literal, Self, TypeVar, Union, get_args, get_origin

T = TypeVar("T")
Converter = Callable[[Any], Any]


class _Clear:
    """Writes null."""

    def __repr__(self) -> str:
        return "CLEAR"


CLEAR: Any = _Clear()
"""Stands for null in what is written: in a PATCH it empties an optional field, where None leaves it alone."""


@dataclasses.dataclass(kw_only=True, repr=False)
class Model:
    """The base of what the API takes and gives."""

    wire_names: ClassVar[Mapping[str, str]] = {}
    """The names on the wire of fields where they are not simply written in camelCase."""

    extra_fields: dict[str, Any] = dataclasses.field(default_factory=dict, compare=False)
    """What was read and is none of the fields below. It is not written."""

    def __init_subclass__(cls, wire_names: Mapping[str, str] | None = None, **options: Any) -> None:
        super().__init_subclass__(**options)
        cls.wire_names = wire_names or {}

    def __repr__(self) -> str:
        set_ = {each.name: getattr(self, each.name) for each in dataclasses.fields(self) if each.name != "extra_fields"}
        inside = ", ".join(f"{name}={value!r}" for name, value in set_.items() if value is not None)
        return f"{type(self).__name__}({inside})"

    @classmethod
    def from_wire(cls, body: Mapping[str, Any]) -> Self:
        """Make one of a JSON object."""
        values: dict[str, Any] = {}
        rest = dict(body)
        for name, wire, convert, needed in _fields(_any(cls)):
            value = rest.pop(wire, None)
            if value is not None:
                values[name] = convert(value)
            elif needed:
                values[name] = None
        return cls(**values, extra_fields=rest)

    def to_wire(self) -> dict[str, Any]:
        """The JSON object of what is set. Raises ValueError for a word that its field does not know."""
        written: dict[str, Any] = {}
        for name, wire, _, _ in _fields(_any(type(self))):
            value = getattr(self, name)
            if value is CLEAR:
                written[wire] = None
            elif value is not None:
                _check_words(self, name, value)
                written[wire] = encode(value)
        return written


def text(value: Any) -> str:
    """A value of a path, a query or a form."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if isinstance(value, int | Decimal | date):
        return str(encode(value))
    raise TypeError(f"{type(value).__name__} can't stand in a path or a query")


def encode(value: Any) -> Any:
    """A value as JSON has it. Raises TypeError or ValueError for what has no form on the wire."""
    match value:
        case None | str() | bool() | int() | float():
            return value
        case _Clear():
            return None
        case Model():
            return value.to_wire()
        case Decimal():
            return _number(value)
        case datetime():
            return _instant(value)
        case date():
            return value.isoformat()
        case Mapping():
            return {str(name): encode(each) for name, each in value.items()}
        case Sequence() if not isinstance(value, bytes | bytearray | memoryview):
            return [encode(each) for each in value]
    raise TypeError(f"{type(value).__name__} has no form on the wire")


def decode(kind: type[T], body: Any) -> T:
    """A JSON value as a type; what does not fit the type is given as it came."""
    wanted: Any = kind
    result: T = _converter(wanted)(body)
    return result


def decode_unless_none(kind: type[T], body: Any) -> T | None:
    """The same, where there may be no body."""
    return None if body is None else decode(kind, body)


def rows(kind: type[T], body: Any) -> list[T]:
    """A JSON array, or the one in `data`, as a list."""
    found = body.get("data") if isinstance(body, Mapping) else body
    return [decode(kind, each) for each in found] if isinstance(found, list) else []


def instant(value: str) -> datetime | date:
    """An instant, in any of the spellings of the API (`2026-01-31T12:00:00Z[UTC]`), in UTC; a plain date stays one."""
    plain = value.partition("[")[0].strip()
    if len(plain) == len("2026-01-31"):
        return date.fromisoformat(plain)
    read = datetime.fromisoformat(plain)
    return read.astimezone(UTC) if read.tzinfo else read.replace(tzinfo=UTC)


def _instant(value: datetime) -> str:
    if value.tzinfo is None:
        raise ValueError(f"{value!r} needs a time zone")
    plain = value.astimezone(UTC).replace(tzinfo=None)
    return plain.isoformat(timespec="milliseconds" if plain.microsecond else "seconds") + "Z"


def _number(value: Decimal) -> int | float:
    """A JSON number of the same value: a float shows up to 15 digits as they were."""
    if not value.is_finite():
        raise ValueError(f"{value} is no number of JSON")
    if value == value.to_integral_value():
        return int(value)
    if Decimal(repr(float(value))) != value:
        raise ValueError(f"{value} has more digits than a number of JSON keeps")
    return float(value)


# Classes are looked up by Any: mypy does not take the classes of what can't be hashed for keys.
@functools.cache
def _fields(kind: Any) -> list[tuple[str, str, Converter, bool]]:
    """Each field's name, its name on the wire, what reads it, and whether the class has no default for it."""
    hints = typing.get_type_hints(kind)
    return [
        (
            each.name,
            kind.wire_names.get(each.name) or _camel(each.name),
            _converter(hints[each.name]),
            each.default is dataclasses.MISSING,
        )
        for each in dataclasses.fields(kind)
        if each.name != "extra_fields"
    ]


@functools.cache
def _words(kind: Any) -> dict[str, frozenset[Any]]:
    """The words of each field that knows all of them."""
    known: dict[str, frozenset[Any]] = {}
    for name, hint in typing.get_type_hints(kind).items():
        inside = [part for each in (get_args(hint) or (hint,)) for part in (each, *get_args(each))]
        words = [word for part in (hint, *inside) if get_origin(part) is Literal for word in get_args(part)]
        if words:
            known[name] = frozenset(words)
    return known


def _any(value: Any) -> Any:
    return value


def _check_words(model: Model, name: str, value: Any) -> None:
    words = _words(_any(type(model))).get(name)
    if words is None:
        return
    for each in value if isinstance(value, list) else [value]:
        if each not in words:
            known = ", ".join(sorted(map(str, words)))
            raise ValueError(f"{type(model).__name__}.{name}: {each!r} is none of {known}")


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word[:1].upper() + word[1:] for word in rest)


@functools.cache
def _converter(kind: Any) -> Converter:
    origin, inside = get_origin(kind), get_args(kind)
    if origin in {Union, types.UnionType}:
        kinds = [each for each in inside if each is not types.NoneType]
        return _or_none(_converter(kinds[0]))
    if origin is list:
        return _list(_converter(inside[0]))
    if origin is dict:
        return _dict(_converter(inside[1]))
    if isinstance(origin, type) and hasattr(origin, "from_wire_of"):
        return _page(origin, inside[0])
    if isinstance(kind, type) and issubclass(kind, Model):
        return _model(kind)
    return _SIMPLE.get(kind, _as_it_is)


def _as_it_is(value: Any) -> Any:
    return value


def _or_none(convert: Converter) -> Converter:
    return lambda value: None if value is None else convert(value)


def _list(convert: Converter) -> Converter:
    return lambda value: [convert(each) for each in value] if isinstance(value, list) else value


def _dict(convert: Converter) -> Converter:
    return lambda value: {name: convert(each) for name, each in value.items()} if isinstance(value, dict) else value


def _page(page: Any, kind: Any) -> Converter:
    return lambda value: page.from_wire_of(kind, value)


def _model(kind: type[Model]) -> Converter:
    return lambda value: kind.from_wire(value) if isinstance(value, dict) else value


def _date(value: Any) -> Any:
    try:
        return instant(value) if isinstance(value, str) else value
    except ValueError:
        return value


def _decimal(value: Any) -> Any:
    try:
        return Decimal(value) if isinstance(value, int | str) and not isinstance(value, bool) else value
    except InvalidOperation:
        return value


def _float(value: Any) -> Any:
    return float(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else value


_SIMPLE: dict[Any, Converter] = {date: _date, datetime: _date, Decimal: _decimal, float: _float}
