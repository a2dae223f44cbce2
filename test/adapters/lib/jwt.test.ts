import * as fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { readClaim } from '../../../src/adapters/lib/jwt.ts'

// Many runs take their time on a machine that does other things as well.
vi.setConfig({ testTimeout: 60_000 })

const token = (payload: unknown) => `e30.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.sig`

it('reads a claim', () => {
  expect(readClaim(token({ sid: 'ses_1' }), 'sid')).toBe('ses_1')
  expect(readClaim(token({ sid: 'größe ✓ ~~??' }), 'sid')).toBe('größe ✓ ~~??')
  expect(readClaim(token({}), 'sid')).toBe(undefined)
  expect(readClaim(token({}), 'constructor')).toBe(undefined)
})

it.each([
  '',
  'opaque',
  'a.b',
  'a..c',
  'e30.!!!.x',
  'e30.bm90IGpzb24.x',
  `e30.${btoa('null')}.x`,
  `e30.${btoa('"sid"')}.x`,
])('takes %j for a token that tells nothing', (jwt) => {
  expect(readClaim(jwt, 'sid')).toBe(undefined)
})

it('never throws', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json().map(token)), (jwt) => {
      readClaim(jwt, 'sid')
      expect(readClaim(jwt, 'no such claim')).toBe(undefined)
    }),
    { seed: 7519, numRuns: 1000 },
  )
})
