import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sqliteAdapter } from '@payloadcms/db-sqlite'
import { buildConfig, getPayload, handleEndpoints } from 'payload'
import { sessionEndpoints } from './payload-endpoints.ts'

/** What a collection can be set up with, for these tests. */
export interface PayloadSetUp {
  readonly useSessions?: boolean
  readonly removeTokenFromResponses?: true
  readonly endpoints?: 'own' | 'none'
}

/** Payload itself with one collection of users on SQLite, without Next.js. */
export async function startPayload({
  useSessions = true,
  removeTokenFromResponses,
  endpoints = 'own',
}: PayloadSetUp = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'payload-'))
  const config = await buildConfig({
    secret: randomUUID(),
    telemetry: false,
    typescript: { autoGenerate: false },
    logger: { options: { level: 'silent' } },
    db: sqliteAdapter({ client: { url: `file:${path.join(folder, 'payload.db')}` }, push: true }),
    collections: [
      {
        slug: 'users',
        auth: { useSessions, ...(removeTokenFromResponses && { removeTokenFromResponses }) },
        access: { create: () => true },
        endpoints: endpoints === 'own' ? sessionEndpoints : [],
        fields: [],
      },
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
