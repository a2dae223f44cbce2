// Runs every adapter's conformance tests, or the test files named on the command line, and writes docs/conformance.md from what
// they came to. Runs that did not take place now stay as the page has them, unless no test has them any more.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { pageFile, pageOf, type Run, runsFolder, runsIn } from '../test/adapters/conformance/page.ts'
import { testedRuns } from '../test/adapters/conformance/run-names.ts'
import { npm } from './lib/project.mjs'

const [, , ...named] = process.argv
const tested = testedRuns()
rmSync(runsFolder, { recursive: true, force: true })
// It fails where the page is not yet what this run shows.
npm(['exec', '--', 'vitest', 'run', ...(named.length > 0 ? named : new Set(tested.values()))])

const runs = new Map<string, Run>()
if (existsSync(pageFile)) for (const run of runsIn(readFileSync(pageFile, 'utf8'))) runs.set(run.name, run)
for (const file of existsSync(runsFolder) ? readdirSync(runsFolder) : []) {
  const run: Run = JSON.parse(readFileSync(runsFolder + file, 'utf8'))
  runs.set(run.name, run)
}
writeFileSync(pageFile, pageOf([...runs.values()].filter(({ name }) => tested.has(name))))
