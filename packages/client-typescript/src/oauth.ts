/** A user's consent: where to send the browser, and what to make of its return (RFC 6749, with PKCE, RFC 7636). */

import { tokensFrom, type Tokens } from "./auth.js";
import type { Core } from "./core.js";
import { ConsentRefused } from "./errors.js";

/** One attempt to get a user's consent. Keep it, in the user's session, until the browser returns. */
export interface Authorization {
  clientId: string;
  redirectUri: string;
  /** Where to send the browser. */
  url: string;
  state: string;
  verifier: string;
}

/** Begin to get a user's consent. `redirectUri` equals a registered one to the letter. */
export async function authorize(baseUrl: string, clientId: string, redirectUri: string): Promise<Authorization> {
  const [state, verifier] = [random(24), random(48)];
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
  const url = new URL("/octobook/identity/oauth.xhtml", baseUrl);
  url.search = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    state,
    response_type: "code",
    code_challenge: urlSafe(new Uint8Array(digest)),
    code_challenge_method: "S256",
  }).toString();
  return { clientId, redirectUri, url: url.href, state, verifier };
}

/** The code in the address to which the browser returned. Throws ConsentRefused. */
export function codeFrom(asked: Authorization, returnedTo: string): string {
  const query = new URL(returnedTo).searchParams;
  if (query.get("state") !== asked.state) {
    throw new ConsentRefused("The state that came back is not the one that was sent.");
  }
  const code = query.get("code");
  if (query.has("error") || code === null) throw new ConsentRefused(query.get("error") ?? "The address holds no code.");
  return code;
}

/** Trade a code for tokens. It is sent once: a code that is used twice revokes what it gave. */
export async function exchange(
  client: Core,
  asked: Authorization,
  code: string,
  clientSecret?: string,
): Promise<Tokens> {
  const form = {
    grant_type: "code",
    client_id: asked.clientId,
    client_secret: clientSecret,
    redirect_uri: asked.redirectUri,
    code,
    code_verifier: asked.verifier,
  };
  const call = { method: "POST", path: "/rest/v1/identity/token", form, idempotent: false, authenticated: false };
  return tokensFrom(await client.request(call));
}

function random(bytes: number): string {
  return urlSafe(crypto.getRandomValues(new Uint8Array(bytes)));
}

function urlSafe(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
