import type { Account } from '../auth/account.ts'
import { rememberedUser } from '../auth/remembered.ts'
import { createDemoAccount } from './demo-account.ts'

const MOST = 60

let beginning: Promise<void> | null = null

/**
 * On load: who is signed in? Where nobody ever was and the address says `?devices=5`, as the one that `npm start` opens does, a demo account with so many
 * other devices is made first, so that the page begins with the list and not with a form. The address then forgets it: whoever signs out and reloads is signed out.
 */
export function begin(account: Account): void {
  if (beginning === null && account.state().status === 'starting') {
    const devices = takeDevices()
    beginning = (devices > 0 && !rememberedUser(account.api) ? withDevices(account, devices) : account.start()).finally(
      () => {
        beginning = null
      },
    )
  }
}

async function withDevices(account: Account, devices: number): Promise<void> {
  if ((await createDemoAccount(account, devices)) !== null) await account.start()
}

function takeDevices(): number {
  const address = new URL(location.href)
  const devices = Number(address.searchParams.get('devices'))
  address.searchParams.delete('devices')
  history.replaceState(null, '', address)
  return Number.isInteger(devices) ? Math.min(devices, MOST) : 0
}
