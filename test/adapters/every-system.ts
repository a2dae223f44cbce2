import { Account, Client } from 'appwrite'
import { appwriteAdapter } from '../../src/adapters/appwrite.ts'
import { betterAuthAdapter } from '../../src/adapters/better-auth.ts'
import { bioreAdapter } from '../../src/adapters/biore.ts'
import { djangoAllauthAdapter } from '../../src/adapters/django-allauth.ts'
import { immichAdapter } from '../../src/adapters/immich.ts'
import { keycloakAdapter } from '../../src/adapters/keycloak.ts'
import type { FetchLike } from '../../src/adapters/lib/http-options.ts'
import { logtoAdapter } from '../../src/adapters/logto.ts'
import { oryKratosAdapter } from '../../src/adapters/ory-kratos.ts'
import { preludeAdapter } from '../../src/adapters/prelude.ts'
import { restAdapter } from '../../src/adapters/rest.ts'
import { stackAuthAdapter } from '../../src/adapters/stack-auth.ts'
import { zitadelAdapter } from '../../src/adapters/zitadel.ts'
import type { SessionAdapter } from '../../src/core/session-adapter.ts'
import { appwriteServer } from '../../src/testing/servers/appwrite.ts'
import { betterAuthServer } from '../../src/testing/servers/better-auth.ts'
import { bioreServer } from '../../src/testing/servers/biore.ts'
import { djangoAllauthServer } from '../../src/testing/servers/django-allauth.ts'
import { immichServer } from '../../src/testing/servers/immich.ts'
import { keycloakServer } from '../../src/testing/servers/keycloak.ts'
import type { ServerFault } from '../../src/testing/servers/lib/fault.ts'
import { logtoServer } from '../../src/testing/servers/logto.ts'
import { oryKratosServer } from '../../src/testing/servers/ory-kratos.ts'
import { preludeAccessToken, preludeServer } from '../../src/testing/servers/prelude.ts'
import { restServer } from '../../src/testing/servers/rest.ts'
import { stackAuthServer } from '../../src/testing/servers/stack-auth.ts'
import { zitadelServer, zitadelSessionId, zitadelUserId } from '../../src/testing/servers/zitadel.ts'
import { type Answers, asFetch, ORIGIN } from './servers/in-process.ts'

/** The credential that the test servers know. */
export const TOKEN = 'token-of-0'

/** A server in memory: those of `/testing`, or what does as they do. */
export interface AnyServer extends Answers {
  readonly alive: () => readonly string[]
  readonly fault: (fault: ServerFault) => void
}

/**
 * What stops a foreign page from changing something with the user's cookies:
 * - `bearer`: every change carries a token that such a page does not have;
 * - `header`: it carries a header of its own, for which a browser asks the server first (CORS);
 * - `json`: its method or content type is one for which a browser asks first;
 * - `server`: nothing of ours: the server compares `Origin`, or its cookie is `SameSite`.
 */
export type CsrfStance = 'bearer' | 'header' | 'json' | 'server'

export interface System {
  readonly name: string
  /** The page under `docs/adapters/` that tells the stance. */
  readonly page: string
  readonly csrf: CsrfStance
  /** The requests that change nothing, as `METHOD URL`. Default: GETs. */
  readonly reads?: RegExp
  /** Requests that may carry less, and why. */
  readonly publicRoutes?: RegExp
  readonly cookies: string
  readonly server: () => AnyServer
  readonly adapter: (fetch: FetchLike, refresh: () => Promise<boolean>) => SessionAdapter
}

const getAccessToken = () => TOKEN
const page = (name: string) => `docs/adapters/${name}.md`

/** Every adapter that speaks HTTP by itself, and Appwrite's SDK, against a server in memory. */
export const everySystem: readonly System[] = [
  {
    name: 'bio.re',
    page: page('biore'),
    csrf: 'bearer',
    // The route is public; the cookie that it needs is `SameSite=Strict`.
    publicRoutes: /\/auth\/logout$/,
    cookies: `biore_refresh=${TOKEN}`,
    server: () => bioreServer({ baseUrl: `${ORIGIN}/api/v1` }),
    adapter: (fetch, refresh) => bioreAdapter({ baseUrl: `${ORIGIN}/api/v1`, getAccessToken, refresh, fetch }),
  },
  {
    name: 'Prelude',
    page: page('prelude'),
    csrf: 'bearer',
    cookies: '',
    server: () => preludeServer({ baseUrl: ORIGIN }),
    adapter: (fetch, refresh) =>
      preludeAdapter({ baseUrl: ORIGIN, getAccessToken: () => preludeAccessToken, refresh, fetch }),
  },
  {
    name: 'own routes, by token',
    page: page('rest'),
    csrf: 'bearer',
    cookies: '',
    server: () => restServer({ baseUrl: `${ORIGIN}/api` }),
    adapter: (fetch, refresh) => restAdapter({ baseUrl: `${ORIGIN}/api`, getAccessToken, refresh, fetch }),
  },
  {
    name: 'own routes, by cookie',
    page: page('rest'),
    csrf: 'header',
    cookies: `session=${TOKEN}`,
    server: () => restServer({ baseUrl: `${ORIGIN}/api` }),
    adapter: (fetch, refresh) =>
      restAdapter({ baseUrl: `${ORIGIN}/api`, csrf: { header: 'X-CSRF', getToken: () => 'csrf-1' }, refresh, fetch }),
  },
  {
    name: 'Better Auth',
    page: page('better-auth'),
    csrf: 'json',
    cookies: `better-auth.session_token=${TOKEN}`,
    server: () => betterAuthServer({ baseUrl: `${ORIGIN}/api/auth` }),
    adapter: (fetch) => betterAuthAdapter({ baseUrl: `${ORIGIN}/api/auth`, fetch }),
  },
  {
    name: 'Keycloak',
    page: page('keycloak'),
    csrf: 'bearer',
    cookies: '',
    server: () => keycloakServer({ baseUrl: `${ORIGIN}/realms/shop/account` }),
    adapter: (fetch, refresh) =>
      keycloakAdapter({ baseUrl: `${ORIGIN}/realms/shop/account`, getAccessToken, refresh, fetch }),
  },
  {
    name: 'Ory Kratos',
    page: page('ory-kratos'),
    csrf: 'json',
    cookies: `ory_kratos_session=${TOKEN}`,
    server: () => oryKratosServer({ baseUrl: ORIGIN }),
    adapter: (fetch) => oryKratosAdapter({ baseUrl: ORIGIN, fetch }),
  },
  {
    name: 'Logto',
    page: page('logto'),
    csrf: 'bearer',
    cookies: '',
    server: () => logtoServer({ baseUrl: `${ORIGIN}/api` }),
    adapter: (fetch, refresh) =>
      logtoAdapter({ baseUrl: `${ORIGIN}/api`, getAccessToken, getVerificationId: () => 'verified', refresh, fetch }),
  },
  {
    name: 'Stack Auth',
    page: page('stack-auth'),
    csrf: 'bearer',
    cookies: '',
    server: () => stackAuthServer({ baseUrl: `${ORIGIN}/api/v1` }),
    adapter: (fetch, refresh) =>
      stackAuthAdapter({
        baseUrl: `${ORIGIN}/api/v1`,
        projectId: 'project',
        publishableClientKey: 'pck_test',
        getAccessToken,
        refresh,
        fetch,
      }),
  },
  {
    name: 'Immich',
    page: page('immich'),
    csrf: 'json',
    // A POST without a body: its cookie is `SameSite=Lax`, which does not go along with a foreign page's POST.
    publicRoutes: /\/auth\/logout$/,
    cookies: `immich_access_token=${TOKEN}`,
    server: () => immichServer({ baseUrl: `${ORIGIN}/api` }),
    adapter: (fetch) => immichAdapter({ baseUrl: `${ORIGIN}/api`, fetch }),
  },
  {
    name: 'django-allauth',
    page: page('django-allauth'),
    csrf: 'header',
    cookies: `sessionid=${TOKEN}; csrftoken=csrf-1`,
    server: () => djangoAllauthServer({ baseUrl: `${ORIGIN}/_allauth/browser/v1` }),
    adapter: (fetch) =>
      djangoAllauthAdapter({
        baseUrl: `${ORIGIN}/_allauth/browser/v1`,
        getCsrfToken: () => 'csrf-1',
        fetch,
      }),
  },
  {
    name: 'ZITADEL',
    page: page('zitadel'),
    csrf: 'bearer',
    reads: /^(?:GET|POST .*\/v2\/sessions\/search$)/,
    cookies: '',
    server: () => zitadelServer({ baseUrl: ORIGIN }),
    adapter: (fetch, refresh) =>
      zitadelAdapter({
        baseUrl: ORIGIN,
        getAccessToken,
        getUserId: () => zitadelUserId,
        getSessionId: () => zitadelSessionId(0),
        refresh,
        fetch,
      }),
  },
  {
    name: 'Appwrite',
    page: page('appwrite'),
    csrf: 'header',
    cookies: `a_session_project=${TOKEN}`,
    server: () => appwriteServer({ baseUrl: `${ORIGIN}/v1` }),
    // The SDK has no option for its `fetch`: it takes the global one when it is made.
    adapter: (fetch) => {
      globalThis.fetch = asFetch({ fetch })
      return appwriteAdapter({ account: new Account(new Client().setEndpoint(`${ORIGIN}/v1`).setProject('project')) })
    },
  },
]

/** One request, as it left the adapter. */
export interface Outgoing {
  readonly method: string
  readonly url: string
  readonly headers: Headers
  readonly body: string
}

/** A `fetch` that reaches a server with the browser's cookies, remembers what was sent, and may change what comes back. */
export function reach(
  { cookies }: Pick<System, 'cookies'>,
  server: Answers,
  change: (response: Response) => Promise<Response> = async (response) => response,
): { readonly fetch: FetchLike; readonly sent: Outgoing[] } {
  const sent: Outgoing[] = []
  const fetch: FetchLike = async (url, init) => {
    const headers = new Headers(init.headers)
    const body = typeof init.body === 'string' ? init.body : ''
    sent.push({ method: init.method ?? 'GET', url, headers: new Headers(headers), body })
    if (init.credentials !== 'omit' && cookies !== '') headers.set('cookie', cookies)
    const { method = 'GET' } = init
    return change(
      await server.fetch(new Request(new URL(url, ORIGIN), { method, headers, ...(body !== '' && { body }) })),
    )
  }
  return { fetch, sent }
}
