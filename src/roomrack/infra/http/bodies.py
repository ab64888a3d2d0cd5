"""Kinds of fields that the bodies of several slices have in common, and the base of such bodies."""

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic.alias_generators import to_camel

from roomrack.core.localtime import parse_day, parse_instant
from roomrack.core.text import mask_card_numbers
from roomrack.infra.http.values import MAX_EXACT, Whole

_YEARS = (1900, 2199)


def _moment(value: object) -> object:
    try:
        moment = parse_day(value) if isinstance(value, str) and len(value) == 10 else parse_instant(str(value))
    except ValueError:
        raise ValueError("This must be a date or an instant, such as 2030-05-01 or 2030-05-01T12:00:00Z") from None
    if not _YEARS[0] <= moment.year <= _YEARS[1]:
        raise ValueError(f"The year must lie between {_YEARS[0]} and {_YEARS[1]}")
    return moment


Moment = Annotated[date | datetime, BeforeValidator(_moment)]
"""A plain date, which is a local day of the property, or an instant (docs/contract.md 1)."""
ExactId = Annotated[Whole, Field(ge=-MAX_EXACT, le=MAX_EXACT)]
"""An id that is kept and shown again, so every client must be able to read it exactly."""
Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=255), AfterValidator(mask_card_numbers)]
"""One line of text."""
Prose = Annotated[str, StringConstraints(strip_whitespace=True, max_length=10_000), AfterValidator(mask_card_numbers)]
"""Text of any kind."""


class Body(BaseModel):
    """The base of bodies: the wire's names in camel case, unknown fields ignored, numbers taken for text."""

    # The aliases are dynamic; a checker can't see them, but nothing here is built by name.
    model_config = ConfigDict(  # type: ignore[pydantic-alias]
        extra="ignore", alias_generator=to_camel, coerce_numbers_to_str=True
    )


def sent(body: BaseModel) -> dict[str, Any]:
    """The fields of a body that were sent, null among them; empty text is as good as null."""
    return {name: None if (value := getattr(body, name)) == "" else value for name in body.model_fields_set}
