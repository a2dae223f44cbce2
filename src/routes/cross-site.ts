/**
 * True for a request that a foreign page may have caused, with the cookies that browsers send along. A request that changes
 * something must show where it comes from: `Sec-Fetch-Site: same-origin`, or an `Origin` that is this server's or trusted. Both
 * are headers that no page can forge. A read is refused only when the browser says that a foreign page wants it: older browsers
 * say nothing, and a foreign page could not see the answer, but spend the user's limit.
 */
export function isForeign(request: Request, trustedOrigins: readonly string[]): boolean {
  const site = request.headers.get('sec-fetch-site')
  const origin = request.headers.get('origin')
  if (site === 'same-origin') return false
  if (origin !== null && trustedOrigins.includes(origin)) return false
  const isRead = request.method === 'GET'
  if (site !== null) return !(isRead && site === 'none')
  // Without Sec-Fetch-Site, as over plain http: the origin alone decides.
  return origin === null ? !isRead : origin !== new URL(request.url).origin
}

/** Checks the origins of a developer. Throws a plain `Error`: `https://app.example/` would never match. */
export function readOrigins(origins: readonly string[]): readonly string[] {
  for (const origin of origins) {
    // A host with a `*` is no pattern: it matches no real host.
    if (originOf(origin) !== origin || origin.includes('*'))
      throw new Error(`createSessionRoutes: trustedOrigins must hold origins, like "https://app.example": ${origin}`)
  }
  return origins
}

function originOf(text: string): string | null {
  try {
    return new URL(text).origin
  } catch {
    return null
  }
}
