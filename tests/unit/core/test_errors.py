"""The error tree: what each refusal shows, and how several become one."""

import pytest

from roomrack.core.errors import (
    REGISTRY,
    Conflict,
    DuplicateAccount,
    FieldMissing,
    MethodNotAllowed,
    NotFound,
    ParamsError,
    PartnerError,
    QuotaExceeded,
    RoomrackError,
    RuleError,
    SectionEmpty,
    Unavailable,
    UnknownReference,
    many,
)


def test_a_wrong_field_stands_in_element_and_machine_name_and_lists_itself() -> None:
    error = FieldMissing("$.guests[0].familyName")
    assert error.top_element == error.machine_name == "$.guests[0].familyName"
    assert error.items == (error,)


def test_a_missing_resource_is_told_by_its_kind() -> None:
    for error in (NotFound("Reservation"), SectionEmpty("Reservation")):
        assert error.top_element == "Reservation"
        assert error.machine_name is None
        assert error.items == ()


def test_an_unknown_id_is_a_kind_as_the_answer_and_a_field_in_nested() -> None:
    error = UnknownReference("$.product", kind="RoomRate")
    assert error.top_element == "RoomRate"
    assert error.machine_name == "$.product"
    assert error.items[0].element == "$.product"


@pytest.mark.parametrize(
    ("errors", "status", "type_", "element"),
    [
        pytest.param([FieldMissing("$.a")], 400, "ApiParamsExemption", "$.a", id="one field"),
        pytest.param([FieldMissing("$.a"), FieldMissing("$.b")], 400, "ApiParamsExemption", None, id="two fields"),
        pytest.param([RuleError("$[0]"), FieldMissing("$[1]")], 400, "ApiParamsExemption", None, id="rule and field"),
        pytest.param([RuleError("$[0]")], 400, "ApiValidationFailed", "$[0]", id="rule"),
        pytest.param(
            [UnknownReference("$[0].room", kind="RoomRate"), RuleError("$[1]")],
            400,
            "ApiValidationFailed",
            None,
            id="unknown id and rule",
        ),
        pytest.param(
            [UnknownReference("$[0].room", kind="RoomRate"), UnknownReference("$[1].room", kind="RoomRate")],
            422,
            "ApiResourceMissing",
            "RoomRate",
            id="only unknown ids of one kind",
        ),
        pytest.param(
            [UnknownReference("$[0].room", kind="RoomRate"), UnknownReference("$[1].guest", kind="Guest")],
            422,
            "ApiResourceMissing",
            None,
            id="only unknown ids",
        ),
    ],
)
def test_many_errors_become_one(errors: list[RoomrackError], status: int, type_: str, element: str | None) -> None:
    error = many(errors)
    assert (error.status, error.type, error.top_element) == (status, type_, element)
    assert error.items == tuple(errors)


@pytest.mark.parametrize("lone", [RuleError("$[0]"), UnknownReference("$[0].room", kind="RoomRate")], ids=repr)
def test_a_lone_refusal_keeps_its_own_words_and_field(lone: RoomrackError) -> None:
    error = many([lone])
    assert (str(error), error.machine_name) == (str(lone), lone.element)


def test_many_opens_what_is_combined_already() -> None:
    error = many([many([FieldMissing("$.a"), FieldMissing("$.b")]), RuleError("$.c")])
    assert [item.element for item in error.items] == ["$.a", "$.b", "$.c"]


def test_many_needs_an_error() -> None:
    with pytest.raises(ValueError, match="no error"):
        many([])


def test_a_template_must_get_its_parameters() -> None:
    class Made(ParamsError):
        template = "At most {limit}."

    assert str(Made("$.a", limit=3)) == "At most 3."
    with pytest.raises(KeyError):
        Made("$.a")


def test_two_classes_cannot_share_a_code() -> None:
    with pytest.raises(TypeError, match="share the code 'field_missing'"):
        type("Other", (ParamsError,), {"code": "field_missing"})
    assert REGISTRY["field_missing"] is FieldMissing


def test_errors_bring_their_headers() -> None:
    assert QuotaExceeded(seconds=7).headers == {"Retry-After": "7"}
    assert Conflict(seconds=2).headers == {"Retry-After": "2"}
    assert Unavailable().headers == {"Retry-After": "2"}
    assert MethodNotAllowed(allow="GET, HEAD").headers == {"Allow": "GET, HEAD"}


def test_a_partner_is_quoted() -> None:
    error = PartnerError(partner="Simulator", words=["No such {room}"])
    assert (error.status, error.type) == (550, "ApiPartnerServerError")
    assert [str(item) for item in error.items] == ["No such {room}"]


def test_a_duplicate_account_has_its_own_body() -> None:
    assert DuplicateAccount(account="17").body() == {"status": "existing", "id": "17"}
