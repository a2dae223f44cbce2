import type { memoryAdapter } from '../../src/testing.ts'

export const one = (id: string) => ({ target: 'session', sessionIds: [id] }) as const
export const idsOf = (sessions: readonly { readonly id: string }[]) => sessions.map(({ id }) => id).join(' ')
export const listed = async (adapter: ReturnType<typeof memoryAdapter>) => idsOf((await adapter.list()).sessions)
