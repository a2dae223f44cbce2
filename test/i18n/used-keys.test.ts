import { describe, expect, test } from 'vitest'
import { en } from '../../src/i18n/locales/en.ts'
import { flatTexts } from '../../src/ui/texts/flat-texts.ts'
import { keysIn } from '../support/keys-in.ts'
import { sourceFiles } from '../support/source-files.ts'

// The compiler holds what is used against the texts; this holds the texts against what is used. A text that nothing shows is
// translated and checked for nobody.

const unused = (keys: readonly string[], files: readonly { file: string; source: string }[]) => {
  const used = files.flatMap(({ file, source }) => keysIn(file, source))
  return keys.filter((key) => !used.some((pattern) => pattern.test(key)))
}

test('every text is shown somewhere', () => {
  const keys = [...new Set(Object.keys(flatTexts(en.texts)).map((key) => key.replace(/_(?:one|other)$/, '')))]
  // The list of what a list shows names them all over again.
  const files = sourceFiles('src/ui').filter(({ file }) => !file.endsWith('on-a-list.ts'))
  expect(unused(keys, files)).toEqual([])
})

const find = (source: string) => unused(['row.one', 'row.two'], [{ file: 'part.tsx', source }])

describe('the check itself', () => {
  test.each([
    ['a literal', "t('row.one')", ['row.two']],
    ['a template', 't(`row.${which}`)', []],
    ['another key', "t('row.three')", ['row.one', 'row.two']],
    ['a part of a key', "t('row')", ['row.one', 'row.two']],
    ['a template that starts with something else', 't(`${row}.one`)', ['row.one', 'row.two']],
  ])('sees %s', (_what, source, left) => {
    expect(find(source)).toEqual(left)
  })
})
