// Everything that must hold before a change lands, on a machine with only Node and npm. Every step runs, whatever the ones
// before it came to, but what needs the build. The last line counts all tests; a step that is none (lint, types, …) counts
// as one.
import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { ensureChromium } from './lib/chromium.mjs'
import { countTests } from './lib/count-tests.mjs'
import { ensureInstalled, npm, root } from './lib/project.mjs'

/** @typedef {{ title: string; script: string; kind: 'check' | 'tests'; needs?: string }} Step */

/** @type {readonly Step[]} */
const steps = [
  { title: 'Format and lint', script: 'lint', kind: 'check' },
  { title: 'Types', script: 'types', kind: 'check' },
  { title: 'Tests: units, adapters over HTTP, stories, end to end', script: 'test:source', kind: 'tests' },
  { title: 'Every test that docs/evidence.md names has passed', script: 'check:evidence', kind: 'check' },
  { title: 'Tests of hooks and parts on the oldest peers', script: 'test:oldest', kind: 'tests' },
  { title: 'Build', script: 'build', kind: 'check' },
  { title: 'Tests of the built package', script: 'test:package', kind: 'tests', needs: 'build' },
  { title: 'Package checks: manifest, types, size', script: 'check:package', kind: 'check', needs: 'build' },
]

const cache = path.join(root, '.cache')

/**
 * @param {Step} step
 * @returns {import('./lib/count-tests.mjs').Count}
 */
function run({ script, kind }) {
  if (kind === 'check')
    return npm(['run', '--silent', script]) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
  const report = path.join(cache, `${script.replace(':', '-')}.json`)
  rmSync(report, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  return countTests(report, npm(['run', '--silent', script, '--', ...reporters]) === 0)
}

ensureInstalled()
process.env['CHROMIUM_PATH'] = await ensureChromium()
mkdirSync(cache, { recursive: true })

/** @type {string[]} */
const summary = []
/** @type {Set<string>} */
const failures = new Set()
const total = { passed: 0, failed: 0 }
for (const step of steps) {
  if (step.needs && failures.has(step.needs)) {
    summary.push(`- ${step.title}: not run`)
    continue
  }
  console.log(`\n=== ${step.title}\n`)
  const start = performance.now()
  const { passed, failed } = run(step)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  summary.push(
    `${failed ? '✗' : '✓'} ${step.title}: ${failed ? `${failed} failed` : `${passed} passed`} (${seconds} s)`,
  )
  if (failed) failures.add(step.script)
  total.passed += passed
  total.failed += failed
}

console.log(`\n=== Summary\n\n${summary.join('\n')}\n\n${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 ? 0 : 1
