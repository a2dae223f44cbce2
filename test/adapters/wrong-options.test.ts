import { describe, expect, it } from 'vitest'
import { appwriteAdapter } from '../../src/adapters/appwrite.ts'
import { bioreAdapter } from '../../src/adapters/biore.ts'
import { clerkAdapter } from '../../src/adapters/clerk.ts'
import { hankoAdapter } from '../../src/adapters/hanko.ts'
import { keycloakAdapter } from '../../src/adapters/keycloak.ts'
import { logtoAdapter } from '../../src/adapters/logto.ts'
import { preludeAdapter } from '../../src/adapters/prelude.ts'
import { preludeSdkAdapter } from '../../src/adapters/prelude-sdk.ts'
import { stackAuthAdapter } from '../../src/adapters/stack-auth.ts'
import { supabaseAdapter } from '../../src/adapters/supabase.ts'
import type { SessionAdapter } from '../../src/core/session-adapter.ts'
import { type CommonOptions, casesOf } from './described.ts'
import { everyDescribed } from './every-described.ts'

const baseUrl = 'https://auth.example'

/** What a developer can get wrong in every adapter is said in the same words, with the name of the function. */
const factories: Readonly<Record<string, (options: CommonOptions) => SessionAdapter>> = Object.assign(
  {},
  ...[...everyDescribed.values()].map(({ options }) => casesOf(options)),
)

describe.each(Object.entries(factories))('%s', (name, create) => {
  it('takes options that are right', () => {
    expect(() => create({ baseUrl, timeoutMs: 5 })).not.toThrow()
  })

  it('takes an id of the application’s own for the query key', () => {
    expect(create({ baseUrl, id: 'shop' }).id).toBe('shop')
    expect(create({ baseUrl }).id).toContain(baseUrl)
  })

  it('names itself, and the fix, for a base that is none', () => {
    expect(() => create({ baseUrl: `${baseUrl}/?x` })).toThrow(`${name}: baseUrl must be a path or a URL without`)
    expect(() => create({ baseUrl: 'https://ada:secret@auth.example' })).toThrow(
      `${name}: baseUrl must not hold a user name or a password.`,
    )
  })

  it('names itself, and the fix, for a time limit that is none', () => {
    expect(() => create({ baseUrl, timeoutMs: 0 })).toThrow(`${name}: timeoutMs must be a number of ms above 0`)
  })
})

it.each([
  ['bioreAdapter', () => bioreAdapter(JSON.parse('{}'))],
  ['preludeAdapter', () => preludeAdapter(JSON.parse('{"baseUrl":"https://auth.example"}'))],
  ['keycloakAdapter', () => keycloakAdapter(JSON.parse('{"baseUrl":"https://auth.example"}'))],
  ['logtoAdapter', () => logtoAdapter(JSON.parse('{"baseUrl":"https://auth.example"}'))],
  ['stackAuthAdapter', () => stackAuthAdapter(JSON.parse('{"projectId":"p"}'))],
])('%s names itself when nobody can be asked for a token', (name, create) => {
  expect(create).toThrow(`${name}: getAccessToken must be a function that gives the access token, or null.`)
})

it('an adapter over an SDK takes an id of the application’s own, too', () => {
  const client = { client: { config: { endpoint: baseUrl, project: 'p' }, api: baseUrl } }
  const calls = { createState: asked, setActive: asked, listSessions: asked, revokeSessions: asked, refresh: asked }
  const sdk = JSON.parse(JSON.stringify(client))
  Object.assign(sdk, calls, { getSession: asked, admin: { signOut: asked } })
  const adapters = [
    appwriteAdapter({ account: sdk, id: 'shop' }),
    clerkAdapter({ clerk: sdk, id: 'shop' }),
    hankoAdapter({ hanko: sdk, id: 'shop' }),
    preludeSdkAdapter({ client: sdk, id: 'shop' }),
    supabaseAdapter({ auth: sdk, id: 'shop' }),
  ]
  expect(new Set(adapters.map(({ id }) => id))).toEqual(new Set(['shop']))
})

async function asked(): Promise<never> {
  throw new Error('asked')
}
