import { readFile } from 'node:fs/promises'
import http from 'node:http'
import path from 'node:path'
import { betterAuth, sessions, workos } from './sessions.mjs'

const out = path.join(import.meta.dirname, 'out')
const types = { '.js': 'text/javascript', '.css': 'text/css' }
const user = { id: 'u1', name: 'Ann', email: 'ann@example.com', emailVerified: true }

const page = (name) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${name}</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><link rel="stylesheet" href="/out/${name}.css">
</head><body><main><h1>Account</h1><div id="root"></div></main><script type="module" src="/out/${name}/page.js"></script></body></html>`

/** The pages, and the two wires over one list in memory. */
export async function startServer() {
  let list = []
  const answers = {
    '/api/auth/get-session': () => {
      const current = list.find(({ isCurrent }) => isCurrent)
      return { session: betterAuth(current), user: { ...user, createdAt: current.created, updatedAt: current.created } }
    },
    '/api/auth/list-sessions': () => list.map(betterAuth),
    '/_widgets/UserProfile/sessions': () => ({ object: 'list', data: list.map(workos) }),
  }
  const server = http.createServer((request, response) => void answerTo(request, response))
  async function answerTo({ url }, response) {
    const { pathname } = new URL(url, 'http://localhost')
    const answer = answers[pathname]
    if (answer) {
      response.setHeader('content-type', 'application/json')
      return response.end(JSON.stringify(answer()))
    }
    if (pathname.startsWith('/page/')) {
      response.setHeader('content-type', 'text/html')
      return response.end(page(pathname.slice('/page/'.length)))
    }
    try {
      const body = await readFile(path.join(out, path.normalize(pathname.replace(/^\/out\//, ''))))
      response.setHeader('content-type', types[path.extname(pathname)] ?? 'application/octet-stream')
      return response.end(body)
    } catch {
      response.statusCode = 404
      return response.end('{}')
    }
  }
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    hold: (count) => {
      list = sessions(count)
    },
    close: () => server.close(),
  }
}
