import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { packageEntries } from '../package-entries.ts'
import { exportName } from '../scripts/lib/locale-modules.ts'
import { exportedNames } from './support/exported-names.ts'

// `export *` is refused in a file that begins with 'use client', so the names of the parts stand there once more; `-u` writes them.
test('src/index.ts publishes every part of src/ui/published.ts', async () => {
  const from = " from './ui/index.ts'"
  const published = readFileSync(fileURLToPath(new URL('../src/ui/published.ts', import.meta.url)), 'utf8')
  const lists = ['export type {', 'export {'].map((kind) => {
    const lines = [...published.matchAll(/^export (?:type )?\{[^}]+\}/gm)].map(([line]) => line)
    const names = lines.filter((line) => line.startsWith(kind)).flatMap((line) => namesIn(line))
    return `${kind}\n${names
      .toSorted()
      .map((name) => `  ${name},\n`)
      .join('')}}${from}\n`
  })
  const file = fileURLToPath(new URL('../src/index.ts', import.meta.url))
  const [byHand = ''] = readFileSync(file, 'utf8').split(/^export (?:type )?\{[^}]*\} from '\.\/ui\/index\.ts'\n/m)
  await expect(byHand + lists.join('')).toMatchFileSnapshot(file)
})

// Renaming or removing a line of public-names.txt breaks applications that use the name: a major release. After an addition that is
// meant: `npx vitest run test/public-names.test.ts -u`.
test('the public names are the ones in public-names.txt', { timeout: 60_000 }, async () => {
  const all = Object.entries(exportedNames(packageEntries))
  const entries = all
    .filter(([entry]) => !isLanguage(entry))
    .map(([entry, names]) =>
      section(entry === 'index' ? 'react-device-sessions' : `react-device-sessions/${entry}`, names),
    )
  // Each language is one more file, and each has the same names.
  const languages = all
    .filter(([entry]) => isLanguage(entry))
    .map(([entry, names]) =>
      section(
        'react-device-sessions/locales/<lang>',
        names.map((name) => (name === ownName(entry) ? '<lang in camel case>' : name)).toSorted(),
      ),
    )
  entries.push(...new Set(languages))
  // Public are those that docs/theming.md promises; test/ui/styling-contract.test.ts holds the page against the parts.
  const page = readFileSync(fileURLToPath(new URL('../docs/theming.md', import.meta.url)), 'utf8')
  const promised = [...page.matchAll(/^\| `(data-device-list[a-z-]*)` \|/gm)].map(([, name = '']) => name)
  const attributes = section('Attributes to style by', promised.toSorted())
  const variables = section('CSS variables', matches(/--device-list(-[a-z0-9]+)+/g))
  await expect([...entries, attributes, variables].join('\n')).toMatchFileSnapshot('public-names.txt')
})

/** What a list in braces exports, by its outer names. */
const namesIn = (list: string) => [...list.matchAll(/(\w+)\s*(?=,|\s\})/g)].map(([, name = '']) => name)

const isLanguage = (entry: string) => entry.startsWith('locales/')
const ownName = (entry: string) => exportName(entry.replace('locales/', ''))

function section(title: string, names: readonly string[]): string {
  return `${title}\n${names.map((name) => `  ${name}\n`).join('')}`
}

/** What a pattern finds in the parts and their styles, each once. */
function matches(pattern: RegExp): readonly string[] {
  const ui = fileURLToPath(new URL('../src/ui/', import.meta.url))
  const texts = readdirSync(ui, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(tsx?|css)$/.test(name))
    .flatMap((name) => [...readFileSync(ui + name, 'utf8').matchAll(pattern)].map(([match]) => match))
  return [...new Set(texts)].toSorted()
}
