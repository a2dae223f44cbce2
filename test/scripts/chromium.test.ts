import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { root } from '../../scripts/lib/project.mjs'

/** What the finder answers in an environment: exit code and everything said. */
function find(env: Readonly<Record<string, string>>) {
  const script = `import { findChromium } from './scripts/lib/chromium.mjs'; console.log(String(await findChromium()))`
  const options = { cwd: root, env, encoding: 'utf8' } as const
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], options)
  return { status, said: (stdout + stderr).trim() }
}

test('CHROMIUM_PATH is used before anything else', () => {
  expect(find({ CHROMIUM_PATH: process.execPath })).toEqual({ status: 0, said: process.execPath })
})

test('a CHROMIUM_PATH that leads nowhere is said, not passed over', () => {
  const { status, said } = find({ CHROMIUM_PATH: '/no/such/chromium' })
  expect(status).toBe(1)
  expect(said).toContain('/no/such/chromium')
})
