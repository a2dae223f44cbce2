import { type Preferences, preferences } from './preferences.ts'

declare global {
  interface Window {
    /** The auth server's own port, for cross-origin requests: `/auth-server.js` says it. */
    readonly authPort?: string
  }
}

/**
 * Where requests go: `''` is this page's origin, which passes them on; otherwise the auth server itself, on another port. Its
 * host is this page's host: cookies are `SameSite=Strict`, and `127.0.0.1` and `localhost` are two sites.
 */
export function serverOf(origin: Preferences['origin']): string {
  return origin === 'same' ? '' : `${location.protocol}//${location.hostname}:${window.authPort ?? '8787'}`
}

/** Where this page's requests go now. */
export function currentServer(): string {
  return serverOf(preferences().origin)
}

/** This page at its other name: a host of its own has cookies of its own, like another browser. `null` elsewhere. */
export function secondBrowserUrl(email: string): URL | null {
  const others: Readonly<Record<string, string>> = { '127.0.0.1': 'localhost', localhost: '127.0.0.1' }
  const host = others[location.hostname]
  if (host === undefined) return null
  const url = new URL(location.href)
  url.hostname = host
  url.searchParams.set('email', email)
  return url
}
