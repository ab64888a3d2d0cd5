/** One class for every kind of refusal. Generated from the server's OpenAPI document: `make sdk` writes it anew. */

import { ApiError, type Refusal } from "../errors.js";

/** 400: Anything else that is wrong in the request. */
export class BadRequest extends ApiError {}

/** 400: The body is not JSON that can be stored and given back unchanged. */
export class JsonParseError extends ApiError {}

/** 400: A parameter or field is missing, of the wrong type, or out of range. */
export class ParamsError extends ApiError {}

/** 400: Well-formed, but a rule of the system refuses it. */
export class RuleError extends ApiError {}

/** 401: A credential that is unknown, expired or revoked. */
export class CredentialInvalid extends ApiError {}

/** 401: No credential at all. */
export class CredentialMissing extends ApiError {}

/** 403: A valid credential without the right, or of the wrong scheme. */
export class Forbidden extends ApiError {}

/** 403: The quota of the application was used up before this call. */
export class QuotaExceeded extends ApiError {}

/** 403: A sandbox application on a production property, or the reverse. */
export class WrongEnvironment extends ApiError {}

/** 404: The path exists, the resource does not, or it is another tenant's. */
export class NotFound extends ApiError {}

/** 404: A content section that was never filled. */
export class SectionEmpty extends ApiError {}

/** 404: There is no such path; the answer has no body. */
export class UnknownPath extends ApiError {}

/** 405: The path exists, but not with this method. */
export class MethodNotAllowed extends ApiError {}

/** 406: The availability check found a night that can't be sold; subclasses say which and why. */
export class NotBookable extends ApiError {}

/** 409: Another request with the same idempotency key is still being worked on. */
export class Conflict extends ApiError {}

/** 412: There is an account with this e-mail address, and the caller did not accept a duplicate. */
export class DuplicateAccount extends ApiError {}

/** 413: The body is over the limit. */
export class TooLarge extends ApiError {}

/** 415: The body has a media type that this path does not take. */
export class UnsupportedMedia extends ApiError {}

/** 422: An id inside a body that names nothing, or something of another tenant. */
export class UnknownReference extends ApiError {}

/** 503: The database or a queue can't be reached; nothing was written, or the outcome is unknown. */
export class Unavailable extends ApiError {}

/** 550: An OTA, payment processor or other partner refused or failed. */
export class PartnerError extends ApiError {}

/** 500: A bug of the server; quote the request id. */
export class InternalError extends ApiError {}

/** By status and type; a status of 0 stands for any. */
export const KINDS: Record<string, (new (refusal: Refusal) => ApiError) | undefined> = {
  "500 InternalServerError": InternalError,
  "400 BadRequest": BadRequest,
  "400 JsonParseExemption": JsonParseError,
  "0 JsonParseExemption": JsonParseError,
  "400 ApiParamsExemption": ParamsError,
  "0 ApiParamsExemption": ParamsError,
  "400 ApiValidationFailed": RuleError,
  "401 ApiKeyInvalid": CredentialInvalid,
  "0 ApiKeyInvalid": CredentialInvalid,
  "401 ApiKeyMissing": CredentialMissing,
  "0 ApiKeyMissing": CredentialMissing,
  "403 ApiSecurityException": Forbidden,
  "0 ApiSecurityException": Forbidden,
  "403 ApiQuotaException": QuotaExceeded,
  "0 ApiQuotaException": QuotaExceeded,
  "403 WrongEnviroment": WrongEnvironment,
  "0 WrongEnviroment": WrongEnvironment,
  "404 ApiResourceMissing": NotFound,
  "404 ApiResourceEmpty": SectionEmpty,
  "0 ApiResourceEmpty": SectionEmpty,
  "404 ": UnknownPath,
  "405 MethodNotAllowed": MethodNotAllowed,
  "0 MethodNotAllowed": MethodNotAllowed,
  "406 ApiValidationFailed": NotBookable,
  "409 BadRequest": Conflict,
  "412 ": DuplicateAccount,
  "413 BadRequest": TooLarge,
  "415 BadRequest": UnsupportedMedia,
  "422 ApiResourceMissing": UnknownReference,
  "503 InternalServerError": Unavailable,
  "0 InternalServerError": Unavailable,
  "550 ApiPartnerServerError": PartnerError,
  "0 ApiPartnerServerError": PartnerError,
};
