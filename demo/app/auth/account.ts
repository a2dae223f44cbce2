import { type Answer, ask } from '../http.ts'
import type { Preferences } from '../preferences.ts'
import { forgetUser, rememberedUser, rememberUser } from './remembered.ts'
import { singleFlight } from './single-flight.ts'
import { refreshWires, userIdIn } from './wire.ts'

export interface User {
  readonly id: string
  readonly email: string
}

/** Why the sign-in page is shown: left on purpose, signed out from elsewhere, or nobody could be asked. */
export type SignedOutNotice = 'here' | 'elsewhere' | 'unreachable'

export type AccountState =
  | { readonly status: 'starting' }
  | { readonly status: 'signed-out'; readonly notice: SignedOutNotice | null }
  | { readonly status: 'signed-in'; readonly user: User }

/** What a refresh came to. Only `ended` means that this browser is signed out. */
export type RefreshOutcome = 'refreshed' | 'ended' | 'unreachable'

export type SignInFailure = 'credentials' | 'taken' | 'invalid' | 'limited' | 'unreachable'

/** The application's account at one API: who is signed in, and the access token, which is in memory only. */
export class Account {
  readonly api: Preferences['api']
  #state: AccountState = { status: 'starting' }
  #accessToken: string | null = null
  /** Grows with each sign-in and sign-out, so that an answer from before changes nothing after. */
  #era = 0
  readonly #listeners = new Set<() => void>()

  constructor(api: Preferences['api']) {
    this.api = api
    this.refresh = singleFlight(`refresh ${api}`, () => this.#refresh(), navigator.locks)
  }

  /**
   * A new access token for the refresh cookie, or the news that there is none. It is ONE flight in this tab and across tabs, and that
   * is for the application to see to: on bio.re a refresh token works once, and showing it a second time ends every
   * session of the user. The kit cannot do it, because the application refreshes for its other requests too.
   */
  readonly refresh: () => Promise<RefreshOutcome>

  readonly state = (): AccountState => this.#state
  readonly accessToken = (): string | null => this.#accessToken

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** On load, and when asked again: is this browser signed in? */
  async start(): Promise<void> {
    const remembered = rememberedUser(this.api)
    if (!remembered) return this.#become({ status: 'signed-out', notice: null })
    this.#become({ status: 'starting' })
    const outcome = await this.refresh()
    if (this.#state.status !== 'starting') return
    const id = this.#accessToken && userIdIn(this.#accessToken)
    if (outcome === 'refreshed' && id)
      this.#become({ status: 'signed-in', user: { id, email: id === remembered.id ? remembered.email : id } })
    else if (outcome === 'unreachable') this.#become({ status: 'signed-out', notice: 'unreachable' })
    else this.end('unauthenticated')
  }

  /** Asks the refresh cookie, which knows at once when this browser was signed out from elsewhere. */
  async check(): Promise<void> {
    if ((await this.refresh()) === 'ended') this.end('unauthenticated')
  }

  async signUp(email: string, password: string): Promise<SignInFailure | null> {
    const answer = await ask('/demo/sign-up', { method: 'POST', body: { email, password } })
    return answer.status === 'ok' ? this.signIn(email, password) : failureOf(answer)
  }

  /** `beforeShown` gets the new token, and is waited for before anybody learns of the sign-in. */
  async signIn(
    email: string,
    password: string,
    beforeShown?: (accessToken: string) => Promise<unknown>,
  ): Promise<SignInFailure | null> {
    const answer = await ask('/demo/sign-in', { method: 'POST', body: { email, password, api: this.api } })
    if (answer.status !== 'ok') return failureOf(answer)
    const { userId, email: address, accessToken } = answer.body
    if (typeof userId !== 'string' || typeof address !== 'string' || typeof accessToken !== 'string')
      return 'unreachable'
    await beforeShown?.(accessToken)
    this.#era += 1
    this.#accessToken = accessToken
    const user = { id: userId, email: address }
    rememberUser(this.api, user)
    this.#become({ status: 'signed-in', user })
    return null
  }

  /** This browser is signed out: `here`, by its user, or the server no longer knows it. */
  end(reason: 'here' | 'unauthenticated'): void {
    this.#era += 1
    this.#accessToken = null
    forgetUser(this.api)
    this.#become({ status: 'signed-out', notice: reason === 'here' ? 'here' : 'elsewhere' })
  }

  async #refresh(): Promise<RefreshOutcome> {
    const { path, accessTokenIn } = refreshWires[this.api]
    const era = this.#era
    // Never aborted, and kept alive when the page closes: the new cookie must arrive, or the old one is shown again.
    const answer = await ask(path, { method: 'POST', keepalive: true })
    const accessToken = answer.status === 'ok' ? accessTokenIn(answer.body) : null
    if (era !== this.#era) return this.#accessToken === null ? 'ended' : 'refreshed'
    if (typeof accessToken !== 'string') return hasEnded(answer) ? 'ended' : 'unreachable'
    this.#accessToken = accessToken
    return 'refreshed'
  }

  #become(state: AccountState): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}

function hasEnded(answer: Answer): boolean {
  return answer.status === 'refused' && (answer.code === 401 || answer.code === 403)
}

function failureOf(answer: Exclude<Answer, { status: 'ok' }>): SignInFailure {
  if (answer.status === 'unreachable') return 'unreachable'
  const failures: Readonly<Record<number, SignInFailure>> = {
    400: 'invalid',
    401: 'credentials',
    409: 'taken',
    429: 'limited',
  }
  return failures[answer.code] ?? 'unreachable'
}
