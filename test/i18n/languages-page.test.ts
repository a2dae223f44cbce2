import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { pageFile, pageWithTable, readGlossaries } from './languages-page.ts'
import { localeFiles } from './locale-files.ts'

test('docs/languages.md lists the languages that there are (`npm run languages` writes it)', () => {
  const page = readFileSync(pageFile, 'utf8')
  expect(page).toBe(pageWithTable(page))
})

test.each(readGlossaries())('the glossary of $lang names its tone and its terms', ({ lang, words }) => {
  expect(localeFiles.map((file) => file.lang)).toContain(lang)
  expect(words).toMatchObject({
    tone: expect.any(String),
    terms: expect.objectContaining({ device: expect.any(String) }),
  })
})
