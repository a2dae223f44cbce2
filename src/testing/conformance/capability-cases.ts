import type { Case, TestFunctions } from './backend.ts'

/** What an adapter says of its server, and what that promises besides reading and ending sessions. */
export function capabilityCases(test: Case, { expect }: Pick<TestFunctions, 'expect'>): void {
  test('declares what it can do in numbers that make sense', async ({ adapter }) => {
    const { limitsPerHour = {}, accessTokenLagSeconds } = adapter.capabilities
    expect(Object.values(limitsPerHour).every((limit) => Number.isInteger(limit) && limit > 0)).toBe(true)
    expect(accessTokenLagSeconds === null || accessTokenLagSeconds > 0).toBe(true)
    expect(adapter.id.trim() !== '').toBe(true)
  })
}
