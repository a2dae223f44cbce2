// What runs on a server, in a React Server Component too: of a file with 'use client' a server component gets references for the
// browser, and cannot call them. So nothing here comes from such a file, and nothing imports React or TanStack Query.

export type { SessionsRead } from './core/read-sessions.ts'
export type { Session } from './core/session.ts'
export type { SessionAdapter } from './core/session-adapter.ts'
export type { SessionErrorCode } from './core/session-error.ts'
export { isSessionError, SessionError } from './core/session-error.ts'
export { sessionKeys } from './hooks/session-keys.ts'
export type { SessionsQueryOptions, SessionsQueryScope } from './hooks/sessions-query-options.ts'
export { sessionsQueryOptions } from './hooks/sessions-query-options.ts'
