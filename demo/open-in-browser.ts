import { spawn } from 'node:child_process'

const openers: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
}

/** Asks the desktop to show an address. A desktop that cannot is no error: the address is printed anyway. */
export function openInBrowser(url: string): void {
  const [command, ...args] = openers[process.platform] ?? ['xdg-open']
  const opener = spawn(command, [...args, url], { detached: true, stdio: 'ignore' })
  opener.once('error', () => {})
  opener.unref()
}
