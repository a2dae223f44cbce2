import * as fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { parseChallenges, stepUpFromHeader } from '../../../src/adapters/lib/www-authenticate.ts'

// Many runs take their time on a machine that does other things as well.
vi.setConfig({ testTimeout: 60_000 })

const read = (header: string) =>
  parseChallenges(header).map(({ scheme, params }) => ({ scheme, params: Object.fromEntries(params) }))

it.each([
  ['', []],
  ['Basic', [{ scheme: 'basic', params: {} }]],
  ['Bearer realm="a"', [{ scheme: 'bearer', params: { realm: 'a' } }]],
  ['Bearer abc', [{ scheme: 'bearer', params: {} }]],
  ['Bearer realm = "a" , error=x', [{ scheme: 'bearer', params: { realm: 'a', error: 'x' } }]],
  ['Bearer realm="a \\"b\\", c"', [{ scheme: 'bearer', params: { realm: 'a "b", c' } }]],
  ['Bearer error=one, error=two', [{ scheme: 'bearer', params: { error: 'one' } }]],
  [
    'Basic realm="x", Bearer error="y", scope="a b", DPoP algs="ES256"',
    [
      { scheme: 'basic', params: { realm: 'x' } },
      { scheme: 'bearer', params: { error: 'y', scope: 'a b' } },
      { scheme: 'dpop', params: { algs: 'ES256' } },
    ],
  ],
  [
    'Negotiate abc==, Bearer error=x',
    [
      { scheme: 'negotiate', params: {} },
      { scheme: 'bearer', params: { error: 'x' } },
    ],
  ],
  [',, ,Bearer error=x,,', [{ scheme: 'bearer', params: { error: 'x' } }]],
  ['Bearer error="open', [{ scheme: 'bearer', params: {} }]],
  ['error=x', [{ scheme: 'error', params: {} }]],
  ['"quoted"', []],
])('reads %j', (header, challenges) => {
  expect(read(header)).toEqual(challenges)
})

it.each([
  'Bearer error="insufficient_user_authentication", acr_values="myACR  other", max_age="5"',
  'bearer ERROR="Insufficient_User_Authentication", ACR_Values="myACR other", MAX_AGE=5',
  'Basic realm="x, Bearer error", Bearer error=insufficient_user_authentication, max_age="5", acr_values="myACR other"',
  'DPoP algs="ES256", error="insufficient_user_authentication", max_age="5", acr_values="myACR other"',
])('F3: finds the challenge of RFC 9470 in %j', (header) => {
  expect(stepUpFromHeader(header, 'revoke')).toEqual({
    kind: 'sign-in-again',
    operation: 'revoke',
    redirectTo: null,
    methods: [],
    acrValues: ['myACR', 'other'],
    maxAgeSeconds: 5,
  })
})

it.each([
  ['Bearer error="insufficient_user_authentication"', [], null],
  ['Bearer error="insufficient_user_authentication", acr_values=""', [], null],
  ['Bearer error="insufficient_user_authentication", max_age="-1"', [], null],
  ['Bearer error="insufficient_user_authentication", max_age="1e9"', [], null],
  ['Bearer error="insufficient_user_authentication", max_age="soon"', [], null],
  ['Bearer error="insufficient_user_authentication", max_age="0"', [], 0],
  ['Bearer error="insufficient_user_authentication", max_age="99999999999"', [], null],
])('reads what %j leaves open', (header, acrValues, maxAgeSeconds) => {
  expect(stepUpFromHeader(header, 'list')).toMatchObject({ acrValues, maxAgeSeconds })
})

it.each([
  null,
  '',
  'Bearer error="invalid_token"',
  'Bearer realm="insufficient_user_authentication"',
  'Bearer error_description="error=insufficient_user_authentication"',
])('%j asks for no step-up', (header) => {
  expect(stepUpFromHeader(header, 'list')).toBe(null)
})

it('never throws, and ends, whatever the header holds', () => {
  const word = fc.constantFrom(
    'Bearer',
    'error',
    '=',
    '"',
    '\\',
    ',',
    ' ',
    '\t',
    'insufficient_user_authentication',
    ';',
  )
  const header = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(word).map((words) => words.join('')),
  )
  fc.assert(
    fc.property(header, (text) => {
      for (const { scheme } of parseChallenges(text)) expect(scheme).toBe(scheme.toLowerCase())
    }),
    { seed: 9470, numRuns: 1500 },
  )
})

it('reads no more of a header than any honest one has', () => {
  const challenge = 'Bearer error="insufficient_user_authentication"'
  expect(stepUpFromHeader(`${'Basic, '.repeat(1000)}${challenge}`, 'list')).not.toBe(null)
  expect(stepUpFromHeader(`${'Basic, '.repeat(2000)}${challenge}`, 'list')).toBe(null)
})

it.each([
  ['Bearer \t realm="a"', [{ scheme: 'bearer', params: { realm: 'a' } }]],
  ['Bearer realm \t = \t "a"', [{ scheme: 'bearer', params: { realm: 'a' } }]],
  ['Negotiate abc==', [{ scheme: 'negotiate', params: {} }]],
  ['Bearer realm=', [{ scheme: 'bearer', params: {} }]],
  ['Bearer a=1, realm=, error=x', [{ scheme: 'bearer', params: { a: '1' } }]],
])('reads %j too', (header, challenges) => {
  expect(read(header)).toEqual(challenges)
})

const challenge = (rest: string) => stepUpFromHeader(`Bearer error="insufficient_user_authentication"${rest}`, 'list')

it('reads ages of several digits, with blanks around them, and words with several blanks between them', () => {
  expect(challenge(', max_age=" 3600 "')?.maxAgeSeconds).toBe(3600)
  expect(challenge(', max_age="5s"')?.maxAgeSeconds).toBeNull()
  expect(challenge('')?.maxAgeSeconds).toBeNull()
  expect(challenge(', acr_values=" a \t  b "')?.acrValues).toEqual(['a', 'b'])
  expect(challenge('')?.acrValues).toEqual([])
  expect(stepUpFromHeader(null, 'list')).toBeNull()
})
