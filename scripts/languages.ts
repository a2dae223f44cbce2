// Without arguments: writes the table of docs/languages.md.
// --ask <lang>: prints the texts to be translated back, numbered, without a key and without English.
// --take <lang> <file>: takes the answers, `{ "1": "…" }`, and writes test/i18n/back-translations/<lang>.json.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pageFile, pageWithTable } from '../test/i18n/languages-page.ts'
import { localeFile } from '../test/i18n/locale-files.ts'
import { backFolder, textsToAsk } from '../test/i18n/truth-texts.ts'
import { writeLocaleModules } from './lib/locale-modules.ts'
import { fail } from './lib/project.mjs'

const [what, lang, file] = process.argv.slice(2)

if (what === undefined) writePage()
else if (what === '--ask' && lang) console.log(JSON.stringify(questions(lang), null, 2))
else if (what === '--take' && lang && file) take(lang, file)
else fail('npm run languages [-- --ask <lang> | --take <lang> <file>]')

function writePage(): void {
  writeLocaleModules()
  writeFileSync(pageFile, pageWithTable(readFileSync(pageFile, 'utf8')))
}

function questions(of: string): Readonly<Record<string, string>> {
  return Object.fromEntries(textsToAsk(localeFile(of)).map(([, text], at) => [at + 1, text]))
}

function take(of: string, from: string): void {
  const answers: Record<string, unknown> = JSON.parse(readFileSync(from, 'utf8'))
  const asked = textsToAsk(localeFile(of))
  const missing = asked.flatMap((_, at) => (typeof answers[at + 1] === 'string' ? [] : [at + 1]))
  if (missing.length > 0) fail(`No answer to ${missing.join(', ')}.`)
  const back = Object.fromEntries(asked.map(([key, text], at) => [key, { text, back: String(answers[at + 1]) }]))
  mkdirSync(backFolder, { recursive: true })
  writeFileSync(path.join(backFolder, `${of}.json`), `${JSON.stringify(back, null, 2)}\n`)
  writePage()
}
