import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { adapterFiles, pageFile, pageOf, runsIn, statusOf } from './adapters/conformance/page.ts'
import { testedRuns } from './adapters/conformance/run-names.ts'
import { sourceFiles } from './support/source-files.ts'

const page = readFileSync(pageFile, 'utf8')
const runs = runsIn(page)
const sources = new Map(sourceFiles('src/adapters').map(({ file, source }) => [file, source]))
const sourceOf = (adapter: string): string => sources.get(`src/adapters/${adapter}.ts`) ?? ''

// What a line says of its run is checked by that run: test/adapters/describe-adapter.ts.
test('docs/conformance.md is what `npm run conformance` makes of its runs', () => {
  expect(page).toBe(pageOf(runs))
})

test('every run on the page is one of the tests', () => {
  const names = testedRuns()
  expect(runs.filter(({ name }) => !names.has(name)).map(({ name }) => name)).toEqual([])
})

test.each(adapterFiles())('the docs page of %s says "**Stable:** …" or "**Experimental:** …"', (adapter) => {
  expect(statusOf(adapter)).not.toBeNull()
})

test.each(adapterFiles())('%s has a run on the page', (adapter) => {
  expect(runs.filter(({ line }) => line.includes(` | ${adapter} | `))).not.toEqual([])
})

test.each(adapterFiles())('%s is called experimental in its code exactly when it is on its page', (adapter) => {
  expect(/experimental/i.test(sourceOf(adapter))).toBe(statusOf(adapter)?.status === 'Experimental')
})

const [, readme = ''] = readFileSync(new URL('../README.md', import.meta.url), 'utf8').split(
  '\n## With the auth server',
)
const named = [...readme.matchAll(/^\|.+\| (\w+) \|$/gm)].flatMap(([row, status = '']) =>
  [...row.matchAll(/\(docs\/adapters\/([a-z-]+)\.md\)/g)].map(([, system = '']) => ({ system, status })),
)

test('the README names most of the adapters in its table', () => {
  expect(named.length).toBeGreaterThan(adapterFiles().length / 2)
})

test.each(named)('the README calls $system $status, as its page does', ({ system, status }) => {
  expect(statusOf(system)?.status.toLowerCase()).toBe(status)
})
