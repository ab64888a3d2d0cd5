"""What is refused, as the server's API words it (docs/contract.md 2)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Fault:
    """One wrong field: its JSON path, the kind of error, and the key of its text."""

    element: str
    code: str
    type: str = "ApiParamsExemption"


@dataclass
class Refusal(Exception):
    """A request that is refused. `code` is the key of its text in `texts.REFUSALS`."""

    status: int
    type: str
    code: str
    faults: Sequence[Fault] = ()
    element: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass
class ServerRefusal(Exception):
    """The server's own refusal, to be passed on as it is."""

    status: int
    content: bytes
    headers: Mapping[str, str]


def many(faults: Sequence[Fault]) -> Refusal:
    """One refusal for all wrong fields: what is malformed must be mended before a rule can refuse it."""
    malformed = any(fault.type == "ApiParamsExemption" for fault in faults)
    lone = faults[0].element if len(faults) == 1 else None
    kind = "ApiParamsExemption" if malformed else "ApiValidationFailed"
    code = faults[0].code if len(faults) == 1 and not malformed else "fields_wrong"
    return Refusal(400, kind, code, tuple(faults), lone)


def missing(kind: str, code: str) -> Refusal:
    """Something that does not exist, or no more."""
    return Refusal(404, "ApiResourceMissing", code, element=kind)


Json = dict[str, Any]
