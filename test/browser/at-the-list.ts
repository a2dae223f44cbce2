import { cleanup } from '@testing-library/react'
import type { MemoryAdapterOptions } from 'react-device-sessions/testing'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import { failOnConsole, findSignOut, now, showList } from '../ui/device-list/show-list.tsx'
import { openReader } from './reader.ts'

// What the files of transcripts share: a page in which nothing moves, and a reader at it.

type Reader = Awaited<ReturnType<typeof openReader>>

export const stillClock = { now: undefined, timeZone: 'UTC' }

/** To be called once in each file. */
export function keepStill(): void {
  failOnConsole()
  beforeEach(() => {
    // Ages and countdowns stand still.
    vi.useFakeTimers({ toFake: ['Date'], now })
    return () => void vi.useRealTimers()
  })
  afterEach(cleanup)
}

/** What the page announced, as it stands in it: see `listen` in `showList`. */
let said: readonly string[] = []

/** Holds what is heard against what this page announces. */
export function listenTo<Page extends { readonly said: readonly string[] }>(page: Page): Page {
  said = page.said
  return page
}

export const show: typeof showList = (...args) => listenTo(showList(...args))

export async function atTheList(server: MemoryAdapterOptions = {}, list = {}): Promise<Reader> {
  show(server, { list: { ...stillClock, ...list } })
  await findSignOut('Living room TV')
  return openReader()
}

/** The whole transcript, in which each announcement of the page stands once. */
export function heardBy(reader: Reader): string {
  const heard = reader.announcements()
  // The reader says a text again for which the page changes twice.
  expect(said.slice(said.length - heard.length)).toEqual(heard)
  return reader.transcript()
}
