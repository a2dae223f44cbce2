import { PrldSessionClient } from '@prelude.so/js-sdk/session'
import { preludeSdkAdapter } from '../../../src/adapters/prelude-sdk.ts'
import type {
  FailedRevoke,
  ListOptions,
  RevokeOptions,
  RevokeRequest,
  RevokeResult,
  SessionAdapter,
  SessionPage,
} from '../../../src/core/session-adapter.ts'
import { isSessionError, type SessionError, toSessionError } from '../../../src/core/session-error.ts'

/** A `SessionError` as JSON carries it. */
export type ToldError = Pick<SessionError, 'code' | 'message' | 'status' | 'retryAfterMs' | 'serverCode' | 'stepUp'>
/** What a call in the page came to. */
export type Told<T> = { readonly value: T } | { readonly error: ToldError }
/** A `RevokeResult` as JSON carries it. */
export type ToldResult = Omit<RevokeResult, 'failed'> & {
  readonly failed: readonly (Pick<FailedRevoke, 'id'> & { readonly error: ToldError })[]
}

/** What a test calls in the page. */
export interface SdkPage {
  /** Signs in at an auth server on this machine, and makes the SDK's client for it. Answers what the adapter says of itself. */
  start(options: {
    readonly auth: string
    readonly email: string
    readonly password: string
  }): Promise<Pick<SessionAdapter, 'id' | 'capabilities'>>
  list(call: number, isAborted: boolean, options: Omit<ListOptions, 'signal'>): Promise<Told<SessionPage>>
  abort(call: number): void
  revoke(request: RevokeRequest, options: RevokeOptions): Promise<Told<ToldResult>>
  /** The SDK's client itself. */
  client(): PrldSessionClient
}

declare global {
  interface Window {
    sdkPage: SdkPage
  }
}

let client: PrldSessionClient
let adapter: SessionAdapter
const calls = new Map<number, AbortController>()

// The SDK speaks https and nothing else; the server under test has no certificate.
const send = window.fetch
window.fetch = (input, init) =>
  send(typeof input === 'string' ? input.replace(/^https:\/\/127\.0\.0\.1:/, 'http://127.0.0.1:') : input, init)

window.sdkPage = {
  async start({ auth, ...credentials }) {
    const domain = new URL(auth).host
    const response = await fetch(`${auth}/demo/sign-in`, {
      method: 'POST',
      credentials: 'include',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...credentials, api: 'prelude' }),
    })
    if (!response.ok) throw new Error(`Sign-in answered ${response.status}.`)
    client = new PrldSessionClient({ domain })
    adapter = preludeSdkAdapter({ client, domain })
    await client.refresh()
    return { id: adapter.id, capabilities: adapter.capabilities }
  },
  async list(call, isAborted, options) {
    const controller = new AbortController()
    calls.set(call, controller)
    if (isAborted) controller.abort()
    return tell(adapter.list({ ...options, signal: controller.signal }))
  },
  abort: (call) => calls.get(call)?.abort(),
  async revoke(request, options) {
    return tell(
      adapter.revoke(request, options).then(({ failed, ...result }) => ({
        ...result,
        failed: failed.map(({ id, error }) => ({ id, error: tellError(error) })),
      })),
    )
  },
  client: () => client,
}

async function tell<T>(work: Promise<T>): Promise<Told<T>> {
  try {
    return { value: await work }
  } catch (error) {
    if (!isSessionError(error)) throw error
    return { error: tellError(error) }
  }
}

function tellError(error: SessionError): ToldError {
  const { code, message, status, retryAfterMs, serverCode, stepUp } = toSessionError(error)
  return { code, message, status, retryAfterMs, serverCode, stepUp }
}
