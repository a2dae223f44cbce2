import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { LocaleFile } from './locale-files.ts'

/** Where the translations back are, a file for each language that has one. */
export const backFolder = path.join(path.dirname(fileURLToPath(import.meta.url)), 'back-translations')

/**
 * The texts that can be untrue: what became of a sign-out, what a question promises, what went wrong. A label, "Refresh", claims nothing.
 */
const TRUTH_BEARING =
  /^(?:auth\.|result\.|confirm\.|error\.|not_me\.|prompt\.|signed_out\.|row\.|lag|list\.(?!.*_uncounted$|as_of$|refresh$|refreshing$)|step_up\.(?:canceled|failed|wrong_password)$)/

export const bearsTruth = (key: string) => TRUTH_BEARING.test(key)

/** What a text says, in English again, by a translator who had not seen the original. */
export interface BackTranslation {
  readonly text: string
  readonly back: string
}

/** The translation back of a language, by key; `null` where there is none yet. */
export function backTranslations(lang: string): Readonly<Record<string, BackTranslation>> | null {
  const file = path.join(backFolder, `${lang}.json`)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}

/** The languages that have a translation back. */
export const translatedBack = (): readonly string[] =>
  existsSync(backFolder)
    ? readdirSync(backFolder)
        .filter((file) => file.endsWith('.json'))
        .map((file) => file.slice(0, -'.json'.length))
    : []

/** The texts of a language to be translated back, in the order of its file. Their place in it is all that a translator is told. */
export function textsToAsk({ texts }: LocaleFile): readonly (readonly [key: string, text: string])[] {
  return [...texts].filter(([key]) => bearsTruth(key))
}
