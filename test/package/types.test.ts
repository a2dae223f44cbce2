import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, inject, test } from 'vitest'
import { packageEntries } from '../../package-entries.ts'
import { root } from '../../scripts/lib/project.mjs'
import { exportedNames } from '../support/exported-names.ts'

const application = inject('application')
const ids = Object.keys(packageEntries).map((entry) =>
  entry === 'index' ? 'react-device-sessions' : `react-device-sessions/${entry}`,
)
const everyEntry = ids
  .map((id, n) => `import * as entry${n} from '${id}'\nexport type Names${n} = keyof typeof entry${n}\n`)
  .join('')

/** What TypeScript says of a file of the application that is ours to mend. */
function complaintsAbout(file: string, source: string, tsc: string, ...options: readonly string[]): readonly string[] {
  writeFileSync(path.join(application, file), source)
  const program = path.join(root, 'node_modules', tsc)
  const run = spawnSync(process.execPath, [program, '--strict', ...options, file], {
    cwd: application,
    encoding: 'utf8',
  })
  expect({ error: run.error, stderr: run.stderr }).toEqual({ error: undefined, stderr: '' })
  return run.stdout.split('\n').filter((line) => line.startsWith(file) || line.includes('react-device-sessions'))
}

const newest = '@typescript/native/bin/tsc'
/** The last one that knows the resolution from before package exports. */
const sixth = 'typescript/bin/tsc6'

// The declarations of each entry, libraries' own included, under settings stricter than most applications have.
test.each(['mts', 'cts'])('every entry has types that hold in a .%s file', { timeout: 120_000 }, (extension) => {
  const options = ['--noEmit', '--exactOptionalPropertyTypes', '--module', 'nodenext', '--lib', 'es2022,dom']
  expect(complaintsAbout(`every-entry.${extension}`, everyEntry, newest, ...options)).toEqual([])
})

test('H17: every entry is found where TypeScript resolves as before package exports', { timeout: 120_000 }, () => {
  const options = ['--noEmit', '--module', 'esnext', '--moduleResolution', 'node10', '--ignoreDeprecations', '6.0']
  const libraries = ['--lib', 'es2022,dom', '--esModuleInterop', '--skipLibCheck', '--jsx', 'react-jsx']
  expect(complaintsAbout('old-resolution.ts', everyEntry, sixth, ...options, ...libraries)).toEqual([])
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
  expect(complaintsAbout('own-names.ts', everythingHandedOn(), newest, ...options, ...libraries)).toEqual([])
})
