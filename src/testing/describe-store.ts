import type { TestFunctions } from './conformance/backend.ts'
import { endCases } from './store/end-cases.ts'
import { raceCases } from './store/race-cases.ts'
import { readCases } from './store/read-cases.ts'
import { type CreateStoreBackend, type StoreCase, sceneOf } from './store/store-backend.ts'

/** What `describeStore` runs on. */
export interface DescribeStoreOptions {
  readonly create: CreateStoreBackend
}

/**
 * What every store of `createSessionRoutes` must do, run on your table in your database, races and ten thousand sessions included.
 *
 * ```ts
 * import { describe, expect, it } from 'vitest' // or '@jest/globals'
 * describeStore('my table', { create: () => emptyTables() }, { describe, it, expect })
 * ```
 *
 * Two stores over one database must not be tested at the same time. A pool with ten connections makes the races real.
 */
export function describeStore(
  name: string,
  { create }: DescribeStoreOptions,
  { describe, it, expect }: TestFunctions,
): void {
  const test: StoreCase = (title, run) => {
    it(title, async () => {
      const backend = await create()
      try {
        await run(sceneOf(backend))
      } finally {
        await backend.close?.()
      }
    })
  }
  describe(`store: ${name}`, () => {
    describe('read', () => readCases(test, { expect }))
    describe('end', () => endCases(test, { expect }))
    describe('at once, and many', () => raceCases(test, { expect }))
  })
}
