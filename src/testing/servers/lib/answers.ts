/** JSON. */
export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })
}

/** 204. */
export function noContent(): Response {
  return new Response(null, { status: 204 })
}

/** A page, as it comes from something in front of the API. */
export function html(status: number, body: string): Response {
  return new Response(body, { status, headers: { 'content-type': 'text/html' } })
}

/** Plain text. */
export function plain(status: number, body: string): Response {
  return new Response(body, { status, headers: { 'content-type': 'text/plain' } })
}
