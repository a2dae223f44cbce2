import * as fc from 'fast-check'
import { createElement, type ReactNode } from 'react'
import * as kit from 'react-device-sessions'
import { unfriendlyClients } from '../unfriendly-defaults.ts'

/** The page that a list stands in. */
export interface Host {
  /** Which of the unfriendly configurations its query client has; -1: none. */
  readonly defaults: number
  readonly isStrict: boolean
  /** Whether the browser translates it. */
  readonly isTranslated: boolean
  readonly place: 'page' | 'shadow' | 'frame'
  /** The parts as the application arranged them; `null`: as usual. */
  readonly parts: ReactNode
}

export const usualHost: Host = { defaults: -1, isStrict: true, isTranslated: false, place: 'page', parts: null }

/** What an application may place, leave out and put in any order. */
const parts = {
  header: createElement(kit.DeviceListHeader, { key: 'header' }, createElement(kit.DeviceListTitle)),
  current: createElement(kit.DeviceListItems, { key: 'current', of: 'current' }),
  group: createElement(
    'div',
    { key: 'group' },
    createElement(kit.DeviceListOthersTitle),
    createElement(kit.DeviceListSignOutOthers),
    createElement(kit.DeviceListOutcomes),
    createElement(kit.DeviceListItems),
  ),
  foot: createElement('footer', { key: 'foot' }, createElement(kit.DeviceListRefresh)),
  refresh: createElement(kit.DeviceListRefresh, { key: 'refresh' }),
  status: createElement(kit.DeviceListStatus, { key: 'status' }),
}

export const hosts: fc.Arbitrary<Host> = fc.record({
  defaults: fc.integer({ min: -1, max: unfriendlyClients.length - 1 }),
  isStrict: fc.boolean(),
  isTranslated: fc.boolean(),
  place: fc.constantFrom('page' as const, 'shadow' as const, 'frame' as const),
  parts: fc.option(fc.shuffledSubarray(Object.values(parts), { minLength: 1 }), { nil: null }),
})
