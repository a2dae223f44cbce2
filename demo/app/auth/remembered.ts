import type { Preferences } from '../preferences.ts'
import type { User } from './account.ts'

const keyOf = (api: Preferences['api']): string => `demo-account:${api}`

/**
 * Who was signed in here last: their name, nothing that signs in. It spares a browser that never signed in a pointless
 * refresh, and neither API's refresh tells the address.
 */
export function rememberedUser(api: Preferences['api']): User | null {
  try {
    const [id, email]: readonly unknown[] = JSON.parse(localStorage.getItem(keyOf(api)) ?? '[]')
    return typeof id === 'string' && typeof email === 'string' ? { id, email } : null
  } catch {
    return null
  }
}

export function rememberUser(api: Preferences['api'], { id, email }: User): void {
  localStorage.setItem(keyOf(api), JSON.stringify([id, email]))
}

export function forgetUser(api: Preferences['api']): void {
  localStorage.removeItem(keyOf(api))
}
