import { Account, Client } from 'appwrite'
import { http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { packageEntries } from '../../../package-entries.ts'
import { appwriteAdapter } from '../../../src/adapters/appwrite.ts'
import { bioreAdapter } from '../../../src/adapters/biore.ts'
import { djangoAllauthAdapter } from '../../../src/adapters/django-allauth.ts'
import { immichAdapter } from '../../../src/adapters/immich.ts'
import { keycloakAdapter } from '../../../src/adapters/keycloak.ts'
import type { FetchLike } from '../../../src/adapters/lib/http-options.ts'
import { logtoAdapter } from '../../../src/adapters/logto.ts'
import { oryKratosAdapter } from '../../../src/adapters/ory-kratos.ts'
import { preludeAdapter } from '../../../src/adapters/prelude.ts'
import { restAdapter } from '../../../src/adapters/rest.ts'
import { stackAuthAdapter } from '../../../src/adapters/stack-auth.ts'
import type { SessionAdapter } from '../../../src/core/session-adapter.ts'
import { appwriteServer } from '../../../src/testing/servers/appwrite.ts'
import { bioreServer } from '../../../src/testing/servers/biore.ts'
import { djangoAllauthServer } from '../../../src/testing/servers/django-allauth.ts'
import { immichServer } from '../../../src/testing/servers/immich.ts'
import { keycloakServer } from '../../../src/testing/servers/keycloak.ts'
import { logtoServer } from '../../../src/testing/servers/logto.ts'
import { oryKratosServer } from '../../../src/testing/servers/ory-kratos.ts'
import { preludeAccessToken, preludeServer } from '../../../src/testing/servers/prelude.ts'
import { restServer } from '../../../src/testing/servers/rest.ts'
import { stackAuthServer } from '../../../src/testing/servers/stack-auth.ts'
import { type AdapterBackend, describeAdapter, mswHandlers, type TestServer } from '../../../src/testing.ts'

const network = setupServer()
beforeAll(() => network.listen({ onUnhandledFrame: 'error' }))
afterEach(() => network.resetHandlers())
afterAll(() => network.close())

/** What an application gives its adapter; every request goes through the global `fetch`, which MSW has replaced. */
interface Application {
  readonly baseUrl: string
  readonly getAccessToken: () => string | null
  readonly fetch: FetchLike
}

interface System {
  readonly create: (others: number) => TestServer
  readonly adapt: (application: Application) => SessionAdapter
  readonly token?: string
  /** By cookie, losing the credential is leaving out the cookie. */
  readonly credential?: 'cookie'
}

const csrf = { header: 'X-CSRF', getToken: () => 'csrf-1' }
const systems: Readonly<Record<string, System>> = {
  appwrite: {
    create: (others) => appwriteServer({ others }),
    // Its SDK asks the global `fetch` itself.
    adapt: ({ baseUrl }) =>
      appwriteAdapter({ account: new Account(new Client().setEndpoint(baseUrl).setProject('project')) }),
    credential: 'cookie',
  },
  biore: { create: (others) => bioreServer({ others }), adapt: bioreAdapter },
  'django-allauth': {
    create: (others) => djangoAllauthServer({ others }),
    adapt: ({ baseUrl, fetch }) => djangoAllauthAdapter({ baseUrl, fetch, getCsrfToken: () => 'csrf-1' }),
    credential: 'cookie',
  },
  immich: {
    create: (others) => immichServer({ others }),
    adapt: ({ baseUrl, fetch }) => immichAdapter({ baseUrl, fetch }),
    credential: 'cookie',
  },
  keycloak: { create: (others) => keycloakServer({ others }), adapt: keycloakAdapter },
  logto: {
    create: (others) => logtoServer({ others }),
    adapt: (application) => logtoAdapter({ ...application, getVerificationId: () => 'verified' }),
  },
  'ory-kratos': {
    create: (others) => oryKratosServer({ others }),
    adapt: ({ baseUrl, fetch }) => oryKratosAdapter({ baseUrl, fetch }),
    credential: 'cookie',
  },
  prelude: { create: (others) => preludeServer({ others }), adapt: preludeAdapter, token: preludeAccessToken },
  rest: {
    create: (others) => restServer({ others }),
    adapt: ({ baseUrl, fetch }) => restAdapter({ baseUrl, fetch, csrf }),
    credential: 'cookie',
  },
  'stack-auth': {
    create: (others) => stackAuthServer({ others }),
    adapt: (application) =>
      stackAuthAdapter({ ...application, projectId: 'project', publishableClientKey: 'pck_test' }),
  },
}

function backend(system: System, others: number): AdapterBackend & { readonly server: TestServer } {
  const { create, adapt, token = 'token-of-0', credential = 'token' } = system
  const made = create(others)
  let requests = 0
  let isSignedIn = true
  const server: TestServer = {
    ...made,
    fetch: (request) => {
      requests += 1
      if (!isSignedIn) request.headers.delete('cookie')
      return made.fetch(request)
    },
  }
  network.use(...mswHandlers(http, server))
  return {
    server,
    adapter: adapt({
      baseUrl: server.baseUrl,
      getAccessToken: () => (isSignedIn ? token : null),
      fetch: (url, init) => fetch(url, init),
    }),
    alive: server.alive,
    requests: () => requests,
    credential,
    loseCredential: () => {
      isSignedIn = false
    },
  }
}

it('every published server is run here', () => {
  const published = Object.keys(packageEntries).filter((entry) => entry.startsWith('testing/servers/'))
  expect(published.map((entry) => entry.replace('testing/servers/', ''))).toEqual(Object.keys(systems))
})

for (const [name, system] of Object.entries(systems))
  describeAdapter(`${name}, over MSW`, { create: ({ others }) => backend(system, others) }, { describe, it, expect })
