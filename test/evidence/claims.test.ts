import { describe, expect, it } from 'vitest'
import { asvs } from './asvs.ts'
import { matrix } from './matrix.ts'
import { wcag } from './wcag.ts'

it('the matrix has the thirty faults, each once and in order', () => {
  expect(matrix.map(({ id }) => id)).toEqual(Array.from({ length: 30 }, (_, n) => `F${n + 1}`))
})

describe.each([
  ['ASVS 5.0', asvs],
  ['WCAG 2.2', wcag],
])('%s', (_standard, claims) => {
  it('has each requirement once', () => {
    expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length)
  })

  it('says of everything how it is met, or whose job it is', () => {
    expect(claims.filter(({ how }) => how.length < 10).map(({ id }) => id)).toEqual([])
  })
})
