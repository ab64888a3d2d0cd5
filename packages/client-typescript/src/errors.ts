/** Everything that can go wrong, in one tree below `RoomrackError`. */

/** The base of all errors of this package. */
export class RoomrackError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** No answer came; the request may have been received. */
export class TransportError extends RoomrackError {}

/** No answer came in time. */
export class TimedOut extends TransportError {}

/** The answer is not what the API sends, for example a proxy's HTML page instead of JSON. */
export class BadAnswer extends RoomrackError {}

/** A token is needed, and none is known. */
export class NotSignedIn extends RoomrackError {}

/** A user did not agree, or what came back does not belong to the question that was asked. */
export class ConsentRefused extends RoomrackError {}

/** A webhook that was not signed with this secret, or is too old or too new. */
export class WebhookInvalid extends RoomrackError {}

/** One wrong field or item of a refused request. */
export interface Problem {
  message: string;
  type?: string | undefined;
  /** The JSON path of a wrong field (`$.guests[0].familyName`), or the kind of a missing resource. */
  element?: string | undefined;
}

/** What an `ApiError` is made of. */
export interface Refusal {
  status: number;
  message: string;
  type?: string | undefined;
  element?: string | undefined;
  suggestion?: string | undefined;
  nested: Problem[];
  requestId?: string | undefined;
  /** After how many seconds the server wants to be asked again. */
  retryAfter?: number | undefined;
  /** The whole body; undefined where it was not JSON. */
  body?: unknown;
}

/** The server refused the request. Each kind of refusal has a class of its own; kinds unknown here are plain ApiErrors. */
export class ApiError extends RoomrackError {
  readonly status: number;
  readonly type: string | undefined;
  readonly element: string | undefined;
  readonly suggestion: string | undefined;
  readonly nested: Problem[];
  readonly requestId: string | undefined;
  readonly retryAfter: number | undefined;
  readonly body: unknown;

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.status = refusal.status;
    this.type = refusal.type;
    this.element = refusal.element;
    this.suggestion = refusal.suggestion;
    this.nested = refusal.nested;
    this.requestId = refusal.requestId;
    this.retryAfter = refusal.retryAfter;
    this.body = refusal.body;
  }
}
