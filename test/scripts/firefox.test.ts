import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { firefoxPrefs } from '../../scripts/lib/firefox.mjs'
import { root } from '../../scripts/lib/project.mjs'

/** What the finder answers in an environment: exit code and everything said. */
function find(env: Readonly<Record<string, string>>) {
  const script = `import { findFirefox } from './scripts/lib/firefox.mjs'; console.log(String(findFirefox()))`
  const options = { cwd: root, env, encoding: 'utf8' } as const
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], options)
  return { status, said: (stdout + stderr).trim() }
}

test('FIREFOX_PATH is used before anything else', () => {
  expect(find({ FIREFOX_PATH: process.execPath })).toEqual({ status: 0, said: process.execPath })
})

test('a FIREFOX_PATH that leads nowhere is said, not passed over', () => {
  const { status, said } = find({ FIREFOX_PATH: '/no/such/firefox' })
  expect(status).toBe(1)
  expect(said).toContain('/no/such/firefox')
})

test('whatever Firefox would ask of another machine ends on this one', () => {
  const proxies = ['network.proxy.http', 'network.proxy.ssl'].map((name) => firefoxPrefs[name])
  expect([firefoxPrefs['network.proxy.type'], ...proxies]).toEqual([1, '127.0.0.1', '127.0.0.1'])
})
