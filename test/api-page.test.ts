import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { apiPage } from '../scripts/lib/api-page.ts'
import { root } from '../scripts/lib/project.mjs'

test('docs/api.md is what `npm run api` makes of the sources', { timeout: 60_000 }, () => {
  expect(readFileSync(`${root}docs/api.md`, 'utf8')).toBe(apiPage())
})

test('every part, hook and function on it is explained', () => {
  const page = readFileSync(`${root}docs/api.md`, 'utf8')
  const bare = [...page.matchAll(/^### `(<\w+>|[a-z]\w+\([^`]*\))`\n\n(?=###|\| Name|Gives `|Takes `)/gm)]
  expect(bare.map(([, name]) => name)).toEqual([])
})
