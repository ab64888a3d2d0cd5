"""Kinds of values that bodies and queries of several slices hold."""

from collections.abc import Callable
from typing import Annotated

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

MAX_EXACT = 2**53 - 1
"""The largest whole number that every JSON reader takes exactly: JavaScript has no integers beyond it."""


def _blank(value: object) -> object:
    return None if isinstance(value, str) and not value.strip() else value


def _given(value: object) -> object:
    if _blank(value) is None:
        raise PydanticCustomError("missing", "no value")
    return value


def _no_boolean(kind: str) -> Callable[[object], object]:
    def check(value: object) -> object:
        if isinstance(value, bool):
            raise PydanticCustomError("int_type" if kind == "int" else "float_type", "not a number")
        return value

    return check


Blank = BeforeValidator(_blank)
"""Reads empty text as nothing: forms and old clients send it for what they do not know."""
Given = BeforeValidator(_given)
"""Refuses null and empty text as a missing value."""
NotFlag = BeforeValidator(_no_boolean("float"))
"""Keeps `true` from being read as 1."""
Whole = Annotated[int, BeforeValidator(_no_boolean("int"))]
"""A whole number, which `true` is not."""
