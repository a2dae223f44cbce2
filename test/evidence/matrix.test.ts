import { describe, expect, it } from 'vitest'
import { matrix } from './matrix.ts'
import { missingIn, runsInBrowser } from './named-tests.ts'
import { titlesOf } from './test-titles.ts'

it('has the thirty faults, each once and in order', () => {
  expect(matrix.map(({ id }) => id)).toEqual(Array.from({ length: 30 }, (_, n) => `F${n + 1}`))
})

describe.each(matrix)('$id', ({ id, tests }) => {
  it('names tests that are there', () => {
    expect(tests.length).toBeGreaterThan(0)
    expect(missingIn(tests)).toEqual([])
  })

  it('has its number in the title of each', () => {
    const number = new RegExp(String.raw`\b${id}\b`)
    expect(tests.filter(({ name }) => !number.test(name))).toEqual([])
  })
})

it.each(matrix.filter(({ inBrowser }) => inBrowser))('$id is held in a real browser too', ({ tests }) => {
  expect(tests.filter(runsInBrowser)).not.toEqual([])
})

describe('the titles of a source', () => {
  const titles = titlesOf(`
    test.override('options', {})
    describe('a list', () => {
      it('is read', () => {})
      it.each([1, 2])('is read %i times', () => {})
      describe.for([{ api: 'x' }])('by $api', () => { test.for(['y'])(\`of \${what}\`, async () => {}) })
    })
    it('costs 1.50 (net)', () => {})
  `)
  const has = (name: string) => titles.some((title) => title.test(name))

  it.each([
    ['a list > is read', true],
    ['a list > is read 2 times', true],
    ['a list > by prelude > of everything', true],
    ['costs 1.50 (net)', true],
    ['costs 1x50 (net)', false],
    ['is read', false],
    ['a list > is read, or is it', false],
    ['options', false],
  ])('%s: %s', (name, there) => {
    expect(has(name)).toBe(there)
  })
})
