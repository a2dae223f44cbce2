import { type Answer, ask } from '../http.ts'
import type { Preferences } from '../preferences.ts'
import { forgetUser, rememberedUser, rememberUser } from './remembered.ts'
import { singleFlight } from './single-flight.ts'
import { type AuthWire, type Grant, wires } from './wire.ts'

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

/** What to do with a new access token, or without one, before the page shows who is signed in. */
export type BeforeShown = (accessToken: string | null) => Promise<unknown>

/** What a refresh came to. Only `ended` means that this browser is signed out. */
export type RefreshOutcome = 'refreshed' | 'ended' | 'unreachable'

export type SignInFailure = 'credentials' | 'taken' | 'invalid' | 'limited' | 'unreachable'

/** `wrong`: the current password. `unconfirmed`: nobody knows whether it was changed. */
export type ChangeFailure = 'wrong' | 'limited' | 'unconfirmed'

/** The application's account at one API: who is signed in, and the access token, if any, which is in memory only. */
export class Account {
  readonly api: Preferences['api']
  #state: AccountState = { status: 'starting' }
  #grant: Grant | null = null
  readonly #wire: AuthWire
  /** Grows with each sign-in and sign-out, so that an answer from before changes nothing after. */
  #era = 0
  readonly #listeners = new Set<() => void>()

  constructor(api: Preferences['api']) {
    this.api = api
    this.#wire = wires[api]
    this.refresh = singleFlight(`refresh ${api}`, () => this.#refresh(), navigator.locks)
  }

  /**
   * A new access token for the refresh cookie, or the news that there is none. It is ONE flight in this tab and across tabs, and that
   * is for the application to see to: on bio.re a refresh token works once, and showing it a second time ends every
   * session of the user. The kit cannot do it, because the application refreshes for its other requests too.
   */
  readonly refresh: () => Promise<RefreshOutcome>

  readonly state = (): AccountState => this.#state
  /** `null` when nobody is signed in, and where the API has none. */
  readonly accessToken = (): string | null => this.#grant?.accessToken ?? null

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
    const id = this.#grant?.userId
    if (outcome === 'refreshed' && id)
      this.#become({ status: 'signed-in', user: { id, email: id === remembered.id ? remembered.email : id } })
    else if (outcome === 'unreachable') this.#become({ status: 'signed-out', notice: 'unreachable' })
    else this.end('unauthenticated')
  }

  /** Asks the refresh cookie, which knows at once when this browser was signed out from elsewhere. */
  async check(): Promise<RefreshOutcome> {
    const outcome = await this.refresh()
    if (outcome === 'ended') this.end('unauthenticated')
    return outcome
  }

  async signUp(email: string, password: string, beforeShown?: BeforeShown): Promise<SignInFailure | null> {
    const { signUp, signUpSignsIn } = this.#wire
    const answer = await ask(signUp.path, { method: 'POST', body: signUp.body(email, password) })
    if (answer.status !== 'ok') return failureOf(answer)
    return signUpSignsIn ? this.#enter(answer.body, beforeShown) : this.signIn(email, password, beforeShown)
  }

  /** `beforeShown` gets the new token, and is waited for before anybody learns of the sign-in. */
  async signIn(email: string, password: string, beforeShown?: BeforeShown): Promise<SignInFailure | null> {
    const { signIn } = this.#wire
    const answer = await ask(signIn.path, { method: 'POST', body: signIn.body(email, password) })
    return answer.status === 'ok' ? this.#enter(answer.body, beforeShown) : failureOf(answer)
  }

  /**
   * Proves again who is signed in. Where the API has tokens, the next requests carry one that says so; Better Auth wants a new
   * sign-in, which makes this browser a new session.
   */
  async confirm({ email }: User, password: string): Promise<SignInFailure | null> {
    const { confirm } = this.#wire
    if (!confirm) return this.signIn(email, password)
    const accessToken = this.accessToken() ?? ''
    const answer = await ask(confirm.path, { method: 'POST', accessToken, body: { password } })
    if (answer.status !== 'ok') return failureOf(answer)
    const grant = confirm.confirmedBy(answer.body)
    if (!grant || grant.userId !== this.#grant?.userId) return 'unreachable'
    // A refresh that is under way must not put its older token over this one.
    this.#era += 1
    this.#grant = grant
    return null
  }

  /** A new password; every session stays as it is. */
  async changePassword(current: string, next: string): Promise<ChangeFailure | null> {
    const { path, body, wrong } = this.#wire.changePassword
    const request = () => {
      const accessToken = this.accessToken()
      return ask(path, { method: 'POST', body: body(current, next), ...(accessToken !== null && { accessToken }) })
    }
    let answer = await request()
    // The token has run out: nothing was changed. A browser that is signed out finds the sign-in page.
    if (answer.status === 'refused' && answer.code === 401 && (await this.check()) === 'refreshed')
      answer = await request()
    if (answer.status === 'ok') return null
    if (answer.status === 'unreachable') return 'unconfirmed'
    return answer.code === wrong ? 'wrong' : answer.code === 429 ? 'limited' : 'unconfirmed'
  }

  async #enter(answer: Readonly<Record<string, unknown>>, beforeShown?: BeforeShown): Promise<SignInFailure | null> {
    const grant = this.#wire.signedInBy(answer)
    if (!grant) return 'unreachable'
    await beforeShown?.(grant.accessToken)
    this.#era += 1
    this.#grant = grant
    const user = { id: grant.userId, email: grant.email }
    rememberUser(this.api, user)
    this.#become({ status: 'signed-in', user })
    return null
  }

  /** This browser is signed out: `here`, by its user, or the server no longer knows it. */
  end(reason: 'here' | 'unauthenticated'): void {
    this.#era += 1
    this.#grant = null
    forgetUser(this.api)
    this.#become({ status: 'signed-out', notice: reason === 'here' ? 'here' : 'elsewhere' })
  }

  async #refresh(): Promise<RefreshOutcome> {
    const { method, path } = this.#wire.refresh
    const era = this.#era
    // Never aborted, and kept alive when the page closes: the new cookie must arrive, or the old one is shown again.
    const answer = await ask(path, { method, keepalive: true })
    const grant = answer.status === 'ok' ? this.#wire.refreshedBy(answer.body) : null
    if (era !== this.#era) return this.#grant === null ? 'ended' : 'refreshed'
    if (grant === 'nobody' || hasEnded(answer)) return 'ended'
    if (!grant) return 'unreachable'
    this.#grant = grant
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
    422: 'taken',
    429: 'limited',
  }
  return failures[answer.code] ?? 'unreachable'
}
