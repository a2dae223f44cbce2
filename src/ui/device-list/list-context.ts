import { createContext, type ReactElement, useContext, useSyncExternalStore } from 'react'
import type { Ledger } from '../model/ledger.ts'
import { standingOf } from '../model/standing.ts'
import { type Ask, atFirst, type Standing, type State, type Surface } from '../model/state.ts'
import { useBrowserLayoutEffect } from './focus.ts'
import type { ListState, ListStore, Place, Question, Row } from './list-store.ts'
import type { ListView } from './use-list-view.ts'

export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6
/** The level of what stands inside. */
export const below = { 1: 2, 2: 3, 3: 4, 4: 5, 5: 6, 6: 6 } as const

/** What never changes while a list is mounted, but for its props. */
export interface ListScope {
  readonly store: ListStore
  /** What is known of the sign-outs of this user at this server. */
  readonly ledger: Ledger
  /** This list, as the ledger knows it. */
  readonly surface: Surface
  /** Opens the dialog. Focus comes back to `opener`, or to what is next to it; `closed` may put it elsewhere. */
  readonly ask: (question: Question, opener: HTMLElement, closed?: (giveFocusBack: () => void) => void) => void
  /** Signs out without asking: what the dialog's button and "Try again" do. */
  readonly signOut: (ask: Ask) => void
  /** Reads the list again because a person wants it: what is told of it depends on why. */
  readonly read: (why: 'refresh' | { readonly check: string | null }) => void
  /** Opens the details of the row with this key, or closes them. */
  readonly toggleDetails: (key: string) => void
  readonly headingLevel: HeadingLevel
  /** For headings inside the list: one level below its own, where it shows one. */
  readonly subheadingLevel: HeadingLevel
  /** `null`: the application has a heading of its own. */
  readonly title: string | null
  /** What the list is for; `null`: the application says so itself. */
  readonly intro: string | null
  readonly othersTitleId: string
  readonly limitId: string
}

export const ListScopeContext = createContext<ListScope | null>(null)
export const ListViewContext = createContext<ListView | null>(null)
export const RowContext = createContext<Row | null>(null)
/** The way to a new password. A context of its own, because an element is a new object at each render of the application. */
export const ChangePasswordContext = createContext<string | ReactElement | undefined>(undefined)

function required<T>(value: T | null, above: string): T {
  if (value === null) throw new Error(`This part of <DeviceList> needs <${above}> above it.`)
  return value
}

/** What the list shares with its parts, without rendering for it. */
export const useListScope = (): ListScope => required(useContext(ListScopeContext), 'DeviceList')

/** What is on screen. Renders at every read of the list. */
export const useListView = (): ListView => required(useContext(ListViewContext), 'DeviceList')

/** The device of this row. For parts of your own inside `<DeviceListItems>`. */
export const useDevice = (): Row => required(useContext(RowContext), 'DeviceListItems')

/** A piece of what this list shares while it is mounted; renders when that piece changes. */
export function useListState<T>(select: (state: ListState) => T): T {
  const { store } = useListScope()
  const read = () => select(store.state)
  return useSyncExternalStore(store.subscribe, read, read)
}

/** A piece of what is known; renders when that piece changes, so take one that stays the same object. */
export function useKnown<T>(select: (state: State) => T): T {
  const { ledger } = useListScope()
  const read = () => select(ledger.state)
  return useSyncExternalStore(ledger.subscribe, read, () => select(atFirst))
}

/** Notes that a part is placed, before anything is painted. */
export function usePlaced(part: Place): void {
  const { store } = useListScope()
  useBrowserLayoutEffect(() => store.place(part), [store, part])
}

/** What is known of this row's session. */
export function useStanding(): Standing | null {
  const row = useDevice()
  return useKnown((state) => standingOf(state, row))
}

/** True while this row's session is being ended, from the click on, by any button. */
export function useIsRowRevoking(): boolean {
  return useStanding()?.type === 'running'
}
