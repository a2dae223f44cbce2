import { describe, expect, it } from 'vitest'
import { type Locks, singleFlight } from '../../demo/app/auth/single-flight.ts'

/** Work that says when it runs, and ends when it is told to. */
function controlled() {
  const runs: { end: (value: string) => void; fail: (error: Error) => void }[] = []
  const work = () => new Promise<string>((resolve, reject) => runs.push({ end: resolve, fail: reject }))
  return { runs, work }
}

/** What two tabs share: one holder per name, the others in line. */
function sharedLocks(): Locks {
  const last = new Map<string, Promise<unknown>>()
  return {
    request<T>(name: string, work: () => Promise<T>): Promise<T> {
      const turn = (last.get(name) ?? Promise.resolve()).then(work, work)
      last.set(name, turn)
      return turn
    },
  }
}

const settled = () => new Promise((resolve) => setTimeout(resolve))

describe('the refresh of the demo page', () => {
  it('runs once for any number of parallel callers, who all get its outcome', async () => {
    const { runs, work } = controlled()
    const refresh = singleFlight('refresh', work, undefined)
    const outcomes = [refresh(), refresh(), refresh()]
    expect(runs).toHaveLength(1)
    runs[0]?.end('refreshed')
    await expect(Promise.all(outcomes)).resolves.toEqual(['refreshed', 'refreshed', 'refreshed'])
  })

  it('runs again after it has settled, also after a failure', async () => {
    const { runs, work } = controlled()
    const refresh = singleFlight('refresh', work, undefined)
    const first = refresh()
    runs[0]?.fail(new Error('no connection'))
    await expect(first).rejects.toThrow('no connection')
    const second = refresh()
    runs[1]?.end('refreshed')
    await expect(second).resolves.toBe('refreshed')
  })

  it('never runs in two tabs at once', async () => {
    const locks = sharedLocks()
    const { runs, work } = controlled()
    const inOneTab = singleFlight('refresh', work, locks)
    const inAnotherTab = singleFlight('refresh', work, locks)
    const outcomes = [inOneTab(), inAnotherTab()]
    await settled()
    expect(runs).toHaveLength(1)
    runs[0]?.end('first')
    await settled()
    expect(runs).toHaveLength(2)
    runs[1]?.end('second')
    await expect(Promise.all(outcomes)).resolves.toEqual(['first', 'second'])
  })
})
