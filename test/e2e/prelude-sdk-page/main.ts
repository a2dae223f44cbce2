import { PrldSessionClient } from '@prelude.so/js-sdk/session'
import { preludeSdkAdapter } from '../../../src/adapters/prelude-sdk.ts'
import type { SessionAdapter } from '../../../src/core/session-adapter.ts'
import { tellAbout } from '../adapter-in-page/tell.ts'

/** What a test calls in the page. */
export interface SdkPage {
  /** Signs in at an auth server on this machine, and makes the SDK's client for it. Answers what the adapter says of itself. */
  start(options: {
    readonly auth: string
    readonly email: string
    readonly password: string
  }): Promise<Pick<SessionAdapter, 'id' | 'capabilities'>>
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
tellAbout(() => adapter)

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
  client: () => client,
}
