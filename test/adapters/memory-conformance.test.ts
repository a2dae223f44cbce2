import { describe, expect, it } from 'vitest'
import { whatIsOptional } from '../../src/adapters/memory.ts'
import { type MemoryAdapterOptions, makeSession, memoryAdapter } from '../../src/testing.ts'
import type { CreateBackend } from './conformance/backend.ts'
import { describeAdapter } from './describe-adapter.ts'

const inMemory =
  (options: MemoryAdapterOptions = {}): CreateBackend =>
  async ({ others }) => {
    const sessions = Array.from({ length: others + 1 }, (_, index) =>
      makeSession({ id: `s${index}`, key: `s${index}`, isCurrent: index === 0 }),
    )
    const adapter = memoryAdapter({ sessions, ...options })
    return {
      adapter,
      alive: async () => adapter.serverSessions.map(({ id }) => id),
      requests: () => adapter.calls.length,
      loseCredential: () => adapter.loseCredential(),
    }
  }

describeAdapter('memory', { create: inMemory() }, { describe, it, expect })
describeAdapter(
  'memory, in pages of 7, without totals',
  { create: inMemory({ pageSize: 7, reportsTotal: false }) },
  { describe, it, expect },
)
describeAdapter(
  'memory, with all that is optional',
  { create: inMemory({ capabilities: whatIsOptional }) },
  { describe, it, expect },
)
describeAdapter(
  'memory, accepting unknown ids',
  { create: inMemory({ unknownId: 'accepted', capabilities: { reportsCount: true } }) },
  { describe, it, expect },
)
