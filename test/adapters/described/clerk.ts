import { clerkAdapter } from '../../../src/adapters/clerk.ts'
import { FaultQueue } from '../../../src/testing/servers/lib/fault.ts'
import { type AnyServer, type Described, TOKEN } from '../described.ts'
import { json } from '../fake-fetch.ts'
import { five } from '../fuzz-kit.ts'
import { clerkDouble, clerkId, clerkServer } from '../servers/clerk.ts'

/** Clerk's server does not take faults. A 401 would make its client forget the user for good, and end the flow. */
function clerk(): AnyServer {
  const { app, alive } = clerkServer(2)
  const faults = new FaultQueue()
  return {
    alive,
    fault: (fault) => faults.add(fault),
    fetch: (request) => {
      const fault = faults.next(request.method === 'GET' ? 'list' : 'revoke')
      if (fault?.do !== 'fail') return app.fetch(request)
      const { status, body, headers = {} } = fault
      return Response.json(body, { status: status === 401 ? 403 : status, headers })
    },
  }
}

const clerkRow = (index: number) => ({
  id: clerkId(index),
  status: 'active',
  last_active_at: 1763712000000,
  expire_at: 1764316800000,
  latest_activity: { device_type: 'Macintosh', is_mobile: false, browser_name: 'Chrome', city: 'Lyon', country: 'FR' },
})

export const described: Described = {
  overHttp: [],
  overSdk: [
    {
      name: 'Clerk',
      cookies: `__client=${TOKEN}`,
      server: clerk,
      adapter: (fetch) => clerkAdapter({ clerk: clerkDouble({ fetch }, { state: 'online' }) }),
    },
  ],
  fuzz: {
    Clerk: {
      create: (fetch) => clerkAdapter({ clerk: clerkDouble({ fetch }, { state: 'online' }) }),
      id: clerkId,
      listOf: (marks, url) =>
        url.includes('/active')
          ? marks.map((_mark, index) => clerkRow(index))
          : { client: { sessions: [{ id: clerkId(0) }] } },
      reached: ({ url, init }) => {
        const { pathname } = new URL(url)
        if (init.method === 'GET') return []
        const id = /^\/v1\/(?:me\/sessions\/([^/]+)\/revoke|client\/sessions\/([^/]+)\/remove)$/.exec(pathname)
        if (!id) throw new Error(`${url} reaches more than a session.`)
        return [decodeURIComponent(id[1] ?? id[2] ?? '')]
      },
      done: ({ url, init }) =>
        json(
          200,
          init.method === 'POST'
            ? { response: { ...clerkRow(1), status: 'revoked' } }
            : url.includes('/active')
              ? five.map(clerkRow)
              : { client: { sessions: [{ id: clerkId(0) }] } },
        ),
      othersGoBy: 'caller',
    },
  },
  options: { instead: 'It speaks through an SDK, which has the address.' },
  silence: {
    Clerk: {
      server: () => {
        const { app, alive } = clerkServer(2)
        return { fetch: app.fetch, alive }
      },
      cookies: `__client=${TOKEN}`,
      adapter: (fetch, line) => clerkAdapter({ clerk: clerkDouble({ fetch }, line) }),
    },
  },
}
