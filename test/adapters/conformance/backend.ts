export type { Backend, CreateAdapterBackend as CreateBackend } from '../../../src/testing/conformance/backend.ts'
export { listAll, mineAndOthers, refusal, sorted } from '../../../src/testing/conformance/backend.ts'
