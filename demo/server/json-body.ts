import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Env } from './services.ts'

/** Longest body that is read, in bytes. */
export const MAX_BODY_BYTES = 64 * 1024

/**
 * The fields of a JSON body; none when it is empty; `null` when it is not a JSON object. Throws an `HTTPException` with
 * status 413 when it is too long, without reading on.
 */
export async function jsonBody(c: Context<Env>): Promise<Readonly<Record<string, unknown>> | null> {
  const body = await limitedText(c.req.raw.body)
  if (body.trim() === '') return {}
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
  } catch {
    return null
  }
}

/**
 * The text of a body. Throws an `HTTPException` with status 413 when it is too long, without reading on. Not Hono's own
 * body limit: that one makes a copy of the request, which needs the global `Request` to be replaced.
 */
export async function limitedText(body: ReadableStream<Uint8Array> | null): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.byteLength
    if (size > MAX_BODY_BYTES) throw new HTTPException(413)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
