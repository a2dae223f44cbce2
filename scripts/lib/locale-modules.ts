import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { flatTexts } from '../../src/ui/texts/flat-texts.ts'
import { textDirection } from '../../src/ui/texts/languages.ts'
import { type LaterRoom, laterRooms, roomsOf } from './english-rooms.ts'
import { languageName } from './language-name.ts'

/** Where the texts are: one JSON file for each language, and beside it, written by `writeLocaleModules`, its module. */
export const localesFolder = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../src/i18n/locales')

/** The languages that there is a JSON file for. */
export function languagesThere(): readonly string[] {
  return readdirSync(localesFolder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .toSorted()
}

/** What a module calls its locale: `ptBR` for `pt-BR`, `zhHans` for `zh-Hans`. */
export function exportName(lang: string): string {
  const [language = '', ...rest] = lang.split('-')
  return language + rest.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('')
}

/** What stands in a JSON file beside the texts, and is not shipped: who checked them, and which are rightly the same as in English. */
const ABOUT = new Set(['checked_by', 'same_as_english'])

/** The module of one language, from the names of what its JSON holds. */
export function localeModule(lang: string, keys: readonly string[]): string {
  const texts = keys.filter((key) => !ABOUT.has(key)).join(', ')
  const name = exportName(lang)
  return `// Written from ${lang}.json by scripts/lib/locale-modules.ts: change that.
import type { LocaleTexts, TextsLocale } from '../locale.ts'
import { ${texts} } from './${lang}.json'

export type { LocaleTexts, TextsLocale } from '../locale.ts'

/** BCP 47. */
export const lang: string = '${lang}'

/** The direction in which the language is written. */
export const dir: 'ltr' | 'rtl' = '${textDirection(lang)}'

/** The texts by key. */
export const texts: LocaleTexts = { ${texts} }

/** ${languageName(lang, 'en')}. */
export const ${name}: TextsLocale = { lang, dir, texts }

/** The same, for \`import('react-device-sessions/locales/${lang}')\`. */
export default ${name}
`
}

/** Where our own English is, by the code it comes with. It is there on every page, so a page loads at first what it shows at first. */
const englishFolder = path.join(localesFolder, '../english')

/** The modules of our own English, by name: flat, because nobody but the lookup reads them. */
function englishModules(texts: object): ReadonlyMap<string, string> {
  const all = Object.entries(flatTexts(texts)).filter(([key]) => !ABOUT.has(key))
  const module = (isIn: (rooms: readonly LaterRoom[]) => boolean) =>
    `// Written from en.json by scripts/lib/locale-modules.ts: change that.
export const english: Readonly<Record<string, string>> = ${JSON.stringify(
      Object.fromEntries(all.filter(([key]) => isIn(roomsOf(key)))),
      null,
      2,
    )}
`
  const later = laterRooms.map((room) => [room, module((rooms) => rooms.includes(room))] as const)
  return new Map([['at-first', module((rooms) => rooms.length === 0)], ...later])
}

/**
 * Writes the module of each language, and removes those that have no JSON file any more. Only what differs is written, and each
 * file appears whole: several tools may do this at once.
 */
export function writeLocaleModules(): void {
  const languages = languagesThere()
  for (const file of readdirSync(localesFolder))
    if (file.endsWith('.ts') && !languages.includes(file.slice(0, -'.ts'.length)))
      rmSync(path.join(localesFolder, file))
  for (const lang of languages) {
    const file = path.join(localesFolder, `${lang}.ts`)
    const texts: object = JSON.parse(readFileSync(path.join(localesFolder, `${lang}.json`), 'utf8'))
    const source = localeModule(lang, Object.keys(texts))
    writeIfOther(file, source)
    if (lang === 'en') writeEnglish(texts)
  }
}

function writeEnglish(texts: object): void {
  mkdirSync(englishFolder, { recursive: true })
  for (const [name, source] of englishModules(texts)) writeIfOther(path.join(englishFolder, `${name}.ts`), source)
}

function writeIfOther(file: string, source: string): void {
  if (readIfThere(file) !== source) writeWhole(file, source)
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

function writeWhole(file: string, text: string): void {
  const folder = mkdtempSync(path.join(localesFolder, '.writing-'))
  const draft = path.join(folder, 'draft')
  writeFileSync(draft, text)
  renameSync(draft, file)
  rmSync(folder, { recursive: true })
}
