import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { type Connect, defineConfig, type Plugin, type ProxyOptions } from 'vite'
import { packageAliases } from '../package-aliases.ts'

const project = fileURLToPath(new URL('../', import.meta.url))
const authPort = process.env['DEMO_AUTH_PORT'] ?? '8787'

/** A connection that the auth server drops is lost for the page too: Vite would make a 502 of it. */
const auth: ProxyOptions = {
  target: `http://127.0.0.1:${authPort}`,
  changeOrigin: true,
  configure(proxy) {
    proxy.on('error', (_error, _request, response) => response.destroy())
    proxy.on('proxyRes', (answer, _request, response) => {
      answer.on('close', () => {
        if (!answer.complete) response.destroy()
      })
    })
  },
}

/** Tells the page where the auth server is. Served and not built in: one build does for any port. */
const authServerFile: Plugin = {
  name: 'auth-server-file',
  configureServer: serveAuthPort,
  configurePreviewServer: serveAuthPort,
}

function serveAuthPort({ middlewares }: { readonly middlewares: Connect.Server }): void {
  middlewares.use('/auth-server.js', (_request, response) => {
    response.setHeader('Content-Type', 'text/javascript')
    response.end(`window.authPort = ${JSON.stringify(authPort)}`)
  })
}

/** The account-settings page. It asks its own origin, which passes on what is for the auth server: see `demo/serve.ts`. */
export default defineConfig({
  root: `${project}demo/app`,
  cacheDir: `${project}node_modules/.vite/demo`,
  plugins: [react(), authServerFile],
  resolve: { alias: packageAliases },
  server: {
    host: '127.0.0.1',
    fs: { allow: [project] },
    proxy: { '^/api/': auth, '^/v1/': auth, '^/demo/': auth },
  },
  preview: { host: '127.0.0.1' },
  // Two builds at a time do not meet, if they are told apart.
  build: {
    outDir: `${project}.cache/demo/${process.env['DEMO_BUILD'] ?? 'page'}`,
    emptyOutDir: true,
    chunkSizeWarningLimit: 1000,
  },
})
