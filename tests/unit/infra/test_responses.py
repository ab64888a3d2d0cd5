"""How values look in JSON."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import msgspec
import pytest
from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel

from roomrack.infra.http.responses import empty_response, encode, json_response


class Day(msgspec.Struct, omit_defaults=True):
    """A shape with an optional field."""

    date: date
    available: int
    price: Decimal | None = None


class Model(BaseModel):
    """A pydantic model."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)
    family_name: str
    nick_name: str | None = None
    paid: Decimal | None = None
    born: datetime | None = None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("12.50"), "12.50"),
        (Decimal("0.10"), "0.10"),
        (Decimal(7), "7"),
        (Decimal("9999999999999.99"), "9999999999999.99"),
        (date(2026, 3, 9), '"2026-03-09"'),
        (datetime(2020, 3, 17, 13, 49, 1, tzinfo=UTC), '"2020-03-17T13:49:01Z[UTC]"'),
        (datetime(2020, 3, 17, 13, 49, 1, 5_000, tzinfo=UTC), '"2020-03-17T13:49:01.005Z[UTC]"'),
        (datetime(2020, 3, 17, 14, 49, 1, tzinfo=timezone(timedelta(hours=1))), '"2020-03-17T13:49:01Z[UTC]"'),
        ({"at": [datetime(2020, 3, 17, tzinfo=UTC)]}, '{"at":["2020-03-17T00:00:00Z[UTC]"]}'),
        ({"a": None, "b": True}, '{"a":null,"b":true}'),
        ("è 😀", '"è 😀"'),
        (Day(date=date(2026, 1, 2), available=0), '{"date":"2026-01-02","available":0}'),
        (
            Day(date=date(2026, 1, 2), price=Decimal("5.00"), available=1),
            '{"date":"2026-01-02","available":1,"price":5.00}',
        ),
        (Model(family_name="Rossi"), '{"familyName":"Rossi"}'),
        (Model(family_name="R", paid=Decimal("1.10")), '{"familyName":"R","paid":1.10}'),
        (
            Model(family_name="R", born=datetime(2020, 3, 17, tzinfo=UTC)),
            '{"familyName":"R","born":"2020-03-17T00:00:00Z[UTC]"}',
        ),
        ([Model(family_name="Rossi", nick_name="R")], '[{"familyName":"Rossi","nickName":"R"}]'),
    ],
    ids=str,
)
def test_values_are_written_as_the_contract_wants(value: object, text: str) -> None:
    assert encode(value) == text.encode()


def test_a_stranger_is_no_answer() -> None:
    with pytest.raises(TypeError, match="object has no form on the wire"):
        encode(object())


def test_bytes_are_json_already() -> None:
    answer = json_response(b"[1]", 202, {"X-More": "1"})
    assert (answer.body, answer.status_code) == (b"[1]", 202)
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-more"] == "1"


def test_an_empty_answer_has_no_type() -> None:
    answer = empty_response(304)
    assert (answer.body, answer.status_code) == (b"", 304)
    assert "content-type" not in answer.headers
