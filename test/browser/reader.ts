import { virtual } from '@guidepup/virtual-screen-reader'
import { expect, onTestFinished } from 'vitest'
import { userEvent } from 'vitest/browser'

const QUIET_MS = 250
const LONGEST_WALK = 400
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

// It looks for ids in what has just left the page too, where nobody can be asked for them.
Object.defineProperty(Element.prototype, 'getElementById', {
  configurable: true,
  value(this: Element, id: string) {
    return this.querySelector(`[id="${CSS.escape(id)}"]`)
  },
})

const wholeLog = async () => (await virtual.spokenPhraseLog()).join('\n')

/** A virtual screen reader at the page: what it says from here on, with the keys that were pressed in between. */
export async function openReader() {
  const lines: string[] = []
  let heard = 0
  await virtual.start({ container: document.body })
  onTestFinished(() => virtual.stop())
  await listen()
  lines.length = 0

  /** Until nothing more is said. */
  async function listen(): Promise<void> {
    for (let before = -1; ; await pause(QUIET_MS)) {
      const { length } = await virtual.spokenPhraseLog()
      if (length === before) break
      before = length
    }
    const said = (await virtual.spokenPhraseLog()).slice(heard)
    heard += said.length
    for (const phrase of said) {
      if (!isSaidAgain(phrase)) lines.push(`  ${phrase}`)
    }
  }

  /** It says an atomic region once for each change of its nodes: the old text that goes, the new one that comes. */
  function isSaidAgain(phrase: string): boolean {
    return /^(?:polite|assertive): /.test(phrase) && lines.at(-1) === `  ${phrase}`
  }

  async function press(key: string): Promise<void> {
    lines.push(`[${key}]`)
    await userEvent.keyboard(key === 'Space' ? ' ' : `{${key}}`)
    await listen()
  }

  return {
    /** Reads on from where it is, element by element, to the end of the page. */
    async browse(): Promise<void> {
      lines.push('[reads on]')
      const been = new Map<Node | null, string>()
      for (let n = 0; n < LONGEST_WALK; n += 1) {
        await virtual.next()
        const phrase = await virtual.lastSpokenPhrase()
        // At the end of a dialog it begins anew.
        if (phrase === 'end of document' || been.get(virtual.activeNode) === phrase) break
        been.set(virtual.activeNode, phrase)
      }
      await listen()
    },
    press,
    /** Presses the button that has the focus, and the second one of the question that it opens. */
    async askAndConfirm(): Promise<void> {
      for (const key of ['Enter', 'Tab', 'Enter']) await press(key)
    },
    async type(text: string): Promise<void> {
      lines.push(`[types ${text}]`)
      await userEvent.keyboard(text)
      await listen()
    },
    /** Presses Tab until it says this. */
    async tabTo(name: string): Promise<void> {
      const from = lines.length
      for (let n = 1; n < 60; n += 1) {
        await userEvent.keyboard('{Tab}')
        const { activeElement } = document
        if (activeElement?.ariaLabel === name || activeElement?.textContent === name) break
      }
      await listen()
      const last = lines.at(-1) ?? ''
      expect(last).toContain(name)
      lines.splice(from, lines.length, '[Tab, and again]', last)
    },
    /** Waits until this was said. */
    async hear(text: string | RegExp): Promise<void> {
      await expect.poll(wholeLog, { timeout: 10_000 }).toMatch(text)
      await listen()
    },
    /** What was said without being asked. */
    announcements: () => lines.flatMap((line) => /^ {2}polite: (.+)$/.exec(line)?.[1] ?? []),
    /** Everything so far, for a file. */
    transcript: () => `${lines.join('\n')}\n`,
  }
}
