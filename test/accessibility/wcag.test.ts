import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Claim, Whose } from '../evidence/claims.ts'
import { wcag } from '../evidence/wcag.ts'

const page = readFileSync(new URL('../../docs/accessibility.md', import.meta.url), 'utf8')

/** `1.4.10` comes after `1.4.5`. */
const order = ({ id }: Claim) =>
  id
    .split('.')
    .map((part) => part.padStart(2, '0'))
    .join('.')

test('has the 55 criteria of levels A and AA, each once and in order', () => {
  expect(wcag).toHaveLength(55)
  expect(wcag.map(order)).toEqual([...new Set(wcag.map(order))].toSorted())
})

test('the page in docs has the same table', () => {
  for (const row of wcag.map(asRow)) expect(page).toContain(row)
})

const whoseJob: Readonly<Partial<Record<Whose, string>>> = { application: 'The page’s: ', none: 'Nothing here: ' }

const asRow = ({ id, requirement, level, whose, how }: Claim): string =>
  `| ${[id, requirement, level, `${whoseJob[whose] ?? ''}${how}`].join(' | ')} |`
