import { currentServer } from './servers.ts'

/** What a request of the application came to. Never rejects. */
export type Answer =
  | { readonly status: 'ok'; readonly body: Readonly<Record<string, unknown>> }
  | { readonly status: 'refused'; readonly code: number }
  | { readonly status: 'unreachable' }

interface Request {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly body?: Readonly<Record<string, unknown>>
  readonly accessToken?: string
  readonly keepalive?: boolean
}

/** Asks the auth server, with its cookies. */
export async function ask(path: string, { method, body, accessToken, keepalive = false }: Request): Promise<Answer> {
  const headers = new Headers({ accept: 'application/json' })
  if (body) headers.set('content-type', 'application/json')
  if (accessToken !== undefined) headers.set('authorization', `Bearer ${accessToken}`)
  try {
    const response = await fetch(currentServer() + path, {
      method,
      headers,
      credentials: 'include',
      cache: 'no-store',
      keepalive,
      ...(body && { body: JSON.stringify(body) }),
    })
    if (!response.ok) return { status: 'refused', code: response.status }
    return { status: 'ok', body: response.status === 204 ? {} : fieldsOf(await response.json()) }
  } catch {
    return { status: 'unreachable' }
  }
}

/** The fields of an answer's object; none for anything else. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
