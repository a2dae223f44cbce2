import { unknownDevice } from '../../src/core/session.ts'
import type { Case } from './cases.ts'
import type { Parser } from './parsers.ts'

/** Right; true, but less than the text says; not true. */
export interface Tally {
  right: number
  vague: number
  wrong: number
}

export const tally = (): Tally => ({ right: 0, vague: 0, wrong: 0 })

/** The words that say the same in any name: "Mobile Safari", "Firefox for iOS", "Opera Mini". */
const filler =
  /\b(?:mobile|browser|web ?view|lite|ios|android|desktop|tablet|for|app|internet|microsoft|amazon|apple|google|gnu|web|next|mini|touch)\b|[^\p{L}\p{N}]/gu
const aliases: Readonly<Record<string, string>> = {
  mac: 'macos',
  osx: 'macos',
  macosx: 'macos',
  ipados: '',
  twitter: 'x',
  oculus: 'metaquest',
  openharmony: 'harmonyos',
  harmony: 'harmonyos',
  chromium: 'chrome',
  headlesschrome: 'chrome',
  ie: 'explorer',
  gsearch: '',
}

function plain(name: string): string {
  const short = name.toLowerCase().replaceAll(filler, '')
  return aliases[short] ?? short
}

/** Names are of other people's making: one that holds the other is the same. */
function isSame(ours: string, theirs: string): boolean {
  if (/webview/i.test(ours)) return /web ?view|android browser|safari/i.test(theirs)
  const [a, b] = [plain(ours), plain(theirs)]
  return a === b || a.includes(b) || b.includes(a)
}

/** By the type of device. Unknown is vague; a phone's word for what may be a tablet is not. */
export function typeTally(parser: Parser, cases: readonly Case[]): Tally {
  const sum = tally()
  for (const { text, types } of cases) {
    if (types === null) continue
    const { type } = parser.read(text)
    if (types.includes(type)) sum.right += 1
    else if (type === 'unknown') sum.vague += 1
    else sum.wrong += 1
  }
  return sum
}

/** By what the name is made of: the program and the system, where the collection tells them. */
export function nameTally(parser: Parser, cases: readonly Case[]): Tally {
  const sum = tally()
  for (const { text, program, system } of cases) {
    if (program === null && system === null) continue
    const { browser, os } = parser.read(text)
    const pairs = [
      [program, browser?.name],
      [system, os?.name],
    ] as const
    const told = pairs.filter(([theirs]) => theirs !== null)
    if (told.some(([theirs, ours]) => theirs !== null && ours !== undefined && !isSame(ours, theirs))) sum.wrong += 1
    else if (told.some(([, ours]) => ours === undefined)) sum.vague += 1
    else sum.right += 1
  }
  return sum
}

/** By the whole name and the type, where a person wrote down what is right. */
export function titleTally(
  parser: Parser,
  cases: readonly Case[],
  nameOf: (device: ReturnType<Parser['read']> & typeof unknownDevice) => string,
): Tally {
  const sum = tally()
  for (const { text, title, types } of cases) {
    if (title === null || types === null) continue
    const device = { ...unknownDevice, ...parser.read(text) }
    if (title.test(nameOf(device)) && types.includes(device.type)) sum.right += 1
    else if (device.type === 'unknown' || types.includes(device.type)) sum.vague += 1
    else sum.wrong += 1
  }
  return sum
}
