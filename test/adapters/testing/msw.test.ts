import { GoTrueClient } from '@supabase/auth-js'
import { Account, Client } from 'appwrite'
import { expect, it } from 'vitest'
import { packageEntries } from '../../../package-entries.ts'
import { appwriteAdapter } from '../../../src/adapters/appwrite.ts'
import { betterAuthAdapter } from '../../../src/adapters/better-auth.ts'
import { bioreAdapter } from '../../../src/adapters/biore.ts'
import { djangoAllauthAdapter } from '../../../src/adapters/django-allauth.ts'
import { immichAdapter } from '../../../src/adapters/immich.ts'
import { keycloakAdapter } from '../../../src/adapters/keycloak.ts'
import { logtoAdapter } from '../../../src/adapters/logto.ts'
import { oryKratosAdapter } from '../../../src/adapters/ory-kratos.ts'
import { preludeAdapter } from '../../../src/adapters/prelude.ts'
import { restAdapter } from '../../../src/adapters/rest.ts'
import { stackAuthAdapter } from '../../../src/adapters/stack-auth.ts'
import { supabaseAdapter } from '../../../src/adapters/supabase.ts'
import { zitadelAdapter } from '../../../src/adapters/zitadel.ts'
import { appwriteServer } from '../../../src/testing/servers/appwrite.ts'
import { betterAuthServer } from '../../../src/testing/servers/better-auth.ts'
import { bioreServer } from '../../../src/testing/servers/biore.ts'
import { djangoAllauthServer } from '../../../src/testing/servers/django-allauth.ts'
import { immichServer } from '../../../src/testing/servers/immich.ts'
import { keycloakServer } from '../../../src/testing/servers/keycloak.ts'
import { logtoServer } from '../../../src/testing/servers/logto.ts'
import { oryKratosServer } from '../../../src/testing/servers/ory-kratos.ts'
import { preludeAccessToken, preludeServer } from '../../../src/testing/servers/prelude.ts'
import { restServer } from '../../../src/testing/servers/rest.ts'
import { stackAuthServer } from '../../../src/testing/servers/stack-auth.ts'
import { supabaseServer } from '../../../src/testing/servers/supabase.ts'
import { zitadelServer, zitadelSessionId, zitadelUserId } from '../../../src/testing/servers/zitadel.ts'
import { namedCalls } from '../conformance/run-names.ts'
import { describeOverMsw } from '../over-msw.ts'

const csrf = { header: 'X-CSRF', getToken: () => 'csrf-1' }

describeOverMsw('appwrite', {
  create: (others) => appwriteServer({ others }),
  // Its SDK asks the global `fetch` itself.
  adapt: ({ baseUrl }) =>
    appwriteAdapter({ account: new Account(new Client().setEndpoint(baseUrl).setProject('project')) }),
  credential: 'cookie',
})

describeOverMsw('better-auth', {
  create: (others) => betterAuthServer({ others }),
  adapt: ({ baseUrl, fetch }) => betterAuthAdapter({ baseUrl, fetch }),
  credential: 'cookie',
})

describeOverMsw('biore', { create: (others) => bioreServer({ others }), adapt: bioreAdapter })

describeOverMsw('django-allauth', {
  create: (others) => djangoAllauthServer({ others }),
  adapt: ({ baseUrl, fetch }) => djangoAllauthAdapter({ baseUrl, fetch, getCsrfToken: () => 'csrf-1' }),
  credential: 'cookie',
})

describeOverMsw('immich', {
  create: (others) => immichServer({ others }),
  adapt: ({ baseUrl, fetch }) => immichAdapter({ baseUrl, fetch }),
  credential: 'cookie',
})

describeOverMsw('keycloak', { create: (others) => keycloakServer({ others }), adapt: keycloakAdapter })

describeOverMsw('logto', {
  create: (others) => logtoServer({ others }),
  adapt: (application) => logtoAdapter({ ...application, getVerificationId: () => 'verified' }),
})

describeOverMsw('ory-kratos', {
  create: (others) => oryKratosServer({ others }),
  adapt: ({ baseUrl, fetch }) => oryKratosAdapter({ baseUrl, fetch }),
  credential: 'cookie',
})

describeOverMsw('prelude', {
  create: (others) => preludeServer({ others }),
  adapt: preludeAdapter,
  token: preludeAccessToken,
})

describeOverMsw('rest', {
  create: (others) => restServer({ others }),
  adapt: ({ baseUrl, fetch }) => restAdapter({ baseUrl, fetch, csrf }),
  credential: 'cookie',
})

describeOverMsw('stack-auth', {
  create: (others) => stackAuthServer({ others }),
  adapt: (application) => stackAuthAdapter({ ...application, projectId: 'project', publishableClientKey: 'pck_test' }),
})

describeOverMsw('supabase', {
  capabilities: { list: 'none', revokeOne: 'none' },
  create: (others) => supabaseServer({ others }),
  // The real client, which asks the global `fetch` itself, and forgets its session when the storage does.
  adapt: async ({ baseUrl, getAccessToken }) => {
    const kept = new Map<string, string>()
    const auth = new GoTrueClient({
      url: baseUrl,
      headers: { apikey: 'anon' },
      autoRefreshToken: false,
      storage: {
        getItem: (key) => (getAccessToken() === null ? null : (kept.get(key) ?? null)),
        setItem: (key, value) => void kept.set(key, value),
        removeItem: (key) => void kept.delete(key),
      },
    })
    await auth.signInWithPassword({ email: 'ada@example.org', password: 'secret' })
    return supabaseAdapter({ auth })
  },
})

describeOverMsw('zitadel', {
  create: (others) => zitadelServer({ others }),
  adapt: (application) =>
    zitadelAdapter({ ...application, getUserId: () => zitadelUserId, getSessionId: () => zitadelSessionId(0) }),
})

it('every published server is run over MSW, here or in the test of its adapter', () => {
  const published = Object.keys(packageEntries).filter((entry) => entry.startsWith('testing/servers/'))
  const run = [...namedCalls('describeOverMsw', 'over-msw.ts').keys()]
  expect(run.toSorted()).toEqual(published.map((entry) => entry.replace('testing/servers/', '')))
})
