import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { registryItems } from '../scripts/lib/plain-pages.ts'
import { root } from '../scripts/lib/project.mjs'

const published = readFileSync(`${root}test/public-names.txt`, 'utf8')
const section = (entry: string) => published.split('\n\n').find((text) => text.startsWith(`${entry}\n`)) ?? ''

// The items themselves are added by the CLI in test/adoption/registry.test.ts.
test('what the items of the registry import is published', () => {
  const texts = registryItems().map(([, item]) => JSON.stringify(item))
  expect(texts).toHaveLength(3)
  const imports = texts.flatMap((text) =>
    Array.from(text.matchAll(/import (?:type )?\{ ([^}]*) \} from '(react-device-sessions[^']*)'/g)),
  )
  expect(imports.length).toBeGreaterThan(5)
  const missing = imports.flatMap(([, names = '', entry = '']) =>
    names.split(', ').filter(
      (name) =>
        !section(entry)
          .split('\n')
          .map((line) => line.trim().replace(/^type /, ''))
          .includes(name.replace(/^type /, '')),
    ),
  )
  expect(missing).toEqual([])
})
