import type { Row } from '../device-list/list-store.ts'

/** What the checkboxes may take at this moment. */
export interface Selectable {
  /** The rows that match and can be signed out, in the order on screen. */
  readonly rows: readonly Row[]
  /** How many may be selected. */
  readonly limit: number
}

/** Which rows are ticked. Outside React, so that a tick renders one row. */
export class Selection {
  keys: ReadonlySet<string> = new Set()
  /** Kept up to date by the manager, for what happens in events. */
  selectable: Selectable = { rows: [], limit: 0 }
  #anchor: string | null = null
  readonly #listeners = new Set<() => void>()

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  isFull(): boolean {
    return this.keys.size >= this.selectable.limit
  }

  /** Ticks or unticks a row; `range`: with all from the row before. False when the limit left some out. */
  toggle(key: string, isOn: boolean, range: boolean): boolean {
    const { rows } = this.selectable
    const from = range ? rows.findIndex((row) => row.key === this.#anchor) : -1
    const to = rows.findIndex((row) => row.key === key)
    if (to === -1) return true
    const meant = from === -1 ? rows.slice(to, to + 1) : rows.slice(Math.min(from, to), Math.max(from, to) + 1)
    this.#anchor = key
    return this.#put(meant, isOn)
  }

  /** Ticks everything that may be, from the first row on. */
  selectAll(): boolean {
    this.keys = new Set()
    return this.#put(this.selectable.rows.slice(0, this.selectable.limit), true)
  }

  clear(): void {
    this.#anchor = null
    if (this.keys.size > 0) this.#set(new Set())
  }

  /** Unticks what is gone, is being signed out, or matches no longer. */
  update(selectable: Selectable): void {
    this.selectable = selectable
    if (this.keys.size === 0) return
    const rows = new Set(selectable.rows.map(({ key }) => key))
    const left = [...this.keys].filter((key) => rows.has(key))
    if (left.length < this.keys.size) this.#set(new Set(left))
  }

  #put(rows: readonly Row[], isOn: boolean): boolean {
    const next = new Set(this.keys)
    let isWhole = true
    for (const { key } of rows) {
      if (!isOn) next.delete(key)
      else if (next.size < this.selectable.limit) next.add(key)
      else isWhole &&= next.has(key)
    }
    this.#set(next)
    return isWhole
  }

  #set(keys: ReadonlySet<string>): void {
    this.keys = keys
    for (const listener of this.#listeners) listener()
  }
}
