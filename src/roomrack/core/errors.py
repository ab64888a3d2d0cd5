"""Every way in which a request can be refused (docs/contract.md 2).

    RoomrackError                 500 InternalServerError
    ├── ParamsError               400 ApiParamsExemption      a parameter or field is missing, mistyped or out of range
    │   ├── FieldMissing
    │   ├── FieldWrong
    │   └── PageSizeExceeded
    ├── JsonParseError            400 JsonParseExemption      the body is not JSON
    ├── RuleError                 400 ApiValidationFailed     well-formed, but a rule of the system refuses it
    ├── BadRequest                400 BadRequest              anything else wrong in the request
    ├── CredentialMissing         401 ApiKeyMissing
    ├── CredentialInvalid         401 ApiKeyInvalid           unknown, expired or revoked
    ├── Forbidden                 403 ApiSecurityException    no right, or the wrong scheme
    │   └── NoResourcesForIdentity                            the application itself on property data
    ├── QuotaExceeded             403 ApiQuotaException       with Retry-After
    ├── WrongEnvironment          403 WrongEnviroment (sic)   sandbox on production, or the reverse
    ├── UnknownPath               404 without a body
    ├── NotFound                  404 ApiResourceMissing      `element` is the kind of the resource
    ├── SectionEmpty              404 ApiResourceEmpty        a content section that was never filled
    ├── MethodNotAllowed          405 MethodNotAllowed        with Allow
    ├── NotBookable               406 ApiValidationFailed
    ├── Conflict                  409 BadRequest              a twin of this request is still running; with Retry-After
    ├── DuplicateAccount          412 with a body of its own
    ├── TooLarge                  413 BadRequest
    ├── UnsupportedMedia          415 BadRequest
    ├── UnknownReference          422 ApiResourceMissing      an id inside a body that names nothing
    ├── Unavailable               503 InternalServerError     with Retry-After
    └── PartnerError              550 ApiPartnerServerError   a partner refused or failed; its own words in `nested`
        └── PartnerWords

A slice derives its own from these and gives each a `code`, which is its key in the message catalogues, and an English
`template` with named parameters. Raising is all that code does; `roomrack.infra.http.errors` builds the answer.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from typing_extensions import override

REGISTRY: dict[str, type["RoomrackError"]] = {}
"""Every code and the class that carries it; the message catalogues are checked against it."""


class RoomrackError(Exception):
    """The base of all refusals. Derive from one of the classes below it, never raise it itself."""

    status: ClassVar[int] = 500
    type: ClassVar[str] = "InternalServerError"
    code: ClassVar[str] = "internal_error"
    template: ClassVar[str] = "Something went wrong on our side. Quote the request id when you report it."
    has_body: ClassVar[bool] = True

    def __init__(
        self,
        element: str | None = None,
        *,
        nested: Sequence["RoomrackError"] = (),
        human_name: str | None = None,
        suggestion: str | None = None,
        headers: Mapping[str, str] | None = None,
        **params: Any,
    ) -> None:
        """Make an error.

        `element` is the JSON path (`$.guests[0].familyName`) or the parameter's name of a wrong field; `params` fill
        the template, and a missing one raises KeyError at once; `headers` go out with the answer.
        """
        self.element = element
        self.nested: tuple[RoomrackError, ...] = tuple(nested)
        self.human_name = human_name
        self.suggestion = suggestion
        self.headers: dict[str, str] = dict(headers or {})
        self.params: dict[str, Any] = params
        super().__init__(self.template.format(**params))

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "code" in cls.__dict__:
            known = REGISTRY.setdefault(cls.code, cls)
            if known is not cls and (known.__module__, known.__qualname__) != (cls.__module__, cls.__qualname__):
                raise TypeError(f"{cls.__qualname__} and {known.__qualname__} share the code {cls.code!r}")

    @property
    def machine_name(self) -> str | None:
        """The path of the wrong field; the same as `element` wherever the error is about a field."""
        return self.element

    @property
    def top_element(self) -> str | None:
        """What `element` shows when this error is the whole answer rather than one of several."""
        return self.element

    @property
    def items(self) -> tuple["RoomrackError", ...]:
        """What `nested` lists: one error per wrong field or item, so a lone wrong field lists itself."""
        if not self.nested and self.machine_name is not None:
            return (self,)
        return self.nested

    def body(self) -> dict[str, Any] | None:
        """A body that replaces the usual one; None for all errors but those that the contract excepts."""
        return None


REGISTRY[RoomrackError.code] = RoomrackError


class ParamsError(RoomrackError):
    """A parameter or field is missing, of the wrong type, or out of range."""

    status = 400
    type = "ApiParamsExemption"
    code = "params"
    template = "The request has missing or wrong parameters."


class FieldMissing(ParamsError):
    """A required parameter or field was not sent."""

    code = "field_missing"
    template = "This value is required."


class FieldWrong(ParamsError):
    """A parameter or field has the wrong type or is out of range; `reason` says what was expected."""

    code = "field_wrong"
    template = "{reason}"

    def __init__(self, element: str | None = None, *, reason: str = "This value is not valid.", **params: Any) -> None:
        """`reason` is an English sentence about this value; prefer a class of your own, which can be translated."""
        super().__init__(element, reason=reason, **params)


class PageSizeExceeded(ParamsError):
    """More rows on a page than the server gives; never clamped, because clients stop at a short page."""

    code = "page_size"
    template = "errPageSize"

    def __init__(self, element: str | None = "size", **params: Any) -> None:
        """The message is the original's own key."""
        super().__init__(element, **params)


class JsonParseError(RoomrackError):
    """The body is not JSON that can be stored and given back unchanged."""

    status = 400
    type = "JsonParseExemption"
    code = "json"
    template = "The body is not valid JSON."


class RuleError(RoomrackError):
    """Well-formed, but a rule of the system refuses it."""

    status = 400
    type = "ApiValidationFailed"
    code = "rule"
    template = "A rule of the system refuses this request."


class BadRequest(RoomrackError):
    """Anything else that is wrong in the request."""

    status = 400
    type = "BadRequest"
    code = "bad_request"
    template = "The request can't be understood."


class CredentialMissing(RoomrackError):
    """No credential at all."""

    status = 401
    type = "ApiKeyMissing"
    code = "credential_missing"
    template = "No credential was sent. Send it in a header: Authorization: Bearer <token>, or key: <api key>."


class CredentialInvalid(RoomrackError):
    """A credential that is unknown, expired or revoked."""

    status = 401
    type = "ApiKeyInvalid"
    code = "credential_invalid"
    template = "The credential is unknown, expired or revoked."


class Forbidden(RoomrackError):
    """A valid credential without the right, or of the wrong scheme."""

    status = 403
    type = "ApiSecurityException"
    code = "forbidden"
    template = "This credential does not give access to this operation."


class NoResourcesForIdentity(Forbidden):
    """A credential of the application itself on property data."""

    code = "no_resources"
    template = "errNoResourcesForIdentity"


class QuotaExceeded(RoomrackError):
    """The quota of the application was used up before this call."""

    status = 403
    type = "ApiQuotaException"
    code = "quota"
    template = "The quota is used up. It starts again in {seconds} seconds."

    def __init__(self, *, seconds: int, headers: Mapping[str, str] | None = None) -> None:
        """`seconds` is the time left until the window ends."""
        super().__init__(seconds=seconds, headers={"Retry-After": str(seconds), **(headers or {})})


class WrongEnvironment(RoomrackError):
    """A sandbox application on a production property, or the reverse."""

    status = 403
    type = "WrongEnviroment"
    code = "wrong_environment"
    template = "A {application} application can't be used with this property."


class UnknownPath(RoomrackError):
    """There is no such path; the answer has no body."""

    status = 404
    type = "ApiResourceMissing"
    code = "unknown_path"
    template = "There is no such path."
    has_body = False


class _AboutAResource(RoomrackError):
    """An error whose `element` is a kind of resource rather than a field."""

    code = "resource"
    template = "{kind}"

    def __init__(self, kind: str, **params: Any) -> None:
        """`kind` names the resource as the contract does: `Reservation`."""
        super().__init__(kind, kind=kind, **params)

    @property
    @override
    def machine_name(self) -> str | None:
        """None: no field is wrong."""
        return None


del REGISTRY[_AboutAResource.code]


class NotFound(_AboutAResource):
    """The path exists, the resource does not, or it is another tenant's."""

    status = 404
    type = "ApiResourceMissing"
    code = "not_found"
    template = "{kind} not found."


class SectionEmpty(_AboutAResource):
    """A content section that was never filled."""

    status = 404
    type = "ApiResourceEmpty"
    code = "section_empty"
    template = "{kind} was never filled in."


class MethodNotAllowed(RoomrackError):
    """The path exists, but not with this method."""

    status = 405
    type = "MethodNotAllowed"
    code = "method_not_allowed"
    template = "This method is not allowed here; allowed are {allow}."

    def __init__(self, *, allow: str) -> None:
        """`allow` is the value of the Allow header: all methods of the path."""
        super().__init__(allow=allow, headers={"Allow": allow})


class NotBookable(RoomrackError):
    """The availability check found a night that can't be sold; subclasses say which and why."""

    status = 406
    type = "ApiValidationFailed"
    code = "not_bookable"
    template = "The product is not bookable on these dates."


class Conflict(RoomrackError):
    """Another request with the same idempotency key is still being worked on."""

    status = 409
    type = "BadRequest"
    code = "conflict"
    template = "A request with the same Idempotency-Key is still being worked on. Send it again in {seconds} seconds."

    def __init__(self, *, seconds: int) -> None:
        """`seconds` becomes Retry-After."""
        super().__init__(seconds=seconds, headers={"Retry-After": str(seconds)})


class DuplicateAccount(RoomrackError):
    """There is an account with this e-mail address, and the caller did not accept a duplicate."""

    status = 412
    type = "ApiValidationFailed"
    code = "duplicate_account"
    template = "An account with this e-mail address exists."

    def __init__(self, *, account: str) -> None:
        """`account` is the id of the accommodation that exists."""
        super().__init__(account=account)

    @override
    def body(self) -> dict[str, Any]:
        """The body that the contract gives to this one error."""
        return {"status": "existing", "id": self.params["account"]}


class TooLarge(RoomrackError):
    """The body is over the limit."""

    status = 413
    type = "BadRequest"
    code = "too_large"
    template = "The body is larger than {limit} bytes."


class UnsupportedMedia(RoomrackError):
    """The body has a media type that this path does not take."""

    status = 415
    type = "BadRequest"
    code = "unsupported_media"
    template = "The body must be sent as {expected}."


class UnknownReference(RoomrackError):
    """An id inside a body that names nothing, or something of another tenant.

    As one of several it names the field; as the whole answer `element` is the resource's kind, and `nested` the field.
    """

    status = 422
    type = "ApiResourceMissing"
    code = "unknown_reference"
    template = "{kind} not found."

    def __init__(self, element: str, *, kind: str, **params: Any) -> None:
        """`element` is the JSON path of the id, `kind` what it should have named: `RoomRate`."""
        super().__init__(element, kind=kind, **params)

    @property
    @override
    def top_element(self) -> str | None:
        """The kind of the missing resource."""
        return str(self.params["kind"])


class Unavailable(RoomrackError):
    """The database or a queue can't be reached; nothing was written, or the outcome is unknown."""

    status = 503
    type = "InternalServerError"
    code = "unavailable"
    template = "The service is not available at the moment. Try again in {seconds} seconds."

    def __init__(self, *, seconds: int = 2) -> None:
        """`seconds` becomes Retry-After."""
        super().__init__(seconds=seconds, headers={"Retry-After": str(seconds)})


class PartnerError(RoomrackError):
    """An OTA, payment processor or other partner refused or failed."""

    status = 550
    type = "ApiPartnerServerError"
    code = "partner"
    template = "{partner} refused the request or did not answer."

    def __init__(self, *, partner: str, words: Iterable[str] = ()) -> None:
        """`words` are what the partner itself said, given on untranslated."""
        super().__init__(partner=partner, nested=[PartnerWords(words=text) for text in words])


class PartnerWords(RoomrackError):
    """One thing that a partner said; only ever nested in a `PartnerError`."""

    status = 550
    type = "ApiPartnerServerError"
    code = "partner_words"
    template = "{words}"


class SeveralUnknown(RoomrackError):
    """A bulk in which every bad item is an unknown id; made by `many`."""

    status = 422
    type = "ApiResourceMissing"
    code = "several_unknown"
    template = "{count} ids in the request name nothing."

    @property
    @override
    def machine_name(self) -> str | None:
        """None: the fields stand in `nested`."""
        return None


def many(errors: Sequence[RoomrackError]) -> RoomrackError:
    """One error for all wrong fields or items of a request, each with its own type in `nested`.

    It is 422 when all of them are unknown ids, else 400: `ApiParamsExemption` as soon as one of them is, because what
    is malformed must be mended first; `ApiValidationFailed` otherwise. A lone rule or unknown id speaks for itself.
    Raises ValueError when there is none.
    """
    if not errors:
        raise ValueError("there is no error to raise")
    items = [item for error in errors for item in (error.nested or (error,))]
    first = items[0]
    if len(items) == 1 and first.element is not None and isinstance(first, RuleError | UnknownReference):
        return first
    if all(isinstance(item, UnknownReference) for item in items):
        kinds = Counter(item.params["kind"] for item in items)
        return SeveralUnknown(next(iter(kinds)) if len(kinds) == 1 else None, nested=items, count=len(items))
    if any(isinstance(item, ParamsError) for item in items):
        return ParamsError(first.element if len(items) == 1 else None, nested=items)
    return RuleError(nested=items)
