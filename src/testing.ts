export { makeSession, type SessionFixture, threeSessions } from './adapters/lib/make-session.ts'
export type { MemoryFault, MemoryOperation } from './adapters/lib/memory-faults.ts'
export { type MemoryAdapter, type MemoryAdapterOptions, type MemoryCall, memoryAdapter } from './adapters/memory.ts'
