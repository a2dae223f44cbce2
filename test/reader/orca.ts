import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { inject } from 'vitest'
import { faultIn } from './transcript.ts'

/** No step is listened to for longer. */
const LONGEST_MS = 30_000
/** When nothing is said for so long, nothing more follows: a second reading of the same would have begun by then. */
const QUIET_MS = 2500

/** The name of a key in the words of X. */
const keys: Readonly<Record<string, string>> = { Enter: 'Return', Space: 'space' }

/** Orca names each key that is pressed, where it is so set. */
const isEcho = (text: string): boolean => /^(?:return|tab|escape|space|left shift|shift|down|up)$/i.test(text.trim())

/** Says what Orca says on the desktop, and presses keys there. */
export function listenToOrca() {
  const { env, heardFile } = inject('desktop')
  let from = 0
  const lines = () => readFileSync(heardFile, 'utf8').split('\n').slice(0, -1)

  /** What was said since the last step, and whether the voice is silent now. */
  function read(): { readonly heard: string; readonly isSpeaking: boolean; readonly count: number } {
    const all = lines()
    const own = all.slice(from)
    const texts = own.flatMap((line) => /^START \d+ (.*)$/.exec(line)?.[1] ?? [])
    const last = own.findLast((line) => line.startsWith('START '))
    const number = last?.split(' ')[1]
    const isSpeaking = number !== undefined && !own.includes(`DONE ${number}`)
    return { heard: texts.filter((text) => !isEcho(text)).join(' | '), isSpeaking, count: all.length }
  }

  /** What is heard until these phrases were, and until it is quiet again. */
  async function hear(phrases: readonly string[] = []): Promise<string> {
    const end = Date.now() + LONGEST_MS
    for (let count = -1, since = Date.now(); Date.now() < end; await sleep(100)) {
      const now = read()
      if (now.count !== count) {
        count = now.count
        since = Date.now()
      }
      const isQuiet = Date.now() - since > QUIET_MS * (now.isSpeaking ? 3 : 1)
      if (isQuiet && faultIn(now.heard, phrases)?.startsWith('not heard') !== true) break
    }
    return read().heard
  }

  return {
    hear,
    /** What is said from now on belongs to the next step. */
    next(): void {
      from = lines().length
    },
    press(key: string): void {
      execFileSync('xdotool', ['key', '--clearmodifiers', keys[key] ?? key], { env, stdio: 'ignore' })
    },
    /** Brings the window of the browser to the front, as a click into it would. */
    activate(className: string): void {
      const ids = execFileSync('xdotool', ['search', '--onlyvisible', '--class', className], { env, encoding: 'utf8' })
      for (const id of ids.trim().split('\n')) {
        execFileSync('xdotool', ['windowactivate', id], { env, stdio: 'ignore' })
        execFileSync('xdotool', ['windowfocus', id], { env, stdio: 'ignore' })
      }
    },
  }
}
