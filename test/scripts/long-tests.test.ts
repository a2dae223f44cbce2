import { globSync } from 'node:fs'
import { expect, test } from 'vitest'
import { longTests } from '../long-tests.ts'

const isThere = (pattern: string) => globSync([pattern, `${pattern}/**/*.test.{ts,tsx}`]).length > 0

test.for(Object.entries(longTests))('%s is there to be left out, and what holds the same is there', ([file, why]) => {
  expect(file).toSatisfy(isThere)
  expect((why.match(/(?:test|stories)\/[\w./-]*\w/g) ?? []).filter((held) => !isThere(held))).toEqual([])
})

test('what holds the same is not left out itself', () => {
  const named = Object.values(longTests).flatMap((why) => why.match(/(?:test|stories)\/[\w./-]*\w/g) ?? [])
  expect(named.filter((held) => held in longTests)).toEqual([])
})
