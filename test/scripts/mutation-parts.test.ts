import { existsSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { parts, sourcesOf } from '../../scripts/evidence/mutation-parts.mjs'

describe.each(['core', 'recognition', 'adapters', 'hooks', 'ui/model'])('the mutation test of src/%s', (room) => {
  it.skipIf(!existsSync(`src/${room}`))('breaks every file, each in one part', () => {
    const own = parts.filter((part) => part.room === room)
    expect(own.flatMap(({ files }) => files).toSorted()).toEqual(sourcesOf(room))
  })
})

test('each part has tests that stand for it, and a name of its own', () => {
  expect(parts.filter(({ tests }) => tests.length === 0).map(({ files }) => files)).toEqual([])
  expect(new Set(parts.map(({ name }) => name)).size).toBe(parts.length)
})

test.each([
  ['src/adapters/rest.ts', 'test/adapters/rest-errors.test.ts'],
  ['src/adapters/biore.ts', 'test/adapters/biore-revoke.test.ts'],
  ['src/adapters/lib/wire-time.ts', 'test/adapters/lib/wire-time.test.ts'],
  ['src/hooks/judge.ts', 'test/hooks/judge.test.ts'],
  ['src/hooks/use-step-up.ts', 'test/hooks/step-up-list.test.tsx'],
  ['src/hooks/use-revoke-all-sessions.ts', 'test/hooks/use-revoke-sessions.test.tsx'],
  ['src/adapters/lib/http-client.ts', 'test/adapters/lib/http-abort.test.ts'],
  ['src/hooks/revoke-and-report.ts', 'test/hooks/use-revoke-sessions.test.tsx'],
])('%s is held by %s', (file, test_) => {
  expect(parts.find(({ files }) => files.includes(file))?.tests).toContain(test_)
})

test('a test is about the file with the longest name that fits', () => {
  expect(parts.find(({ files }) => files.includes('src/adapters/prelude.ts'))?.tests).not.toContain(
    'test/adapters/prelude-sdk.test.ts',
  )
})
