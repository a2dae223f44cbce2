import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type ProxyOptions } from 'vite'
import { packageAliases } from '../package-aliases.ts'

const project = fileURLToPath(new URL('../', import.meta.url))
const authPort = process.env['VITE_AUTH_PORT'] ?? '8787'

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

/** The account-settings page. It asks its own origin, which passes on what is for the auth server: see `demo/serve.ts`. */
export default defineConfig({
  root: `${project}demo/app`,
  cacheDir: `${project}node_modules/.vite/demo`,
  plugins: [react()],
  resolve: { alias: packageAliases },
  define: { 'import.meta.env.VITE_AUTH_PORT': JSON.stringify(authPort) },
  server: {
    host: '127.0.0.1',
    fs: { allow: [project] },
    proxy: { '^/api/': auth, '^/v1/': auth, '^/demo/': auth },
  },
  preview: { host: '127.0.0.1' },
  // For one port of the auth server: two builds at a time do not meet.
  build: { outDir: `${project}.cache/demo/${authPort}`, emptyOutDir: true, chunkSizeWarningLimit: 1000 },
})
