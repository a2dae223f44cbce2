import { problem } from './answers.ts'

/** The part of Node's request that is used; Express and Fastify have it too. */
export interface NodeRequest {
  readonly method?: string | undefined
  readonly url?: string | undefined
  /** Express cuts off what a router is mounted at, and keeps the whole here. */
  readonly originalUrl?: string | undefined
  /** As Express knows it, behind the proxies that it trusts. */
  readonly protocol?: string | undefined
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly socket?: unknown
}

/** The part of Node's response that is used. */
export interface NodeResponse {
  statusCode: number
  readonly headersSent?: boolean
  getHeader(name: string): number | string | readonly string[] | undefined
  setHeader(name: string, value: string | readonly string[]): unknown
  end(body?: string): unknown
}

/**
 * The routes as a handler for `http.createServer`, `app.use` of Express or the raw request of Fastify. No body is read, as none of the
 * routes has one; so it does not matter which body parsers come before. Node's request is the context of your functions.
 */
export function toNodeHandler<Request_ extends NodeRequest>(
  routes: (request: Request, context: Request_) => Promise<Response>,
): (request: Request_, response: NodeResponse) => Promise<void> {
  return async (nodeRequest, nodeResponse) => {
    const request = requestFrom(nodeRequest)
    const answer = request ? await routes(request, nodeRequest) : problem('invalid_request')
    // Another handler has answered meanwhile, such as a time limit of the application.
    if (nodeResponse.headersSent) return
    nodeResponse.statusCode = answer.status
    answer.headers.forEach((value, name) => {
      if (name !== 'set-cookie') nodeResponse.setHeader(name, value)
    })
    const cookies = answer.headers.getSetCookie()
    if (cookies.length > 0) nodeResponse.setHeader('set-cookie', [...cookiesSet(nodeResponse), ...cookies])
    nodeResponse.end(await answer.text())
  }
}

/** `null` for what `Request` refuses: TRACE, or an invalid header. */
function requestFrom(nodeRequest: NodeRequest): Request | null {
  const { method = 'GET', url = '/', originalUrl = url } = nodeRequest
  try {
    const headers = new Headers()
    for (const [name, value] of Object.entries(nodeRequest.headers)) {
      // HTTP/2 has names with a colon, which are no headers.
      if (value === undefined || name.startsWith(':')) continue
      for (const one of typeof value === 'string' ? [value] : value) headers.append(name, one)
    }
    return new Request(addressOf(nodeRequest, hostOf(nodeRequest), originalUrl), { method, headers })
  } catch {
    return null
  }
}

/** HTTP/2 has it in a field of its own. */
function hostOf({ headers }: NodeRequest): string {
  const host = headers['host'] ?? headers[':authority']
  return typeof host === 'string' ? host : ''
}

/** The path is taken as it is: `//evil.example/x` is a path here, not an address. */
function addressOf({ protocol, socket }: NodeRequest, host: string, path: string): URL {
  const isEncrypted =
    typeof socket === 'object' && socket !== null && 'encrypted' in socket && socket.encrypted === true
  const scheme = (protocol ?? (isEncrypted ? 'https' : 'http')) === 'https' ? 'https' : 'http'
  const url = new URL(`${scheme}://${/^[\w.:[\]-]+$/.test(host) ? host : 'localhost'}`)
  const [pathname = '/', ...query] = path.split('?')
  url.pathname = pathname
  url.search = query.join('?')
  return url
}

function cookiesSet(response: NodeResponse): readonly string[] {
  const set = response.getHeader('set-cookie')
  if (set === undefined) return []
  return Array.isArray(set) ? set.map(String) : [String(set)]
}
