import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Named, type Numbers, tellApart } from '../../src/core/tell-apart.ts'
import { runs } from '../support/runs.ts'

const row = (key: string, name: string, ...facts: readonly (string | null)[]): Named => ({ key, name, facts })
/** As a row reads: the name, its number, its facts. */
const read = (list: readonly Named[], numbers?: Numbers) =>
  tellApart(list, numbers).map(({ facts, number }, at) =>
    [`${list[at]?.name ?? ''}${number === null ? '' : ` (${number})`}`, ...facts].join(' · '),
  )

it('adds nothing to a name that stands alone', () => {
  expect(read([row('a', 'Mac', 'Lyon'), row('b', 'iPad', 'Lyon')])).toEqual(['Mac', 'iPad'])
  expect(read([])).toEqual([])
})

it('tells by the place first, then by the next fact, for those alone that need it', () => {
  const list = [
    row('a', 'Mac', 'Lyon', 'Aug 5', '192.0.2.1'),
    row('b', 'Mac', 'Cairo', 'Aug 5', '192.0.2.2'),
    row('c', 'Mac', 'Lyon', 'Aug 9', '192.0.2.3'),
  ]
  expect(read(list)).toEqual(['Mac · Lyon · Aug 5', 'Mac · Cairo', 'Mac · Lyon · Aug 9'])
})

it('leaves out a fact that all share, and says nothing for one that is not known', () => {
  expect(read([row('a', 'Mac', 'Lyon', 'Aug 5'), row('b', 'Mac', 'Lyon', 'Aug 9')])).toEqual([
    'Mac · Aug 5',
    'Mac · Aug 9',
  ])
  expect(read([row('a', 'Mac', null), row('b', 'Mac', 'Lyon')])).toEqual(['Mac', 'Mac · Lyon'])
})

it('the name and each fact are told from each other', () => {
  expect(read([row('a', 'Mac', 'A', 'BC'), row('b', 'Mac', 'AB', 'C'), row('c', 'MacA', 'BC')])).toEqual([
    'Mac · A',
    'Mac · AB',
    'MacA',
  ])
  const list = [row('a', 'Mac', 'A'), row('b', 'Mac', 'B'), row('c', 'MacA', 'X'), row('d', 'MacA', 'Y')]
  expect(read([...list, row('e', 'MacA', 'X')])).toEqual(['Mac · A', 'Mac · B', 'MacA · X', 'MacA · Y', 'MacA (2) · X'])
  expect(read([row('a', 'Mac', 'A'), row('b', 'Mac', 'B'), row('c', 'MacA'), row('d', 'MacB')])).toEqual([
    'Mac · A',
    'Mac · B',
    'MacA',
    'MacB',
  ])
})

it('a row with more facts than its namesakes is told by them', () => {
  expect(read([row('a', 'Mac'), row('b', 'Mac', null, 'Aug 9')])).toEqual(['Mac', 'Mac · Aug 9'])
})

it('numbers what no fact tells apart, the first without a number', () => {
  expect(read([row('a', 'Mac', 'Lyon'), row('b', 'Mac', 'Lyon'), row('c', 'Mac', 'Lyon')])).toEqual([
    'Mac',
    'Mac (2)',
    'Mac (3)',
  ])
  expect(read([row('a', 'Mac', 'Lyon'), row('b', 'Mac', 'Lyon'), row('c', 'Mac', 'Cairo')])).toEqual([
    'Mac · Lyon',
    'Mac (2) · Lyon',
    'Mac · Cairo',
  ])
})

it('a number stays with its row while others go and come', () => {
  const numbers: Numbers = new Map()
  const [a, b, c] = [row('a', 'Mac'), row('b', 'Mac'), row('c', 'Mac')] as const
  expect(read([a, b], numbers)).toEqual(['Mac', 'Mac (2)'])
  expect(read([b], numbers)).toEqual(['Mac (2)'])
  expect(read([b, c], numbers)).toEqual(['Mac (2)', 'Mac (3)'])
})

it('no two rows read alike, whatever is known of them', () => {
  const fact = fc.option(fc.constantFrom('Lyon', 'Cairo', ''))
  const lists = fc.array(fc.tuple(fc.constantFrom('Mac', 'iPad'), fact, fact, fact), { maxLength: 12 })
  fc.assert(
    fc.property(lists, (rows) => {
      const list = rows.map(([name, ...facts], at) => row(`${at}`, name, ...facts))
      const texts = tellApart(list).map(({ facts, number }, at) => JSON.stringify([list[at]?.name, facts, number]))
      expect(new Set(texts).size).toBe(texts.length)
    }),
    { seed: 14, numRuns: runs(2000) },
  )
})
