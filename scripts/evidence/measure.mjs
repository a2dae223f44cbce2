// Branch coverage by room, and sizes.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { node24, npm, projectEnv, root } from '../lib/project.mjs'
import { keep, reportFile, vitest } from './kept.mjs'

const rooms = ['core', 'recognition', 'adapters', 'hooks', 'ui/model', 'ui']

/** @typedef {{ covered: number; total: number }} Branches */

/** Of the tests in Node, jsdom and Chromium; those of stories and of the whole page come on top. */
export function measureCoverage() {
  const folder = reportFile('coverage')
  const projects = ['node', 'dom', 'server', 'browser'].flatMap((project) => ['--project', project])
  const passed = vitest([
    ...projects,
    '--coverage',
    '--coverage.reporter=json-summary',
    `--coverage.reportsDirectory=${folder}`,
  ])
  /** @type {Record<string, { branches: Branches }>} */
  const files = JSON.parse(readFileSync(path.join(folder, 'coverage-summary.json'), 'utf8'))
  /** @type {Record<string, Branches>} */
  const byRoom = {}
  for (const room of rooms.filter((name) => existsSync(path.join(root, 'src', name)))) {
    const own = Object.entries(files).filter(([file]) => file.replaceAll(path.sep, '/').includes(`/src/${room}/`))
    byRoom[room] = {
      covered: own.reduce((sum, [, { branches }]) => sum + branches.covered, 0),
      total: own.reduce((sum, [, { branches }]) => sum + branches.total, 0),
    }
  }
  keep('coverage', { rooms: byRoom })
  return passed
}

/** Of what `npm run build` made. */
export function measureSizes() {
  if (npm(['run', '--silent', 'build']) !== 0) return false
  const bin = path.join(root, 'node_modules', 'size-limit', 'bin.js')
  const { status, stdout } = spawnSync(node24, [bin, '--json'], { cwd: root, env: projectEnv(), encoding: 'utf8' })
  keep('sizes', { entries: JSON.parse(stdout) })
  return status === 0
}
