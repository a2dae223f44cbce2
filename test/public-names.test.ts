import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { packageEntries } from '../package-entries.ts'
import { exportName } from '../scripts/lib/locale-modules.ts'
import { exportedNames } from './support/exported-names.ts'

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
