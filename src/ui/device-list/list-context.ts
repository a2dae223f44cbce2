import { createContext, type ReactElement, useContext, useSyncExternalStore } from 'react'
import type { ListState, ListStore, Row, Target } from './list-store.ts'
import type { ListView } from './use-list-view.ts'

export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6

/** What never changes while a list is mounted, but for its props. */
export interface ListScope {
  readonly store: ListStore
  /** Opens the dialog. Focus comes back to `opener`, or to what is next to it. */
  readonly ask: (target: Target, opener: HTMLElement) => void
  /** Signs out without asking: what the dialog's button and "Try again" do. */
  readonly signOut: (target: Target) => void
  readonly headingLevel: HeadingLevel
  /** For headings inside the list: one level below its own, where it shows one. */
  readonly subheadingLevel: HeadingLevel
  /** `null`: the application has a heading of its own. */
  readonly title: string | null
  readonly othersTitleId: string
  readonly limitId: string
}

export const ListScopeContext = createContext<ListScope | null>(null)
export const ListViewContext = createContext<ListView | null>(null)
export const RowContext = createContext<Row | null>(null)
/** The way to a new password. Apart from the rest, because an element is another one at each render of the application. */
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

/** A piece of the shared state; renders when that piece changes. */
export function useListState<T>(select: (state: ListState) => T): T {
  const { store } = useListScope()
  const read = () => select(store.state)
  return useSyncExternalStore(store.subscribe, read, read)
}
