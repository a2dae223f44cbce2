import * as fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { isSessionError } from '../../src/core/session-error.ts'
import { isRevocableId, requireRevocableIds } from '../../src/core/session-ids.ts'

// Many runs take their time on a machine that does other things as well.
vi.setConfig({ testTimeout: 60_000 })

it.each(['1', 'ses_01ky0', '3f0d1c9a-0000-4000-8000-000000000001', '...', 'a.b', 'größe', '%2e%2e', '?all', '#', '😀'])(
  'takes %j for the id of one session',
  (id) => {
    expect(isRevocableId(id)).toBe(true)
  },
)

it.each([
  '',
  ' ',
  '\t',
  '\u00a0',
  '\ufeff',
  '.',
  '..',
  ' .',
  '.. ',
  '/',
  'a/',
  '/a',
  'a/../b',
  '\\',
  'a\\b',
  'a\u0000',
  'a\nb',
  '\ud800',
  'a\udc00',
])('refuses %j', (id) => {
  expect(isRevocableId(id)).toBe(false)
})

it.each([undefined, null, 1, true, {}, ['a']])('refuses %j, which is no text', (id) => {
  expect(isRevocableId(id)).toBe(false)
})

it('an id that is taken can never reach the collection or another route', () => {
  const nasty = fc
    .array(fc.constantFrom('.', '..', '/', '\\', '%2e', '%2F', '?', '#', ' ', '@', ':', ';', 'a', '\t', '\ud800', ''))
    .map((parts) => parts.join(''))
  let taken = 0
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string(), nasty), (id) => {
      if (!isRevocableId(id)) return
      taken += 1
      const { pathname, search, hash } = new URL(`/sessions/${encodeURIComponent(id)}`, 'https://api.example')
      expect(pathname.split('/')).toEqual(['', 'sessions', encodeURIComponent(id)])
      expect(search + hash).toBe('')
    }),
    { seed: 2666, numRuns: 3000 },
  )
  expect(taken).toBeGreaterThan(600)
})

it('gives each id once, in the order given', () => {
  expect(requireRevocableIds({ target: 'session', sessionIds: ['b', 'a', 'b'] })).toEqual(['b', 'a'])
})

it('refuses them all when one is bad, and says which, but not what it holds', () => {
  const request = { target: 'session', sessionIds: ['a', 'CANARY/b'] } as const
  expect(() => requireRevocableIds(request)).toThrow(
    expect.objectContaining({
      code: 'invalid_request',
      message: expect.stringMatching(/^Session id 2 of 2 (?!.*CANARY)/),
    }),
  )
})

it('says that there is none when there is none', () => {
  expect(() => requireRevocableIds({ target: 'session', sessionIds: [] })).toThrow('No session id was given.')
})

it.each([
  '{"sessionIds":[]}',
  '{}',
  '{"sessionIds":null}',
  '{"sessionIds":"abc"}',
  '{"sessionIds":5}',
  '{"sessionIds":[null]}',
  '{"sessionIds":[[]]}',
])('refuses the request %s', (request) => {
  const thrown = (() => {
    try {
      return requireRevocableIds(JSON.parse(request))
    } catch (error) {
      return error
    }
  })()
  expect(isSessionError(thrown) && thrown.code).toBe('invalid_request')
})
