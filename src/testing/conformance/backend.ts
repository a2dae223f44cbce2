import type { Session } from '../../core/session.ts'
import type { SessionAdapter } from '../../core/session-adapter.ts'
import { isSessionError, type SessionErrorCode } from '../../core/session-error.ts'
import type { Ability } from './abilities.ts'

/** One user who is signed in on several devices, seen through the adapter of one of them. */
export interface AdapterBackend {
  readonly adapter: SessionAdapter
  /** The ids of the sessions that are alive on the server, read without the adapter. */
  readonly alive: () => Promise<readonly string[]> | readonly string[]
  /** How many requests the adapter has sent so far: count them in the `fetch` that you give it. */
  readonly requests: () => number
  /** Makes the credential worthless: no token, and refreshing gives none; or no cookie. */
  readonly loseCredential: () => void
  /** `cookie`: no script sees it, so only the server, once asked, can say that it is gone. Default `token`. */
  readonly credential?: 'token' | 'cookie'
  /** Called after each test, passed or failed. */
  readonly close?: () => Promise<void> | void
}

/**
 * Makes a server with one user who is signed in here and on `others` further devices: 0, 2 or 23 of them. Called once for
 * each test, so that no test sees the sessions of another.
 */
export type CreateAdapterBackend = (options: { readonly others: number }) => Promise<AdapterBackend> | AdapterBackend

/** The functions of vitest, jest or a similar runner that the suite uses. The suite imports no runner. */
export interface TestFunctions {
  readonly describe: (name: string, define: () => void) => unknown
  readonly it: (name: string, run: () => Promise<void>) => unknown
  readonly expect: (actual: unknown) => TestMatchers
}

/** What the suite asks of `expect(…)`. */
export interface TestMatchers {
  toBe(expected: unknown): unknown
  toEqual(expected: unknown): unknown
}

/** A backend whose `alive` is always waited for. */
export interface Backend extends AdapterBackend {
  readonly alive: () => Promise<readonly string[]>
}

/** A case gets a backend of its own, which is closed whatever happens. */
export type Case = (name: string, run: (backend: Backend) => Promise<void>, others?: number) => void

/** What every file of cases is given: how to define one, what the server can do, and `expect`. */
export interface CaseTools extends Pick<TestFunctions, 'expect'> {
  readonly test: Case
  readonly can: ReadonlySet<Ability>
}

/** An id of a common form that no server gave. */
export const unknownId = '3f0d1c9a-0000-4000-8000-000000000000'

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
