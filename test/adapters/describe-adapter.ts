import type { CreateBackend, TestApi } from './conformance/backend.ts'
import { listCases } from './conformance/list-cases.ts'
import { revokeCases } from './conformance/revoke-cases.ts'
import { targetCases } from './conformance/target-cases.ts'

/**
 * What every adapter must do, whatever it speaks. `create` gives a server with one user, signed in here and on `others`
 * further devices. The test functions are an argument, so that it runs under vitest as under jest.
 */
export function describeAdapter(name: string, { create }: { readonly create: CreateBackend }, api: TestApi): void {
  const test = (title: string, run: Parameters<Parameters<typeof listCases>[0]>[1], others = 2): void => {
    api.it(title, async () => {
      const backend = await create({ others })
      try {
        await run(backend)
      } finally {
        await backend.close?.()
      }
    })
  }
  api.describe(`adapter: ${name}`, () => {
    api.describe('list', () => listCases(test, api))
    api.describe('revoke by id', () => revokeCases(test, api))
    api.describe('revoke by target', () => targetCases(test, api))
  })
}
