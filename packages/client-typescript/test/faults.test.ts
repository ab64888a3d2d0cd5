/** What the client does when things go wrong, against a real server that misbehaves. */

import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, beforeEach, test } from "node:test";

import * as sdk from "../src/index.js";

interface Planned {
  status?: number;
  body?: unknown;
  raw?: string;
  headers?: Record<string, string>;
  delay?: number;
  lost?: boolean;
}

let server: Server;
let base = "";
let plan: Planned[] = [];
let byPath: Record<string, Planned> = {};
let asked: { method: string; url: string; headers: IncomingHttpHeaders; body: string; at: number }[] = [];

before(async () => {
  server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (part) => (body += part));
    request.on("end", () => {
      const url = (request.url ?? "").replace(/^\/connect/, "");
      asked.push({ method: request.method ?? "", url, headers: request.headers, body, at: Date.now() });
      const answer = byPath[url] ?? plan.shift() ?? { body: {} };
      if (answer.lost) return void request.socket.destroy();
      setTimeout(() => {
        response.writeHead(answer.status ?? 200, { "Content-Type": "application/json", ...answer.headers });
        response.end(answer.raw ?? JSON.stringify(answer.body));
      }, answer.delay ?? 0);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/connect`;
});

after(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(() => {
  plan = [];
  byPath = {};
  asked = [];
});

const retry = { attempts: 3, firstWait: 5, maxWait: 1500 };
const client = (options: sdk.ClientOptions = {}): sdk.Client => new sdk.Client(base, { retry, ...options });
const info = { method: "GET", path: "/rest/v1/user/info" };

test("a GET is sent again after a passing failure and a lost answer", async () => {
  plan = [{ status: 503, raw: "<html>" }, { lost: true }, { body: { ok: 1 } }];
  assert.deepEqual(await client().request(info), { ok: 1 });
  assert.equal(asked.length, 3);
});

test("Retry-After is waited for, and too long a wait is an error at once", async () => {
  plan = [{ status: 429, body: {}, headers: { "Retry-After": "1" } }, { body: { ok: 1 } }];
  await client().request({ ...info, method: "PATCH" });
  assert.ok((asked[1]?.at ?? 0) - (asked[0]?.at ?? 0) >= 990);
  plan = [{ status: 403, body: { type: "ApiQuotaException" }, headers: { "Retry-After": "60" } }];
  await assert.rejects(client().request(info), (error) => {
    return error instanceof sdk.refusals.QuotaExceeded && error.retryAfter === 60;
  });
});

test("a used-up quota is paced and known", async () => {
  plan = [
    { body: {}, headers: { "X-RateLimit-Limit": "9", "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "1" } },
  ];
  const paced = client();
  await paced.request(info);
  assert.deepEqual(paced.quota, { limit: 9, remaining: 0, reset: 1, additionalCost: undefined });
  await paced.request(info);
  assert.ok((asked[1]?.at ?? 0) - (asked[0]?.at ?? 0) >= 900);
});

test("a POST is repeated with its key, and sent once without", async () => {
  const post = { method: "POST", path: "/rest/v1/calendar/bulk", json: [] };
  plan = [{ lost: true }, { status: 409, body: {} }, { body: { ok: 1 } }];
  await client().request(post);
  assert.equal(new Set(asked.map((each) => each.headers["idempotency-key"])).size, 1);
  assert.equal(asked.length, 3);
  asked = [];
  plan = [{ lost: true }];
  await assert.rejects(client({ idempotency: false }).request(post), sdk.TransportError);
  plan = [{ status: 503, body: {} }];
  await assert.rejects(client({ idempotency: false }).request(post), sdk.ApiError);
  assert.equal(asked.length, 2);
});

test("a slow answer is timed out, and a caller can give up", async () => {
  plan = [{ delay: 500, body: {} }];
  await assert.rejects(client().request({ ...info, method: "PATCH" }, { timeout: 50 }), sdk.TimedOut);
  plan = [{ status: 503, body: {}, headers: { "Retry-After": "1" } }];
  await assert.rejects(client().request(info, { signal: AbortSignal.timeout(100) }), { name: "TimeoutError" });
});

test("what is not JSON, and a redirect, are bad answers", async () => {
  for (const answer of [{ raw: "<html>" }, { status: 302, body: {}, headers: { Location: "/elsewhere" } }]) {
    plan = [answer];
    await assert.rejects(client({ auth: new sdk.ApiKey("secret") }).request(info), sdk.BadAnswer);
  }
  assert.equal(asked.length, 2);
});

test("a refusal is of its class, with its fields", async () => {
  const body = { type: "ApiParamsExemption", message: "No.", element: "$.a", nested: [{ message: "x", element: "$.a" }, 5] };
  plan = [{ status: 400, body, headers: { "X-Request-Id": "r-1" } }];
  await assert.rejects(client().request(info), (error) => {
    assert.ok(error instanceof sdk.refusals.ParamsError);
    assert.equal(error.name, "ParamsError");
    assert.deepEqual([error.status, error.message, error.element, error.requestId], [400, "No.", "$.a", "r-1"]);
    assert.deepEqual(error.nested, [{ message: "x", type: undefined, element: "$.a" }]);
    return true;
  });
  plan = [{ status: 418, body: [] }];
  await assert.rejects(client().request(info), (error) => error instanceof sdk.ApiError && error.status === 418);
});

test("a refused token is renewed once for all", async () => {
  byPath["/rest/v1/identity/refresh"] = { body: { access_token: "new", expires_in: 86400 }, delay: 50 };
  plan = Array.from({ length: 5 }, () => ({ status: 401, body: { type: "ApiKeyInvalid" } }));
  const store = new sdk.MemoryTokenStore({ accessToken: "old", refreshToken: "r" });
  const user = client({ auth: new sdk.OAuth({ store }) });
  await Promise.all(Array.from({ length: 5 }, () => user.request(info)));
  assert.equal(asked.filter((each) => each.url === "/rest/v1/identity/refresh").length, 1);
  assert.equal(store.load()?.accessToken, "new");
  assert.equal(store.load()?.refreshToken, "r");
});

test("without any token one is told to sign in, and a token that stays refused is an error", async () => {
  await assert.rejects(client({ auth: new sdk.OAuth({}) }).request(info), sdk.NotSignedIn);
  plan = [{ status: 401, body: { type: "ApiKeyInvalid" } }];
  await assert.rejects(client({ auth: new sdk.BearerToken("x") }).request(info), sdk.refusals.CredentialInvalid);
});

test("neither a path nor an id leads elsewhere", async () => {
  await assert.rejects(client().request({ method: "GET", path: "//elsewhere.example/" }), TypeError);
  await assert.rejects(client().accommodations.get(".."), TypeError);
  await client().accommodations.get("a/../b?c");
  assert.equal(asked[0]?.url, "/rest/v1/accommodation/a%2F..%2Fb%3Fc");
  assert.throws(() => new sdk.Client("http://me:word@host/connect"), TypeError);
});

test("pages end at a short one", async () => {
  plan = [[1, 2], [3, 4], [5]].map((page) => ({ body: { data: page.map((id) => ({ id })) } }));
  const found: number[] = [];
  for await (const each of client().reservations.findAll("1", { size: 2 })) found.push(each.id);
  assert.deepEqual(found, [1, 2, 3, 4, 5]);
});

test("no secret shows", () => {
  const shown = JSON.stringify([
    new sdk.ApiKey("hush"),
    new sdk.OAuth({ refreshToken: "hush", clientSecret: "hush" }),
    new sdk.ApplicationLogin("id", "hush"),
    client({ auth: new sdk.BearerToken("hush") }),
  ]);
  assert.ok(!shown.includes("hush"));
});

const content = JSON.stringify({ id: 7, status: "CONFIRMED" });
const event = {
  id: 42,
  type: "RESERVATION_CREATED",
  content,
  hmac: createHmac("sha1", "secret").update(content).digest("hex"),
};
const raw = JSON.stringify(event);

function signed(secret = "secret", body = raw, at = Math.floor(Date.now() / 1000)): Record<string, string> {
  const signature = createHmac("sha256", secret).update(`msg_1.${at}.${body}`).digest("base64");
  return { "webhook-id": "msg_1", "Webhook-Timestamp": String(at), "webhook-signature": `v2,x v1,${signature}` };
}

test("a signed webhook is read, under the old secret too", async () => {
  const read = await sdk.verifyWebhook(raw, signed(), "secret");
  assert.equal(read.id, 42);
  assert.equal(sdk.reservationOf(read)?.id, 7);
  await sdk.verifyWebhook(new TextEncoder().encode(raw), new Headers(signed("old")), ["new", "old"]);
});

test("any other webhook is refused", async () => {
  const refused: [string, Record<string, string>][] = [
    [`${raw} `, signed()],
    [raw, signed("other")],
    [raw, { ...signed(), "webhook-id": "msg_2" }],
    [raw, { ...signed(), "webhook-signature": "v1,!!!" }],
    [raw, { ...signed(), "Webhook-Timestamp": "soon" }],
    [raw, signed("secret", raw, 1000)],
    [raw, {}],
    ["{", signed("secret", "{")],
    ["[]", signed("secret", "[]")],
  ];
  for (const [body, headers] of refused) {
    await assert.rejects(sdk.verifyWebhook(body, headers, "secret"), sdk.WebhookInvalid);
  }
  await assert.rejects(sdk.verifyWebhook(raw, signed(), []), TypeError);
});

test("the original's hmac is taken where it is asked for", async () => {
  assert.equal((await sdk.verifyWebhook(raw, {}, "secret", { acceptHmac: true })).id, 42);
  const wrong = JSON.stringify({ ...event, content: "{}" });
  await assert.rejects(sdk.verifyWebhook(wrong, {}, "secret", { acceptHmac: true }), sdk.WebhookInvalid);
});
