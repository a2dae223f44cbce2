import path from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import type * as testing from '../../src/testing.ts'

const application = inject('application')
const built: typeof testing = await import(
  path.join(application, 'node_modules', 'react-device-sessions', 'dist', 'testing.js')
)

built.describeAdapter(
  'memory, as built, under vitest',
  {
    create: ({ others }) => {
      const ids = Array.from({ length: others + 1 }, (_, index) => `s${index}`)
      const sessions = ids.map((id, index) => built.makeSession({ id, isCurrent: index === 0 }))
      const adapter = built.memoryAdapter({ sessions })
      return {
        adapter,
        alive: () => adapter.serverSessions.map((session) => session.id),
        requests: () => adapter.calls.length,
        loseCredential: () => adapter.loseCredential(),
      }
    },
  },
  { describe, it, expect },
)
