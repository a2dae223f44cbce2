import type { TestServer } from './servers/lib/test-server.ts'

/** The part of MSW's `http` that is used. The caller passes it, so that the package does not depend on MSW. */
export interface MswHttp<Handler> {
  readonly all: (path: string, resolver: (info: { readonly request: Request }) => Promise<Response>) => Handler
}

/**
 * MSW handlers for one of the servers of `react-device-sessions/testing/servers/<system>`, in Node and in a browser.
 *
 * ```ts
 * import { http } from 'msw'
 * import { setupServer } from 'msw/node'
 *
 * const biore = bioreServer({ baseUrl: 'https://api.example/api/v1', others: 2 })
 * const server = setupServer(...mswHandlers(http, biore))
 * ```
 *
 * Everything below its `baseUrl` is answered. Requests bring the cookies of the first session along, as its browser would; all
 * but those with `credentials: 'omit'`, as far as MSW tells (in Node it does not).
 */
export function mswHandlers<Handler>(http: MswHttp<Handler>, server: TestServer): readonly Handler[] {
  const { baseUrl, cookies } = server
  const answer = async ({ request }: { readonly request: Request }): Promise<Response> => {
    const headers = new Headers(request.headers)
    if (request.credentials !== 'omit' && cookies !== '') headers.set('cookie', cookies)
    const body = ['GET', 'HEAD'].includes(request.method) ? null : await request.text()
    const { url, method, signal } = request
    try {
      return await server.fetch(new Request(url, { method, headers, body, signal }))
    } catch {
      // A broken connection; anything that is thrown here MSW would answer with 500.
      return Response.error()
    }
  }
  return [http.all(`${baseUrl.replace(/\/$/, '')}/*`, answer)]
}
