import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { linkTarget, queryOf } from '../../../src/adapters/lib/link-header.ts'

const header =
  '<https://kratos/sessions?page_size=5&page_token=a>; rel="first",<https://kratos/sessions?page_size=5&page_token=b>; rel="next"'

it.each([
  [header, 'next', 'https://kratos/sessions?page_size=5&page_token=b'],
  [header, 'first', 'https://kratos/sessions?page_size=5&page_token=a'],
  [header, 'last', null],
  ['</s?x=1>; rel=next; title="a, b"', 'next', '/s?x=1'],
  ['</s>; title="x"; REL="prev Next"', 'next', '/s'],
  ['</s?a=1,2>; rel="next"', 'next', '/s?a=1,2'],
  ['</s>; rev="next"', 'next', null],
  ['</a></b>; rel="next"', 'next', '/b'],
  ['', 'next', null],
  [null, 'next', null],
])('finds in %j the link %j: %j', (value, relation, target) => {
  expect(linkTarget(value, relation)).toBe(target)
})

it.each([
  ['https://kratos/sessions?page_token=b&x=1#y', 'b'],
  ['/sessions?page_token=a%2Bb', 'a+b'],
  ['?x=1?page_token=b', null],
  ['/sessions?page_token=', null],
  ['/sessions', null],
  [null, null],
])('takes from %j the token %j', (target, token) => {
  expect(queryOf(target, 'page_token')).toBe(token)
})

it('survives any header', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (value) => {
      const target = linkTarget(value, 'next')
      expect(target === null || typeof target === 'string').toBe(true)
      expect(() => queryOf(value, 'page_token')).not.toThrow()
    }),
    { seed: 8288, numRuns: 500 },
  )
})

it.each([
  ['</s>; \t rel \t = \t next', '/s'],
  ['</s>;rel="prev  \t next"', '/s'],
  ['</s>; rel=', null],
  ['</s>; rel=""', null],
  ['<>; rel=next', ''],
  [`<${'x'.repeat(9000)}>; rel=next`, null],
])('reads %j as it is meant', (value, target) => {
  expect(linkTarget(value, 'next')).toBe(target)
})

it('finds no relation without a name', () => {
  expect(linkTarget('</s>; rel=next', '')).toBeNull()
  expect(linkTarget('</s>; rel="prev  next"', '')).toBeNull()
  expect(linkTarget(null, 'Stryker')).toBeNull()
})

it('keeps a question mark within the query', () => {
  expect(queryOf('/s?page_token=a?b', 'page_token')).toBe('a?b')
  expect(queryOf('#?page_token=a', 'page_token')).toBeNull()
})
