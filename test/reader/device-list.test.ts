import { readFileSync, writeFileSync } from 'node:fs'
import type { Page } from 'playwright'
import { inject } from 'vitest'
import type { Demo } from '../../demo/serve.ts'
import { chromiumArgs } from '../../scripts/lib/chromium.mjs'
import { test } from '../e2e/harness.ts'
import { arm, captivePortal, expect, newPerson, paths, signIn } from '../e2e/steps.ts'
import { listenToOrca } from './orca.ts'
import { faultIn, parseTranscript } from './transcript.ts'

test.override('serverOptions', { rateLimits: 'off' })
test.override('launchOptions', {
  headless: false,
  env: inject('desktop').env,
  args: [
    ...chromiumArgs,
    '--test-type',
    '--force-renderer-accessibility',
    '--window-position=0,0',
    '--window-size=1280,1000',
  ],
})

/** Never a part of what is heard: the toast's own region, and a dialog that is read as an alert. */
const neverHeard = /Notifications|alt\+T|\balert\b/

const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement } = document
    if (activeElement === document.body) return 'nothing'
    return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent?.trim() ?? ''
  })

async function demand(demo: Demo): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ on: ['revoke'] })
  const answer = await fetch(`${demo.authOrigin}/demo/step-up`, { method: 'POST', headers, body })
  if (!answer.ok) throw new Error(`It was refused with ${answer.status}.`)
}

const refuse = (demo: Demo) =>
  arm(demo, { method: 'DELETE', path: paths.biore.revoke, times: 1, effect: { status: 403 } })
const doubt = (demo: Demo) => arm(demo, { method: 'DELETE', path: paths.biore.revoke, times: 1, effect: captivePortal })
const nothing = async () => {}

test.for([
  ['browse', 'list', nothing],
  ['one-device', 'list', nothing],
  ['all-others', 'list', nothing],
  ['refused', 'list', refuse],
  ['doubtful', 'list', doubt],
  ['step-up', 'list', demand],
  ['manager', 'manager', nothing],
] as const)('Orca reads: %s', async ([name, screen, prepare], { demo, openPage }) => {
  const { page } = await signIn((path) => openPage(`${path}&screen=${screen}`), await newPerson(demo), {
    api: 'biore',
    origin: 'same',
  })
  await prepare(demo)
  const orca = listenToOrca()
  orca.activate('chromium')
  // Orca begins to read the whole page: this key stops it.
  orca.press('Control_L')
  await orca.hear()
  const faults: string[] = []
  const log: string[] = []
  for (const { action, phrases, focus } of parseTranscript(read(name))) {
    orca.next()
    const button = /^to (.+)$/.exec(action)?.[1]
    if (button === undefined) orca.press(action)
    else
      await page
        .getByLabel(button, { exact: true })
        .or(page.getByText(button, { exact: true }))
        .first()
        .focus()
    const heard = await orca.hear(phrases)
    const at = await focused(page)
    log.push(`[${action}]`, `  ${heard}`, `  (focus: ${at})`)
    const fault = faultIn(heard, phrases) ?? (neverHeard.test(heard) ? 'heard what never is' : null)
    if (fault !== null) faults.push(`[${action}] ${fault}`)
    if (focus !== null && focus !== at) faults.push(`[${action}] the focus is on: ${at}`)
  }
  // All that was heard, to look at: Orca says more than what is asked for.
  writeFileSync(new URL(`../../.cache/reader/${name}.txt`, import.meta.url), `${log.join('\n')}\n`)
  expect(faults).toEqual([])
})

const read = (name: string) => readFileSync(new URL(`transcripts/${name}.txt`, import.meta.url), 'utf8')
