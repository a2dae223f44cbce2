import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { missingIn } from '../evidence/named-tests.ts'
import { type Criterion, wcag } from './wcag.ts'

const page = readFileSync(new URL('../../docs/accessibility.md', import.meta.url), 'utf8')

/** `test/a.test.ts > group > title` is a file and a title. */
function named(text: string) {
  const [file = '', ...name] = text.split(' > ')
  return { file, name: name.join(' > ') }
}

/** `1.4.10` comes after `1.4.5`. */
const order = ({ criterion }: Criterion) =>
  criterion
    .split('.')
    .map((part) => part.padStart(2, '0'))
    .join('.')

test('has the 55 criteria of levels A and AA, each once and in order', () => {
  expect(wcag).toHaveLength(55)
  expect(wcag.map(order)).toEqual([...new Set(wcag.map(order))].toSorted())
})

test('each that applies names tests, and all of them are there', () => {
  expect(wcag.filter(({ applies, tests }) => (applies === 'kit') !== tests.length > 0)).toEqual([])
  expect(missingIn(wcag.flatMap(({ tests }) => tests.map(named)))).toEqual([])
})

test('the page in docs has the same table', () => {
  for (const row of wcag.map(asRow)) expect(page).toContain(row)
})

const whose = { kit: '', host: 'The page’s: ', none: 'Nothing here: ' } as const

function asRow({ criterion, title, level, applies, how, tests }: Criterion): string {
  const cells = [criterion, title, level, `${whose[applies]}${how}`, tests.map((text) => `\`${text}\``).join('<br>')]
  return `| ${cells.join(' | ')} |`
}
