import { expect, test } from 'vitest'
import { complaintsAbout, everyEntry } from './type-checks.ts'

// The declarations of each entry, libraries' own included, under settings stricter than most applications have.
test.each(['mts', 'cts'])('H17: every entry has types that hold in a .%s file', { timeout: 120_000 }, (extension) => {
  const options = ['--noEmit', '--exactOptionalPropertyTypes', '--module', 'nodenext', '--lib', 'es2022,dom']
  expect(complaintsAbout(`every-entry.${extension}`, everyEntry, 'newest', ...options)).toEqual([])
})
