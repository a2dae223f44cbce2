import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, inject, test } from 'vitest'
import { packageEntries } from '../../package-entries.ts'
import { importsOf } from '../support/rooms.ts'

const dist = path.join(inject('application'), 'node_modules', 'react-device-sessions', 'dist')
const adapters = Object.keys(packageEntries).filter((entry) => entry.startsWith('adapters/'))

const seen = new Map<string, readonly string[]>()

function importsIn(file: string): readonly string[] {
  const imports = seen.get(file) ?? importsOf(file, readFileSync(path.join(dist, file), 'utf8'))
  seen.set(file, imports)
  return imports
}

/** Everything that an application gets with some files: their code, and that of the files that they import. */
function reached(...entries: readonly string[]): { readonly sources: readonly string[]; readonly packages: string[] } {
  const files = new Set(entries)
  const packages = new Set<string>()
  // A set that grows while it is walked.
  for (const file of files)
    for (const specifier of importsIn(file))
      if (specifier.startsWith('.')) files.add(path.posix.join(path.posix.dirname(file), specifier))
      else packages.add(specifier)
  // tsup names, before each piece of code, the source that it comes from.
  const texts = [...files].map((file) => readFileSync(path.join(dist, file), 'utf8'))
  const sources = new Set(texts.flatMap((text) => text.match(/^\/\/ src\/.*$/gm) ?? []))
  return { sources: [...sources], packages: [...packages].toSorted() }
}

const isAdapter = (source: string) => /^\/\/ src\/adapters\/[^/]+$/.test(source)

test('there are adapters to look at', () => {
  expect(adapters.length).toBeGreaterThan(10)
})

test.each(adapters)('an application with the root and %s gets no other adapter', (entry) => {
  for (const extension of ['js', 'cjs']) {
    const { sources } = reached(`index.${extension}`, `${entry}.${extension}`)
    expect(sources).toContain('// src/core/session-error.ts')
    expect(sources.filter(isAdapter)).toEqual([`// src/${entry}.ts`])
    expect(sources.filter((source) => source.includes('/testing'))).toEqual([])
  }
})

test.each(adapters)('%s needs no SDK, and nothing of React', (entry) => {
  const { packages } = reached(`${entry}.js`)
  expect(packages).toEqual([])
})

test('the helpers for tests bring no adapter but the one in memory, no test runner and no MSW', () => {
  const { sources, packages } = reached('testing.js')
  expect(sources.filter(isAdapter)).toEqual(['// src/adapters/memory.ts'])
  expect(packages).toEqual([])
})

const servers = Object.keys(packageEntries).filter((entry) => entry.startsWith('testing/servers/'))
test.each(servers)('%s brings no adapter and no package', (entry) => {
  const { sources, packages } = reached(`${entry}.js`)
  expect(sources.filter((source) => isAdapter(source) || source.includes('/conformance/'))).toEqual([])
  expect(packages).toEqual([])
})
