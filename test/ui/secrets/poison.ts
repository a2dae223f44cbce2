/** What no reader, log, cache, tab or address may ever see; the test servers' own tokens and texts hold it too. */
export const SECRET = /CANARY|token-of-0/

/** The names of fields in which servers send secrets. */
const names = [
  'token',
  'accessToken',
  'access_token',
  'refresh_token',
  'session_token',
  'id_token',
  'secret',
  'password',
  'cookie',
  'authorization',
]
/** And the places where they explain themselves. */
const words = ['message', 'detail', 'title', 'error_description', 'hint', 'reason', 'traceId']

/** The answer, with a secret in every place where a server can put one: each object of the body, headers, status text. */
export async function poison(response: Response): Promise<Response> {
  const headers = new Headers(response.headers)
  for (const name of ['x-session-token', 'x-refresh-token', 'authorization', 'etag', 'x-request-id'])
    headers.set(name, 'CANARY_HEADER')
  headers.append('set-cookie', 'session=CANARY_COOKIE; Path=/')
  const text = await response.text()
  const body = text === '' ? null : isJson(response) ? JSON.stringify(planted(JSON.parse(text), !response.ok)) : text
  return new Response(body, { status: response.status, statusText: 'CANARY_STATUS', headers })
}

const isJson = ({ headers }: Response) => /json/.test(headers.get('content-type') ?? '')

/** Nothing that is there is changed: what a server needs back is left as it is. */
function planted(value: unknown, isError: boolean): unknown {
  if (Array.isArray(value)) return value.map((each) => planted(each, isError))
  if (typeof value !== 'object' || value === null) return value
  const inner = Object.entries(value).map(([name, each]) => [name, planted(each, isError)] as const)
  const secrets = [...names, ...(isError ? words : [])].map((name) => [name, `CANARY_${name}`] as const)
  return Object.fromEntries([...secrets, ...inner])
}
