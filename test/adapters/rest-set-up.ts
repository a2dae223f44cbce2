import { type RestAdapterOptions, restAdapter } from '../../src/adapters/rest.ts'
import { restServer } from '../../src/testing/servers/rest.ts'
import { makeSession } from '../../src/testing.ts'
import { type Answer, fakeFetch } from './fake-fetch.ts'
import { backendOf, browser, cookiesOf, ORIGIN, tokenSource } from './servers/in-process.ts'

export const handle = (index: number) => `s_${index}`

export const baseUrl = `${ORIGIN}/api/auth`
const csrf = { header: 'X-CSRF', getToken: () => 'csrf-1' }

export function byToken(
  others = 2,
  options: Partial<RestAdapterOptions> = {},
  ownById: 'rejected' | 'allowed' = 'rejected',
) {
  const server = restServer({ others, ownById })
  const client = browser(server)
  const { getAccessToken, loseCredential } = tokenSource('token-of-0')
  const adapter = restAdapter({ baseUrl, getAccessToken, fetch: client.fetch, ...options })
  return { server, client, adapter, backend: backendOf(server, client, adapter, { loseCredential }) }
}

export function byCookie(others = 2, options: Partial<RestAdapterOptions> = {}) {
  const server = restServer({ others })
  const client = browser(server)
  client.cookies.set('session', 'token-of-0', '/')
  const adapter = restAdapter({ baseUrl: '/api/auth', csrf, fetch: client.fetch, ...options })
  return { server, client, adapter, backend: backendOf(server, client, adapter, cookiesOf(client)) }
}

/** An adapter over answers that are written down. */
export function over(answers: readonly Answer[], options: Partial<RestAdapterOptions> = {}) {
  const { fetch, sent } = fakeFetch(...answers)
  const adapter = restAdapter({ baseUrl, fetch, ...options })
  return { adapter, sent, routes: () => sent.map(({ url, init }) => `${init.method} ${url.slice(baseUrl.length)}`) }
}

export const capabilitiesOf = (options: Partial<RestAdapterOptions>) =>
  restAdapter({ baseUrl, ...options }).capabilities
export const known = [0, 1, 2].map((index) => makeSession({ id: handle(index), isCurrent: index === 0 }))
