import { act, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useNow } from '../../../src/ui/format/use-now.ts'

const start = Date.parse('2026-11-21T12:00:00.000Z')

function Now({ fixed }: { readonly fixed?: number }) {
  return <p>{new Date(useNow(null, fixed) ?? 0).toISOString().slice(11, 16)}</p>
}

const shown = () => screen.getAllByRole('paragraph').map(({ textContent }) => textContent)

let hidden = false
function setHidden(value: boolean) {
  hidden = value
  act(() => {
    document.dispatchEvent(new Event('visibilitychange'))
  })
}

const pass = (minutes: number) =>
  act(() => {
    vi.advanceTimersByTime(minutes * 60_000)
  })

beforeEach(() => {
  hidden = false
  vi.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden)
  // Far enough from the test before, so that the clock is wound up anew.
  vi.useFakeTimers({ now: start })
})

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('the present', () => {
  it('goes on each minute, everywhere at once, by one timer', () => {
    render(
      <>
        <Now />
        <Now />
        <Now />
      </>,
    )
    expect(vi.getTimerCount()).toBe(1)
    expect(shown()).toEqual(['12:00', '12:00', '12:00'])
    pass(1)
    expect(shown()).toEqual(['12:01', '12:01', '12:01'])
    pass(5)
    expect(shown()).toEqual(['12:06', '12:06', '12:06'])
  })

  it('F24: stands still while the page is hidden, and is right at once when it is back', () => {
    render(<Now />)
    setHidden(true)
    expect(vi.getTimerCount()).toBe(0)
    pass(8 * 60)
    expect(shown()).toEqual(['12:00'])
    setHidden(false)
    expect(shown()).toEqual(['20:00'])
    expect(vi.getTimerCount()).toBe(1)
    pass(1)
    expect(shown()).toEqual(['20:01'])
  })

  it('starts no timer in a page that begins hidden', () => {
    hidden = true
    render(<Now />)
    expect(vi.getTimerCount()).toBe(0)
    expect(shown()).toEqual(['12:00'])
    setHidden(false)
    expect(vi.getTimerCount()).toBe(1)
  })

  it('leaves no timer and no listener behind', () => {
    const add = vi.spyOn(document, 'addEventListener')
    const remove = vi.spyOn(document, 'removeEventListener')
    const { rerender, unmount } = render([<Now key="a" />, <Now key="b" />])
    rerender([<Now key="b" />])
    expect(vi.getTimerCount()).toBe(1)
    unmount()
    expect(vi.getTimerCount()).toBe(0)
    const calls = (spy: typeof add | typeof remove) => spy.mock.calls.filter(([type]) => type === 'visibilitychange')
    expect(calls(add)).not.toEqual([])
    expect(calls(remove).map(([, listener]) => listener)).toEqual(calls(add).map(([, listener]) => listener))
  })

  it('is right for what is shown after a while without anything', () => {
    render(<Now />).unmount()
    pass(30)
    render(<Now />)
    expect(shown()).toEqual(['12:30'])
  })

  it('can be held still', () => {
    render(<Now fixed={start - 3_600_000} />)
    expect(shown()).toEqual(['11:00'])
    expect(vi.getTimerCount()).toBe(0)
  })
})
