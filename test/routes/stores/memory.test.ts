import { describeStore, memorySessionStore } from 'react-device-sessions/testing'
import { describe, expect, it } from 'vitest'

describeStore(
  'memory',
  {
    create: () => {
      const store = memorySessionStore()
      return {
        store,
        users: ['ann', 'ben'],
        signIn: (userId, count) => Array.from({ length: count }, () => store.signIn(userId)),
        expire: (userId, id) => store.end(userId, [id]),
        alive: (userId) => store.alive(userId),
        secrets: () => ['there is none in it'],
      }
    },
  },
  { describe, it, expect },
)
