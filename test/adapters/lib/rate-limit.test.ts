import * as fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { waitFromRateLimit } from '../../../src/adapters/lib/rate-limit.ts'
import { runs } from '../../support/runs.ts'

// Many runs take their time on a machine that does other things as well.
vi.setConfig({ testTimeout: 60_000 })

const DAY_MS = 86_400_000

it.each([
  ['"default";r=0;t=30', 30_000],
  [' "default";r=0;t=30 ', 30_000],
  ['"default"; r=0;  t=0', 0],
  ['"default";t=30;r=0', 30_000],
  ['"default";r=0;t=30;pk=:dHJpYWwxMjEzMjM=:', 30_000],
  ['"default";acme-burst;note="a;r=5, \\"b\\"";r=0;t=30', 30_000],
  ['"default";r=0;t=30;note="a;r=5";x="\\";r=5"', 30_000],
  ['"a, \\"b\\"";r=0;t=30', 30_000],
  ['"hourly";r=0;t=3000,\t"burst";r=0;t=1', 3_000_000],
  ['"hourly";r=0;t=1,"burst";r=0;t=2 ,  "daily";r=0;t=3', 3000],
  ['"hourly";r=12;t=3000 , "burst";r=0;t=1', 1000],
  ['"default";r=5;r=0;t=1;t=7', 7000],
  ['"default";r=0;t=99999999', DAY_MS],
])('F4: of %j the wait is %j ms', (header, ms) => {
  expect(waitFromRateLimit(header)).toBe(ms)
})

it.each(['"default";r=50;t=30', '"default";r=1;t=30, "hourly";r=9;t=3000', '', null])(
  'F6: %j says of no policy that it is exhausted, and no wait is claimed',
  (header) => {
    expect(waitFromRateLimit(header)).toBe(null)
  },
)

it.each(['"default";r=0', '"hourly";r=0, "burst";r=0;t=1', '"default";r=0;t', '"default";r=0;t=30;t'])(
  'F6: %j does not say how long an exhausted policy lasts, and no wait is claimed',
  (header) => {
    expect(waitFromRateLimit(header)).toBe(null)
  },
)

it.each([
  'default;r=0;t=30',
  '"default;r=0;t=30',
  '"default" ;r=0;t=30',
  '"default";r=0;t=30,',
  ',"default";r=0;t=30',
  '"default";r=0;t=30 "hourly";r=0;t=1',
  '"default";r=0;t=30;',
  '"default";R=0;t=30',
  '"default";r=;t=30',
  '"default";r=0;t=30\u0000',
  'limit=100, remaining=0, reset=30',
])('F6: %j is malformed, and is ignored as a whole', (header) => {
  expect(waitFromRateLimit(header)).toBe(null)
})

it.each(['-1', '1.5', '30s', '"30"', '1e3', '9'.repeat(16)])('F6: takes t=%s for no time', (time) => {
  expect(waitFromRateLimit(`"default";r=0;t=${time}`)).toBe(null)
})

it('reads no more than any honest header has', () => {
  const long = `"${'x'.repeat(9000)}";r=0;t=30`
  expect(waitFromRateLimit(long)).toBe(null)
  expect(waitFromRateLimit(`"${'x'.repeat(8000)}";r=0;t=30`)).toBe(30_000)
})

it('F6: is never negative and never more than a day, whatever the header says', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '"default"',
      '"',
      ';',
      ',',
      ' ',
      '=',
      'r=0',
      ';r=0',
      ';t=',
      ';t=30',
      ';pk=:QQ==:',
      '\\',
      'remaining',
    ),
    fc.integer().map(String),
    fc.string(),
  )
  const header = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(header, (value) => {
      const ms = waitFromRateLimit(value)
      expect(ms === null || (Number.isInteger(ms) && ms >= 0 && ms <= DAY_MS)).toBe(true)
    }),
    { seed: 20261122, numRuns: runs(5000) },
  )
})
