// What a user of jest writes, with its globals.
const { describeAdapter, makeSession, memoryAdapter } = require('react-device-sessions/testing')

function create({ others }) {
  const ids = Array.from({ length: others + 1 }, (_, index) => `s${index}`)
  const adapter = memoryAdapter({ sessions: ids.map((id, index) => makeSession({ id, isCurrent: index === 0 })) })
  return {
    adapter,
    alive: () => adapter.serverSessions.map(({ id }) => id),
    requests: () => adapter.calls.length,
    loseCredential: () => adapter.loseCredential(),
  }
}

describeAdapter('memory', { create }, { describe, it, expect })
