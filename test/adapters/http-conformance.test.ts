import { describe, expect, it, vi } from 'vitest'
import { demoBackend } from './demo-backend.ts'
import { describeAdapter } from './describe-adapter.ts'

// Each test starts a server of its own, on a machine that may do other things as well.
vi.setConfig({ testTimeout: 30_000 })

const api = { describe, it, expect }

describeAdapter('bio.re', { create: ({ others }) => demoBackend('biore', others) }, api)
describeAdapter('Prelude', { create: ({ others }) => demoBackend('prelude', others) }, api)
describeAdapter(
  'Prelude, with pages of 10 at most and 204 for unknown ids',
  {
    create: ({ others }) =>
      demoBackend('prelude', others, { preludeMaxLimit: 10, preludeUnknownSession: 'no_content' }),
  },
  api,
)
