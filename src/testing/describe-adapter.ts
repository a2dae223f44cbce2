import type { SessionCapabilities } from '../core/capabilities.ts'
import { abilitiesOf } from './conformance/abilities.ts'
import type { Backend, Case, CaseTools, CreateAdapterBackend, TestFunctions } from './conformance/backend.ts'
import { capabilityCases } from './conformance/capability-cases.ts'
import { listCases } from './conformance/list-cases.ts'
import { revokeCases } from './conformance/revoke-cases.ts'
import { targetCases } from './conformance/target-cases.ts'

/** What `describeAdapter` runs on. */
export interface DescribeAdapterOptions {
  readonly create: CreateAdapterBackend
  /**
   * What the adapter's `capabilities` rule out: `{ revokeAll: 'none' }`, or the whole of them. Tests of what is ruled out are
   * not defined; one test each checks that it is refused. Default: nothing is ruled out.
   */
  readonly capabilities?: Partial<SessionCapabilities>
}

/**
 * The tests that every adapter must pass: some 50, run on your server through your adapter.
 *
 * ```ts
 * import { describe, expect, it } from 'vitest' // or '@jest/globals'
 * describeAdapter('my server', { create: ({ others }) => startMyServer(others) }, { describe, it, expect })
 * ```
 *
 * What the adapter cannot do is said in `capabilities`, and a test fails when the adapter declares something else. The suite
 * imports no test runner: it takes the functions of yours.
 */
export function describeAdapter(
  name: string,
  { create, capabilities = {} }: DescribeAdapterOptions,
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
  const can = abilitiesOf(capabilities)
  const tools: CaseTools = { test, can, expect }
  describe(`adapter: ${name}`, () => {
    if (can.has('list')) describe('list', () => listCases(tools))
    if (can.has('revoke')) describe('revoke by id', () => revokeCases(tools))
    describe('revoke by target', () => targetCases(tools))
    describe('capabilities', () => capabilityCases(tools))
  })
}
