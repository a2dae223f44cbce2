import type { Account, SignInFailure, User } from '../auth/account.ts'
import { ask } from '../http.ts'

/** Known to everybody: these accounts are for trying, on this machine only. */
export const DEMO_PASSWORD = 'demo1234'

const demoAddress = /^demo-[0-9a-f]{8}@example\.com$/

/** True for an account that was made here with one click. */
export function isDemoAccount(email: string): boolean {
  return demoAddress.test(email)
}

/** Makes an account, signs this browser in, and then `count` other devices. Answers what went wrong, or `null`. */
export async function createDemoAccount(account: Account, count: number): Promise<SignInFailure | null> {
  const email = `demo-${crypto.randomUUID().slice(0, 8)}@example.com`
  return account.signUp(email, DEMO_PASSWORD, (accessToken) => addDevices(account.api, accessToken, count))
}

/** Signs the user in on that many other devices; false when the server did not. Without a token, the cookie says who. */
export async function addDevices(api: Account['api'], accessToken: string | null, count: number): Promise<boolean> {
  // Another seed each time, or the same devices would come again.
  const seed = crypto.getRandomValues(new Uint32Array(1))[0] ?? 1
  const authorization = accessToken === null ? {} : { accessToken }
  const answer = await ask('/demo/devices', { method: 'POST', ...authorization, body: { count, seed, api } })
  return answer.status === 'ok'
}

/** Other devices of a demo account that is made anew at another API. */
const SOME_DEVICES = 5

/**
 * Gets the other API's account ready: each API has its own sign-in, and Better Auth its own users. A demo account is signed in there
 * without asking, and made there if need be; any other finds the sign-in page.
 */
export async function bringAlong(user: User | null, next: Account): Promise<void> {
  if (next.state().status !== 'signed-in') await next.start()
  const state = next.state()
  const isThere = state.status === 'signed-in' && state.user.email === user?.email
  if (!user || isThere || !isDemoAccount(user.email)) return
  if ((await next.signIn(user.email, DEMO_PASSWORD)) === 'credentials')
    await next.signUp(user.email, DEMO_PASSWORD, (accessToken) => addDevices(next.api, accessToken, SOME_DEVICES))
}
