import type { ServerFault } from '../../../src/testing/servers/lib/fault.ts'
import { fieldOf } from '../../../src/testing/servers/lib/test-server.ts'
import { type Answers, activeAt, beganAt, userAgent } from './in-process.ts'

const json = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })

const rowOf = (id: string) => ({
  id: `s_${id}`,
  token: `CANARY_TOKEN_${id}`,
  userId: 'u_1',
  createdAt: new Date(beganAt(Number(id))).toISOString(),
  updatedAt: new Date(activeAt(Number(id))).toISOString(),
  expiresAt: '2027-11-28T09:00:00.000Z',
  ipAddress: '198.51.100.7',
  userAgent: userAgent(Number(id)),
})

/** Better Auth's routes for where its real server is too much; `better-auth-conformance.test.ts` runs that one. */
export function betterAuthLookAlike(): Answers & {
  readonly alive: () => readonly string[]
  readonly fault: (fault: ServerFault) => void
} {
  let ids: readonly string[] = ['0', '1', '2']
  const faults: ServerFault[] = []
  const fetch = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url)
    const on = request.method === 'GET' ? 'list' : 'revoke'
    const at = faults.findIndex((fault) => fault.on === on)
    const [fault] = at === -1 ? [] : faults.splice(at, 1)
    if (fault?.do === 'fail') return json(fault.status, fault.body, fault.headers)
    if (!ids.includes('0')) return pathname.endsWith('/get-session') ? json(200, null) : json(401, {})
    switch (pathname.replace('/api/auth', '')) {
      case '/list-sessions':
        return json(200, ids.map(rowOf))
      case '/get-session':
        return json(200, { session: rowOf('0'), user: { id: 'u_1' } })
      case '/revoke-session': {
        const token = fieldOf(await request.json(), 'token')
        ids = ids.filter((id) => token !== `CANARY_TOKEN_${id}`)
        return json(200, { status: true })
      }
      case '/revoke-other-sessions':
        ids = ids.filter((id) => id === '0')
        return json(200, { status: true })
      case '/revoke-sessions':
      case '/sign-out':
        ids = []
        return json(200, { status: true, success: true })
      default:
        return new Response(null, { status: 404 })
    }
  }
  return { fetch, alive: () => ids, fault: (fault) => void faults.push(fault) }
}
