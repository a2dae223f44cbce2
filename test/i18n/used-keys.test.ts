import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { en } from '../../src/i18n/locales/en.ts'
import { flatTexts } from '../../src/ui/texts/flat-texts.ts'
import { parse } from '../support/rooms.ts'
import { sourceFiles } from '../support/source-files.ts'

// The compiler holds what is used against the texts; this holds the texts against what is used. A text that nothing shows is
// translated and checked for nobody.

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** The keys that a file can name: literals, and templates, whose open parts stand for one word or more. */
function keysIn(file: string, source: string): readonly RegExp[] {
  const found: RegExp[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) found.push(new RegExp(`^${escaped(node.text)}$`))
    if (ts.isTemplateExpression(node) && /^[\w.]+$/.test(node.head.text)) {
      const rest = node.templateSpans.map(({ literal }) => `\\w+${escaped(literal.text)}`)
      found.push(new RegExp(`^${escaped(node.head.text)}${rest.join('')}$`))
    }
    ts.forEachChild(node, visit)
  }
  visit(parse(file, source))
  return found
}

const unused = (keys: readonly string[], files: readonly { file: string; source: string }[]) => {
  const used = files.flatMap(({ file, source }) => keysIn(file, source))
  return keys.filter((key) => !used.some((pattern) => pattern.test(key)))
}

test('every text is shown somewhere', () => {
  const keys = [...new Set(Object.keys(flatTexts(en.texts)).map((key) => key.replace(/_(?:one|other)$/, '')))]
  // The list of what a list shows names them all over again.
  const files = sourceFiles('src/ui').filter(({ file }) => !file.endsWith('flat-texts.ts'))
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
