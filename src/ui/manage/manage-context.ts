import { createContext, type RefObject, useContext, useSyncExternalStore } from 'react'
import type { Row } from '../device-list/list-store.ts'
import type { ManagerFilter, ManagerSort } from './filter-rows.ts'
import type { Selection } from './selection.ts'

/** What never changes while a manager is mounted. */
export interface ManageScope {
  readonly selection: Selection
  readonly selectAllRef: RefObject<HTMLInputElement | null>
  readonly searchRef: RefObject<HTMLInputElement | null>
  /** For the hint that says why no more can be selected. */
  readonly limitId: string
}

/** What is found, and how it was looked for. */
export interface ManageView {
  readonly query: string
  readonly filter: ManagerFilter
  readonly sort: ManagerSort
  /** True when not all devices are wanted. */
  readonly isNarrowed: boolean
  readonly inactiveAfterDays: number
  readonly counts: Readonly<Record<ManagerFilter, number>>
  /** What matches, sorted. */
  readonly matching: readonly Row[]
  /** How many of them are on screen. */
  readonly shown: number
  readonly selectable: readonly Row[]
  /** How many may be selected; 0 where the server cannot, `unsafe` where it is not known which device this is. */
  readonly limit: number | 'unsafe'
  readonly look: (change: Partial<Pick<ManageView, 'query' | 'filter' | 'sort'>>) => void
  readonly showMore: () => void
}

export const ManageScopeContext = createContext<ManageScope | null>(null)
export const ManageViewContext = createContext<ManageView | null>(null)

function required<T>(value: T | null): T {
  if (value === null) throw new Error('This part of <DeviceManager> needs <DeviceManager> above it.')
  return value
}

export const useManageScope = (): ManageScope => required(useContext(ManageScopeContext))
export const useManageView = (): ManageView => required(useContext(ManageViewContext))

/** Something about the selection; renders when that changes. */
export function useSelection<T>(select: (selection: Selection) => T): T {
  const { selection } = useManageScope()
  const read = () => select(selection)
  return useSyncExternalStore(selection.subscribe, read, read)
}

/** The selected rows, in the order on screen. */
export function useSelectedRows(): readonly Row[] {
  const { selectable } = useManageView()
  const keys = useSelection((selection) => selection.keys)
  return keys.size === 0 ? [] : selectable.filter(({ key }) => keys.has(key))
}
