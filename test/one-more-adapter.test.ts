import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { packageEntries } from '../package-entries.ts'
import { root } from '../scripts/lib/project.mjs'
import { adapterFiles } from './adapters/conformance/page.ts'
import { sourceFiles } from './support/source-files.ts'

// Adding one more adapter touches one file, one test and one docs page. What is generated may change with it; nothing
// else that builds, checks or publishes the package may have to be told.

const told = [
  ...readdirSync(root).filter((name) => /\.(json|[cm]?[jt]s)$/.test(name) && name !== 'package-lock.json'),
  ...['scripts', 'scripts/lib', '.storybook'].flatMap((folder) =>
    readdirSync(root + folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${folder}/${entry.name}`),
  ),
].map((file) => ({ file, source: readFileSync(root + file, 'utf8') }))

// The two that the project began with have a budget of their own, and are what the bundle sizes are measured by.
const measured = new Set(['.size-limit.json: biore', '.size-limit.json: prelude'])

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
