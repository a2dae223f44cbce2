import type { Session } from '../../../src/core/session.ts'
import type { SessionAdapter } from '../../../src/core/session-adapter.ts'
import { isSessionError, type SessionErrorCode } from '../../../src/core/session-error.ts'

/** One user who is signed in on several devices, seen through the adapter of one of them. */
export interface Backend {
  readonly adapter: SessionAdapter
  /** The ids that the server itself holds to be alive, asked past the adapter. */
  readonly alive: () => Promise<readonly string[]>
  /** How many requests the adapter has sent so far. */
  readonly requests: () => number
  /** Makes the credential worthless: no token, and refreshing gives none. */
  readonly loseCredential: () => void
  /** `cookie`: no script sees it, so only the server, once asked, can say that it is gone. Default `token`. */
  readonly credential?: 'token' | 'cookie'
  readonly close?: () => Promise<void>
}

/** `others`: how many sessions there are besides the one that asks. */
export type CreateBackend = (options: { readonly others: number }) => Promise<Backend>

/** The part of vitest or jest that the suite uses. It is handed over, so that the suite itself imports neither. */
export interface TestApi {
  readonly describe: (name: string, define: () => void) => unknown
  readonly it: (name: string, run: () => Promise<void>) => unknown
  readonly expect: (actual: unknown, message?: string) => Matchers
}

interface Matchers {
  toBe(expected: unknown): unknown
  toEqual(expected: unknown): unknown
}

/** A case gets a backend of its own, which is closed whatever happens. */
export type Case = (name: string, run: (backend: Backend) => Promise<void>, others?: number) => void

/** Every page. The suite has no use for more than 50. */
export async function listAll(adapter: SessionAdapter, limit?: number): Promise<readonly Session[]> {
  const sessions: Session[] = []
  let cursor: string | null = null
  for (let page = 0; page < 50; page += 1) {
    const { sessions: more, nextCursor } = await adapter.list({ cursor, ...(limit !== undefined && { limit }) })
    sessions.push(...more)
    if (nextCursor === null) return sessions
    cursor = nextCursor
  }
  throw new Error('The list has no end.')
}

/** The session that asks, and the others. */
export async function mineAndOthers(adapter: SessionAdapter): Promise<{ mine: Session; others: readonly Session[] }> {
  const sessions = await listAll(adapter)
  const mine = sessions.find(({ isCurrent }) => isCurrent === true)
  if (!mine) throw new Error('No session is marked as current.')
  return { mine, others: sessions.filter((session) => session !== mine) }
}

/** The code with which a call was refused; `null` when it was not. Throws for anything but a `SessionError`. */
export async function refusal(call: Promise<unknown>): Promise<SessionErrorCode | null> {
  try {
    await call
    return null
  } catch (error) {
    if (isSessionError(error)) return error.code
    throw new TypeError('Something else than a SessionError was thrown.', { cause: error })
  }
}

/** Sorted, to compare without order. */
export function sorted(ids: readonly string[]): readonly string[] {
  return [...ids].sort()
}
