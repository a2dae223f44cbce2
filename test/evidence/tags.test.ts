import { expect, it } from 'vitest'
import { byTag, tagsOf, unproven } from './tags.ts'
import { wanted } from './wanted.ts'

it.each([
  ['F4: a wait', ['F4']],
  ['F4, F6: a wait', ['F4', 'F6']],
  ['a group > F4, ASVS 7.4.1, 2.4.11: a wait', ['F4', 'ASVS 7.4.1', 'WCAG 2.4.11']],
  ['F23: over markup > 3.1.2: in another language', ['F23', 'WCAG 3.1.2']],
  ['costs 1.50: net', []],
  ['what F4 says, and 2.4.3: nothing', []],
  ['F4 without a colon', []],
])('%s stands for %j', (name, tags) => {
  expect(tagsOf(name)).toEqual(tags)
})

const results = {
  'test/hooks/a.test.ts > F1: one': 'passed',
  'test/e2e/a.test.ts > F1: two': 'passed',
  'test/hooks/a.test.ts > a group > F2: one': 'failed',
  'test/hooks/b.test.ts > 2.4.3: one': 'passed',
}
const any = (tag: string) => ({ tag, proof: 'any' as const })
const inBrowser = (tag: string) => ({ tag, proof: 'browser' as const })

it('tests are found by what they stand for', () => {
  expect(byTag(results).get('F1')).toEqual([
    { file: 'test/hooks/a.test.ts', name: 'F1: one', status: 'passed' },
    { file: 'test/e2e/a.test.ts', name: 'F1: two', status: 'passed' },
  ])
})

it.each([
  ['a fault with tests that passed', any('F1'), []],
  ['one that has one in a browser', inBrowser('F1'), []],
  ['a criterion of WCAG', any('WCAG 2.4.3'), []],
  ['a fault with a test that failed', any('F2'), ['F2: failed: test/hooks/a.test.ts > a group > F2: one']],
  ['a fault without a test', any('F3'), ['F3: no test that carries it has run']],
  ['one that needs a browser', inBrowser('WCAG 2.4.3'), ['WCAG 2.4.3: no test that carries it has run in a browser']],
])('what a run leaves unproven: %s', (_what, line, expected) => {
  expect(unproven([line], results)).toEqual(expected)
})

it('every fault is wanted, and what the standards leave to the kit', () => {
  const tags = wanted.map(({ tag }) => tag)
  expect(tags).toEqual(expect.arrayContaining(['F1', 'F30', 'ASVS 7.4.1', 'WCAG 2.4.3']))
  // Nothing here has sound.
  expect(tags).not.toContain('WCAG 1.2.1')
  expect(new Set(tags).size).toBe(tags.length)
})
