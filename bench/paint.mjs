import { chromium } from 'playwright-core'
import { pages } from './build.mjs'
import { startServer } from './server.mjs'

const rows = {
  daveyplate: '[data-slot=card] [data-slot=card]',
  workos: '.woswidgets-card-list-item',
  list: '[data-device-list-item] bdi',
  manager: '[data-device-list-item] bdi',
}
/** A page that draws all of ten thousand rows is not waited for. */
const MOST = 1000
/** Where 50 rows are shown at first, and the rest on demand. */
const inPages = new Set(['list', 'manager'])

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]

/** In the page: from the mount until the rows are painted. */
const mountAndWait = ({ selector, wanted }) =>
  new Promise((resolve) => {
    const long = []
    new PerformanceObserver((list) => long.push(...list.getEntries())).observe({ type: 'longtask' })
    const done = () => {
      const painted = performance.now() - window.bench.start
      const nodes = document.querySelectorAll('#root *').length
      setTimeout(() => resolve({ painted, nodes, longest: Math.max(0, ...long.map(({ duration }) => duration)) }), 50)
    }
    const seen = new MutationObserver(() => {
      if (document.querySelectorAll(selector).length < wanted) return
      seen.disconnect()
      requestAnimationFrame(() => requestAnimationFrame(done))
    })
    seen.observe(document.body, { childList: true, subtree: true })
    window.bench.go()
  })

async function run(browser, server, page, count) {
  server.hold(count)
  const tab = await browser.newPage({ viewport: { width: 1000, height: 900 } })
  await tab.goto(`${server.origin}/page/${page}`)
  await tab.waitForFunction('window.bench')
  await tab.waitForTimeout(150)
  const devtools = await tab.context().newCDPSession(tab)
  // Time of the thread: what else the machine does meanwhile does not count.
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  const spent = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'TaskDuration').value * 1000
  }
  const before = await spent()
  const wanted = inPages.has(page) ? Math.min(count, 50) : count
  const seen = await tab.evaluate(mountAndWait, { selector: rows[page], wanted })
  const busy = (await spent()) - before
  await tab.close()
  return { ...seen, busy }
}

/** Each page at each count, interleaved, so that a machine that slows down slows all alike. */
export async function paint({ executablePath, counts, times }) {
  const server = await startServer()
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
  const version = browser.version()
  const results = []
  for (const count of counts) {
    const measured = pages.filter((page) => count <= MOST || inPages.has(page))
    const runs = new Map(measured.map((page) => [page, []]))
    for (let n = 0; n < times; n += 1)
      for (const page of measured) runs.get(page).push(await run(browser, server, page, count))
    for (const [page, each] of runs) {
      const of = (name) => median(each.map((one) => one[name]))
      results.push({
        page,
        count,
        painted: of('painted'),
        busy: of('busy'),
        nodes: of('nodes'),
        longest: of('longest'),
      })
    }
  }
  await browser.close()
  server.close()
  return { version, results }
}
