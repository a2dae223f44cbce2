import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sqliteAdapter } from '@payloadcms/db-sqlite'
import { buildConfig, type CollectionConfig, getPayload, handleEndpoints } from 'payload'
import { sessionEndpoints } from './payload-endpoints.ts'

const collection = (slug: string, auth: CollectionConfig['auth'] = true): CollectionConfig => ({
  slug,
  auth,
  access: { create: () => true },
  fields: [],
})

/**
 * Payload itself on SQLite, without Next.js: `users` with the endpoints of the docs, `bare` without, `stateless` without sessions, and `silent`,
 * which keeps tokens out of its answers.
 */
export async function startPayload() {
  const folder = mkdtempSync(path.join(tmpdir(), 'payload-'))
  const config = await buildConfig({
    secret: randomUUID(),
    telemetry: false,
    typescript: { autoGenerate: false },
    db: sqliteAdapter({ client: { url: `file:${path.join(folder, 'payload.db')}` }, push: true }),
    collections: [
      { ...collection('users'), endpoints: sessionEndpoints },
      collection('bare'),
      collection('stateless', { useSessions: false }),
      collection('silent', { removeTokenFromResponses: true }),
    ],
  })
  const payload = await getPayload({ config, key: folder })
  return {
    payload,
    fetch: (request: Request) => handleEndpoints({ config, request, payloadInstanceCacheKey: folder }),
    stop: async () => {
      await payload.destroy()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
