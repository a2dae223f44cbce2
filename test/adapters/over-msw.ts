import { http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { FetchLike } from '../../src/adapters/lib/http-options.ts'
import type { SessionAdapter } from '../../src/core/session-adapter.ts'
import {
  type AdapterBackend,
  type DescribeAdapterOptions,
  describeAdapter,
  mswHandlers,
  type TestServer,
} from '../../src/testing.ts'

/** What an application gives its adapter; every request goes through the global `fetch`, which MSW has replaced. */
export interface Application {
  readonly baseUrl: string
  readonly getAccessToken: () => string | null
  readonly fetch: FetchLike
}

export interface SystemOverMsw extends Pick<DescribeAdapterOptions, 'capabilities'> {
  readonly create: (others: number) => TestServer
  readonly adapt: (application: Application) => SessionAdapter | Promise<SessionAdapter>
  readonly token?: string
  /** By cookie, losing the credential is leaving out the cookie, and the header into which an SDK may copy it. */
  readonly credential?: 'cookie'
}

/** Runs the published suite against a published server, through the published handlers, as who uses them does. */
export function describeOverMsw(name: string, system: SystemOverMsw): void {
  describe(`${name}, over MSW`, () => {
    const network = setupServer()
    beforeAll(() => network.listen({ onUnhandledFrame: 'error' }))
    afterEach(() => network.resetHandlers())
    afterAll(() => network.close())

    async function backend(others: number): Promise<AdapterBackend> {
      const { create, adapt, token = 'token-of-0', credential = 'token' } = system
      const made = create(others)
      let requests = 0
      let isSignedIn = true
      const server: TestServer = {
        ...made,
        fetch: (request) => {
          requests += 1
          if (!isSignedIn) for (const header of ['cookie', 'authorization']) request.headers.delete(header)
          return made.fetch(request)
        },
      }
      network.use(...mswHandlers(http, server))
      const adapter = await adapt({
        baseUrl: server.baseUrl,
        getAccessToken: () => (isSignedIn ? token : null),
        fetch: (url, init) => fetch(url, init),
      })
      // Its client may have had to sign in.
      requests = 0
      return {
        adapter,
        alive: server.alive,
        requests: () => requests,
        credential,
        loseCredential: () => {
          isSignedIn = false
        },
      }
    }

    describeAdapter(
      `${name}, over MSW`,
      { create: ({ others }) => backend(others), capabilities: system.capabilities ?? {} },
      { describe, it, expect },
    )
  })
}
