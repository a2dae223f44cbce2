import { vi } from 'vitest'
import type { HankoClient } from '../../../src/adapters/hanko.ts'
import type { FetchLike } from '../../../src/adapters/lib/http-options.ts'
import { xhrOf } from './hanko.ts'
import { ORIGIN } from './in-process.ts'

// The SDK is made for browsers: it wants a document, its cookies and what else a page has. It goes on using them after a test.
interface Jsdom {
  readonly JSDOM: new (html: string, options: { url: string }) => { readonly window: Window & typeof globalThis }
}
const { JSDOM } = await vi.importActual<Jsdom>('jsdom')
const { window } = new JSDOM('', { url: 'https://app.example/' })
class SilentChannel {
  postMessage(): void {}
}

/** Gives the SDK the page that it wants, for one test. */
function standInAPage(): void {
  vi.stubGlobal('window', window)
  vi.stubGlobal('BroadcastChannel', SilentChannel)
  for (const name of ['document', 'localStorage', 'sessionStorage', 'CustomEvent'] as const)
    vi.stubGlobal(name, window[name])
}

standInAPage()
// Only now: some of it is taken when the module is read.
const { Hanko } = await import('@teamhanko/hanko-frontend-sdk')

/** The real SDK over a `fetch`, in a browser that is signed in. */
export function hankoSdk(fetch: FetchLike): HankoClient {
  standInAPage()
  vi.stubGlobal('XMLHttpRequest', xhrOf({ fetch }))
  document.cookie = 'hanko=token-of-0; path=/'
  return new Hanko(ORIGIN)
}
