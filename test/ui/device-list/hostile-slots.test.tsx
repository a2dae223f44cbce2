import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import * as fc from 'fast-check'
import type { Session } from 'react-device-sessions'
import { makeSession } from 'react-device-sessions/testing'
import { expect, test } from 'vitest'
import { hostileStrings } from '../hostile-strings.ts'
import { dialog, failOnConsole, showList } from './show-list.tsx'

failOnConsole()

const seed = Number(process.env['HOSTILE_SEED'] ?? 20_261_121)
const numRuns = Number(process.env['HOSTILE_RUNS'] ?? 25)

/** A megabyte is `cleanText`'s own test; here it would be one for jsdom. */
const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...hostileStrings.map((each) => each.slice(0, 3000))) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
)
const maybe = fc.option(text, { nil: null, freq: 4 })
const software = fc.option(fc.record({ name: text, version: maybe }), { nil: null })

/** A session whose every text is whatever a server sends. */
const hostile: fc.Arbitrary<Session> = fc
  .record({
    isCurrent: fc.constantFrom(true, false, null),
    device: fc.record({ label: maybe, model: maybe, browser: software, os: software }),
    ip: fc.option(fc.record({ value: text, masked: fc.boolean() }), { nil: null }),
    location: fc.option(fc.record({ city: maybe, region: maybe, countryCode: maybe, label: maybe }), { nil: null }),
    authMethods: fc.option(fc.array(text, { maxLength: 2 }), { nil: null }),
    applications: fc.option(fc.array(fc.record({ id: text, name: maybe }), { maxLength: 2 }), { nil: null }),
    createdAt: maybe,
    lastActiveAt: maybe,
    expiresAt: maybe,
  })
  .map((fields) => makeSession({ id: 'an-id', ...fields }))

/** Controls that turn what is around them, or that are invisible; U+2068 and U+2069 are ours, and come in pairs. */
const CONTROLS = /[\u061C\u200E\u200F\u202A-\u202E\u2066\u2067\u200B\uFEFF\u2028\u2029\p{Cs}]|(?![\n\t])\p{Cc}/u
const NOTHING_SAID = /\bnull\b|\bundefined\b|\[object |\(\s*\)|NaN|Invalid Date/i

/** Every text that a reader sees or hears, the values of attributes among them. */
function textsOnPage(): readonly string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ALL)
  const found: string[] = []
  for (let node: Node | null = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text && !(node.parentElement instanceof HTMLStyleElement)) found.push(node.data)
    if (node instanceof Element)
      for (const name of ['aria-label', 'title', 'alt']) found.push(node.getAttribute(name) ?? '')
  }
  return found
}

function isBalanced(words: string): boolean {
  let depth = 0
  for (const character of words) {
    if (character === '\u2068') depth += 1
    if (character === '\u2069' && (depth -= 1) < 0) return false
  }
  return depth === 0
}

/** "Null Island phone" is a name; a field that says "null" and no more is none, and is not shown as one. */
const saysSomethingBeside = (sent: string) =>
  NOTHING_SAID.test(sent) && /[\p{L}\p{N}]/u.test(sent.replace(NOTHING_SAID, ''))

function checkPage(sent: readonly string[]): void {
  expect(document.querySelector('img, script, iframe, object, a, [onerror], [style]')).toBeNull()
  const mayName = sent.some(saysSomethingBeside)
  const isWrong = (words: string) =>
    CONTROLS.test(words) || !isBalanced(words) || (!mayName && NOTHING_SAID.test(words))
  expect(textsOnPage().filter(isWrong)).toEqual([])
}

const stringsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : []
}

test('F19, ASVS 3.2.2: whatever a server sends into any slot, it is text, isolated, and never a word of ours', async () => {
  let runs = 0
  await fc.assert(
    fc.asyncProperty(hostile, fc.boolean(), async (session, fails) => {
      runs += 1
      const sent = stringsIn(session)
      showList({
        sessions: [session, makeSession({ id: 'here', isCurrent: session.isCurrent !== true })],
        faults: fails ? [{ on: 'revoke', do: 'fail', code: 'forbidden' }] : [],
      })
      try {
        await screen.findAllByRole('listitem')
        for (const button of screen.queryAllByRole('button', { name: /^Details/ })) fireEvent.click(button)
        checkPage(sent)
        const [first] = screen.getAllByRole('button', { name: /^Sign out(?! all)/ })
        if (first) fireEvent.click(first)
        await screen.findByRole('dialog')
        checkPage(sent)
        fireEvent.click(dialog().getByRole('button', { name: /^Sign out/ }))
        await waitFor(() => expect(document.querySelector('[data-revoking]')).toBeNull())
        await waitFor(() => expect(document.querySelector('[aria-live], [role=status]')).not.toBeNull())
        checkPage(sent)
      } finally {
        cleanup()
      }
    }),
    { seed, numRuns, endOnFailure: true },
  )
  expect(runs).toBeGreaterThanOrEqual(numRuns)
}, 600_000)
