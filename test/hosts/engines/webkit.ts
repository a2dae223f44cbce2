import { type ChildProcess, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { freePort } from '../../../demo/serve.ts'
import type { WebKitPrograms } from '../../../scripts/lib/webkit.mjs'
import { asking, type Browsers, type BrowserWindow, type Key, type Machine } from './window.ts'

/** The keys as WebDriver writes them. */
const keys = { Tab: '\uE004', Enter: '\uE007', Escape: '\uE00C', Space: ' ' } satisfies Record<string, string>
const shift = '\uE008'

const pressed = (key: Key) =>
  key === 'Shift+Tab' ? [down(shift), down(keys.Tab), up(keys.Tab), up(shift)] : [down(keys[key]), up(keys[key])]
const down = (value: string) => ({ type: 'keyDown', value })
const up = (value: string) => ({ type: 'keyUp', value })

/** WebKitGTK's own small browser, on a virtual screen, driven by plain WebDriver. */
export async function startWebKit({ driver, browser, xvfb, version }: WebKitPrograms): Promise<Browsers> {
  const screen = `:${90 + (process.pid % 800)}`
  const started: ChildProcess[] = [spawn(xvfb, [screen, '-screen', '0', '1000x1000x24', '-nolisten', 'tcp'])]
  const close = async () => {
    for (const each of started.toReversed()) each.kill()
  }

  const window = async ({ system, width = 900 }: Machine): Promise<BrowserWindow> => {
    const port = await freePort(0)
    // A driver for each machine: what the system prefers is the theme that the process was started with.
    const env = {
      ...process.env,
      DISPLAY: screen,
      GDK_BACKEND: 'x11',
      GTK_THEME: system === 'dark' ? 'Adwaita:dark' : 'Adwaita',
      GTK_A11Y: 'none',
      NO_AT_BRIDGE: '1',
      LIBGL_ALWAYS_SOFTWARE: '1',
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      WEBKIT_DISABLE_DMABUF_RENDERER: '1',
    }
    const program = spawn(driver, [`--port=${port}`, '--host=127.0.0.1'], { env, stdio: 'ignore' })
    started.push(program)
    const send = async <T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<T> => {
      const request = { method, ...(body !== undefined && { body: JSON.stringify(body) }) }
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, request)
      const { value }: { value: T & { error?: string; message?: string } } = await answer.json()
      if (!answer.ok) throw new Error(`${method} ${path}: ${value.error} ${value.message}`)
      return value
    }
    await until(() => send('GET', '/status').then(() => true))
    const options = { binary: browser, args: ['--automation'] }
    const { sessionId } = await send<{ sessionId: string }>('POST', '/session', {
      capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
    })
    const session = `/session/${sessionId}`
    await send('POST', `${session}/timeouts`, { script: 15_000, pageLoad: 30_000 })
    await send('POST', `${session}/window/rect`, { x: 0, y: 0, width, height: 1000 })
    const run = async <T>(expression: string): Promise<T> => {
      const script = `const done = arguments[0]; Promise.resolve(${expression}).then((value) => done([value, null]), (error) => done([null, String(error)]))`
      const [value, error] = await send<[T, string | null]>('POST', `${session}/execute/async`, { script, args: [] })
      if (error !== null) throw new Error(`${expression.slice(0, 80)}: ${error}`)
      return value
    }
    return {
      open: async (address) => {
        await send('POST', `${session}/url`, { url: address })
        await run('inPage.settled()')
      },
      ask: (name, ...asked) => run(asking(name, asked)),
      press: async (key) => {
        const actions = [{ type: 'key', id: 'keyboard', actions: pressed(key) }]
        await send('POST', `${session}/actions`, { actions })
      },
      picture: async (file) => {
        await run(`(${keepPainting.toString()})()`)
        writeFileSync(file, Buffer.from(await send<string>('GET', `${session}/screenshot`), 'base64'))
        await run("document.querySelector('#painting')?.remove()")
      },
      close: async () => {
        await send('DELETE', session).catch(() => null)
        program.kill()
      },
    }
  }
  return { window, version, close }
}

/**
 * Runs in the page. A picture is taken with the next frame that is painted, and where nothing changes there is none for a minute: so
 * a dot that nobody sees changes until it is taken away.
 */
function keepPainting(): void {
  const dot = document.body.appendChild(document.createElement('i'))
  dot.id = 'painting'
  dot.style.cssText = 'position: fixed; inset: 0 auto auto 0; inline-size: 1px; block-size: 1px'
  let isOdd = false
  const timer = setInterval(() => {
    isOdd = !isOdd
    dot.style.background = isOdd ? 'rgb(0 0 0 / 0.004)' : 'rgb(0 0 0 / 0)'
    if (!dot.isConnected) clearInterval(timer)
  }, 50)
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await holds().catch(() => false)) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('WebKitWebDriver did not answer within 10 seconds.')
}
