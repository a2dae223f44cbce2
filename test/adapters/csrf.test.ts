import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readSessions } from '../../src/core/read-sessions.ts'
import type { RevokeRequest } from '../../src/core/session-adapter.ts'
import { everySystem, type Outgoing, reach, type System } from './every-system.ts'

beforeEach(() => {
  vi.stubGlobal('fetch', globalThis.fetch)
})
afterEach(() => {
  vi.unstubAllGlobals()
})

/** What a foreign page's form or image can send without asking. */
const SIMPLE_METHODS = new Set(['GET', 'HEAD', 'POST'])
const SIMPLE_TYPES = new Set(['', 'application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'])
const SIMPLE_HEADERS = new Set(['accept', 'accept-language', 'content-language', 'content-type'])

const typeOf = ({ headers }: Outgoing) => (headers.get('content-type') ?? '').split(';')[0] ?? ''
const needsPreflight = (request: Outgoing) =>
  !SIMPLE_METHODS.has(request.method) ||
  !SIMPLE_TYPES.has(typeOf(request)) ||
  [...request.headers.keys()].some((name) => !SIMPLE_HEADERS.has(name))
const hasBearer = ({ headers }: Outgoing) =>
  [...headers].some(([name, value]) => /authorization|token/i.test(name) && /token-of-0|CANARY/.test(value))
const hasOwnHeader = ({ headers }: Outgoing) => [...headers.keys()].some((name) => name.startsWith('x-'))

const holds: Record<System['csrf'], (request: Outgoing) => boolean> = {
  bearer: (request) => hasBearer(request) && needsPreflight(request),
  header: (request) => hasOwnHeader(request) && needsPreflight(request),
  json: needsPreflight,
  server: () => true,
}

/** What changes something. */
const changesOf = ({ reads = /^GET / }: System, sent: readonly Outgoing[]) =>
  sent.filter(({ method, url }) => !reads.test(`${method} ${url}`))

/** Everything that the system can be asked, in an order in which each still finds something to do. */
async function everything(system: System): Promise<readonly Outgoing[]> {
  const server = system.server()
  const { fetch, sent } = reach(system, server)
  const adapter = system.adapter(fetch, async () => true)
  const { sessions } = await readSessions(adapter)
  const other = sessions.find(({ isCurrent }) => isCurrent === false)
  if (!other) throw new Error('The server lists no other session.')
  const requests: readonly RevokeRequest[] = [
    { target: 'session', sessionIds: [other.id] },
    { target: 'others' },
    { target: 'mine' },
  ]
  const before = server.alive().length
  for (const request of requests) await adapter.revoke(request, { known: sessions }).catch(() => null)
  if (server.alive().length >= before) throw new Error('Nothing was ended.')
  return sent
}

describe.each(everySystem)('$name', (system) => {
  it('ASVS 3.5.3, ASVS 14.2.1: reads without changing anything, and puts no credential into an address', async () => {
    const sent = await everything(system)
    const changes = changesOf(system, sent)
    expect(changes.length).toBeGreaterThan(0)
    expect(sent.filter(({ url }) => /CANARY|token-of-0/.test(url))).toEqual([])

    const server = system.server()
    const before = server.alive()
    const reading = reach(system, server)
    await readSessions(system.adapter(reading.fetch, async () => true))
    expect(changesOf(system, reading.sent)).toEqual([])
    expect(reading.sent.filter(({ method, body }) => method === 'GET' && body !== '')).toEqual([])
    expect(server.alive()).toEqual(before)
  })

  it('ASVS 3.5.1: sends no change that a foreign page could send', async () => {
    const changes = changesOf(system, await everything(system))
    const guarded = changes.filter(({ url }) => !system.publicRoutes?.test(url))
    expect(guarded.length).toBeGreaterThan(0)
    expect(
      guarded.filter((request) => !holds[system.csrf](request)).map(({ method, url }) => `${method} ${url}`),
    ).toEqual([])
  })

  it('has a page that says so', () => {
    expect(readFileSync(system.page, 'utf8')).toMatch(/^\*\*CSRF\.\*\* /m)
  })
})
