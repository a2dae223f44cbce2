import { readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import path from 'node:path'
import { isLayered, isStyle, isWay, type Style, type Way, ways } from './matrix.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
}

/** What SECURITY.md says that a strict policy must allow. */
export const strictPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"

/** What README says to state first, where the page uses layers. */
export const layers = '@layer theme, base, device-sessions, components, utilities;'

/** The folders that it serves: each bundler's output, and what the tests made themselves. */
export interface Served {
  readonly folders: Readonly<Record<string, string>>
}

/**
 * Serves the pages of the hosts as a server with templates would: into the built HTML it writes the host's style sheet, before or
 * behind that of the build, and the attributes that say which tone the page has. Every file of a build is served as it is.
 */
export async function serveHosts({ folders }: Served): Promise<{ origin: string; close: () => void }> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    const [, top = '', ...rest] = url.pathname.split('/')
    const file = path.join(folders[top] ?? '/nowhere', ...rest.map(decodeURIComponent))
    const content = top === 'tone.css' ? toneSheet(url.searchParams) : read(file)
    const type = types[path.extname(url.pathname)]
    if (content === null || type === undefined) return void response.writeHead(404).end()
    const policy = url.searchParams.has('strict') ? { 'content-security-policy': strictPolicy } : {}
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store', ...policy })
    response.end(url.pathname.endsWith('.html') ? dressed(content.toString(), url.searchParams) : content)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server listens to no port.')
  const close = (): void => {
    server.close()
    server.closeAllConnections()
  }
  return { origin: `http://127.0.0.1:${address.port}`, close }
}

function read(file: string): Buffer | null {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file) : null
}

const styleIn = (asked: URLSearchParams): Style => {
  const name = asked.get('style')
  return isStyle(name) ? name : 'none'
}
const wayIn = (asked: URLSearchParams): Way => {
  const name = asked.get('way')
  return isWay(name) ? name : 'nothing'
}

const toneSheet = (asked: URLSearchParams): string => ways[wayIn(asked)].css(styleIn(asked))

/** The built page with what the host has around it. */
function dressed(html: string, asked: URLSearchParams): string {
  const tone = asked.get('tone') === 'dark' ? 'dark' : 'light'
  const style = styleIn(asked)
  const own = [
    `<link rel="stylesheet" href="/styles/${style}.css">`,
    `<link rel="stylesheet" href="/tone.css?way=${wayIn(asked)}&amp;style=${style}">`,
  ].join('')
  const watcher = '<script src="/in-page/in-page.js"></script>'
  const order = asked.get('order')
  const isFirst = order !== 'kit-first' && order !== 'kit-first-unstated'
  const stated = isLayered(style) && order !== 'kit-first-unstated' ? `<style>${layers}</style>` : ''
  return html
    .replace(/<html([^>]*)>/, `<html$1 ${ways[wayIn(asked)].attributes(tone)}>`)
    .replace('<head>', `<head>${watcher}${stated}${isFirst ? own : ''}`)
    .replace('</head>', `${isFirst ? '' : own}</head>`)
}
