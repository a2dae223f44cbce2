// What each part found is kept in `.cache/evidence/`, with the commit that it was found at: the long parts can be run one by
// one, on different days, and the page says of each how old it is.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { node24, projectEnv, root } from '../lib/project.mjs'

const folder = path.join(root, '.cache', 'evidence')

/** @param {readonly string[]} args */
function git(...args) {
  const { status, stdout } = spawnSync('git', [...args], { cwd: root, encoding: 'utf8' })
  return status === 0 ? stdout.trim() : ''
}

/** The commit, with `+` where the tree differs from it. */
export function commit() {
  const changed = git('status', '--porcelain', '--', 'src', 'test', 'demo', 'stories', 'package-lock.json') !== ''
  return `${git('rev-parse', '--short=10', 'HEAD') || 'unknown'}${changed ? '+' : ''}`
}

/** @param {string} name @param {object} found */
export function keep(name, found) {
  const file = path.join(folder, `${name}.json`)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify({ commit: commit(), ...found }, null, 1)}\n`)
}

/** What was kept under a name, or `null`: whoever kept it knows what it is. @param {string} name */
export function kept(name) {
  const file = path.join(folder, `${name}.json`)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}

/** A file for a tool's own report. @param {string} name */
export function reportFile(name) {
  mkdirSync(folder, { recursive: true })
  return path.join(folder, name)
}

/**
 * Runs a tool of the project on Node 24, its output on ours.
 * @param {string} script below node_modules
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env]
 */
export function tool(script, args, env = {}) {
  const file = path.join(root, 'node_modules', script)
  const options = {
    cwd: root,
    env: { ...projectEnv(), ...env },
    stdio: /** @type {const} */ ('inherit'),
  }
  return spawnSync(node24, [file, ...args], options).status === 0
}

/** @param {readonly string[]} args @param {Record<string, string>} [env] */
export const vitest = (args, env) => tool('vitest/vitest.mjs', ['run', ...args], env)
