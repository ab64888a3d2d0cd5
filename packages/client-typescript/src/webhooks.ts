/**
 * Receiving webhooks. The server signs with the client secret, after Standard Webhooks
 * (https://www.standardwebhooks.com/); WebCrypto checks it, in Node, in browsers and in workers.
 */

import { WebhookInvalid } from "./errors.js";
import type { Reservation, WebhookSubscription } from "./generated/models.js";

/** Something that happened. An event may come more than once, with the same `id`. */
export interface WebhookEvent {
  id?: number;
  type: string;
  /** The id of what it is about, such as a reservation's. */
  reference?: string;
  retry?: number;
  createTime?: string;
  /** JSON in a string, as it was sent. */
  content: string;
  subscription?: WebhookSubscription;
}

export interface VerifyOptions {
  /** Seconds that a request may be old, or ahead of this clock; 300 when missing. */
  tolerance?: number;
  /** Take requests that have only the commercial original's `hmac`, which does not say how old they are. */
  acceptHmac?: boolean;
}

type Headers_ = Headers | Record<string, string | string[] | undefined>;

/**
 * Check a request and read it. `body` is exactly what came; `secrets` is the client secret, or the old and the new one
 * while it is being changed. Throws WebhookInvalid.
 */
export async function verifyWebhook(
  body: string | Uint8Array,
  headers: Headers_,
  secrets: string | readonly string[],
  options: VerifyOptions = {},
): Promise<WebhookEvent> {
  const known = typeof secrets === "string" ? [secrets] : secrets;
  if (known.length === 0 || known.some((each) => each === "")) throw new TypeError("A secret is needed.");
  const bytes = typeof body === "string" ? encode(body) : new Uint8Array(body);
  const [id, timestamp, signatures] = ["webhook-id", "webhook-timestamp", "webhook-signature"].map((name) =>
    field(headers, name),
  );
  if (id && timestamp && signatures) {
    const age = Math.abs(Date.now() / 1000 - Number(timestamp));
    // Written so that NaN is refused.
    if (!(age <= (options.tolerance ?? 300))) throw new WebhookInvalid("The request is too old, or from the future.");
    const message = join(encode(`${id}.${timestamp}.`), bytes);
    const given = signatures.split(" ").filter((each) => each.startsWith("v1,"));
    if (!(await any(known, given, "SHA-256", message, (each) => base64(each.slice(3))))) {
      throw new WebhookInvalid("The signature is not made with this secret.");
    }
    return eventOf(parse(bytes));
  }
  const read = parse(bytes);
  const { content, hmac } = (read ?? {}) as { content?: unknown; hmac?: unknown };
  if (!options.acceptHmac || typeof content !== "string" || typeof hmac !== "string") {
    throw new WebhookInvalid("The request has no signature.");
  }
  if (!(await any(known, [hmac], "SHA-1", encode(content), hex))) {
    throw new WebhookInvalid("The signature is not made with this secret.");
  }
  return eventOf(read);
}

/** The reservation that an event is about, as it was then; undefined for events about something else. */
export function reservationOf(event: WebhookEvent): Reservation | undefined {
  return /^RESERVATION_/.test(event.type) ? (JSON.parse(event.content) as Reservation) : undefined;
}

async function any(
  secrets: readonly string[],
  given: string[],
  hash: string,
  message: Uint8Array<ArrayBuffer>,
  read: (signature: string) => Uint8Array<ArrayBuffer> | undefined,
): Promise<boolean> {
  for (const secret of secrets) {
    const key = await crypto.subtle.importKey("raw", encode(secret), { name: "HMAC", hash }, false, ["verify"]);
    for (const each of given) {
      const signature = read(each);
      if (signature && (await crypto.subtle.verify("HMAC", key, signature, message))) return true;
    }
  }
  return false;
}

function eventOf(read: unknown): WebhookEvent {
  const event = (typeof read === "object" && read !== null ? read : {}) as Partial<WebhookEvent>;
  if (typeof event.type !== "string") throw new WebhookInvalid("The body is not an event.");
  const content = typeof event.content === "string" ? event.content : JSON.stringify(event.content ?? null);
  return { ...event, type: event.type, content };
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    throw new WebhookInvalid("The request is not JSON.", { cause: error });
  }
}

function field(headers: Headers_, name: string): string | undefined {
  if (headers instanceof Headers) return headers.get(name) ?? undefined;
  const found = Object.entries(headers).find(([each]) => each.toLowerCase() === name)?.[1];
  return Array.isArray(found) ? found[0] : found;
}

function encode(value: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(value));
}

function join(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}

function base64(value: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(value), (each) => each.charCodeAt(0));
  } catch {
    return undefined;
  }
}

function hex(value: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^([0-9a-f]{2})+$/i.test(value)) return undefined;
  return Uint8Array.from(value.match(/../g) ?? [], (each) => Number.parseInt(each, 16));
}
