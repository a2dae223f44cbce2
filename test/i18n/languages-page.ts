import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { languageName } from '../../scripts/lib/language-name.ts'
import { exportName } from '../../scripts/lib/locale-modules.ts'
import { localeFiles } from './locale-files.ts'
import { backTranslations } from './truth-texts.ts'

const docs = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../docs')

export const pageFile = path.join(docs, 'languages.md')
const glossaries = path.join(docs, 'languages')

const START = '<!-- The table is written by `npm run languages`. -->\n'
const END = '<!-- End of the table. -->'

/** One row for each language, by its file. */
function table(): string {
  const rows = localeFiles.map(({ lang, checkedBy }) => {
    const back = lang === 'en' ? 'the source' : backTranslations(lang) ? 'yes' : 'not yet'
    const glossary = existsSync(path.join(glossaries, `${lang}.json`)) ? `[terms](languages/${lang}.json)` : ''
    return `| ${languageName(lang)} | ${languageName(lang, 'en')} | \`${lang}\` | \`${exportName(lang)}\` | ${String(checkedBy)} | ${back} | ${glossary} |`
  })
  return [
    `${localeFiles.length} languages.`,
    '',
    '| In its own name | In English | File | Export | Checked by | Translated back | Glossary |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
}

/** The page with the table as the files have it. */
export function pageWithTable(page: string): string {
  const [before = '', rest = ''] = page.split(START)
  const after = rest.slice(rest.indexOf(END))
  return `${before}${START}\n${table()}\n${after}`
}

interface Glossary {
  readonly lang: string
  readonly words: unknown
}

/** The glossaries that there are. */
export const readGlossaries = (): readonly Glossary[] =>
  (existsSync(glossaries) ? readdirSync(glossaries) : [])
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({
      lang: file.slice(0, -'.json'.length),
      words: JSON.parse(readFileSync(path.join(glossaries, file), 'utf8')),
    }))
