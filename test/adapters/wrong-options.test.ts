import { describe, expect, it } from 'vitest'
import { betterAuthAdapter } from '../../src/adapters/better-auth.ts'
import { bioreAdapter } from '../../src/adapters/biore.ts'
import { djangoAllauthAdapter } from '../../src/adapters/django-allauth.ts'
import { immichAdapter } from '../../src/adapters/immich.ts'
import { keycloakAdapter } from '../../src/adapters/keycloak.ts'
import { logtoAdapter } from '../../src/adapters/logto.ts'
import { oryKratosAdapter } from '../../src/adapters/ory-kratos.ts'
import { preludeAdapter } from '../../src/adapters/prelude.ts'
import { restAdapter } from '../../src/adapters/rest.ts'
import { stackAuthAdapter } from '../../src/adapters/stack-auth.ts'
import { zitadelAdapter } from '../../src/adapters/zitadel.ts'

const getAccessToken = () => 'token'
const baseUrl = 'https://auth.example'

interface Common {
  readonly baseUrl: string
  readonly timeoutMs?: number
}

/** What a developer can get wrong in every adapter is said in the same words, with the name of the function. */
const factories: Readonly<Record<string, (options: Common) => unknown>> = {
  betterAuthAdapter: (options) => betterAuthAdapter(options),
  bioreAdapter: (options) => bioreAdapter({ getAccessToken, ...options }),
  djangoAllauthAdapter: (options) => djangoAllauthAdapter({ getCsrfToken: () => 'csrf', ...options }),
  immichAdapter: (options) => immichAdapter(options),
  keycloakAdapter: (options) => keycloakAdapter({ getAccessToken, ...options }),
  logtoAdapter: (options) => logtoAdapter({ getAccessToken, ...options }),
  oryKratosAdapter: (options) => oryKratosAdapter(options),
  preludeAdapter: (options) => preludeAdapter({ getAccessToken, ...options }),
  restAdapter: (options) => restAdapter(options),
  stackAuthAdapter: (options) => stackAuthAdapter({ projectId: 'p', getAccessToken, ...options }),
  zitadelAdapter: (options) =>
    zitadelAdapter({ getAccessToken, getUserId: () => 'u', getSessionId: () => 's', ...options }),
}

describe.each(Object.entries(factories))('%s', (name, create) => {
  it('takes options that are right', () => {
    expect(() => create({ baseUrl, timeoutMs: 5 })).not.toThrow()
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
