import ts from 'typescript'
import { describe, expect, it, test } from 'vitest'
import { deviceTypes } from '../../src/core/session.ts'
import { parse } from '../support/rooms.ts'
import { sourceFiles } from '../support/source-files.ts'

/** Every pattern of the recogniser: literals, and the rules that stand in a table of text. */
function patterns(): readonly string[] {
  const found: string[] = []
  for (const { file, source } of sourceFiles('src/recognition')) {
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) found.push(node.text.slice(1, node.text.lastIndexOf('/')))
      if (ts.isNoSubstitutionTemplateLiteral(node)) found.push(...rules(node.rawText ?? '').map(([word = '']) => word))
      ts.forEachChild(node, visit)
    }
    visit(parse(file, source))
  }
  return found
}

const rules = (table: string) => table.split('\n').map((rule) => rule.split('~'))

/** A group that repeats without end and holds a part that does so too: the way to exponential time. */
function repeatsWithin(pattern: string): boolean {
  const plain = pattern.replaceAll(/\\./g, 'x').replaceAll(/\[[^\]]*\]/g, 'x')
  const endless = /(?:[*+]|\{\d+,\})/
  const open: number[] = []
  for (const [at, character] of plain.split('').entries()) {
    if (character === '(') open.push(at)
    if (character !== ')') continue
    const group = plain.slice(open.pop(), at)
    if (endless.test(group) && /^(?:[*+]|\{\d+,\})/.test(plain.slice(at + 1))) return true
  }
  return false
}

test('no pattern has an endless repetition within another: reading takes no exponential time', () => {
  const all = patterns()
  expect(all.length).toBeGreaterThan(60)
  expect(all.filter(repeatsWithin)).toEqual([])
})

describe('the check itself', () => {
  it.each(['(a+)+', '(?:a*b)*', '((a{2,})|b)+', '(?:x(y+)z)*'])('finds %s', (pattern) => {
    expect(repeatsWithin(pattern)).toBe(true)
  })
  it.each(['a+b+', '(?:a|b)+', '(a+)?', '[(+]+', '\\(a+\\)+', '(?:a+){2}'])('leaves %s alone', (pattern) => {
    expect(repeatsWithin(pattern)).toBe(false)
  })
})

test('every rule tells a type of ours', () => {
  const table = sourceFiles('src/recognition').find(({ file }) => file.endsWith('systems.ts'))?.source ?? ''
  const [, body = ''] = /String\.raw`([^`]+)`/.exec(table) ?? []
  expect(rules(body).length).toBeGreaterThan(30)
  for (const rule of rules(body)) {
    expect(rule).toHaveLength(4)
    expect(deviceTypes).toContain(rule[1])
  }
})
