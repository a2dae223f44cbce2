// Runs Stryker part by part and keeps what came of each, with a
// hash of the sources and tests that it came of: what has not changed is not run again.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ensureInstalledIn, node24, projectEnv, root } from '../lib/project.mjs'
import { commit } from './kept.mjs'
import { parts } from './mutation-parts.mjs'

/** @typedef {{ file: string; line: number; mutator: string; from: string; to: string }} Survivor */
/** @typedef {{ hash: string; commit: string; killed: number; timeout: number; survived: readonly Survivor[] }} PartResult */

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
  const reportFile = path.join(root, '.cache', 'stryker', `${part.name}-report.json`)
  const env = {
    ...projectEnv(),
    MUTATION_ROOM: part.name,
    MUTATION_FILES: part.files.join(' '),
    MUTATION_TESTS: part.tests.join(' '),
  }
  ensureInstalledIn(stryker)
  const run = path.join(stryker, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js')
  console.log(`=== ${part.name}`)
  const { status } = spawnSync(node24, [run, 'run', path.join(stryker, 'stryker.config.mjs')], {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (status !== 0) return false
  mkdirSync(folder, { recursive: true })
  const result = { hash, commit: commit(), ...read(JSON.parse(readFileSync(reportFile, 'utf8'))) }
  writeFileSync(path.join(folder, `${part.name}.json`), `${JSON.stringify(result, null, 1)}\n`)
  return true
}

/**
 * @typedef {{ status: string; mutatorName: string; replacement: string; location: { start: Place; end: Place } }} Mutant
 * @typedef {{ line: number; column: number }} Place
 * @param {{ files: Record<string, { source: string; mutants: readonly Mutant[] }> }} report
 * @returns {Omit<PartResult, 'hash' | 'commit'>}
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
      mutator: mutatorName,
      from: cut(source, location.start, location.end),
      to: oneLine(replacement),
    }))
  return { killed: count('Killed'), timeout: count('Timeout'), survived }
}

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
  const failed = wanted.filter((part) => !mutate(part))
  if (failed.length > 0) console.error(`Not run to the end: ${failed.map(({ name }) => name).join(', ')}`)
  return failed.length === 0
}
