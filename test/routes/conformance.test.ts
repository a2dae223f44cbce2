import { describe, expect, it } from 'vitest'
import { describeAdapter } from '../adapters/describe-adapter.ts'
import { backendOf, browser, cookiesOf, tokenSource } from '../adapters/servers/in-process.ts'
import { adapterOver, byCookie, byToken, TOKEN } from './set-up.ts'

const api = { describe, it, expect }

describeAdapter(
  'createSessionRoutes, by cookie',
  {
    create: ({ others }) => {
      const { routes, store } = byCookie({}, others)
      // What a browser says of a request that its own page makes, and no script can.
      const client = browser({
        fetch: (request) => {
          request.headers.set('sec-fetch-site', 'same-origin')
          return routes(request)
        },
      })
      client.cookies.set('__Host-session', TOKEN, '/')
      const server = { alive: () => store.alive('ann') }
      return backendOf(server, client, adapterOver(client), cookiesOf(client))
    },
  },
  api,
)

describeAdapter(
  'createSessionRoutes, by token',
  {
    create: ({ others }) => {
      const { routes, store } = byToken({}, others)
      const client = browser({ fetch: routes })
      const { getAccessToken, loseCredential } = tokenSource(TOKEN)
      const server = { alive: () => store.alive('ann') }
      return backendOf(server, client, adapterOver(client, { getAccessToken }), { loseCredential })
    },
  },
  api,
)
