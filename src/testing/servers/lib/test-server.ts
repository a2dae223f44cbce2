import { Held, wait } from '../../../adapters/lib/memory-waits.ts'
import { plain } from './answers.ts'
import { FaultQueue, type ScriptedAnswer, type ServerFault } from './fault.ts'
import type { SessionTable } from './session-table.ts'

/** What every server takes. */
export interface TestServerOptions {
  /** Where it seems to be: what the adapter gets as its `baseUrl`, with an origin. */
  readonly baseUrl?: string
  /** How many sessions there are besides the one that asks. Default 2. */
  readonly others?: number
}

/**
 * A server in memory, with one user: it answers to the letter of its contract, and remembers what was ended. A request with
 * the token `token-of-0` is from the user's first session. Texts and tokens in its answers that must not be shown have CANARY in
 * them, so that a test can look for them.
 */
export interface TestServer<State = unknown> {
  readonly baseUrl: string
  /** The cookies that the browser of the first session has: a `Cookie` header. Empty where there are none. */
  readonly cookies: string
  /** What an administrator set up, and whatever else can be different: change it at any time. */
  readonly state: State
  /** Answers one request. Rejects with a `TypeError`, as `fetch` does, when the connection is scripted to break. */
  readonly fetch: (request: Request) => Promise<Response>
  /** The ids of the sessions that are alive. The first one is the session that asks, for as long as it lives. */
  readonly alive: () => readonly string[]
  /** The user signs in on one more device; gives its id. */
  readonly add: () => string
  /** Ends sessions without a request here: they expired, or were ended from another device. */
  readonly remove: (...ids: readonly string[]) => void
  /** Scripts what shall happen to one of the next requests. Faults happen in the order in which they were added. */
  readonly fault: (fault: ServerFault) => void
  /** Drops the faults that have not happened yet. */
  readonly clearFaults: () => void
  /** Lets every hanging request go on. */
  readonly release: () => void
}

/** One request, read. */
export interface Call {
  readonly headers: Headers
  readonly query: URLSearchParams
  /** What stands for `:id` in the route, decoded; empty in a route without. */
  readonly id: string
  /** The JSON of the body; `undefined` when there is none, or none that can be read. */
  readonly body: unknown
  readonly method: string
  /** Below the `baseUrl`: `/sessions`. */
  readonly path: string
}

/** Answers at once, so that no other request comes between. */
export type Route = (call: Call) => Response

interface Contract<State> {
  readonly baseUrl: string
  readonly cookies?: string
  readonly state: State
  readonly sessions: SessionTable
  /** Which of its requests reads the list; neither, and no fault happens to it. Default: any GET reads, any other ends. */
  readonly on?: (call: Call) => ServerFault['on'] | null
  /** Asked first; answers what is refused. */
  readonly guard?: (call: Call) => Response | null
  /** `DELETE /sessions/:id`, below the `baseUrl`; the first that fits answers. */
  readonly routes: Readonly<Record<string, Route>>
}

/** A server from its routes. */
export function testServer<State>(contract: Contract<State>): TestServer<State> {
  const { baseUrl, sessions, routes, guard, on: onOf = byMethod, cookies = '', state } = contract
  const base = new URL(baseUrl).pathname.replace(/\/$/, '')
  const faults = new FaultQueue()
  const held = new Held()
  let lagging: { readonly ids: readonly string[]; readsLeft: number } | null = null

  function answer(call: Call): Response {
    const found = find(routes, call)
    return guard?.(call) ?? found?.route({ ...call, id: found.id }) ?? plain(404, 'Not Found')
  }

  /** With the sessions that there were, or will have been. */
  function answerWith(ids: readonly string[], call: Call): Response {
    const before = sessions.ids
    sessions.ids = ids
    const response = answer(call)
    sessions.ids = before
    return response
  }

  async function respond(request: Request): Promise<Response> {
    const call = await read(request, base)
    const on = onOf(call)
    const fault = on && faults.next(on)
    if (fault?.do === 'hang') await held.hold(request.signal)
    if (fault?.do === 'delay') await wait(fault.ms, request.signal)
    if (fault?.do === 'unreachable') throw broken()
    if (fault?.do === 'fail') return scripted(fault)
    if (fault?.do === 'ignore') return answerWith(sessions.ids, call)
    if (on === 'list' && lagging && (lagging.readsLeft -= 1) >= 0) return answerWith(lagging.ids, call)
    const before = sessions.ids
    const response = answer(call)
    if (fault?.do === 'lag') lagging = { ids: before, readsLeft: fault.reads ?? 1 }
    if (fault?.do !== 'commit-then-fail') return response
    if (fault.status === undefined) throw broken()
    return scripted({ ...fault, status: fault.status })
  }

  return {
    baseUrl,
    cookies,
    state,
    fetch: respond,
    alive: () => sessions.ids,
    add: () => sessions.add(),
    remove: (...ids) => sessions.end(...ids),
    fault: (fault) => faults.add(fault),
    clearFaults: () => faults.clear(),
    release: () => held.release(),
  }
}

/** The value of a cookie. */
export function cookieOf({ headers }: Call, name: string): string | undefined {
  return new RegExp(`(?:^|; )${name}=([^;]+)`).exec(headers.get('cookie') ?? '')?.[1]
}

/** The token of `Authorization: Bearer`. */
export function bearerOf({ headers }: Call): string | undefined {
  return headers.get('authorization')?.replace('Bearer ', '')
}

/** A field of a body that may be anything. */
export function fieldOf(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null ? Object.entries(body).find(([key]) => key === name)?.[1] : undefined
}

async function read(request: Request, base: string): Promise<Call> {
  const { pathname, searchParams } = new URL(request.url)
  const body: unknown = await request.json().catch(() => undefined)
  const path = pathname.startsWith(base) ? pathname.slice(base.length) : pathname
  return { headers: request.headers, query: searchParams, id: '', body, method: request.method, path }
}

function find(routes: Contract<unknown>['routes'], { method, path }: Call): { route: Route; id: string } | null {
  for (const [name, route] of Object.entries(routes)) {
    const [verb, pattern = ''] = name.split(' ')
    const id = verb === method ? new RegExp(`^${pattern.replace(':id', '([^/]+)')}$`).exec(path) : null
    if (id) return { route, id: decodeURIComponent(id[1] ?? '') }
  }
  return null
}

const byMethod = ({ method }: Call): ServerFault['on'] => (method === 'GET' ? 'list' : 'revoke')

const broken = (): TypeError => new TypeError('Failed to fetch')

function scripted({ status, body, headers = {} }: ScriptedAnswer): Response {
  const content = body === undefined ? null : JSON.stringify(body)
  return new Response(content, {
    status,
    headers: { ...(content !== null && { 'content-type': 'application/json' }), ...headers },
  })
}
