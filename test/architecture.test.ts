import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../scripts/lib/project.mjs'
import { importsOf } from './support/rooms.ts'

const page = readFileSync(`${root}docs/architecture.md`, 'utf8')
/** The numbered files of "The life of a sign-out". */
const steps = [...page.matchAll(/^(\d+)\. `(src\/[\w./<>-]+)`/gm)].map(([, number, file = '']) => ({ number, file }))
/** What a file imports through an entry of a room, whose other exports do not count. */
const throughEntries: Readonly<Record<string, readonly string[]>> = {
  'src/ui/device-list/use-sign-out.ts': ['src/hooks/use-revoke.ts'],
  'src/ui/device-list/after-click.ts': [
    'src/ui/after-click/question-dialog.tsx',
    'src/ui/after-click/event-texts.ts',
    'src/ui/after-click/toasts.tsx',
  ],
  'src/ui/device-list/device-list-root.tsx': ['src/ui/model/ledger.ts'],
}

test('the life of a sign-out goes through 35 files at most, as the page says', () => {
  expect(steps.map(({ number }) => number)).toEqual(steps.map((_, index) => String(index + 1)))
  expect(page).toContain(`: ${steps.length} files in the order`)
  expect(steps.length).toBeLessThanOrEqual(35)
})

test('no file between the button and the toast is missing: each is imported by another one of them', () => {
  const files = new Set(steps.map(({ file }) => file).filter((file) => !file.includes('<')))
  // The button stands inside the root, which does not import it.
  const reached = new Set(['src/ui/device-list/device-list-others.tsx', 'src/ui/device-list/device-list-root.tsx'])
  for (const file of reached) {
    const direct = importsOf(file, readFileSync(root + file, 'utf8')).map((specifier) =>
      path.posix.join(path.posix.dirname(file), specifier),
    )
    for (const target of [...direct, ...(throughEntries[file] ?? [])]) if (files.has(target)) reached.add(target)
  }
  expect([...files].filter((file) => !reached.has(file))).toEqual([])
})
