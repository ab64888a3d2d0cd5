/** The ways to say who is calling. Secrets are private fields: they show in no log of these objects. */

import { BadAnswer, NotSignedIn } from "./errors.js";

/** What signing in gives. */
export interface Tokens {
  accessToken: string;
  refreshToken?: string | undefined;
  /** When the access token ends, in milliseconds since 1970; undefined where the server does not say. */
  expiresAt?: number | undefined;
}

/** Keeps the tokens of one sign-in. */
export interface TokenStore {
  load(): Tokens | undefined | Promise<Tokens | undefined>;
  save(tokens: Tokens): void | Promise<void>;
}

/** Keeps tokens as long as the program runs. */
export class MemoryTokenStore implements TokenStore {
  #tokens: Tokens | undefined;

  constructor(tokens?: Tokens) {
    this.#tokens = tokens;
  }

  load(): Tokens | undefined {
    return this.#tokens;
  }

  save(tokens: Tokens): void {
    this.#tokens = tokens;
  }
}

/** Posts form fields without a credential, and gives the JSON of the answer. */
export type PostForm = (path: string, form: Record<string, string>) => Promise<unknown>;

/** Gives each request its credential. */
export interface Auth {
  headers(post: PostForm): Promise<Record<string, string>>;
  /** After a 401 for `refused`: get another credential. False where there is no way to. */
  renew(post: PostForm, refused: Record<string, string>): Promise<boolean>;
}

class Fixed implements Auth {
  #fields: Record<string, string>;

  constructor(fields: Record<string, string>) {
    this.#fields = fields;
  }

  async headers(): Promise<Record<string, string>> {
    return this.#fields;
  }

  async renew(): Promise<boolean> {
    return false;
  }
}

/** The older scheme: a key of a property owner. */
export class ApiKey extends Fixed {
  constructor(key: string) {
    super({ key });
  }
}

/** An access token that somebody else keeps fresh. */
export class BearerToken extends Fixed {
  constructor(token: string) {
    super({ Authorization: `Bearer ${token}` });
  }
}

/** No credential. */
export class NoAuth extends Fixed {
  constructor() {
    super({});
  }
}

const MARGIN = 60_000;

abstract class Renewable implements Auth {
  #store: TokenStore;
  #running: Promise<Tokens> | undefined;

  constructor(store: TokenStore) {
    this.#store = store;
  }

  async headers(post: PostForm): Promise<Record<string, string>> {
    const kept = await this.#store.load();
    return bearer(kept && !isOver(kept) ? kept : await this.#renewed(post, undefined));
  }

  async renew(post: PostForm, refused: Record<string, string>): Promise<boolean> {
    await this.#renewed(post, refused);
    return true;
  }

  /** One renewal at a time: whoever else asks meanwhile waits for the same one. */
  #renewed(post: PostForm, refused: Record<string, string> | undefined): Promise<Tokens> {
    this.#running ??= this.#fetch(post, refused).finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #fetch(post: PostForm, refused: Record<string, string> | undefined): Promise<Tokens> {
    const kept = await this.#store.load();
    if (kept && !isOver(kept) && bearer(kept).Authorization !== refused?.["Authorization"]) return kept;
    const [path, form] = this.request(kept);
    const fresh = tokensFrom(await post(path, form));
    const tokens = { ...fresh, refreshToken: fresh.refreshToken ?? kept?.refreshToken };
    await this.#store.save(tokens);
    return tokens;
  }

  protected abstract request(kept: Tokens | undefined): [string, Record<string, string>];
}

/** What `OAuth` is made from: tokens, or a refresh token alone, or a store that holds them. */
export interface OAuthOptions {
  tokens?: Tokens;
  refreshToken?: string;
  store?: TokenStore;
  clientId?: string;
  clientSecret?: string;
}

/** A user's consent: an access token, and the refresh token that gives the next one. */
export class OAuth extends Renewable {
  #refreshToken: string | undefined;
  #client: Record<string, string>;

  constructor(options: OAuthOptions) {
    super(options.store ?? new MemoryTokenStore(options.tokens));
    this.#refreshToken = options.refreshToken ?? options.tokens?.refreshToken;
    this.#client = {
      ...(options.clientId === undefined ? {} : { client_id: options.clientId }),
      ...(options.clientSecret === undefined ? {} : { client_secret: options.clientSecret }),
    };
  }

  protected override request(kept: Tokens | undefined): [string, Record<string, string>] {
    const token = kept?.refreshToken ?? this.#refreshToken;
    if (token === undefined) throw new NotSignedIn("There is no refresh token: the user has to give consent first.");
    return ["/rest/v1/identity/refresh", { refresh_token: token, ...this.#client }];
  }
}

/** The application itself, by its id and secret (`apilogin`). Never in a browser: the secret would be everybody's. */
export class ApplicationLogin extends Renewable {
  #form: Record<string, string>;

  constructor(clientId: string, clientSecret: string, store: TokenStore = new MemoryTokenStore()) {
    super(store);
    this.#form = { client_id: clientId, client_secret: clientSecret };
  }

  protected override request(): [string, Record<string, string>] {
    return ["/rest/v1/identity/apilogin", this.#form];
  }
}

/** Read the answer of `token`, `refresh` or `apilogin`. */
export function tokensFrom(body: unknown): Tokens {
  const fields = (typeof body === "object" && body !== null ? body : {}) as Record<string, unknown>;
  const access = fields["access_token"] ?? fields["accessToken"];
  if (typeof access !== "string") throw new BadAnswer("The answer holds no access token.");
  const refresh = fields["refresh_token"];
  const seconds = fields["expires_in"];
  return {
    accessToken: access,
    refreshToken: typeof refresh === "string" ? refresh : undefined,
    expiresAt: typeof seconds === "number" ? Date.now() + seconds * 1000 : undefined,
  };
}

function isOver(tokens: Tokens): boolean {
  return tokens.expiresAt !== undefined && tokens.expiresAt - MARGIN <= Date.now();
}

function bearer(tokens: Tokens): { Authorization: string } {
  return { Authorization: `Bearer ${tokens.accessToken}` };
}
