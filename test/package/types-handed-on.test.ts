import { expect, test } from 'vitest'
import { packageEntries } from '../../package-entries.ts'
import { exportedNames } from '../support/exported-names.ts'
import { complaintsAbout, everyEntry } from './type-checks.ts'

test('H17: every entry is found where TypeScript resolves as before package exports', { timeout: 120_000 }, () => {
  const options = ['--noEmit', '--module', 'esnext', '--moduleResolution', 'node10', '--ignoreDeprecations', '6.0']
  const libraries = ['--lib', 'es2022,dom', '--esModuleInterop', '--skipLibCheck', '--jsx', 'react-jsx']
  expect(complaintsAbout('old-resolution.ts', everyEntry, 'sixth', ...options, ...libraries)).toEqual([])
})

/** A file that hands on every value of the package: as it is, what it gives, and what a component takes. No type is written, so all are inferred. */
function everythingHandedOn(): string {
  const entries = Object.entries(exportedNames(packageEntries)).filter(([entry]) => !entry.startsWith('locales/'))
  const values = entries.flatMap(([entry, names]) =>
    names
      .filter((name) => !name.startsWith('type '))
      .map((name) => ({ name, from: entry === 'index' ? 'react-device-sessions' : `react-device-sessions/${entry}` })),
  )
  const lines = values.flatMap(({ name, from }, n) => [
    `import { ${name} as own${n} } from '${from}'`,
    `export const as${n} = own${n}`,
    `export const gives${n} = given(own${n})`,
    `export const takes${n} = (props: Props<typeof own${n}>) => ({ ...props })`,
  ])
  return [
    "import type { JSXElementConstructor } from 'react'",
    'declare const given: { <R>(make: (...all: never[]) => R): R; <T>(value: T): T }',
    'type Props<C> = C extends JSXElementConstructor<infer P extends object> ? P : object',
    ...lines,
  ].join('\n')
}

test('H17: whatever is handed on can be declared, without a type being written', { timeout: 240_000 }, () => {
  const options = ['--declaration', '--outDir', 'declared', '--module', 'esnext', '--moduleResolution', 'bundler']
  const libraries = ['--lib', 'es2022,dom', '--skipLibCheck', '--jsx', 'react-jsx']
  expect(complaintsAbout('own-names.ts', everythingHandedOn(), 'newest', ...options, ...libraries)).toEqual([])
})
