import { and, eq, ne } from '@payloadcms/db-sqlite/drizzle' // or db-postgres
import type { Endpoint, PayloadRequest } from 'payload'

/** Deletes sessions of the user who asks, in one statement: what Payload reads and writes as a whole could bring one back. */
async function end(req: PayloadRequest, which: 'others' | { id: string }): Promise<Response> {
  const { user, payload } = req
  if (user?.collection !== 'users' || typeof user['_sid'] !== 'string') return Response.json({}, { status: 401 })
  const table = payload.db.tables['users_sessions']
  const chosen = which === 'others' ? ne(table.id, user['_sid']) : eq(table.id, which.id)
  const ended = await payload.db.drizzle
    .delete(table)
    .where(and(eq(table['_parentID'], user.id), chosen))
    .returning({ id: table.id })
  return Response.json({ ended: ended.length })
}

/** `endpoints` of the collection `users`. */
export const sessionEndpoints: Endpoint[] = [
  {
    path: '/end-session',
    method: 'post',
    handler: async (req) => {
      const body: unknown = await req.json?.().catch(() => null)
      const id = typeof body === 'object' && body !== null && 'id' in body ? body.id : null
      return typeof id === 'string' ? end(req, { id }) : Response.json({}, { status: 400 })
    },
  },
  { path: '/end-other-sessions', method: 'post', handler: (req) => end(req, 'others') },
]
