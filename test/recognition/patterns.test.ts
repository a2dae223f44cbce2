import ts from 'typescript'
import { describe, expect, it, test } from 'vitest'
import { deviceTypes } from '../../src/core/session.ts'
import { countSteps } from '../support/count-steps.ts'
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

const endless = /(?:[*+]|\{\d+,\})/
const withoutClasses = (pattern: string) => pattern.replaceAll(/\\./g, 'x').replaceAll(/\[[^\]]*\]/g, 'x')

/** A group that repeats without end and holds a part that does so too: the way to exponential time. */
function repeatsWithin(pattern: string): boolean {
  const plain = withoutClasses(pattern)
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

/** Texts that make a pattern begin again and again: its own words, and what classes of characters take, from the first character on and behind a beginning. */
function hostileTexts(pattern: string, length: number): readonly string[] {
  const plain = pattern
    .replaceAll(/\\[bdwWsS]|\[[^\]]*\]|\(\?<?[:=!]|[()|?*+^$]|\{[\d,]+\}/g, '\n')
    .replaceAll('\\', '')
  const words = plain.split('\n').filter((word) => word !== '')
  const units = ['a', '0', ' ', '_', '.', 'a1 ', '1.', ' x', '"', ...words, ...words.map((word) => `${word} `)]
  return [...new Set(units)].flatMap((unit) => {
    const text = unit.repeat(length / unit.length)
    return [text, `mozilla/5.0 (${text}`, `${text}!`, `${text}\n`]
  })
}

const SHORT = 64
const LONG = 256
const MOST = 3e5

/** How much more work four times the text is, for the worst text: 4 where it grows with the length. */
function growth(pattern: string): number {
  const stepsFor = (length: number) =>
    hostileTexts(pattern, length).map((text) => countSteps(pattern, text, MOST).steps)
  const short = stepsFor(SHORT)
  const long = stepsFor(LONG)
  const ratios = long.map((steps, at) => {
    const before = short[at] ?? 0
    // Below ten steps for a character nothing is slow, whatever the ratio.
    return before >= MOST ? Number.POSITIVE_INFINITY : steps < 10 * LONG ? 0 : steps / before
  })
  return Math.max(...ratios)
}

test('the work of every pattern grows with the length of the text, and no faster', () => {
  // What repeats nothing without end looks at a few characters from each on.
  const able = patterns().filter((pattern) => endless.test(withoutClasses(pattern)))
  expect(able.length).toBeGreaterThan(20)
  expect(able.filter((pattern) => growth(pattern) > 6)).toEqual([])
})

describe('the count of steps', () => {
  it.each(['tizen(?=.*mobile)', 'macintosh.*ipad', '[\\w.-]*bot', '(?:a+)+!', '\\d+x', 'adr [^;]*;'])(
    'finds %s',
    (pattern) => {
      expect(growth(pattern)).toBeGreaterThan(6)
    },
  )
  it.each(['^mozilla.*webkit', 'bot|crawl|spider', '\\d{3}x', '^\\w*webkit$', '(?<!cu)bot'])(
    'leaves %s alone',
    (pattern) => {
      expect(growth(pattern)).toBeLessThan(6)
    },
  )
  const samples = ['Mozilla/5.0 (Linux; Android 15; Pixel 8)', 'curl/8.1', 'SM-X910', 'AFTS 43LU8010T TV', '1.0 x']
  it.each(patterns())('matches as a RegExp does: %s', (pattern) => {
    const expected = samples.map((text) => new RegExp(pattern, 'i').test(text))
    expect(samples.map((text) => countSteps(pattern, text).isFound)).toEqual(expected)
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
