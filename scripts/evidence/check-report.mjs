// Fails when the run of `npm test` that has just been leaves a line of the matrix or of a standard unproven.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fail, root } from '../lib/project.mjs'
import { whatIsUnproven } from './claims.mjs'
import { resultsIn } from './report.mjs'

const stories = process.env['TESTS'] === 'all' ? ['test-stories.json'] : []
const reports = ['test-unit.json', 'test-browser.json', 'test-e2e.json', ...stories].map((name) =>
  path.join(root, '.cache', name),
)
if (!reports.every((file) => existsSync(file))) fail('There is no report of a run: `npm test` makes one.')
/** @type {Record<string, string>} */
const results = Object.assign({}, ...reports.map(resultsIn))
const { lines, missing } = await whatIsUnproven(results)
for (const line of missing) console.error(line)
console.log(`${lines} lines of the matrix and the standards; ${missing.length} complaints.`)
process.exitCode = missing.length === 0 ? 0 : 1
