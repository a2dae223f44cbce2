import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { SessionAdapter } from '../../src/core/session-adapter.ts'
import { type DescribeAdapterOptions, describeAdapter as suite, type TestFunctions } from '../../src/testing.ts'
import { pageFile, runOf, runsFolder, runsIn } from './conformance/page.ts'

/** The published suite, which here also says in docs/conformance.md what it came to. */
export function describeAdapter(name: string, options: DescribeAdapterOptions, api: TestFunctions): void {
  let adapter: SessionAdapter | null = null
  let passed = 0
  suite(
    name,
    {
      ...options,
      create: async (asked) => {
        const backend = await options.create(asked)
        adapter = backend.adapter
        return backend
      },
    },
    {
      ...api,
      it: (title, run) =>
        api.it(title, async () => {
          await run()
          passed += 1
        }),
    },
  )
  // Memory is no auth system.
  if (name.startsWith('memory')) return
  api.it(`docs/conformance.md says what the run "${name}" shows`, async () => {
    if (!adapter) throw new Error('Nothing was run.')
    const run = runOf(name, adapter, passed)
    mkdirSync(runsFolder, { recursive: true })
    writeFileSync(`${runsFolder}${encodeURIComponent(name)}.json`, JSON.stringify(run))
    // When it fails and the run is right: `npm run conformance`.
    api.expect(runsIn(readFileSync(pageFile, 'utf8')).find((told) => told.name === name)?.line).toBe(run.line)
  })
}
