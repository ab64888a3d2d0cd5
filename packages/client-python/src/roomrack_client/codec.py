"""Between Python values and their forms on the wire."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any


def text(value: Any) -> str:
    """A value of a path, a query or a form."""
    if isinstance(value, bool):
        return "true" if value else "false"
    encoded = encode(value)
    return encoded if isinstance(encoded, str) else str(value)


def encode(value: Any) -> Any:
    """A value as JSON has it. Raises TypeError or ValueError for what has no form on the wire."""
    match value:
        case None | str() | bool() | int() | float():
            return value
        case Decimal():
            return _number(value)
        case datetime():
            if value.tzinfo is None:
                raise ValueError(f"{value!r} needs a time zone")
            instant = value.astimezone(UTC).replace(tzinfo=None)
            return instant.isoformat(timespec="milliseconds" if instant.microsecond else "seconds") + "Z"
        case date():
            return value.isoformat()
        case Mapping():
            return {str(name): encode(each) for name, each in value.items()}
        case Sequence():
            return [encode(each) for each in value]
    raise TypeError(f"{type(value).__name__} has no form on the wire")


def _number(value: Decimal) -> int | float:
    """A JSON number of the same value: a float shows up to 15 digits as they were."""
    if not value.is_finite():
        raise ValueError(f"{value} is no number of JSON")
    if value == value.to_integral_value():
        return int(value)
    if Decimal(repr(float(value))) != value:
        raise ValueError(f"{value} has more digits than a number of JSON keeps")
    return float(value)
