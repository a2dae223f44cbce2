// Fails when a test that the matrix or a table names did not run and pass in the run of `npm test` that has just been.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fail, root } from '../lib/project.mjs'
import { named } from './claims.mjs'
import { resultsIn } from './report.mjs'

const reports = ['test-unit.json', 'test-browser.json', 'test-e2e.json'].map((name) => path.join(root, '.cache', name))
if (!reports.every((file) => existsSync(file))) fail('There is no report of a run: `npm test` makes one.')
/** @type {ReturnType<typeof resultsIn>} */
const results = Object.assign({}, ...reports.map(resultsIn))
const tests = await named()
const missing = tests.filter(({ file, name }) => results[`${file} > ${name}`] !== 'passed')
for (const { file, name } of missing) console.error(`named as evidence, and not passed: ${file} > ${name}`)
console.log(`${tests.length - missing.length} of ${tests.length} tests that are named as evidence have passed.`)
process.exitCode = missing.length === 0 ? 0 : 1
