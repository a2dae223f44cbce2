import type { HankoClient } from '../../../src/adapters/hanko.ts'
import { isRecord } from '../../../src/adapters/lib/wire.ts'
import { type Browser, ORIGIN } from './in-process.ts'

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
