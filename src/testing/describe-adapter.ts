import type { Backend, Case, CreateAdapterBackend, TestFunctions } from './conformance/backend.ts'
import { capabilityCases } from './conformance/capability-cases.ts'
import { listCases } from './conformance/list-cases.ts'
import { listlessCases } from './conformance/listless-cases.ts'
import { revokeCases } from './conformance/revoke-cases.ts'
import { targetCases } from './conformance/target-cases.ts'

/** What `describeAdapter` runs on. */
export interface DescribeAdapterOptions {
  readonly create: CreateAdapterBackend
  /** `none`: the server has no list, as `capabilities.list` says, and only what needs none is tested. */
  readonly list?: 'none'
}

/**
 * What every adapter must do, whatever it speaks: some 50 tests, run on your server through your adapter.
 *
 * ```ts
 * import { describe, expect, it } from 'vitest' // or '@jest/globals'
 * describeAdapter('my server', { create: ({ others }) => startMyServer(others) }, { describe, it, expect })
 * ```
 *
 * What the adapter's `capabilities` rule out is expected to be refused as `unsupported`. Nothing of the suite depends on a
 * test runner; the functions are handed over.
 */
export function describeAdapter(
  name: string,
  { create, list }: DescribeAdapterOptions,
  { describe, it, expect }: TestFunctions,
): void {
  const test: Case = (title, run, others = 2) => {
    it(title, async () => {
      const made = await create({ others })
      const backend: Backend = { ...made, alive: async () => made.alive() }
      try {
        await run(backend)
      } finally {
        await made.close?.()
      }
    })
  }
  describe(`adapter: ${name}`, () => {
    if (list === 'none') return listlessCases(test, { expect })
    describe('list', () => listCases(test, { expect }))
    describe('revoke by id', () => revokeCases(test, { expect }))
    describe('revoke by target', () => targetCases(test, { expect }))
    describe('capabilities', () => capabilityCases(test, { expect }))
  })
}
