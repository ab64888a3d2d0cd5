"""One class for every kind of refusal. Generated from the server's own: `make sdk` writes it anew."""

from collections.abc import Mapping

from roomrack_client.errors import ApiError


class BadRequest(ApiError):
    """400 `BadRequest`.

    Anything else that is wrong in the request.
    """


class JsonParseError(ApiError):
    """400 `JsonParseExemption`.

    The body is not JSON that can be stored and given back unchanged.
    """


class ParamsError(ApiError):
    """400 `ApiParamsExemption`.

    A parameter or field is missing, of the wrong type, or out of range.
    """


class RuleError(ApiError):
    """400 `ApiValidationFailed`.

    Well-formed, but a rule of the system refuses it.
    """


class CredentialInvalid(ApiError):
    """401 `ApiKeyInvalid`.

    A credential that is unknown, expired or revoked.
    """


class CredentialMissing(ApiError):
    """401 `ApiKeyMissing`.

    No credential at all.
    """


class Forbidden(ApiError):
    """403 `ApiSecurityException`.

    A valid credential without the right, or of the wrong scheme.
    """


class QuotaExceeded(ApiError):
    """403 `ApiQuotaException`.

    The quota of the application was used up before this call.
    """


class WrongEnvironment(ApiError):
    """403 `WrongEnviroment`.

    A sandbox application on a production property, or the reverse.
    """


class NotFound(ApiError):
    """404 `ApiResourceMissing`.

    The path exists, the resource does not, or it is another tenant's.
    """


class SectionEmpty(ApiError):
    """404 `ApiResourceEmpty`.

    A content section that was never filled.
    """


class UnknownPath(ApiError):
    """404, a body of another form.

    There is no such path; the answer has no body.
    """


class MethodNotAllowed(ApiError):
    """405 `MethodNotAllowed`.

    The path exists, but not with this method.
    """


class NotBookable(ApiError):
    """406 `ApiValidationFailed`.

    The availability check found a night that can't be sold; subclasses say which and why.
    """


class Conflict(ApiError):
    """409 `BadRequest`.

    Another request with the same idempotency key is still being worked on.
    """


class DuplicateAccount(ApiError):
    """412, a body of another form.

    There is an account with this e-mail address, and the caller did not accept a duplicate.
    """


class TooLarge(ApiError):
    """413 `BadRequest`.

    The body is over the limit.
    """


class UnsupportedMedia(ApiError):
    """415 `BadRequest`.

    The body has a media type that this path does not take.
    """


class UnknownReference(ApiError):
    """422 `ApiResourceMissing`.

    An id inside a body that names nothing, or something of another tenant.
    """


class Unavailable(ApiError):
    """503 `InternalServerError`.

    The database or a queue can't be reached; nothing was written, or the outcome is unknown.
    """


class PartnerError(ApiError):
    """550 `ApiPartnerServerError`.

    An OTA, payment processor or other partner refused or failed.
    """


class InternalError(ApiError):
    """500 `InternalServerError`.

    A bug of the server; quote the request id.
    """


KINDS: Mapping[tuple[int, str | None], type[ApiError]] = {
    (500, "InternalServerError"): InternalError,
    (400, "BadRequest"): BadRequest,
    (400, "JsonParseExemption"): JsonParseError,
    (0, "JsonParseExemption"): JsonParseError,
    (400, "ApiParamsExemption"): ParamsError,
    (0, "ApiParamsExemption"): ParamsError,
    (400, "ApiValidationFailed"): RuleError,
    (401, "ApiKeyInvalid"): CredentialInvalid,
    (0, "ApiKeyInvalid"): CredentialInvalid,
    (401, "ApiKeyMissing"): CredentialMissing,
    (0, "ApiKeyMissing"): CredentialMissing,
    (403, "ApiSecurityException"): Forbidden,
    (0, "ApiSecurityException"): Forbidden,
    (403, "ApiQuotaException"): QuotaExceeded,
    (0, "ApiQuotaException"): QuotaExceeded,
    (403, "WrongEnviroment"): WrongEnvironment,
    (0, "WrongEnviroment"): WrongEnvironment,
    (404, "ApiResourceMissing"): NotFound,
    (404, "ApiResourceEmpty"): SectionEmpty,
    (0, "ApiResourceEmpty"): SectionEmpty,
    (404, None): UnknownPath,
    (405, "MethodNotAllowed"): MethodNotAllowed,
    (0, "MethodNotAllowed"): MethodNotAllowed,
    (406, "ApiValidationFailed"): NotBookable,
    (409, "BadRequest"): Conflict,
    (412, None): DuplicateAccount,
    (413, "BadRequest"): TooLarge,
    (415, "BadRequest"): UnsupportedMedia,
    (422, "ApiResourceMissing"): UnknownReference,
    (503, "InternalServerError"): Unavailable,
    (0, "InternalServerError"): Unavailable,
    (550, "ApiPartnerServerError"): PartnerError,
    (0, "ApiPartnerServerError"): PartnerError,
}
"""By status and type; a status of 0 stands for any."""
