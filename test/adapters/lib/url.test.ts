import * as fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { requireBaseUrl } from '../../../src/adapters/lib/http-options.ts'
import { buildUrl } from '../../../src/adapters/lib/url.ts'
import { isSessionError } from '../../../src/core/session-error.ts'

// Many runs take their time on a machine that does other things as well.
vi.setConfig({ testTimeout: 60_000 })

/** The URL for an id, or `null` when it is refused. */
function urlOf(id: string): URL | null {
  try {
    return new URL(buildUrl('https://api.example/api/v1', ['auth', 'sessions', id]))
  } catch (error) {
    if (!isSessionError(error)) throw error
    return null
  }
}

it('joins and encodes', () => {
  expect(buildUrl('/api/v1', ['auth', 'a b?c#d%2e'], { target: 'session', session_id: 'x&y' })).toBe(
    '/api/v1/auth/a%20b%3Fc%23d%252e?target=session&session_id=x%26y',
  )
})

it('an id never reaches the collection, another route or another host', () => {
  const nasty = fc.array(
    fc.constantFrom('.', '..', '/', '\\', '%2e', '%2F', '?', '#', ' ', '@', ':', 'a', '\t', '\uD800', ''),
  )
  const id = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string(),
    nasty.map((parts) => parts.join('')),
  )
  let built = 0
  fc.assert(
    fc.property(id, (text) => {
      const url = urlOf(text)
      if (url === null) return
      built += 1
      const [, ...segments] = url.pathname.split('/')
      const last = decodeURIComponent(segments.at(-1) ?? '')
      const where = [url.origin, ...segments.slice(0, -1), url.search + url.hash, last]
      expect(where).toEqual(['https://api.example', 'api', 'v1', 'auth', 'sessions', '', text])
    }),
    { seed: 21656, numRuns: 2000 },
  )
  expect(built).toBeGreaterThan(400)
})

it.each(['/api/v1', '/api/v1/', 'https://api.example', 'http://127.0.0.1:8080/x', ''])(
  'takes %j as a base',
  (baseUrl) => {
    expect(requireBaseUrl('test', baseUrl)).toBe(baseUrl.replace(/\/$/, ''))
  },
)

it.each(['/api?x=1', '/api#x', 'https://user:secret@api.example', 'https://user@api.example/x', '/a b', '\\\\host'])(
  'refuses %j as a base with an error that names the fix',
  (baseUrl) => {
    expect(() => requireBaseUrl('test', baseUrl)).toThrow(/^test: baseUrl must/)
  },
)

it('refuses a segment with the code and the sentence that a caller can act on', () => {
  expect(() => buildUrl('/api', ['sessions', ''])).toThrow(
    expect.objectContaining({
      code: 'invalid_request',
      message: 'A part of the path is empty or names more than itself.',
    }),
  )
})
