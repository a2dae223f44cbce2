export { makeSession, type SessionFixture, threeSessions } from './adapters/lib/make-session.ts'
export {
  type MemoryAdapter,
  type MemoryAdapterOptions,
  type MemoryCall,
  type MemoryFault,
  type MemoryOperation,
  memoryAdapter,
} from './adapters/memory.ts'
export type {
  AdapterBackend,
  CreateAdapterBackend,
  TestFunctions,
  TestMatchers,
} from './testing/conformance/backend.ts'
export { type DescribeAdapterOptions, describeAdapter } from './testing/describe-adapter.ts'
export { type DescribeStoreOptions, describeStore } from './testing/describe-store.ts'
export { type MemorySessionStore, memorySessionStore } from './testing/memory-session-store.ts'
export { type MswHttp, mswHandlers } from './testing/msw-handlers.ts'
export type { ScriptedAnswer, ServerFault } from './testing/servers/lib/fault.ts'
export type { TestServer, TestServerOptions } from './testing/servers/lib/test-server.ts'
export type { CreateStoreBackend, StoreBackend } from './testing/store/store-backend.ts'
