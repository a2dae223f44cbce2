import { writeFile } from 'node:fs/promises'
import { type Browser, type KeyInput, launch } from 'puppeteer-core'
import { firefoxPrefs } from '../../../scripts/lib/firefox.mjs'
import type { InPage } from '../in-page/index.ts'
import { asking, type Browsers, type BrowserWindow, type Machine } from './window.ts'

const keys = { Tab: 'Tab', Enter: 'Enter', Escape: 'Escape', Space: ' ' } satisfies Record<string, KeyInput>

/** What Firefox reads of the system: 0 is dark, 1 is light; 1 is a finger, 6 a mouse. */
const prefsOf = ({ system, pointer }: Machine): Readonly<Record<string, number>> => ({
  'layout.css.prefers-color-scheme.content-override': system === 'dark' ? 0 : 1,
  'ui.primaryPointerCapabilities': pointer === 'coarse' ? 1 : 6,
  'ui.allPointerCapabilities': pointer === 'coarse' ? 1 : 6,
})

/** Firefox, headless: a process for each machine, because it reads these from its preferences. */
export async function startFirefox(executablePath: string, version: string): Promise<Browsers> {
  const running: Browser[] = []
  const window = async (machine: Machine): Promise<BrowserWindow> => {
    const extraPrefsFirefox = { ...firefoxPrefs, ...prefsOf(machine) }
    const firefox = await launch({ browser: 'firefox', executablePath, headless: true, extraPrefsFirefox })
    running.push(firefox)
    const page = await firefox.newPage()
    page.setDefaultTimeout(15_000)
    await page.setViewport({ width: machine.width ?? 900, height: 900 })
    return {
      open: async (address) => {
        await page.goto(address)
        await page.evaluate('inPage.settled()')
      },
      ask: <Name extends keyof InPage>(name: Name, ...asked: Parameters<InPage[Name]>) =>
        page.evaluate<[], () => Awaited<ReturnType<InPage[Name]>>>(asking(name, asked)),
      press: async (key) => {
        if (key !== 'Shift+Tab') return page.keyboard.press(keys[key])
        await page.keyboard.down('Shift')
        await page.keyboard.press('Tab')
        await page.keyboard.up('Shift')
      },
      picture: async (path) => writeFile(path, await page.screenshot()),
      close: () => firefox.close(),
    }
  }
  return { window, version, close: async () => void (await Promise.all(running.map((each) => each.close()))) }
}
