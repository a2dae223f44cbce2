import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { packageEntries } from '../package-entries.ts'
import { parts } from '../scripts/evidence/mutation-parts.mjs'
import { root } from '../scripts/lib/project.mjs'
import { adapterFiles } from './adapters/conformance/page.ts'
import { isInstead } from './adapters/described.ts'
import { everyDescribed } from './adapters/every-described.ts'
import { sourceFiles } from './support/source-files.ts'

// Adding one more adapter touches one file, its test, its description for the tests of all, and one docs page. What is generated may change with it; nothing
// else that builds, checks or publishes the package may have to be told.

const told = [
  ...readdirSync(root).filter((name) => /\.(json|[cm]?[jt]s)$/.test(name) && name !== 'package-lock.json'),
  ...['scripts', 'scripts/lib', '.storybook'].flatMap((folder) =>
    readdirSync(root + folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${folder}/${entry.name}`),
  ),
].map((file) => ({ file, source: readFileSync(root + file, 'utf8') }))

// Sizes are measured by the two that the project began with, and, beside the kits of others, by the one that those speak to.
const measured = new Set([
  '.size-limit.json: biore',
  '.size-limit.json: prelude',
  'scripts/bench.mjs: better-auth',
  'scripts/bench.mjs: biore',
  'scripts/lib/page-budgets.ts: better-auth',
  'scripts/lib/page-budgets.ts: biore',
])

test.each(adapterFiles())('nothing that builds or checks the package names %s', (adapter) => {
  const name = new RegExp(`adapters/${adapter}(?![\\w-])`)
  const naming = [...told, ...sourceFiles('src')]
    .filter(({ file, source }) => file !== `src/adapters/${adapter}.ts` && name.test(source))
    .map(({ file }) => `${file}: ${adapter}`)
  expect(naming.filter((line) => !measured.has(line))).toEqual([])
})

test.each(adapterFiles())('%s is published by being there', (adapter) => {
  expect(packageEntries[`adapters/${adapter}`]).toBe(`src/adapters/${adapter}.ts`)
  expect(existsSync(`${root}src/adapters/${adapter}.ts`)).toBe(true)
})

test('each adapter is described for the tests that are about all of them, and nothing else is', () => {
  expect([...everyDescribed.keys()].toSorted()).toEqual([...adapterFiles()].toSorted())
})

test.each([...everyDescribed])(
  '%s is seen by each of those tests, or its description says why not',
  (_name, described) => {
    const { overHttp, overSdk, withoutList = [], ...rest } = described
    expect([...overHttp, ...overSdk, ...withoutList].length).toBeGreaterThan(0)
    for (const part of Object.values(rest)) expect(Object.keys(part).length).toBeGreaterThan(0)
  },
)

test('what is not told of a part of a description is where it says', () => {
  const reasons = [...everyDescribed.values()].flatMap(({ fuzz, options, silence }) =>
    [fuzz, options, silence].flatMap((part) => (isInstead(part) ? [part.instead] : [])),
  )
  const named = reasons.flatMap((reason) => reason.match(/[\w-]+\.test\.ts/g) ?? [])
  expect([...new Set(named)].filter((file) => !existsSync(`${root}test/adapters/${file}`))).toEqual([])
})

test('each adapter, and each file that adapters share, is among what mutants are made of', () => {
  const mutated = new Set(parts.flatMap(({ files }) => globSync([...files], { cwd: root })))
  const adapters = globSync('src/adapters/**/*.ts', { cwd: root })
  expect(adapters.length).toBeGreaterThan(40)
  expect(adapters.filter((file) => !mutated.has(file))).toEqual([])
})
