// Everything that must hold before a change lands, on a machine with only Node and npm; `--all`: with the files that test/long-tests.ts leaves out. Every step runs, whatever the ones
// before it came to, but what needs them. Two run at a time, because each spends half its time waiting for a browser, a server
// or a clock. What a step prints is shown when it is through. The last line counts all tests; a step that is none (lint, types,
// …) counts as one.
import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { countTests } from './lib/count-tests.mjs'
import { ensureInstalled, npmBeside, root } from './lib/project.mjs'
import { whatFailed } from './lib/what-failed.mjs'

/**
 * `needs`: what must have passed before. `after`: what must be over. `share`: only with `--all`.
 * @typedef {{ title: string; script: string; kind: 'check' | 'tests'; needs?: readonly string[]; after?: string; share?: 'all' }} Step
 */

const chromium = 'chromium'
const built = ['build', chromium]

/** The longest first; what needs no browser beside the installation of one. @type {readonly Step[]} */
const steps = [
  { title: 'A Chromium to test with', script: chromium, kind: 'check' },
  { title: 'Build', script: 'build', kind: 'check' },
  { title: 'Tests of units, and of adapters over HTTP', script: 'test:unit', kind: 'tests', needs: [chromium] },
  { title: 'Stories in Chromium', script: 'test:stories', kind: 'tests', needs: [chromium], share: 'all' },
  { title: 'Tests end to end', script: 'test:e2e', kind: 'tests', needs: [chromium] },
  { title: 'Tests of the built package in pages of others', script: 'test:pages', kind: 'tests', needs: built },
  { title: 'Tests of parts, and pictures, in Chromium', script: 'test:browser', kind: 'tests', needs: [chromium] },
  { title: 'Tests of the built package', script: 'test:package', kind: 'tests', needs: built },
  // Both install the oldest peers.
  {
    title: 'Tests of hooks and parts on the oldest peers',
    script: 'test:oldest',
    kind: 'tests',
    after: 'test:package',
    share: 'all',
  },
  { title: 'Package checks: manifest, types, size', script: 'check:package', kind: 'check', needs: ['build'] },
  { title: 'Format and lint', script: 'lint', kind: 'check' },
  { title: 'Types', script: 'types', kind: 'check' },
]
const atATime = 2

/** Looks at what the others came to. @type {Step} */
const last = { title: 'Every test that docs/evidence.md names has passed', script: 'check:evidence', kind: 'check' }

const cache = path.join(root, '.cache')
/** @type {string[]} */
const summary = []
/** Said again at the end: the place in the middle of a long output is hard to find. @type {string[]} */
const reasons = []
/** @type {Set<string>} */
const failures = new Set()
const total = { passed: 0, failed: 0 }

/** @param {Step} step */
async function carryOut(step) {
  console.log(`… ${step.title}`)
  const start = performance.now()
  const { passed, failed, text, report } = await run(step)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  process.stdout.write(`\n=== ${step.title}\n\n${text}\n`)
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

/** Takes steps in their order, each as soon as what it waits for is over. @param {readonly Step[]} all */
async function runAll(all) {
  /** @type {Step[]} */
  const waiting = [...all]
  /** @type {Map<string, Promise<void>>} */
  const running = new Map()
  const isOver = (/** @type {string} */ script) =>
    !running.has(script) && !waiting.some((step) => step.script === script)
  const isReady = (/** @type {Step} */ { needs = [], after }) => [...needs, ...(after ? [after] : [])].every(isOver)
  while (waiting.length > 0 || running.size > 0) {
    const next = running.size < atATime ? waiting.findIndex(isReady) : -1
    const [step] = next === -1 ? [] : waiting.splice(next, 1)
    if (!step) await Promise.race(running.values())
    else if (step.needs?.some((script) => failures.has(script))) summary.push(`- ${step.title}: not run`)
    else
      running.set(
        step.script,
        carryOut(step).finally(() => running.delete(step.script)),
      )
  }
}

/** @param {Step} step */
async function run({ script, kind }) {
  if (kind === 'check') {
    const { code, text } = await npmBeside(['run', '--silent', script])
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, text, report: null }
  }
  const report = path.join(cache, `${script.replace(':', '-')}.json`)
  rmSync(report, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { code, text } = await npmBeside(['run', '--silent', script, '--', ...reporters])
  return { ...countTests(report, code === 0), text, report }
}

const isWhole = process.argv.includes('--all')
if (isWhole) process.env['TESTS'] = 'all'
ensureInstalled()
mkdirSync(cache, { recursive: true })

await runAll(steps.filter(({ share }) => isWhole || !share))
await carryOut(last)

if (reasons.length > 0) console.log(`\n${reasons.join('\n\n')}`)
console.log(`\n=== Summary\n\n${summary.join('\n')}\n\n${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 ? 0 : 1
