/** What happens to a call: credentials, limits, when to try again, and what an answer means. */

import { NoAuth, type Auth } from "./auth.js";
import { ApiError, BadAnswer, TimedOut, TransportError, type Problem } from "./errors.js";
import { KINDS } from "./generated/refusals.js";

/** A value of a path, a query or a form. */
export type Scalar = string | number | boolean;

/** One operation, ready to be sent. */
export interface Call {
  method: string;
  path: string;
  query?: Record<string, Scalar | readonly Scalar[] | undefined>;
  json?: unknown;
  form?: Record<string, Scalar | undefined>;
  /** Whether the server heeds an Idempotency-Key here; only of importance for POST. */
  idempotent?: boolean;
  authenticated?: boolean;
}

/** What every method takes beside its own parameters. */
export interface CallOptions {
  /** Milliseconds until a call without an answer has failed. */
  timeout?: number | undefined;
  /** Makes a POST safe to repeat, also in another run of the program. */
  idempotencyKey?: string | undefined;
  signal?: AbortSignal | undefined;
}

/** When a call is sent again. */
export interface Retry {
  /** How often a call is sent at most. 1 switches repeating off. */
  attempts: number;
  /** Milliseconds before the second attempt; each further wait is twice as long, less a random part. */
  firstWait: number;
  /** Milliseconds that one wait may take. When the server asks for more, the error is thrown at once. */
  maxWait: number;
}

/** What the X-RateLimit header fields of an answer tell. */
export interface Quota {
  limit: number;
  remaining: number;
  /** Seconds until the budget is full again, from the moment of the answer. */
  reset: number;
  additionalCost?: number | undefined;
}

export interface ClientOptions {
  auth?: Auth;
  /** Milliseconds; 30,000 when missing. */
  timeout?: number;
  retry?: Partial<Retry>;
  /** False sends no Idempotency-Key of its own, for servers that ignore it: a POST is then sent once. */
  idempotency?: boolean;
  /** The language of messages, such as `it`. */
  language?: string;
  /** Another `fetch`, for a proxy or for tests. */
  fetch?: typeof fetch;
}

const REPEATABLE = new Set(["GET", "HEAD", "OPTIONS", "PUT", "DELETE"]);
const PASSING = new Set([429, 500, 502, 503, 504]);

/** Sends calls. `Client` adds the operations. */
export class Core {
  readonly baseUrl: string;
  /** What the last answer told about the quota. */
  quota: Quota | undefined;
  #auth: Auth;
  #timeout: number;
  #retry: Retry;
  #idempotency: boolean;
  #headers: Record<string, string>;
  #fetch: typeof fetch;
  #fullAt = 0;

  constructor(baseUrl: string, options: ClientOptions = {}) {
    const address = new URL(baseUrl);
    if (!/^https?:$/.test(address.protocol) || address.username || address.password || address.search || address.hash) {
      throw new TypeError("The base URL is an http or https address without credentials, query or fragment.");
    }
    this.baseUrl = address.href.replace(/\/+$/, "");
    this.#auth = options.auth ?? new NoAuth();
    this.#timeout = options.timeout ?? 30_000;
    this.#retry = { attempts: 4, firstWait: 500, maxWait: 60_000, ...options.retry };
    this.#idempotency = options.idempotency ?? true;
    this.#headers = { Accept: "application/json", ...(options.language ? { "Accept-Language": options.language } : {}) };
    this.#fetch = options.fetch ?? ((input, init) => fetch(input, init));
  }

  /** Call any path below the base URL; gives the JSON of the answer, undefined where it has none. */
  async request<T = unknown>(call: Call, options: CallOptions = {}): Promise<T> {
    if (!call.path.startsWith("/") || call.path.startsWith("//")) {
      // An absolute URL would send the credential to another host.
      throw new TypeError(`A path begins with one slash: ${call.path}`);
    }
    const key = this.#key(call, options);
    const repeatable = REPEATABLE.has(call.method) || key !== undefined;
    let renewed = false;
    for (let attempt = 1; ; attempt++) {
      await this.#pace(options.signal);
      const credential = call.authenticated === false ? {} : await this.#auth.headers(this.#post);
      const last = attempt >= this.#retry.attempts;
      let answer: Answer;
      try {
        answer = await this.#send(call, options, { ...credential, ...(key ? { "Idempotency-Key": key } : {}) });
      } catch (error) {
        if (!(error instanceof TransportError) || last || !repeatable) throw error;
        await sleep(this.#backoff(attempt, undefined), options.signal);
        continue;
      }
      this.#note(answer.response);
      if (answer.response.status < 400) return bodyOf(answer) as T;
      const refusal = refusalOf(answer);
      if (refusal.status === 401 && Object.keys(credential).length > 0 && !renewed) {
        renewed = true;
        if (await this.#auth.renew(this.#post, credential)) {
          attempt--; // The refused token was no attempt at the call.
          continue;
        }
      }
      if (last || !isPassing(refusal, repeatable, key)) throw refusal;
      const wait = this.#backoff(attempt, refusal.retryAfter);
      if (wait > this.#retry.maxWait) throw refusal;
      await sleep(wait, options.signal);
    }
  }

  #post = async (path: string, form: Record<string, string>): Promise<unknown> => {
    const answer = await this.#send({ method: "POST", path, form }, {}, {});
    if (answer.response.status >= 400) throw refusalOf(answer);
    return bodyOf(answer);
  };

  #key(call: Call, options: CallOptions): string | undefined {
    if (call.method !== "POST" || call.idempotent === false) return undefined;
    return options.idempotencyKey ?? (this.#idempotency ? crypto.randomUUID() : undefined);
  }

  async #send(call: Call, options: CallOptions, more: Record<string, string>): Promise<Answer> {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(call.query ?? {})) {
      for (const each of Array.isArray(value) ? value : [value]) if (each !== undefined) query.append(name, String(each));
    }
    const headers: Record<string, string> = { ...this.#headers, ...more };
    let body: BodyInit | undefined;
    if (call.form) {
      const given = Object.entries(call.form).filter((entry): entry is [string, Scalar] => entry[1] !== undefined);
      body = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
    } else if (call.json !== undefined) {
      headers["Content-Type"] = "application/json";
      body = JSON.stringify(call.json);
    }
    const where = `${call.method} ${call.path}`;
    const ended = AbortSignal.timeout(options.timeout ?? this.#timeout);
    const signals = options.signal ? [ended, options.signal] : [ended];
    const url = `${this.baseUrl}${call.path}${query.size > 0 ? `?${query}` : ""}`;
    try {
      const init: RequestInit = { method: call.method, headers, redirect: "manual", signal: AbortSignal.any(signals) };
      const response = await this.#fetch(url, body === undefined ? init : { ...init, body });
      return { where, response, text: await response.text() };
    } catch (error) {
      if (options.signal?.aborted) throw error;
      if (ended.aborted) throw new TimedOut(`${where}: no answer in time`, { cause: error });
      throw new TransportError(`${where}: no answer`, { cause: error });
    }
  }

  #backoff(attempt: number, asked: number | undefined): number {
    const longest = Math.min(this.#retry.firstWait * 2 ** (attempt - 1), this.#retry.maxWait);
    const own = longest * (0.5 + Math.random() / 2);
    return asked === undefined || asked === 0 ? own : asked * 1000;
  }

  #note(response: Response): void {
    const quota = quotaOf(response);
    if (quota === undefined) return;
    this.quota = quota;
    const empty = quota.remaining <= 0 && !response.headers.has("Retry-After");
    this.#fullAt = empty ? Date.now() + quota.reset * 1000 : 0;
  }

  /** Wait for the next window where the last answer said that this one is used up: refused calls cost too. */
  async #pace(signal: AbortSignal | undefined): Promise<void> {
    const missing = this.#fullAt - Date.now();
    if (missing > 0 && missing <= this.#retry.maxWait) await sleep(missing, signal);
  }
}

interface Answer {
  where: string;
  response: Response;
  text: string;
}

/** A value as one segment of a path. */
export function segment(value: Scalar): string {
  const encoded = encodeURIComponent(String(value));
  if (encoded === "" || encoded === "." || encoded === "..") throw new TypeError(`"${value}" can't stand in a path`);
  return encoded;
}

/** The rows of an array, or of the one in `data`. */
export function rows<T>(body: unknown): T[] {
  const found = Array.isArray(body) ? body : (body as { data?: unknown } | undefined)?.data;
  return Array.isArray(found) ? (found as T[]) : [];
}

function bodyOf(answer: Answer): unknown {
  const status = answer.response.status;
  // A browser hides a redirect that it was told not to follow behind a status of 0.
  if (status === 0 || (status >= 300 && status !== 304)) {
    throw new BadAnswer(`${answer.where} was redirected: is the base URL right?`);
  }
  if (answer.text === "") return undefined;
  try {
    return JSON.parse(answer.text);
  } catch (error) {
    throw new BadAnswer(`${answer.where} answered ${status} with something that is not JSON.`, { cause: error });
  }
}

function refusalOf(answer: Answer): ApiError {
  const { response } = answer;
  let body: unknown;
  try {
    body = answer.text === "" ? undefined : JSON.parse(answer.text);
  } catch {
    body = undefined;
  }
  const fields = record(body);
  const type = text(fields["type"]);
  const quota = quotaOf(response);
  const usedUp = (response.status === 403 || response.status === 429) && quota?.remaining === 0 ? quota.reset : undefined;
  const { status } = response;
  const kind = KINDS[`${status} ${type ?? ""}`] ?? KINDS[`0 ${type ?? ""}`] ?? KINDS[`${status} `] ?? ApiError;
  return new kind({
    status,
    type,
    message: text(fields["message"]) ?? (response.statusText || `HTTP ${status}`),
    element: text(fields["element"]) ?? text(fields["machine_name"]),
    suggestion: text(fields["suggestion"]),
    nested: problems(fields["nested"]),
    requestId: response.headers.get("X-Request-Id") ?? undefined,
    retryAfter: retryAfter(response) ?? usedUp,
    body,
  });
}

function problems(nested: unknown): Problem[] {
  if (!Array.isArray(nested)) return [];
  return nested
    .filter((each) => typeof each === "object" && each !== null)
    .map(record)
    .map((each) => ({
      message: text(each["message"]) ?? "",
      type: text(each["type"]),
      element: text(each["element"]) ?? text(each["machine_name"]),
    }));
}

function isPassing(refusal: ApiError, repeatable: boolean, key: string | undefined): boolean {
  if (refusal.status === 429 || refusal.type === "ApiQuotaException") return true; // Refused before anything was done.
  if (refusal.status === 409 && key !== undefined) return true; // The first attempt is still being worked on.
  return repeatable && PASSING.has(refusal.status);
}

function quotaOf(response: Response): Quota | undefined {
  const [limit, remaining, reset, cost] = ["Limit", "Remaining", "Reset", "Additional-Cost"].map((name) =>
    response.headers.get(`X-RateLimit-${name}`),
  );
  if (limit == null || remaining == null || reset == null) return undefined;
  const quota = { limit: Number(limit), remaining: Number(remaining), reset: Number(reset) };
  if (!Object.values(quota).every(Number.isFinite)) return undefined;
  return { ...quota, additionalCost: cost == null ? undefined : Number(cost) };
}

function retryAfter(response: Response): number | undefined {
  const value = response.headers.get("Retry-After");
  if (!value) return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const then = Date.parse(value);
  return Number.isNaN(then) ? undefined : Math.max(0, (then - Date.now()) / 1000);
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    if (signal?.aborted) stop();
    else signal?.addEventListener("abort", stop, { once: true });
  });
}
