import { setTimeout as wait } from 'node:timers/promises'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context, MiddlewareHandler } from 'hono'
import type { Fault, FaultEffect } from './fault-switch.ts'
import type { Env, Services } from './services.ts'

/**
 * Hands out no connection to be used again while a fault is armed that will drop one: a browser resends a request,
 * unasked, when a connection that it used before dies, and would so undo the fault. Goes first, for preflights count too.
 */
export function freshConnections({ faults: armed }: Services): MiddlewareHandler<Env> {
  return async (c, next) => {
    await next()
    if (armed.willDrop() && !isDropped(c.res)) c.res.headers.set('Connection', 'close')
  }
}

/** True when the connection was dropped instead of an answer. */
export function isDropped(response: Response): boolean {
  return response.headers.has('x-hono-already-sent')
}

/** Applies the fault switch, before or after the rest of the server has worked. */
export function faults({ faults: armed, connections }: Services): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (c.req.method === 'OPTIONS' || c.req.path.startsWith('/demo/')) return next()
    const fault = armed.take(c.req.method, c.req.path)
    if (!fault) return next()
    if (fault.when === 'after') await next()
    await delay(fault, connections.closing)
    // A server that stops drops who still waits: nothing is done any more that nobody will hear of.
    const effect = connections.closing.aborted ? 'drop' : fault.effect
    if (effect === 'pass') return fault.when === 'after' ? undefined : next()
    const corsHeaders = [...c.res.headers].filter(([name]) => name.startsWith('access-control-') || name === 'vary')
    c.res = undefined
    c.res = answer(c, effect, corsHeaders)
  }
}

async function delay({ latencyMs = 0 }: Fault, closing: AbortSignal): Promise<void> {
  if (latencyMs > 0) await wait(latencyMs, undefined, { signal: closing }).catch(() => {})
}

function answer(
  c: Context<Env>,
  effect: Exclude<FaultEffect, 'pass'>,
  corsHeaders: readonly [string, string][],
): Response {
  if (effect === 'drop' || effect === 'truncate') {
    const { outgoing } = c.env
    if (!outgoing) throw new Error('Only a real connection can be dropped: send the request over HTTP.')
    if (effect === 'truncate') {
      outgoing.writeHead(200, [...corsHeaders, ['content-type', 'application/json'], ['content-length', '1000']].flat())
      outgoing.write('{"success":', () => outgoing.destroy())
    } else outgoing.destroy()
    return RESPONSE_ALREADY_SENT
  }
  const headers = new Headers([...corsHeaders])
  const { status, body } = effect
  if (body !== undefined)
    headers.set('content-type', typeof body === 'string' ? 'text/plain; charset=UTF-8' : 'application/json')
  for (const [name, value] of Object.entries(effect.headers ?? {})) headers.set(name, value)
  const payload = body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body)
  return new Response(payload, { status, headers })
}
