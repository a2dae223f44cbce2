import type { HttpAnswer } from './http-client.ts'

/** True for status 200 with JSON. A page in its place, as of a sign-in in between, is no success. */
export function isJson({ status, body }: HttpAnswer): boolean {
  return status === 200 && body.kind === 'json'
}

/** True for 204. */
export function isNoContent({ status }: HttpAnswer): boolean {
  return status === 204
}

/** The JSON of an answer; `null` where there is none. */
export function jsonOf({ body }: HttpAnswer): unknown {
  return body.kind === 'json' ? body.value : null
}
