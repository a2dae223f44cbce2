import type { HttpOptions } from './http-options.ts'

/** Where a server that goes by cookies wants its anti-forgery token. */
export interface CsrfOptions {
  /** The header, e.g. `X-CSRFToken`. */
  readonly header: string
  /** Gives the token, or `null` for none. */
  readonly getToken: () => string | null | Promise<string | null>
}

/** `headers` with the anti-forgery token in them, for every request that changes something; nothing where none is wanted. */
export function headersWithCsrf(
  csrf: CsrfOptions | undefined,
  headers: HttpOptions['headers'],
): Pick<HttpOptions, 'headers'> {
  if (!csrf) return {}
  return {
    headers: async (request) => {
      const token = request.method === 'GET' ? null : await csrf.getToken()
      const all = new Headers(token === null ? {} : { [csrf.header]: token })
      new Headers(await headers?.(request)).forEach((value, name) => all.set(name, value))
      return all
    },
  }
}
