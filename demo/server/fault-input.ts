import type { Fault, FaultEffect } from './fault-switch.ts'

const MAX_TIMES = 10_000
const MAX_LATENCY_MS = 60_000
const MAX_HEADERS = 20

type Fields = Readonly<Record<string, unknown>>

/** The fault in a JSON body, or `null` when something about it is not right. Unknown fields are not right either. */
export function readFault(body: Fields): Fault | null {
  const known = new Set(['times', 'method', 'path', 'when', 'latencyMs', 'effect'])
  if (Object.keys(body).some((name) => !known.has(name))) return null
  const effect = readEffect(body['effect'] ?? 'pass')
  const { times = 1, latencyMs = 0, method, path, when = 'before' } = body
  if (effect === null || !isWithin(times, 1, MAX_TIMES) || !isWithin(latencyMs, 0, MAX_LATENCY_MS)) return null
  if (when !== 'before' && when !== 'after') return null
  if (!isText(method, /^[A-Za-z]{1,20}$/) || !isText(path, /^\/.{0,299}$/)) return null
  return { times, latencyMs, method, path, when, effect }
}

function readEffect(value: unknown): FaultEffect | null {
  if (value === 'drop' || value === 'truncate' || value === 'pass') return value
  if (typeof value !== 'object' || value === null) return null
  const { status, headers = {}, body }: Fields = { ...value }
  if (!isWithin(status, 200, 599) || typeof headers !== 'object' || headers === null) return null
  const texts: Record<string, string> = {}
  for (const [name, text] of Object.entries(headers)) {
    if (!/^[\w-]{1,100}$/.test(name) || typeof text !== 'string' || !/^[\x20-\x7e]{0,1000}$/.test(text)) return null
    texts[name] = text
  }
  if (Object.keys(texts).length > MAX_HEADERS) return null
  // The Fetch standard forbids a body with these.
  if ((status === 204 || status === 205 || status === 304) && body !== undefined) return null
  return { status, headers: texts, body }
}

function isWithin(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
}

function isText(value: unknown, form: RegExp): value is string | undefined {
  return value === undefined || (typeof value === 'string' && form.test(value))
}
