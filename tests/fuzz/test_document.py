"""schemathesis over the served OpenAPI document: whatever it allows, and much that it does not, is answered as it says.

Cases are made from the document: half of them as it wants requests, half of them broken somewhere. Values that mean
something on this server are put into a good share of them, so that they get past the first check.
"""

from collections.abc import Sequence
from typing import Any

import pytest
import requests
import schemathesis
import yaml
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from schemathesis.core.failures import FailureGroup
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import response_schema_conformance

from roomrack.web.portal.contract import overlay
from tests.concurrency.arena import Arena
from tests.contract import validation
from tests.fuzz import tally
from tests.fuzz.ground import NO_CREDENTIAL, Ground
from tests.scale import scaled

Case = schemathesis.Case[Any]
Operation = schemathesis.APIOperation[Any, Any, Any, Any]

pytestmark = pytest.mark.soak

SHORT = frozenset({"retrieveAccommodation", "retrieveNetwork", "retrieveMasterBillingAccommodation"})
"""What answers a short form without `fields`."""

FOLDER = "/connect/rest/v1/integration"
ROUNDS = scaled(1, 14)
EXAMPLES = scaled(6, 50)
TIMEOUT_SECONDS = 15
CONFIG: dict[str, Any] = {
    # Credentials are real ones; requests without, or with an odd one, are made by test_requests.py.
    "generation": {"with-security-parameters": False},
    "checks": {
        # The document gives shapes. A case can fit them and name a product that does not exist, dates in the wrong
        # order or a room that is sold out: 400 and 422 are then right.
        "positive_data_acceptance": {"enabled": False},
        # The server is lenient where the contract tells it to be: unknown and read-only fields are ignored, fields
        # that the document requires have defaults, and numbers and dates are taken in several forms.
        "negative_data_rejection": {"enabled": False},
        # Instants go out with the zone appended, 2020-03-17T13:49:01Z[UTC] (docs/contract.md 1), under the name that
        # the contract gives them, date-time. The contract's check below knows their form.
        "response_schema_conformance": {"validate-formats": False},
    },
}
HEADERS = st.fixed_dictionaries(
    {},
    optional={
        "Accept": st.sampled_from(["*/*", "application/json", "text/html;q=0.1", "application/xml", "", ";;"]),
        "Accept-Language": st.sampled_from(["it", "en-GB,it;q=0.5", "xx", "*;q=9", "é".encode().decode("latin-1")]),
        "Idempotency-Key": st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=300),
        "If-None-Match": st.sampled_from(["*", '"x"', "W/"]),
        "User-Agent": st.sampled_from(["", "okhttp/4.9", "x" * 2000]),
        "X-Request-Id": st.sampled_from(["1", "x" * 2000, "a b", "{}"]),
    },
)


@pytest.fixture(scope="session")
def document(target: Arena) -> schemathesis.BaseSchema:
    """The document as the server serves it, but for fields that the contract requires and an answer may lack."""
    served = requests.get(f"{_root(target)}{FOLDER}/openapi.json", timeout=TIMEOUT_SECONDS).json()
    for name, rule in overlay()["absent"].items():
        schema = served["components"]["schemas"][name]
        schema["required"] = [field for field in schema["required"] if field not in rule["fields"]]
    return schemathesis.openapi.from_dict(served, config=schemathesis.Config.from_dict(CONFIG))


@pytest.fixture(scope="session")
def operations(document: schemathesis.BaseSchema) -> dict[str, Operation]:
    """What the document lists, by operationId."""
    found = [each.ok() for each in document.get_all_operations() if isinstance(each, Ok)]
    return {operation.definition.raw["operationId"]: operation for operation in found}


def test_the_document_is_valid_and_the_same_in_both_forms(
    target: Arena, document: schemathesis.BaseSchema, operations: dict[str, Any]
) -> None:
    document.validate()
    as_json, as_yaml = (
        requests.get(f"{_root(target)}{FOLDER}/openapi.{form}", timeout=TIMEOUT_SECONDS) for form in ("json", "yaml")
    )
    assert yaml.load(as_yaml.text, Loader=yaml.CSafeLoader) == as_json.json()
    assert sorted(operations) == sorted(operation.id for operation in validation.built())


@pytest.mark.parametrize("turn", range(ROUNDS))
@pytest.mark.parametrize("name", [operation.id for operation in validation.built()])
def test_every_answer_is_as_the_document_says(
    name: str,
    turn: int,
    target: Arena,
    ground: Ground,
    operations: dict[str, Operation],
) -> None:
    operation = operations[name]
    found: dict[str, str] = {}
    with requests.Session() as session:
        session.trust_env = False

        @seed(tally.SEED + turn)
        @settings(tally.THROWN, max_examples=EXAMPLES)
        @given(st.data(), _cases(operation), HEADERS, st.sampled_from(_credentials(operation, ground)))
        def throw(data: st.DataObject, case: Case, headers: dict[str, str], credential: dict[str, str]) -> None:
            _plant_ids(data.draw, case, ground)
            tally.cases["document"] += 1
            try:
                answer = case.call_and_validate(
                    base_url=f"{_root(target)}/connect",
                    session=session,
                    headers={**headers, **credential},
                    additional_checks=[answers_as_the_contract_says],
                    excluded_checks=[response_schema_conformance] if _leaves_out(operation, case) else [],
                    timeout=TIMEOUT_SECONDS,
                )
                tally.answered(name, case.method, answer.status_code)
            except FailureGroup as group:
                tally.changes[case.method] += 1  # Perhaps.
                # All that is wrong with an operation is told at once, one case of each kind.
                found.setdefault("|".join(sorted(str(each)[:80] for each in group.exceptions)), str(group))

        throw()
    assert not found, "\n\n".join([f"{tally.SEED_VARIABLE}={tally.SEED}", *found.values()])


def answers_as_the_contract_says(
    context: schemathesis.CheckContext, response: schemathesis.Response, case: Case
) -> None:
    """A check for schemathesis: what every API test asks of an answer, closed schemas and types of errors too."""
    headers = {name.lower(): values[0] for name, values in response.headers.items()}
    assert "x-request-id" in headers, "an answer without X-Request-Id"
    path = (response.request.path_url or "").partition("?")[0]
    operation = validation.find(case.operation.method.upper(), path)
    if operation is not None:
        validation.check(operation, response.status_code, response.content, headers)


def _leaves_out(operation: Operation, case: Case) -> bool:
    """Whether an answer holds only some first-level keys, required ones missing (docs/contract.md 1, `fields`).

    OpenAPI has no words for it. The contract's check knows, and holds the keys that are there.
    """
    return "fields" in case.query or operation.definition.raw["operationId"] in SHORT


def _cases(operation: Operation) -> st.SearchStrategy[Case]:
    right = operation.as_strategy(generation_mode=schemathesis.GenerationMode.POSITIVE)
    fields = [*operation.headers, *operation.query, *operation.body]
    numbers = [each for each in operation.path_parameters if each.definition["schema"].get("type") != "string"]
    if not fields and not numbers:
        return right  # Nothing that could be wrong: every text is a right one.
    return st.one_of(right, operation.as_strategy(generation_mode=schemathesis.GenerationMode.NEGATIVE))


def _credentials(operation: Operation, ground: Ground) -> Sequence[dict[str, str]]:
    schemes = [name for requirement in operation.definition.raw["security"] for name in requirement]
    return [dict(ground.credentials[name]) for name in schemes] or [dict(NO_CREDENTIAL)]


def _plant_ids(draw: Any, case: Case, ground: Ground) -> None:
    """Put what exists here into the path in three of four cases, into the rest in one of two."""
    known = {**ground.named(case.operation.definition.raw["operationId"]), "id": ground.ids(case.operation.path)}
    for name in case.path_parameters:
        if name in known and draw(st.integers(0, 3)):
            case.path_parameters[name] = draw(st.sampled_from(known[name]))
    if draw(st.booleans()):
        _plant(draw, case.query, ground)
        _plant(draw, case.body, ground)


def _plant(draw: Any, node: object, ground: Ground) -> None:
    if isinstance(node, dict):
        for name, value in node.items():
            if name in ground.known and draw(st.booleans()):
                node[name] = draw(st.sampled_from(ground.known[name]))
            else:
                _plant(draw, value, ground)
    elif isinstance(node, list):
        for each in node:
            _plant(draw, each, ground)


def _root(target: Arena) -> str:
    return f"http://127.0.0.1:{target.ports[0]}"
