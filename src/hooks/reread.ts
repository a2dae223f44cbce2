import type { QueryClient } from '@tanstack/react-query'
import { readSessions, type SessionsRead } from '../core/read-sessions.ts'
import type { StepUpProof } from '../core/step-up.ts'
import { isCurrentUser } from './current-user.ts'
import { cachedSessions, listQuery, putRead } from './list-query.ts'
import { sessionKeys } from './session-keys.ts'
import type { SessionScope } from './session-scope.ts'

const ignore = () => undefined

/**
 * Hands out reads that begin after the call, shared between concurrent callers: a call during a read gets the next read.
 * A read that is already in flight may have begun before the revoke was committed, so it proves nothing.
 */
class Reread {
  #running: Promise<SessionsRead> | undefined
  #next: Promise<SessionsRead> | undefined

  after(read: () => Promise<SessionsRead>): Promise<SessionsRead> {
    if (!this.#running) {
      this.#running = read().finally(() => {
        this.#running = undefined
      })
      return this.#running
    }
    this.#next ??= this.#running.then(ignore, ignore).then(() => {
      this.#next = undefined
      return this.after(read)
    })
    return this.#next
  }
}

const rereads = new WeakMap<QueryClient, Map<string, Reread>>()

/**
 * Reads the list to its end, beginning now or later, and puts it in the cache. Rejects when it cannot be read. With a proof
 * it begins now, and is not shared.
 */
export function rereadSessions(client: QueryClient, scope: SessionScope, stepUp?: StepUpProof): Promise<SessionsRead> {
  if (stepUp) return readIntoCache(client, scope, stepUp)
  const ofClient = rereads.get(client) ?? new Map<string, Reread>()
  rereads.set(client, ofClient)
  const key = JSON.stringify(sessionKeys.list(scope))
  const reread = ofClient.get(key) ?? new Reread()
  ofClient.set(key, reread)
  return reread.after(() => readIntoCache(client, scope))
}

async function readIntoCache(client: QueryClient, scope: SessionScope, stepUp?: StepUpProof): Promise<SessionsRead> {
  const queryKey = sessionKeys.list(scope)
  const { adapter, maxSessions } = scope
  await listQuery(client, scope)?.cancel({ revert: true })
  const before = cachedSessions(client, scope)
  try {
    const read = await readSessions(adapter, { maxSessions, stepUp })
    const cached = cachedSessions(client, scope)
    // Clocks are set back: what was there before this read is older, whatever its time says.
    const isOlder = cached && cached !== before && cached.readAt > read.readAt
    if (isCurrentUser(client, scope) && !isOlder) putRead(client, scope, read)
    return read
  } catch (error) {
    // A first load was cancelled above: without another one its skeleton would stay for ever.
    if (listQuery(client, scope)?.state.status === 'pending') {
      void client.refetchQueries({ queryKey, exact: true, type: 'active' })
    }
    throw error
  }
}
