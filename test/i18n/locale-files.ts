import { readFileSync } from 'node:fs'
import path from 'node:path'
import { languagesThere, localesFolder } from '../../scripts/lib/locale-modules.ts'

/** A language as its JSON file has it. */
export interface LocaleFile {
  readonly lang: string
  /** The file's own letters. */
  readonly source: string
  readonly checkedBy: unknown
  /** Keys of texts that are rightly the same as in English. */
  readonly sameAsEnglish: readonly string[]
  /** Every text by its dotted key, in the order of the file; empty ones and what is no text too. */
  readonly texts: ReadonlyMap<string, string>
}

const PLURAL = /_(zero|one|two|few|many|other)$/

/** The key of a counted text without its form. */
export const baseOf = (key: string) => key.replace(PLURAL, '')
/** `few` of `list.others_few`; `null` for a text that counts nothing. */
export const formOf = (key: string) => PLURAL.exec(key)?.[1] ?? null
/** The text without its placeholders. */
export const wordsOf = (text: string) => text.replaceAll(/\{\{\w+\}\}/g, ' ')
export const placeholdersOf = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort()

function leaves(texts: object, above = ''): readonly (readonly [string, string])[] {
  return Object.entries(texts).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? leaves(value, `${above}${key}.`)
      : [[`${above}${key}`, String(value)] as const],
  )
}

export function localeFile(lang: string): LocaleFile {
  const source = readFileSync(path.join(localesFolder, `${lang}.json`), 'utf8')
  const { checked_by: checkedBy, same_as_english: same, ...texts }: Record<string, unknown> = JSON.parse(source)
  return {
    lang,
    source,
    checkedBy,
    sameAsEnglish: Array.isArray(same) ? same.map(String) : [],
    texts: new Map(leaves(texts)),
  }
}

/** Every language there is, by `readdir`. */
export const localeFiles: readonly LocaleFile[] = languagesThere().map(localeFile)

/** The English text that one of another language says; another form of it where English has no such form. */
export function englishOf(key: string): string {
  const { texts } = english
  return texts.get(key) ?? texts.get(`${baseOf(key)}_other`) ?? ''
}

/** The source. */
export const english = localeFile('en')
