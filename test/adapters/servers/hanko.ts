import type { Session as HankoSession } from '@teamhanko/hanko-frontend-sdk'
import { Hono } from 'hono'
import type { HankoClient } from '../../../src/adapters/hanko.ts'
import { isRecord } from '../../../src/adapters/lib/wire.ts'
import { activeAt, type Browser, beganAt, ORIGIN, type TestServer, userAgent, uuid } from './in-process.ts'

interface State {
  /** `session.show_on_profile` */
  shows: 'sessions' | 'nothing'
  /** `session.allow_revocation` */
  revocation: 'allowed' | 'switched off'
  /** What the next requests are answered with. */
  down: { readonly status: 200 | 403 | 429 | 500; readonly body: string } | null
  /** Flows that were begun before are over. */
  expired: ReadonlySet<string>
}

interface Flow {
  csrf: string
}

/** Hanko for one user, as `flow_api/handler.go`, `flow/profile` and `flowpilot` have it. The session that asks is known by its token, `token-of-0`. */
export function hankoServer(others: number): TestServer & { readonly state: State; readonly expireFlows: () => void } {
  const state: State = { shows: 'sessions', revocation: 'allowed', down: null, expired: new Set() }
  const own = uuid(0)
  const flows = new Map<string, Flow>()
  let ids: readonly string[] = Array.from({ length: others + 1 }, (_, index) => uuid(index))
  let csrfs = 0

  function profile(flowId: string, error?: { readonly code: string; readonly status: number }): object {
    const flow = { csrf: `CANARY_CSRF_${(csrfs += 1)}` }
    flows.set(flowId, flow)
    const deletable = ids.filter((id) => id !== own)
    const allowed = deletable.map((id) => ({ value: id, name: id }))
    return {
      name: 'profile_init',
      status: error?.status ?? 200,
      csrf_token: flow.csrf,
      payload: {
        user: { user_id: uuid(900), emails: [{ address: 'CANARY@example.org' }] },
        ...(state.shows === 'sessions' && { sessions: ids.map(rowOf) }),
      },
      actions: {
        account_delete: {
          action: 'account_delete',
          href: `/profile?action=account_delete%40${flowId}`,
          inputs: {},
          description: '',
        },
        ...(state.revocation === 'allowed' &&
          deletable.length > 0 && {
            session_delete: {
              action: 'session_delete',
              href: `/profile?action=session_delete%40${flowId}`,
              inputs: {
                session_id: {
                  name: 'session_id',
                  type: 'string',
                  required: true,
                  hidden: true,
                  allowed_values: allowed,
                },
              },
              description: 'Delete a session.',
            },
          }),
      },
      ...(error && { error: { code: error.code, message: 'CANARY_TEXT' } }),
      links: [],
    }
  }

  const app = new Hono()
  app.use(async (_c, next) => {
    const { down } = state
    if (down) return new Response(down.body, { status: down.status, headers: { 'content-type': 'application/json' } })
    return next()
  })
  const isSignedIn = (authorization: string | undefined) => authorization === 'Bearer token-of-0' && ids.includes(own)
  app.post('/profile', async (c) => {
    if (!isSignedIn(c.req.header('authorization'))) return c.json(failure(401, 'unauthorized'), 401)
    const [name, flowId] = (c.req.query('action') ?? '').split('@')
    if (flowId === undefined) return c.json(profile(`flow-${flows.size}`))
    const { csrf_token, input_data } = await c.req.json()
    if (state.expired.has(flowId)) return c.json(failure(410, 'flow_expired_error'), 410)
    if (flows.get(flowId)?.csrf !== csrf_token) return c.json(failure(403, 'operation_not_permitted_error'), 403)
    const isOffered = name === 'session_delete' && state.revocation === 'allowed' && ids.some((other) => other !== own)
    if (!isOffered) return c.json(failure(403, 'operation_not_permitted_error'), 403)
    const id: unknown = input_data?.session_id
    if (id === own || !ids.some((other) => other === id))
      return c.json(profile(flowId, { code: 'form_data_invalid_error', status: 400 }), 400)
    ids = ids.filter((other) => other !== id)
    return c.json(profile(flowId))
  })
  app.post('/logout', (c) => {
    if (!isSignedIn(c.req.header('authorization'))) return c.json({ code: 401 }, 401)
    ids = ids.filter((id) => id !== own)
    return c.body(null, 204)
  })
  return {
    app,
    state,
    alive: () => ids,
    expireFlows: () => {
      state.expired = new Set(flows.keys())
    },
  }
}

const failure = (status: number, code: string) => ({
  name: 'error',
  status,
  csrf_token: '',
  actions: {},
  error: { code, message: 'CANARY_TEXT' },
  links: null,
})

/** The SDK's own type, and `expires_at`, which the server sends and the SDK does not know. */
function rowOf(id: string): HankoSession & { readonly expires_at?: string } {
  const index = Number(id.slice(-12))
  return {
    id,
    created_at: new Date(beganAt(index)).toISOString().replace('.000Z', '.123456789Z'),
    last_used: new Date(activeAt(index)).toISOString(),
    current: index === 0,
    ...(index % 3 === 2
      ? { user_agent: ' ()' }
      : { user_agent: 'Linux (Firefox)', user_agent_raw: userAgent(index), ip_address: '203.0.113.5' }),
    ...(index === 0 && { expires_at: '2026-12-18T10:00:00Z' }),
  }
}

/** As much of the SDK as the adapter uses, for tests without a document: states whose actions are requests. */
export function hankoDouble({ fetch }: Pick<Browser, 'fetch'>): HankoClient {
  async function post(path: string, body?: unknown): Promise<unknown> {
    const init = { method: 'POST', ...(body !== undefined && { body: JSON.stringify(body) }) }
    const wire: unknown = await (await fetch(ORIGIN + path, init)).json()
    if (!isRecord(wire) || !isRecord(wire['actions'])) throw new TypeError('Cannot convert undefined or null to object')
    const actions = Object.entries(wire['actions']).map(([name, action]) => [
      name,
      { ...runnable(action, wire['csrf_token']) },
    ])
    return { ...wire, actions: Object.fromEntries(actions) }
  }
  const runnable = (action: unknown, csrf_token: unknown) => ({
    run: (input_data: unknown) => post(String(isRecord(action) ? action['href'] : ''), { input_data, csrf_token }),
  })
  return {
    client: { api: ORIGIN },
    createState: (flow) => post(`/${flow}`),
    logout: () => fetch(`${ORIGIN}/logout`, { method: 'POST' }),
  }
}

/** An `XMLHttpRequest`, which is what the SDK speaks through, over a browser without a network. */
export function xhrOf({ fetch }: Pick<Browser, 'fetch'>): typeof XMLHttpRequest {
  class Xhr {
    timeout = 0
    withCredentials = false
    status = 0
    statusText = ''
    responseURL = ''
    response = ''
    onload = () => {}
    onerror = () => {}
    ontimeout = () => {}
    #method = 'GET'
    #url = ''
    #headers = new Headers()
    #answered = new Headers()

    open(method: string, url: string): void {
      this.#method = method
      this.#url = url
    }
    setRequestHeader(name: string, value: string): void {
      this.#headers.set(name, value)
    }
    getResponseHeader(name: string): string | null {
      return this.#answered.get(name)
    }
    getAllResponseHeaders(): string {
      return [...this.#answered].map(([name, value]) => `${name}: ${value}`).join('\r\n')
    }
    send(body: string | null): void {
      const init = { method: this.#method, headers: this.#headers, ...(body !== null && { body }) }
      fetch(this.#url, { ...init, credentials: this.withCredentials ? 'include' : 'same-origin' })
        .then(async (answer) => this.#take(answer))
        .then(
          () => this.onload(),
          (error: unknown) => (error instanceof DOMException ? this.ontimeout() : this.onerror()),
        )
    }
    async #take(answer: Response): Promise<void> {
      this.status = answer.status
      this.#answered = answer.headers
      this.response = await answer.text()
    }
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as much of it as the SDK uses
  return Xhr as unknown as typeof XMLHttpRequest
}
