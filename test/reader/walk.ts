import { readFileSync, writeFileSync } from 'node:fs'
import type { Demo } from '../../demo/serve.ts'
import { arm, captivePortal, expect, paths } from '../e2e/steps.ts'
import { listenToOrca } from './orca.ts'
import { faultIn, parseTranscript } from './transcript.ts'

/** A page that is read: what of it no key can do, and no ear can tell. */
export interface ReadPage {
  /** Focuses the control or the heading of this name: where a path begins. */
  readonly focus: (name: string) => Promise<void>
  /** Evaluates an expression in the page, which gives a text. */
  readonly evaluate: (expression: string) => Promise<string>
}

/** Never a part of what is heard: the toast's own region, and a dialog that is read as an alert. */
const neverHeard = /Notifications|alt\+T|\balert\b/

const nameOfFocused = `(() => {
  const { activeElement } = document
  if (activeElement === null || activeElement === document.body) return 'nothing'
  const label = activeElement.getAttribute('aria-label') ?? activeElement.labels?.[0]?.textContent
  return (label ?? activeElement.textContent ?? '').trim()
})()`

/** Orca reads a text again that changes under it: "just now" must not become "1 minute ago" on the way. */
const timeStops = `(() => {
  const now = Date.now()
  Date.now = () => now
  return ''
})()`

async function demand(demo: Demo): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ on: ['revoke'] })
  const answer = await fetch(`${demo.authOrigin}/demo/step-up`, { method: 'POST', headers, body })
  if (!answer.ok) throw new Error(`It was refused with ${answer.status}.`)
}

const refuse = (demo: Demo) =>
  arm(demo, { method: 'DELETE', path: paths.biore.revoke, times: 1, effect: { status: 403 } })
const captive = (demo: Demo) =>
  arm(demo, { method: 'DELETE', path: paths.biore.revoke, times: 1, effect: captivePortal })
const noFault = async () => {}

/** Name of the transcript, what is on screen, and what the server is told before. */
export const walks = [
  ['browse', 'list', noFault],
  ['one-device', 'list', noFault],
  ['all-others', 'list', noFault],
  ['refused', 'list', refuse],
  ['doubtful', 'list', captive],
  ['step-up', 'list', demand],
  ['manager', 'manager', noFault],
] as const

/** Walks a path by its transcript, and holds what is heard against it. */
export async function walk(name: string, browser: 'chromium' | 'firefox', page: ReadPage): Promise<void> {
  const orca = listenToOrca()
  await page.evaluate(timeStops)
  orca.activate(browser)
  // Orca begins to read the whole page: this key stops it.
  orca.press('Control_L')
  await orca.hear()
  const faults: string[] = []
  const log: string[] = []
  for (const { action, phrases, focus } of parseTranscript(read(name, browser))) {
    orca.next()
    const start = /^to (.+)$/.exec(action)?.[1]
    if (start === undefined) orca.press(action)
    else await page.focus(start)
    const heard = await orca.hear(phrases)
    const at = await page.evaluate(nameOfFocused)
    log.push(`[${action}]`, `  ${heard}`, `  (focus: ${at})`)
    const fault = faultIn(heard, phrases) ?? (neverHeard.test(heard) ? 'heard what never is' : null)
    if (fault !== null) faults.push(`[${action}] ${fault}`)
    if (start !== undefined && at !== start) faults.push(`[${action}] the focus is on: ${at}`)
    if (focus !== null && focus !== at) faults.push(`[${action}] the focus is on: ${at}`)
  }
  // All that was heard, to look at: Orca says more than what is asked for.
  writeFileSync(new URL(`../../.cache/reader/${browser}-${name}.txt`, import.meta.url), `${log.join('\n')}\n`)
  expect(faults).toEqual([])
}

/**
 * `{browser}` in a transcript is the browser that looks, as the list calls it. A line that begins with `chromium: ` is not asked of
 * Firefox (docs/accessibility.md says why).
 */
function read(name: string, browser: 'chromium' | 'firefox'): string {
  const text = readFileSync(new URL(`transcripts/${name}.txt`, import.meta.url), 'utf8')
  return text
    .replaceAll('{browser}', { chromium: 'Chrome', firefox: 'Firefox' }[browser])
    .replaceAll(/^ *chromium: (.*)$/gm, browser === 'chromium' ? '$1' : '')
}
