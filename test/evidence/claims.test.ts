import { describe, expect, it } from 'vitest'
import { asvs } from './asvs.ts'
import { missingIn } from './named-tests.ts'
import { wcag } from './wcag.ts'

describe.each([
  ['ASVS 5.0', asvs],
  ['WCAG 2.2', wcag],
])('%s', (_standard, claims) => {
  it('has each requirement once', () => {
    expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length)
  })

  it('names tests that are there', () => {
    expect(
      claims.flatMap(({ id, tests }) => missingIn(tests).map(({ file, name }) => `${id}: ${file} > ${name}`)),
    ).toEqual([])
  })

  it('names at least one test for what is the kit’s job, alone or in part', () => {
    const unproven = claims.filter(({ whose, tests }) => (whose === 'kit' || whose === 'shared') && tests.length === 0)
    expect(unproven.map(({ id }) => id)).toEqual([])
  })

  it('says of everything else whose job it is', () => {
    expect(claims.filter(({ how }) => how.length < 10).map(({ id }) => id)).toEqual([])
  })
})
