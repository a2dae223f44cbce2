import { act, render, screen } from '@testing-library/react'
import { type ReactNode, StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ar } from '../../src/i18n/locales/ar.ts'
import { de } from '../../src/i18n/locales/de.ts'
import { type Clock, ClockContext } from '../../src/ui/format/clock-context.ts'
import { SessionTime } from '../../src/ui/format/session-time.tsx'
import { TextsProvider } from '../../src/ui/texts/texts-provider.tsx'

const now = Date.parse('2026-11-21T12:00:00.000Z')
const twelveMinutesAgo = '2026-11-21T11:48:00.000Z'

const inPage = (children: ReactNode, clock: Clock = {}, language = 'en', parts = { ClockContext, TextsProvider }) => (
  <StrictMode>
    <parts.TextsProvider language={language} locales={[de, ar]}>
      <parts.ClockContext.Provider value={clock}>{children}</parts.ClockContext.Provider>
    </parts.TextsProvider>
  </StrictMode>
)

describe('a time', () => {
  it('2.2.2: is readable by machines, and never announced when it changes', () => {
    render(inPage(<SessionTime iso={twelveMinutesAgo} className="host" />, { now }))
    const time = screen.getByRole('time')
    expect(time).toHaveTextContent('12 minutes ago')
    expect(time).toHaveAttribute('datetime', twelveMinutesAgo)
    expect(time).toHaveAttribute('aria-live', 'off')
    expect(time).toHaveClass('host')
    expect(time).not.toHaveAttribute('title')
  })

  it.each([
    ['relative', '2026-11-21T11:48:00.000Z', '12 minutes ago'],
    ['date', '2026-03-03T18:20:00.000Z', 'Mar 3'],
    ['date-time', '2026-03-03T18:20:00.000Z', 'Mar 3, 2026, 7:20 PM'],
    ['expiry', '2026-12-03T12:00:00.000Z', 'in 12 days'],
  ] as const)('in the form %s', (form, iso, text) => {
    render(inPage(<SessionTime iso={iso} form={form} />, { now, timeZone: 'Europe/Paris' }))
    expect(screen.getByRole('time').textContent.replaceAll(/[\u00A0\u202F]/g, ' ')).toBe(text)
  })

  it.each([null, 'garbage', '1970-01-01T00:00:00.000Z', '2026-11-25T12:00:00.000Z'])(
    'F17: %j reads as not known',
    (iso) => {
      render(inPage(<SessionTime iso={iso} />, { now }))
      expect(screen.getByText('not known')).toBeVisible()
      expect(screen.queryByRole('time')).toBeNull()
    },
  )

  it('goes on with the clock, without drawing anything else anew', () => {
    vi.useFakeTimers({ now })
    const renders = vi.fn()
    function Row() {
      renders()
      return <SessionTime iso={twelveMinutesAgo} />
    }
    render(inPage(<Row />))
    renders.mockClear()
    act(() => {
      vi.advanceTimersByTime(3 * 60_000)
    })
    expect(screen.getByRole('time')).toHaveTextContent('15 minutes ago')
    expect(renders).not.toHaveBeenCalled()
    vi.useRealTimers()
  })
})

describe.each(['UTC', 'America/Los_Angeles', 'Asia/Kathmandu'])('F23: over the markup of a server, in %s', (zone) => {
  const times = [twelveMinutesAgo, '2026-11-20T20:00:00.000Z', '2026-03-03T23:20:00.000Z', null]
  const before = process.env['TZ']

  beforeEach(() => {
    vi.useFakeTimers({ now: now + 90_000, toFake: ['Date'] })
    process.env['TZ'] = zone
  })

  afterEach(() => {
    vi.restoreAllMocks()
    vi.useRealTimers()
    if (before === undefined) delete process.env['TZ']
    else process.env['TZ'] = before
  })

  /** What the server wrote, and what the browser says once it has taken over. */
  async function hydrate(clock: Clock, language = 'en') {
    // The zone of the reader is looked up when a formatter is made.
    vi.resetModules()
    const fresh = {
      ...(await import('../../src/ui/format/session-time.tsx')),
      ...(await import('../../src/ui/format/clock-context.ts')),
      ...(await import('../../src/ui/texts/texts-provider.tsx')),
    }
    const page = inPage(
      <p>
        {times.map((iso) => (
          <fresh.SessionTime key={iso} iso={iso} suppressHydrationWarning={false} />
        ))}
      </p>,
      clock,
      language,
      fresh,
    )
    const container = document.createElement('div')
    document.body.append(container)
    process.env['TZ'] = 'UTC'
    container.innerHTML = renderToString(page)
    const read = () => Array.from(container.querySelectorAll('p > *'), ({ textContent }) => textContent)
    const server = read()
    process.env['TZ'] = zone
    const complaints = vi.spyOn(console, 'error')
    const recovered = vi.fn()
    const root = await act(async () => hydrateRoot(container, page, { onRecoverableError: recovered }))
    expect(recovered).not.toHaveBeenCalled()
    expect(complaints).not.toHaveBeenCalled()
    const browser = read()
    act(() => root.unmount())
    container.remove()
    return { server, browser }
  }

  it('with the server’s time: the same, then the browser’s own', async () => {
    const { server, browser } = await hydrate({ initialNow: now, timeZone: zone })
    expect(server[0]).toBe('12 minutes ago')
    expect(browser[0]).toBe('13 minutes ago')
    expect(browser[1]).toBe(server[1])
    expect(browser[3]).toBe('not known')
  })

  it('without: dates, then how long ago', async () => {
    const { server, browser } = await hydrate({})
    expect(server).toEqual(['Nov 21, 2026', 'Nov 20, 2026', 'Mar 3, 2026', 'not known'])
    expect(browser[0]).toBe('13 minutes ago')
    const march = zone === 'Asia/Kathmandu' ? 'Mar 4' : 'Mar 3'
    expect(browser[2]).toBe(march)
  })

  it('in another language', async () => {
    const { server, browser } = await hydrate({ initialNow: now }, 'de')
    expect([server[0], browser[0], browser[3]]).toEqual(['vor 12 Minuten', 'vor 13 Minuten', 'nicht bekannt'])
  })
})
