// Everything that must hold before a change lands, on a machine with only Node and npm. Every step runs, whatever the ones
// before it came to, but what needs them. Two lanes run side by side, because each spends half its time waiting for a
// browser or a server. The last line counts all tests; a step that is none (lint, types, …) counts as one.
import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { ensureChromium } from './lib/chromium.mjs'
import { countTests } from './lib/count-tests.mjs'
import { ensureInstalled, npmBeside, root } from './lib/project.mjs'
import { whatFailed } from './lib/what-failed.mjs'

/** @typedef {{ title: string; script: string; kind: 'check' | 'tests'; needs?: string }} Step */

/** Shown as it runs. @type {readonly Step[]} */
const firstLane = [
  { title: 'Tests of parts, stories and pictures in Chromium', script: 'test:browser', kind: 'tests' },
  { title: 'Tests end to end', script: 'test:e2e', kind: 'tests' },
]

/** Shown step by step, when the first lane is through. @type {readonly Step[]} */
const secondLane = [
  { title: 'Format and lint', script: 'lint', kind: 'check' },
  { title: 'Types', script: 'types', kind: 'check' },
  { title: 'Tests of units, and of adapters over HTTP', script: 'test:unit', kind: 'tests' },
  { title: 'Build', script: 'build', kind: 'check' },
  { title: 'Tests of the built package', script: 'test:package', kind: 'tests', needs: 'build' },
  { title: 'Tests of the built package in pages of others', script: 'test:pages', kind: 'tests', needs: 'build' },
  { title: 'Package checks: manifest, types, size', script: 'check:package', kind: 'check', needs: 'build' },
  // After the package's own, in the same lane: both install the oldest peers.
  { title: 'Tests of hooks and parts on the oldest peers', script: 'test:oldest', kind: 'tests' },
]

/** Looks at what the others came to. @type {readonly Step[]} */
const afterBoth = [
  { title: 'Every test that docs/evidence.md names has passed', script: 'check:evidence', kind: 'check' },
]

const cache = path.join(root, '.cache')
/** @type {string[]} */
const summary = []
/** Said again at the end: the place in the middle of a long output is hard to find. @type {string[]} */
const reasons = []
/** @type {Set<string>} */
const failures = new Set()
const total = { passed: 0, failed: 0 }

/**
 * @param {readonly Step[]} steps
 * @param {'shown' | 'kept'} output
 * @param {(text: string) => void} print
 */
async function runAll(steps, output, print) {
  for (const step of steps) {
    if (step.needs && failures.has(step.needs)) {
      summary.push(`- ${step.title}: not run`)
      continue
    }
    const heading = `\n=== ${step.title}\n\n`
    if (output === 'shown') print(heading)
    const start = performance.now()
    const { passed, failed, text, report } = await run(step, output)
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    if (output === 'kept') print(heading + text)
    summary.push(
      `${failed ? '✗' : '✓'} ${step.title}: ${failed ? `${failed} failed` : `${passed} passed`} (${seconds} s)`,
    )
    if (failed) {
      failures.add(step.script)
      reasons.push(`=== ${step.title}: what failed\n\n${whatFailed(report, text)}`)
    }
    total.passed += passed
    total.failed += failed
  }
}

/**
 * @param {Step} step
 * @param {'shown' | 'kept'} output
 */
async function run({ script, kind }, output) {
  if (kind === 'check') {
    const { code, text } = await npmBeside(['run', '--silent', script], output)
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, text, report: null }
  }
  const report = path.join(cache, `${script.replace(':', '-')}.json`)
  rmSync(report, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { code, text } = await npmBeside(['run', '--silent', script, '--', ...reporters], output)
  return { ...countTests(report, code === 0), text, report }
}

ensureInstalled()
process.env['CHROMIUM_PATH'] = await ensureChromium()
mkdirSync(cache, { recursive: true })

const write = (/** @type {string} */ text) => void process.stdout.write(text)
/** @type {string[] | null} */
let kept = []

async function runFirstLane() {
  await runAll(firstLane, 'shown', write)
  kept?.forEach(write)
  kept = null
}

await Promise.all([runFirstLane(), runAll(secondLane, 'kept', (text) => (kept ? kept.push(text) : write(text)))])
await runAll(afterBoth, 'shown', write)

if (reasons.length > 0) console.log(`\n${reasons.join('\n\n')}`)
console.log(`\n=== Summary\n\n${summary.join('\n')}\n\n${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 ? 0 : 1
