import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { FetchLike } from '../../src/adapters/lib/http-options.ts'
import type { SessionCapabilities } from '../../src/core/capabilities.ts'
import { readSessions } from '../../src/core/read-sessions.ts'
import type { RevokeRequest, RevokeTarget } from '../../src/core/session-adapter.ts'
import { errorOf, turns } from './adapter-set-up.ts'
import { isInstead } from './described.ts'
import { everyDescribed } from './every-described.ts'
import { everySystem, listless, reach, sdkSystems } from './every-system.ts'

// Tokens and cookies are of whoever is signed in. What one user asked for must not be sent with those of the next.

beforeEach(() => {
  vi.stubGlobal('fetch', globalThis.fetch)
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const canDo = ({
  revokeOne,
  revokeOthers,
  signOut,
  revokeAll,
}: SessionCapabilities): Record<RevokeTarget, boolean> => ({
  session: revokeOne !== 'none',
  others: revokeOthers !== 'none',
  mine: signOut === 'request',
  all: revokeAll !== 'none',
})

/** The systems whose requests are the adapter's own. Others are reached through an SDK, which cannot be told any more once it has been called. */
const speaksItself: ReadonlySet<string> = new Set(
  [...everyDescribed.values()]
    .filter(({ options }) => !isInstead(options))
    .flatMap(({ overHttp }) => overHttp.map(({ name }) => name)),
)

const whatToEnd = ['one', 'several', 'this and another', 'others', 'mine', 'all'] as const
const cases = whatToEnd.flatMap((what) => [true, false].map((isKnown) => ({ what, isKnown })))

describe.each([...everySystem, ...sdkSystems, ...listless])('F25: $name, once another user has signed in', (system) => {
  /** A page that has read the list and would now end something. `onAnswer` runs before the adapter has the answer to its `nth` request. */
  async function page(what: (typeof whatToEnd)[number], onAnswer: (nth: number) => void = () => {}) {
    const server = system.server()
    const adapterOver = (fetch: FetchLike) => system.adapter(fetch, async () => true)
    const reader = adapterOver(reach(system, server).fetch)
    const known = reader.capabilities.list === 'none' ? [] : (await readSessions(reader)).sessions
    const others = known.filter(({ isCurrent }) => isCurrent === false).map(({ id }) => id)
    const own = known.filter(({ isCurrent }) => isCurrent).map(({ id }) => id)
    const requests: Record<typeof what, RevokeRequest> = {
      one: { target: 'session', sessionIds: [others[0] ?? 'x'] },
      several: { target: 'session', sessionIds: others.length > 0 ? others : ['x'] },
      'this and another': { target: 'session', sessionIds: [...own, others[0] ?? 'x'] },
      others: { target: 'others' },
      mine: { target: 'mine' },
      all: { target: 'all' },
    }

    const controller = new AbortController()
    const { fetch, sent } = reach(system, server, async (response) => {
      onAnswer(sent.length)
      return response
    })
    /** What was sent after the abort. */
    const late: string[] = []
    const adapter = adapterOver((url, init) => {
      if (controller.signal.aborted) late.push(`${init.method} ${url}`)
      return fetch(url, init)
    })
    return { adapter, server, sent, late, known, request: requests[what], controller }
  }

  it.each(cases)('sends nothing to end "$what" (list known: $isKnown)', async ({ what, isKnown }) => {
    const { adapter, sent, server, known, request } = await page(what)
    const before = server.alive()
    const signal = AbortSignal.abort()
    const { code } = await errorOf(adapter.revoke(request, isKnown ? { known, signal } : { signal }))
    expect(code).toBe(canDo(adapter.capabilities)[request.target] ? 'aborted' : 'unsupported')
    expect(sent).toEqual([])
    expect(server.alive()).toEqual(before)
  })

  // While a request is under way, and at some moments after it.
  const moments = speaksItself.has(system.name) ? [0, 8, 16, 24] : [0]
  it.each(cases)('sends nothing more to end "$what" (list known: $isKnown)', async ({ what, isKnown }) => {
    for (const moment of moments)
      for (let last = 1, isOver = false; !isOver; last += 1) {
        const { adapter, late, known, request, controller } = await page(what, (nth) => {
          if (nth >= last) void turns(moment).then(() => controller.abort())
        })
        const { signal } = controller
        const outcome = await adapter.revoke(request, isKnown ? { known, signal } : { signal }).then(
          ({ failed }) => [...new Set(failed.map(({ error }) => error.code))].join(),
          ({ code }: { readonly code: string }) => code,
        )
        // What an SDK would go on with comes now.
        await new Promise((resolve) => setTimeout(resolve))
        isOver = !signal.aborted
        expect(late).toEqual([])
        expect(canDo(adapter.capabilities)[request.target] ? ['', 'aborted'] : ['unsupported']).toContain(outcome)
      }
  })
})
