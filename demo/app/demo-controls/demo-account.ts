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
  const answer = await ask('/demo/sign-up', { method: 'POST', body: { email, password: DEMO_PASSWORD } })
  if (answer.status !== 'ok') return 'unreachable'
  return account.signIn(email, DEMO_PASSWORD, (accessToken) => addDevices(accessToken, count))
}

/** Signs the user in on that many other devices; false when the server did not. */
export async function addDevices(accessToken: string, count: number): Promise<boolean> {
  // Another seed each time, or the same devices would come again.
  const seed = crypto.getRandomValues(new Uint32Array(1))[0] ?? 1
  const answer = await ask('/demo/devices', { method: 'POST', accessToken, body: { count, seed } })
  return answer.status === 'ok'
}

/**
 * Gets the other API's account ready: each API has its own sign-in. A demo account is signed in there without asking; any
 * other finds the sign-in page.
 */
export async function bringAlong(user: User | null, next: Account): Promise<void> {
  if (next.state().status !== 'signed-in') await next.start()
  const state = next.state()
  const isThere = state.status === 'signed-in' && state.user.id === user?.id
  if (user && !isThere && isDemoAccount(user.email)) await next.signIn(user.email, DEMO_PASSWORD)
}
