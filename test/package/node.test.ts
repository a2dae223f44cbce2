import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, inject, test } from 'vitest'
import { packageEntries } from '../../package-entries.ts'

const execute = promisify(execFile)

/** Runs a script of the application in Node, and answers what it printed. */
async function run(script: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await execute(process.execPath, [script, ...args], { cwd: inject('application') })
  return stdout.trim()
}

test.each(['one-context.mjs', 'one-context.cjs'])(
  'a provider from the root serves a hook from /hooks, a list from the root, and a part of the root in a manager from /manage (%s)',
  async (script) => {
    const html = await run(script)
    expect(html).toMatch(/^pending</)
    expect(html).toContain('data-device-list')
    expect(html).toMatch(/data-device-list-manager[^>]*><h2[^>]* data-device-list-title/)
  },
)

test('every entry can be imported and required, and gives the same names both ways', async () => {
  const ids = Object.keys(packageEntries).map((entry) =>
    entry === 'index' ? 'react-device-sessions' : `react-device-sessions/${entry}`,
  )
  const modules: Record<string, { imported: string[]; required: string[] }> = JSON.parse(await run('names.mjs', ...ids))
  expect(Object.keys(modules)).toEqual(ids)
  expect(Object.entries(modules).filter(([, { imported }]) => imported.length === 0)).toEqual([])
  for (const { imported, required } of Object.values(modules)) expect(required).toEqual(imported)
})

test('H28: an error of an adapter is an instance of SessionError, by import, by require, and by one of each', async () => {
  const four: readonly unknown[] = JSON.parse(await run('errors.mjs'))
  expect(four).toHaveLength(4)
  expect(new Set(four.map((answers) => JSON.stringify(answers)))).toEqual(new Set(['[true,true,false]']))
})
