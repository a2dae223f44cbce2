// Runs Stryker part by part and keeps what came of each, with a
// hash of the sources and tests that it came of: what has not changed is not run again.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ensureInstalledIn, node24, projectEnv, root } from '../lib/project.mjs'
import { reasonFor } from './equivalents.mjs'
import { commit } from './kept.mjs'
import { parts, testsOf } from './mutation-parts.mjs'

/** `range`: as Stryker takes it. @typedef {{ file: string; line: number; range: string; mutator: string; from: string; to: string }} Survivor */
/** `later`: how many of the killed were noticed by another test of the room. @typedef {{ killed: number; later: number; timeout: number; survived: readonly Survivor[] }} Counts */
/** @typedef {Counts & { hash: string; commit: string }} PartResult */

const folder = path.join(root, '.cache', 'evidence', 'mutation')
/** Installed when it is used: it is a fifth of what `npm ci` would write. */
const stryker = path.join(root, 'scripts', 'evidence', 'stryker')

/** @param {import('./mutation-parts.mjs').Part} part */
export function hashOf({ files, tests }) {
  const hash = createHash('sha256')
  for (const file of globSync([...files, ...tests], { cwd: root }).toSorted()) {
    hash.update(file).update(readFileSync(path.join(root, file)))
  }
  return hash.digest('hex').slice(0, 16)
}

/**
 * What is known of a part, whether or not it is still current.
 * @param {import('./mutation-parts.mjs').Part} part
 * @returns {PartResult | null}
 */
export function resultOf({ name }) {
  const file = path.join(folder, `${name}.json`)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}

/**
 * @param {import('./mutation-parts.mjs').Part} part
 * @returns {boolean} whether there is a result now
 */
export function mutate(part) {
  const hash = hashOf(part)
  if (resultOf(part)?.hash === hash) return true
  const found = run(part)
  if (!found) return false
  keep(part, { hash, commit: commit(), ...found })
  return true
}

/** @param {Pick<import('./mutation-parts.mjs').Part, 'name'>} part @param {PartResult} result */
function keep({ name }, result) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, `${name}.json`), `${JSON.stringify(result, null, 1)}\n`)
}

/**
 * Runs Stryker once; `null` where it did not come to its end. `files` may be ranges of files.
 * @param {Pick<import('./mutation-parts.mjs').Part, 'name' | 'files' | 'tests'>} part
 * @returns {Counts | null}
 */
function run({ name, files, tests }) {
  const env = {
    ...projectEnv(),
    MUTATION_ROOM: name,
    MUTATION_FILES: files.join(' '),
    MUTATION_TESTS: tests.join(' '),
  }
  ensureInstalledIn(stryker)
  const program = path.join(stryker, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js')
  console.log(`=== ${name}`)
  const { status } = spawnSync(node24, [program, 'run', path.join(stryker, 'stryker.config.mjs')], {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (status !== 0) return null
  return read(JSON.parse(readFileSync(path.join(root, '.cache', 'stryker', `${name}-report.json`), 'utf8')))
}

/**
 * Tries what the tests of its own file did not notice with all tests of the room: a file may be held by the tests of what uses it.
 * @param {string} room
 * @returns {boolean} whether that is known of all of them now
 */
function lookAgain(room) {
  const found = parts.flatMap((part) => {
    const result = part.room === room ? resultOf(part) : null
    return result ? [{ part, result }] : []
  })
  const open = found.flatMap(({ result }) => result.survived).filter((each) => reasonFor(each) === null)
  if (open.length === 0) return true
  const ranges = new Set(open.map(({ file, range }) => `${file}:${range}`))
  const again = run({ name: `${room}-again`, files: [...ranges], tests: testsOf(room) })
  if (!again) return false
  const still = new Set(again.survived.map(nameOf))
  const isNoticed = (/** @type {Survivor} */ each) => open.includes(each) && !still.has(nameOf(each))
  for (const { part, result } of found) {
    const noticed = result.survived.filter(isNoticed)
    const { length } = noticed
    const survived = result.survived.filter((each) => !noticed.includes(each))
    keep(part, { ...result, killed: result.killed + length, later: result.later + length, survived })
  }
  return true
}

/** @param {Survivor} survivor */
const nameOf = ({ file, range, mutator, to }) => [file, range, mutator, to].join(' ')

/**
 * @typedef {{ status: string; mutatorName: string; replacement: string; location: { start: Place; end: Place } }} Mutant
 * @typedef {{ line: number; column: number }} Place
 * @param {{ files: Record<string, { source: string; mutants: readonly Mutant[] }> }} report
 * @returns {Counts}
 */
function read({ files }) {
  const all = Object.entries(files).flatMap(([file, { source, mutants }]) =>
    mutants.map((mutant) => ({ file, source, mutant })),
  )
  const count = (/** @type {string} */ status) => all.filter(({ mutant }) => mutant.status === status).length
  const survived = all
    .filter(({ mutant: { status } }) => status === 'Survived' || status === 'NoCoverage')
    .map(({ file, source, mutant: { mutatorName, replacement, location } }) => ({
      file,
      line: location.start.line,
      range: rangeOf(location),
      mutator: mutatorName,
      from: cut(source, location.start, location.end),
      to: oneLine(replacement),
    }))
  return { killed: count('Killed'), later: 0, timeout: count('Timeout'), survived }
}

/** Stryker counts columns from 1 in its report, and from 0 in what it is asked for. @param {Mutant['location']} location */
const rangeOf = ({ start, end }) => `${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`

/** @param {string} source @param {Place} start @param {Place} end */
function cut(source, start, end) {
  const lines = source.split('\n').slice(start.line - 1, end.line)
  const last = lines.length - 1
  return oneLine(
    lines
      .map((line, at) => line.slice(at === 0 ? start.column - 1 : 0, at === last ? end.column - 1 : undefined))
      .join('\n'),
  )
}

/** @param {string} text */
function oneLine(text) {
  const short = text.replaceAll(/\s+/g, ' ').trim()
  return short.length > 120 ? `${short.slice(0, 119)}…` : short
}

/** @param {readonly string[]} names of parts or rooms; none: all */
export function mutateAll(names) {
  const wanted = parts.filter(({ name, room }) => names.length === 0 || names.includes(name) || names.includes(room))
  const failed = wanted.filter((part) => !mutate(part)).map(({ name }) => name)
  for (const room of new Set(wanted.map((part) => part.room)))
    if (isDivided(room) && !lookAgain(room)) failed.push(`${room}-again`)
  if (failed.length > 0) console.error(`Not run to the end: ${failed.join(', ')}`)
  return failed.length === 0
}

/** Of a room in one part, all tests have been tried already. Of one that was not run to its end, not all is known. @param {string} room */
function isDivided(room) {
  const own = parts.filter((part) => part.room === room)
  return own.length > 1 && own.every((part) => resultOf(part))
}
