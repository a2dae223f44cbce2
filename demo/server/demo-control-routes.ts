import { Hono } from 'hono'
import { demoError } from './demo-answers.ts'
import { readFault } from './fault-input.ts'
import { MAX_FAULTS } from './fault-switch.ts'
import { jsonBody } from './json-body.ts'
import type { Env, Services } from './services.ts'

/**
 * What tests and the demo page turn and read.
 *
 * - `GET /demo/health` → 200 `{ ok: true }`
 * - `POST /demo/faults` a `Fault` as JSON (`times` up to 10,000, `latencyMs` up to 60,000) → 201 `{ faults }`; `GET` reads
 *   the armed ones, `DELETE` → 204 disarms all
 * - `GET /demo/requests` → 200 `{ requests }`, the latest 1,000 without any value that signs in; `DELETE` → 204 forgets them
 * - `DELETE /demo/limits` → 204: every limit starts afresh
 */
export function demoControlRoutes({ faults, requests, limits, betterAuth, connections }: Services): Hono<Env> {
  return new Hono<Env>()
    .get('/health', (c) => c.json({ ok: true }))
    .get('/faults', (c) => c.json({ faults: faults.read() }))
    .post('/faults', async (c) => {
      const body = await jsonBody(c)
      const fault = body && readFault(body)
      if (!fault) return demoError(c, 'invalid_request', 'Send times, method, path, when, latencyMs and effect.')
      if (faults.read().length >= MAX_FAULTS)
        return demoError(c, 'too_many_faults', `No more than ${MAX_FAULTS} faults at once.`)
      faults.arm(fault)
      // As `freshConnections` says, for those that are open already.
      if (faults.willDrop()) connections.closeIdle()
      return c.json({ faults: faults.read() }, 201)
    })
    .delete('/faults', (c) => {
      faults.clear()
      return c.body(null, 204)
    })
    .get('/requests', (c) => c.json({ requests: requests.read() }))
    .delete('/requests', (c) => {
      requests.clear()
      return c.body(null, 204)
    })
    .delete('/limits', async (c) => {
      limits.reset()
      await betterAuth.resetLimits()
      return c.body(null, 204)
    })
}
