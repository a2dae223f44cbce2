// Better Auth, and the page that `vite build` made. Sessions are in memory: they are gone when this ends.
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { betterAuth } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'
import { toNodeHandler } from 'better-auth/node'

const port = Number(process.env.PORT ?? 3000)
const auth = betterAuth({
  database: new DatabaseSync(':memory:'),
  secret: crypto.randomUUID() + crypto.randomUUID(),
  baseURL: `http://127.0.0.1:${port}`,
  emailAndPassword: { enabled: true },
})
await (await getMigrations(auth.options)).runMigrations()

const answer = toNodeHandler(auth)
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' }
const dist = path.join(import.meta.dirname, 'dist')

createServer(async (request, response) => {
  if (request.url.startsWith('/api/auth')) return answer(request, response)
  const { pathname } = new URL(request.url, 'http://page')
  const asset = /^\/assets\/[\w.-]+$/.test(pathname) ? pathname : '/index.html'
  const type = types[path.extname(asset)] ?? 'application/octet-stream'
  response.writeHead(200, { 'content-type': type }).end(await readFile(dist + asset))
}).listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}`))
