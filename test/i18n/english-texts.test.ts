import { expect, test } from 'vitest'
import { en } from '../../src/i18n/locales/en.ts'

/** The shape of our texts as a type: declarations of the package cannot import a JSON file. */
function shapeOf(texts: object, indent = '  '): string {
  return Object.entries(texts)
    .map(([key, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null
        ? `${indent}readonly ${key}: {\n${shapeOf(value, `${indent}  `)}\n${indent}}`
        : `${indent}readonly ${key}: string`,
    )
    .join('\n')
}

test('the type of our texts names what en.json has (`npx vitest run test/i18n/english-texts.test.ts -u` writes it)', async () => {
  const source = `/** The keys of en.json, for types. Written by test/i18n/english-texts.test.ts: change the JSON, not this. */
export interface EnglishTexts {
${shapeOf(en.texts)}
}
`
  await expect(source).toMatchFileSnapshot('../../src/i18n/english-texts.ts')
})
