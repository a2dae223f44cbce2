import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../scripts/lib/project.mjs'
import { importsOf } from './support/rooms.ts'

const page = readFileSync(`${root}docs/architecture.md`, 'utf8')
/** The numbered files of "The life of a sign-out". */
const steps = [...page.matchAll(/^(\d+)\. `(src\/[\w./<>-]+)`/gm)].map(([, number, file = '']) => ({ number, file }))
/** Entries, and the one file that a context stands for: they pass on what others hold. */
const passages = ['src/hooks/index.ts', 'src/ui/after-click/index.ts', 'src/ui/device-list/use-ledger.ts']

test('the life of a sign-out goes through 35 files at most, as the page says', () => {
  expect(steps.map(({ number }) => number)).toEqual(steps.map((_, index) => String(index + 1)))
  expect(page).toContain(`: ${steps.length} files in the order`)
  expect(steps.length).toBeLessThanOrEqual(35)
})

test('no file between the button and the toast is missing: each is imported by another one of them', () => {
  const files = steps.map(({ file }) => file).filter((file) => !file.includes('<'))
  const named = new Set([...files, ...passages])
  // The button stands inside the root, which does not import it.
  const reached = new Set(files.filter((file) => /device-list-(?:others|root)\.tsx$/.test(file)))
  expect(reached.size).toBe(2)
  for (const file of reached)
    for (const specifier of importsOf(file, readFileSync(root + file, 'utf8'))) {
      const target = path.posix.join(path.posix.dirname(file), specifier)
      if (named.has(target)) reached.add(target)
    }
  expect(files.filter((file) => !reached.has(file))).toEqual([])
})
