import { createServer, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { toNodeHandler } from 'react-device-sessions/routes'
import { afterEach, expect, test } from 'vitest'
import { basePath, byCookie, TOKEN } from './set-up.ts'

let close = () => {}
afterEach(() => close())

type Handler = ReturnType<typeof toNodeHandler<IncomingMessage>>

async function serve(
  handler: Handler,
  before: (response: { setHeader: (name: string, value: string) => unknown }) => void = () => {},
) {
  const server = createServer((request, response) => {
    before(response)
    void handler(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  close = () => void server.close()
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

const headers = { cookie: `__Host-session=${TOKEN}`, 'sec-fetch-site': 'same-origin' }

test('the routes answer over http, and read no body', async () => {
  const { routes, store } = byCookie()
  const port = await serve(toNodeHandler(routes))
  const base = `http://127.0.0.1:${port}${basePath}`
  const list = await fetch(`${base}/sessions?limit=2`, { headers })
  expect(await list.json()).toMatchObject({ total: 3, nextCursor: 'h-1' })
  expect(list.headers.get('cache-control')).toBe('private, no-store')
  const one = await fetch(`${base}/sessions/h-1`, { method: 'DELETE', headers })
  expect([one.status, await one.text()]).toEqual([204, ''])
  const others = await fetch(`${base}/sessions/revoke-others`, { method: 'POST', headers, body: 'x'.repeat(100_000) })
  expect(await others.json()).toEqual({ revoked: 1 })
  expect(store.alive('ann')).toEqual(['h-0'])
})

test('cookies that were set before stay, and each is a header of its own', async () => {
  const { routes } = byCookie({
    onSignedOut: () => [
      ['set-cookie', 'a=; Max-Age=0'],
      ['set-cookie', 'b=; Max-Age=0'],
    ],
  })
  const port = await serve(toNodeHandler(routes), (response) => response.setHeader('set-cookie', 'theme=dark'))
  const answer = await fetch(`http://127.0.0.1:${port}${basePath}/logout`, { method: 'POST', headers })
  expect(answer.headers.getSetCookie()).toEqual(['theme=dark', 'a=; Max-Age=0', 'b=; Max-Age=0'])
})

test('the request of Node is the context of authenticate', async () => {
  const seen: unknown[] = []
  const { routes } = byCookie({
    authenticate: (_request, context) => {
      seen.push(context)
      return null
    },
  })
  const port = await serve(toNodeHandler(routes))
  await fetch(`http://127.0.0.1:${port}${basePath}/sessions`)
  expect(seen).toMatchObject([{ url: `${basePath}/sessions` }])
})

/** What arrives for a request that no `fetch` would send. */
async function raw(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.end(text)
  let answer = ''
  for await (const chunk of socket) answer += String(chunk)
  return answer
}

test.each([
  ['a path that looks like an address', `GET //evil.example${basePath}/sessions HTTP/1.0\r\n\r\n`, 404],
  ['a host that is none', `GET ${basePath}/sessions HTTP/1.1\r\nHost: a b/@c\r\nConnection: close\r\n\r\n`, 401],
  ['no host', `GET ${basePath}/sessions HTTP/1.0\r\n\r\n`, 401],
  ['a path with dots', `DELETE ${basePath}/sessions/.. HTTP/1.0\r\n\r\n`, 404],
  ['a whole address', `GET http://evil.example${basePath}/sessions HTTP/1.0\r\n\r\n`, 404],
  ['TRACE', `TRACE ${basePath}/sessions HTTP/1.0\r\n\r\n`, 400],
])('%s is answered', async (_what, text, status) => {
  const { routes, store } = byCookie()
  const port = await serve(toNodeHandler(routes))
  expect(await raw(port, text)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
  expect(store.alive('ann')).toHaveLength(3)
})

test.each([
  [{ protocol: 'https' }, 'https:'],
  [{ socket: { encrypted: true } }, 'https:'],
  [{ protocol: 'http', socket: { encrypted: true } }, 'http:'],
  [{ socket: {} }, 'http:'],
])('%j is %s', async (facts, protocol) => {
  let url = ''
  const routes = async (request: Request) => {
    url = request.url
    return new Response(null)
  }
  const response = { statusCode: 0, getHeader: () => undefined, setHeader: () => {}, end: () => {} }
  await toNodeHandler(routes)(
    {
      url: '/cut',
      originalUrl: '/whole?a=b?c',
      headers: { host: 'app.example', ':path': '/', 'x-a': ['1', '2'] },
      ...facts,
    },
    response,
  )
  expect(url).toBe(`${protocol}//app.example/whole?a=b?c`)
})

test('what makes no sense as a request is answered as everything else: never stored, and no type is guessed', async () => {
  const port = await serve(toNodeHandler(byCookie().routes))
  const answer = await raw(port, `TRACE ${basePath}/sessions HTTP/1.0\r\n\r\n`)
  expect(answer).toMatch(/^cache-control: private, no-store\r$/im)
  expect(answer).toMatch(/^content-type: application\/problem\+json\r$/im)
})

test('an answer that somebody else has given meanwhile is left alone', async () => {
  const handled: Promise<void>[] = []
  const handler = toNodeHandler<IncomingMessage>(byCookie().routes)
  const server = createServer((request, response) => {
    response.writeHead(503).end('too late')
    handled.push(handler(request, response))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  close = () => void server.close()
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const answer = await fetch(`http://127.0.0.1:${port}${basePath}/sessions`, { headers })
  expect([answer.status, await answer.text()]).toEqual([503, 'too late'])
  await expect(Promise.all(handled)).resolves.toHaveLength(1)
})

test('HTTP/2 names its host in a field of its own, and an older browser there is no foreign page', async () => {
  let url = ''
  const response = { statusCode: 0, getHeader: () => undefined, setHeader: () => {}, end: () => {} }
  await toNodeHandler(async (request: Request) => {
    url = request.url
    return new Response(null)
  })({ url: '/x', headers: { ':authority': 'app.example' }, socket: { encrypted: true } }, response)
  expect(url).toBe('https://app.example/x')
})
