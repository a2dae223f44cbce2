import { existsSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { llmsText, plainPages } from '../scripts/lib/plain-pages.ts'
import { root } from '../scripts/lib/project.mjs'

test('llms.txt names every page of the guide and every adapter, each with what it says first', () => {
  const lines = llmsText()
    .split('\n')
    .filter((line) => line.startsWith('- '))
  const named = lines.map((line) => /\]\((?:docs\/)?([^)]+)\)/.exec(line)?.[1] ?? line)
  expect(named.filter((name) => !existsSync(`${root}docs/${name}`) && name !== 'README.md')).toEqual([])
  const adapters = readdirSync(`${root}docs/adapters`).filter((name) => name.endsWith('.md'))
  expect(named).toEqual(expect.arrayContaining(adapters.map((name) => `adapters/${name}`)))
  expect(named).toEqual(
    expect.arrayContaining(['guide.md', 'api.md', 'testing.md', 'recipes.md', 'troubleshooting.md']),
  )
  expect(plainPages()).toHaveLength(lines.length - 1)
})
