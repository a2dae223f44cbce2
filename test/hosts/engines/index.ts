import { findHeadless } from '../../../scripts/lib/chromium.mjs'
import { findFirefox, firefoxVersion } from '../../../scripts/lib/firefox.mjs'
import { findWebKit } from '../../../scripts/lib/webkit.mjs'
import { startChromium } from './chromium.ts'
import { startFirefox } from './firefox.ts'
import { startWebKit } from './webkit.ts'
import type { Browsers, BrowserWindow, Engine, Machine } from './window.ts'

const starters: Readonly<Record<Engine, () => Promise<Browsers>>> = {
  async chromium() {
    return startChromium((await findHeadless()) ?? missing('Chromium'))
  },
  async firefox() {
    const program = findFirefox() ?? missing('Firefox')
    return startFirefox(program, firefoxVersion(program))
  },
  async webkit() {
    return startWebKit(findWebKit() ?? missing('WebKitGTK'))
  },
}

function missing(name: string): never {
  throw new Error(`No ${name} is installed: see scripts/hosts.mjs.`)
}

/** The windows of one engine: one for each machine, which every test that wants such a machine opens its page in. */
export interface Windows {
  on(machine: Machine): Promise<BrowserWindow>
  close(): Promise<void>
}

/** Starts the engine with the first window that is asked for. */
export function windowsOf(engine: Engine): Windows {
  let browsers: Promise<Browsers> | undefined
  const windows = new Map<string, Promise<BrowserWindow>>()
  return {
    on(machine) {
      const key = JSON.stringify(machine)
      browsers ??= starters[engine]()
      const window = windows.get(key) ?? browsers.then((started) => started.window(machine))
      windows.set(key, window)
      return window
    },
    async close() {
      await (await browsers)?.close()
    },
  }
}
