import { spawnSync } from 'node:child_process'
import { chromium } from 'playwright'
import { expect, test } from 'vitest'
import { chromiumArgs, findChromium } from '../../scripts/lib/chromium.mjs'
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

/** The features that a command line turns off. Chromium obeys the last such switch alone. */
const featuresOff = (commandLine: string): readonly string[] =>
  [...commandLine.matchAll(/--disable-features=([\w,]+)/g)].at(-1)?.[1]?.split(',') ?? []

test('what Playwright turns off in Chromium stays off', async () => {
  // A program that knows none of the switches ends at once, and Playwright says how it was called.
  const said = await chromium.launch({ executablePath: process.execPath }).then(String, String)
  const byDefault = featuresOff(said)
  expect(byDefault).toContain('HttpsUpgrades')
  expect(featuresOff(chromiumArgs.join(' '))).toEqual(expect.arrayContaining([...byDefault]))
})

test('no page of Chromium’s own interface is opened beside the one under test', async () => {
  const executablePath = await findChromium()
  if (executablePath === null) throw new Error('No Chrome or Chromium: run `npm test` once, or set CHROMIUM_PATH.')
  const browser = await chromium.launch({ executablePath, args: [...chromiumArgs] })
  try {
    await browser.newPage()
    const devtools = await browser.newBrowserCDPSession()
    const { targetInfos } = await devtools.send('Target.getTargets', { filter: [{}] })
    expect(targetInfos.map(({ type }) => type).sort()).toEqual(['page', 'tab'])
  } finally {
    await browser.close()
  }
})
