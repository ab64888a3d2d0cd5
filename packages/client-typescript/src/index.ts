/** A client for the Connect API. */

export { ApiKey, ApplicationLogin, BearerToken, MemoryTokenStore, NoAuth, OAuth } from "./auth.js";
export type { Auth, OAuthOptions, PostForm, TokenStore, Tokens } from "./auth.js";
export { Core } from "./core.js";
export type { Call, CallOptions, ClientOptions, Quota, Retry, Scalar } from "./core.js";
export * from "./errors.js";
export { Client } from "./generated/areas.js";
export type * as models from "./generated/models.js";
export * as refusals from "./generated/refusals.js";
export { authorize, codeFrom, exchange } from "./oauth.js";
export type { Authorization } from "./oauth.js";
export type { Page } from "./paging.js";
export { reservationOf, verifyWebhook } from "./webhooks.js";
export type { VerifyOptions, WebhookEvent } from "./webhooks.js";
