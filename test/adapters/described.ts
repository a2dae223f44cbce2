import type { FetchLike } from '../../src/adapters/lib/http-options.ts'
import type { SessionCapabilities } from '../../src/core/capabilities.ts'
import type { SessionAdapter } from '../../src/core/session-adapter.ts'
import type { ServerFault } from '../../src/testing/servers/lib/fault.ts'
import type { Sent } from './fake-fetch.ts'
import type { Line } from './servers/clerk.ts'
import type { Answers } from './servers/in-process.ts'

// What the tests of every adapter need to know of each: one file in `described/`, with the name of the adapter's own.

/** The credential that the test servers know. */
export const TOKEN = 'token-of-0'

/** A server in memory: those of `/testing`, or what does as they do. */
export interface AnyServer extends Answers {
  readonly alive: () => readonly string[]
  readonly fault: (fault: ServerFault) => void
}

/**
 * What stops a foreign page from changing something with the user's cookies:
 * - `bearer`: every change carries a token that such a page does not have;
 * - `header`: it carries a header of its own, for which a browser asks the server first (CORS);
 * - `json`: its method or content type is one for which a browser asks first;
 * - `server`: nothing of ours: the server compares `Origin`, or its cookie is `SameSite`.
 */
export type CsrfStance = 'bearer' | 'header' | 'json' | 'server'

/** What a flow needs of a system. */
export interface Wiring {
  readonly name: string
  readonly cookies: string
  readonly server: () => AnyServer
  readonly adapter: (fetch: FetchLike, refresh: () => Promise<boolean>) => SessionAdapter
}

/** A system whose requests are ours, or seen. */
export interface System extends Wiring {
  /** The page under `docs/adapters/` that tells the stance. */
  readonly page: string
  readonly csrf: CsrfStance
  /** The requests that change nothing, as `METHOD URL`. Default: GETs. */
  readonly reads?: RegExp
  /** Requests that may carry less, and why. */
  readonly publicRoutes?: RegExp
  /** What the screen offers hangs on these words; here is what they differ in from the usual, as its server's documents have it. */
  readonly differs: Partial<SessionCapabilities>
}

/** Whether a row is marked as current; `null`: the field is missing. */
export type Mark = boolean | null

/** One system, as the fuzz tests see it. */
export interface Subject {
  readonly create: (fetch: FetchLike) => SessionAdapter
  /** Ids that this system could have. */
  readonly id: (index: number) => string
  /** The documented answer to its list, with one row for each mark; `url` is what was asked. */
  readonly listOf: (marks: readonly Mark[], url: string) => unknown
  /** The ids that a request would end; anything that reaches more than its sessions throws. */
  readonly reached: (sent: Sent) => readonly string[]
  /** The answer to what is no list. */
  readonly done: (sent: Sent) => Response
  /** True for a request of the list. Left out: every GET is one, and nothing else. */
  readonly isList?: (sent: Sent) => boolean
  /** What spares the current session when the others end: the server by itself, the mark in the list, or an id that is told. */
  readonly othersGoBy: 'server' | 'mark' | 'caller'
}

/** The options that a developer can get wrong in every adapter that speaks HTTP. */
export interface CommonOptions {
  readonly baseUrl: string
  readonly timeoutMs?: number
  readonly id?: string
}

/** An SDK, and how it is brought to say nothing. */
export interface SilentSdk {
  readonly server: () => Pick<AnyServer, 'fetch' | 'alive'>
  readonly cookies: string
  readonly adapter: (
    fetch: FetchLike,
    line: Line,
    ownId: string | undefined,
  ) => SessionAdapter | Promise<SessionAdapter>
  /** What its SDK keeps from everybody, and its page says. */
  readonly cannotTell?: RegExp
}

/** What does not apply, and why, or where it is tested instead. */
export interface Instead {
  readonly instead: string
}

/** One adapter, for every test that is about all of them. */
export interface Described {
  /** Each way in which it speaks HTTP that a test can see. */
  readonly overHttp: readonly System[]
  /** The same through an SDK whose requests are its own business. */
  readonly overSdk: readonly Wiring[]
  /** The same, where the server has no list. */
  readonly withoutList?: readonly Wiring[]
  readonly fuzz: Readonly<Record<string, Subject>> | Instead
  /** Its factory with whatever it needs besides the options that all share. */
  readonly options: Readonly<Record<string, (options: CommonOptions) => SessionAdapter>> | Instead
  /** Whether a lost request can pass for a success there. */
  readonly silence: Readonly<Record<string, SilentSdk>> | Instead
}

/** True for what says why there is none. */
export const isInstead = (part: object): part is Instead => 'instead' in part && typeof part.instead === 'string'

/** The cases that there are; none where something stands instead. */
export const casesOf = <Case extends object>(part: Readonly<Record<string, Case>> | Instead): Record<string, Case> =>
  isInstead(part) ? {} : part
