/** What a browser must know of every answer: keep nothing, guess no type, and give it to no foreign page. */
const always = {
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
}

/** Statuses, and the titles that RFC 9457 wants. None of them says anything about the session, the user or the server. */
const problems = {
  invalid_request: [400, 'The request makes no sense.'],
  unauthenticated: [401, 'Nobody is signed in.'],
  reauth_required: [403, 'Prove again who you are.'],
  cross_site: [403, 'The request came from a foreign page.'],
  not_found: [404, 'There is no such session.'],
  no_such_route: [404, 'There is no such route.'],
  method_not_allowed: [405, 'The route does not take this method.'],
  cannot_revoke_current: [409, 'This session ends by signing out.'],
  current_unknown: [409, 'It is not known which session to spare.'],
  rate_limited: [429, 'Too many requests.'],
  server_error: [500, 'The server failed.'],
} as const

export type ProblemCode = keyof typeof problems

/** An error by the contract, as RFC 9457 has it. */
export function problem(
  code: ProblemCode,
  more: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
  otherStatus?: number,
): Response {
  const [usual, title] = problems[code]
  const status = otherStatus ?? usual
  const body = JSON.stringify({ type: 'about:blank', title, status, code, ...more })
  return new Response(body, { status, headers: { ...always, 'content-type': 'application/problem+json', ...headers } })
}

export function json(body: unknown, headers?: HeadersInit): Response {
  return answer(200, JSON.stringify(body), headers, { 'content-type': 'application/json' })
}

export function noContent(headers?: HeadersInit): Response {
  return answer(204, null, headers, {})
}

function answer(
  status: number,
  body: string | null,
  headers: HeadersInit | undefined,
  own: Readonly<Record<string, string>>,
): Response {
  const all = new Headers(headers)
  for (const [name, value] of Object.entries({ ...always, ...own })) all.set(name, value)
  return new Response(body, { status, headers: all })
}
