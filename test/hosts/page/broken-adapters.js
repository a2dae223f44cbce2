import { memoryAdapter } from 'react-device-sessions/testing'
import { sixDevices } from './sessions.js'

// Adapters as somebody writes them by hand, with a mistake in them. The token stands for whatever may be in a text of theirs.

export const token = 'eyJhbGciOi.secret.token'

/** An adapter in which one method is another. */
function spoilt(id, method, instead) {
  const good = memoryAdapter({ id, sessions: sixDevices() })
  return Object.assign(good, { [method]: instead })
}

export const brokenAdapters = {
  throwsForeign: () =>
    spoilt('throws-foreign', 'list', () => {
      throw new TypeError(`Cannot read properties of undefined (reading 'sessions') at Bearer ${token}`)
    }),
  rejectsText: () => spoilt('rejects-text', 'list', () => Promise.reject(`401 for ${token}`)),
  answersNothing: () => spoilt('answers-nothing', 'list', () => Promise.resolve(undefined)),
  answersNonsense: () =>
    spoilt('answers-nonsense', 'list', () =>
      Promise.resolve({ sessions: [{ id: 'x' }, null, 7], nextCursor: token, total: 'many' }),
    ),
  revokeThrows: () =>
    spoilt('revoke-throws', 'revoke', () => {
      throw new TypeError(`revoke is not a function: ${token}`)
    }),
}
