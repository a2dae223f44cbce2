import type { Ask, Meant } from '../model/state.ts'

/** A session as it stands on the screen. Its `key` is unique in the list. */
export interface Row extends Meant {
  /** The device's name, never empty; with a number where nothing else tells it from its namesakes. */
  readonly name: string
  /** The name with what tells it apart from its namesakes, for button names. */
  readonly label: string
  /** What tells it from its namesakes besides the place, to stand beside it. */
  readonly facts: readonly string[]
  /** The server marks no session as this one, and this is the only one whose browser and system are this page's. */
  readonly isProbablyHere: boolean
}

/** What a "Sign out" button asks for, as it is on screen at the click. */
export interface Question extends Ask {
  readonly meant: readonly Row[]
  /** How many are meant; `null` while the list is not known to its end. */
  readonly count: number | null
}

/** What a "Details" button opens: the details of the row with this key. */
export interface Opening {
  readonly details: string
}

type Wanted = Question | Opening | 'outcomes' | null

export const isQuestion = (wanted: Wanted): wanted is Question =>
  wanted !== null && wanted !== 'outcomes' && 'operation' in wanted

/** The row whose details are wanted; `null` where something else is, or nothing. */
export const openingOf = (wanted: Wanted): string | null =>
  wanted !== null && wanted !== 'outcomes' && 'details' in wanted ? wanted.details : null

/** Asks for one device. This one ends by signing out here. */
export function questionAbout(row: Row): Question {
  return { operation: row.session.isCurrent === true ? 'signOut' : 'revoke', meant: [row], count: 1 }
}

/** One announcement. It has an `id`, because a text that is said twice is two announcements. */
export interface Saying {
  readonly id: number
  readonly text: string
}

/** What an arrangement may not leave out. */
export type Place = 'root' | 'status' | 'outcomes' | 'refresh'

/** Rows on screen at first, and how many come with "Show more". */
export const PAGE = 50

/** What the parts of one list share while it is mounted. Facts about sessions are not here, but in `State` of the model. */
export interface ListState {
  /** What the dialog asks about. */
  readonly asking: Question | null
  /** What is to be asked, or opened, as soon as the file for it is loaded. */
  readonly waiting: Question | Opening | null
  /** What cannot be done, because the file for it cannot be loaded: asking or opening this, or saying what sign-outs came to. */
  readonly stuck: Wanted
  /** A dialog is open that asks for proof of who the user is. */
  readonly isProving: boolean
  /** What is still to be announced. */
  readonly toSay: readonly Saying[]
  /** What is placed in this list; `root` once it is known what is not. The root draws what the application does not place. */
  readonly placed: ReadonlySet<Place>
  /** The rows that say themselves what became of their session, by key. */
  readonly told: ReadonlySet<string>
  /** The rows whose details are open, each with a number that no other panel has. */
  readonly details: ReadonlyMap<string, number>
  /** How many of the other devices may be on screen. */
  readonly shown: number
}

const atFirst: ListState = {
  asking: null,
  waiting: null,
  stuck: null,
  isProving: false,
  toSay: [],
  placed: new Set(),
  told: new Set(),
  details: new Map(),
  shown: PAGE,
}

/** Each panel has a number that no other has. */
let opened = 0

/** State outside React, so that a row renders for its own details and for no other's. */
export class ListStore {
  state = atFirst
  /** Set when the dialog opens: puts the focus where it came from, or near. */
  giveFocusBack = () => {}
  #said = 0
  readonly #listeners = new Set<() => void>()

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  set(change: Partial<ListState>): void {
    this.state = { ...this.state, ...change }
    for (const listener of this.#listeners) listener()
  }

  /** Asks. `giveFocusBack` is called when the dialog closes. */
  open(question: Question, giveFocusBack: () => void): void {
    this.giveFocusBack = giveFocusBack
    this.set({ asking: question, waiting: null, stuck: null })
  }

  /** Opens the details of a row, or closes them. */
  toggleDetails(key: string): void {
    const details = new Map(this.state.details)
    if (!details.delete(key)) details.set(key, (opened += 1))
    this.set({ details, waiting: null, stuck: null })
  }

  /** Closes what is open about devices; announcements stay. */
  close(): void {
    const { toSay, placed, told } = this.state
    this.set({ ...atFirst, toSay, placed, told })
  }

  /** Notes that a part is placed. Returns a function that undoes it. */
  place(part: Place): () => void {
    this.set({ placed: withOne(this.state.placed, part) })
    return () => this.set({ placed: without(this.state.placed, part) })
  }

  /** Notes that a row says itself what became of its session. Returns a function that undoes it. */
  tell(key: string): () => void {
    this.set({ told: withOne(this.state.told, key) })
    return () => this.set({ told: without(this.state.told, key) })
  }

  /** Announces a text, unless it is waiting already: StrictMode mounts a list twice. */
  say(text: string): void {
    if (this.state.toSay.some((each) => each.text === text)) return
    this.#said += 1
    this.set({ toSay: [...this.state.toSay, { id: this.#said, text }] })
  }
}

const withOne = <T>(all: ReadonlySet<T>, one: T): ReadonlySet<T> => new Set([...all, one])
const without = <T>(all: ReadonlySet<T>, one: T): ReadonlySet<T> => new Set([...all].filter((each) => each !== one))
