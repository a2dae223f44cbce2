import { type ReactNode, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useSessionScope } from '../../hooks/index.ts'
import { english } from '../../i18n/english/manage.ts'
import {
  addEnglish,
  extentText,
  PAGE,
  selectionLimit,
  sentences,
  useBrowserLayoutEffect,
  useClock,
  useKnown,
  useListScope,
  useListView,
  useTexts,
} from '../index.ts'
import { isInactive, type ManagerFilter, type ManagerSort, sortRows } from './filter-rows.ts'
import { type ManageScope, ManageScopeContext, type ManageView, ManageViewContext } from './manage-context.ts'
import { search } from './search-text.ts'
import { Selection } from './selection.ts'

// What the parts of a manager say besides what a list says. They are nowhere else.
addEnglish(english)

const DAY = 86_400_000
/** Announced after a pause: further typing or ticking would talk over it. */
const PAUSE_MS = 600

interface Look {
  readonly query: string
  readonly filter: ManagerFilter
  readonly sort: ManagerSort
  readonly shown: number
}

const atFirst: Look = { query: '', filter: 'all', sort: 'active', shown: PAGE }

interface ManageProviderProps {
  readonly inactiveAfterDays: number
  readonly children: ReactNode
}

/** What the parts of one manager share. Inside the list, so that another user starts anew. */
export function ManageProvider({ inactiveAfterDays, children }: ManageProviderProps) {
  const id = useId()
  const selectAllRef = useRef<HTMLInputElement>(null)
  const searchRef = useRef<HTMLInputElement>(null)
  const [selection] = useState(() => new Selection())
  const scope = useMemo<ManageScope>(
    () => ({ selection, selectAllRef, searchRef, limitId: `${id}limit` }),
    [selection, id],
  )
  const view = useFound(selection, inactiveAfterDays)
  useAnnouncements(selection, view)
  return (
    <ManageScopeContext.Provider value={scope}>
      <ManageViewContext.Provider value={view}>{children}</ManageViewContext.Provider>
    </ManageScopeContext.Provider>
  )
}

function useFound(selection: Selection, inactiveAfterDays: number): ManageView {
  const [look, setLook] = useState(atFirst)
  const { filter, sort } = look
  // The field takes each letter at once; ten thousand rows may follow a moment later.
  const query = useDeferredValue(look.query)
  const texts = useTexts()
  const { now } = useClock()
  const { current, others } = useListView()
  const { capabilities } = useSessionScope().adapter
  const told = useKnown((state) => state.told)
  const { store } = useListScope()
  const unknownName = texts.t('device.unknown')

  const byFilter = useMemo(() => {
    const since = now === null ? 0 : now - inactiveAfterDays * DAY
    return {
      all: others,
      inactive: others.filter((row) => now !== null && isInactive(row, since, now)),
      unknown: others.filter(({ name }) => name === unknownName),
    }
  }, [others, now, inactiveAfterDays, unknownName])
  const matching = useMemo(
    () => sortRows(search(byFilter[filter], query, texts), sort),
    [byFilter, filter, query, sort, texts],
  )
  const most = selectionLimit(capabilities)
  const limit = most > 0 && !current ? 'unsafe' : most
  const selectable = useMemo(
    () =>
      typeof limit === 'number' && limit > 0
        ? matching.filter(
            ({ key, session }) =>
              session.isCurrent === false && session.canRevoke && told.get(key)?.standing.type !== 'running',
          )
        : [],
    [matching, limit, told],
  )
  useBrowserLayoutEffect(() => {
    selection.update({ rows: selectable, limit: typeof limit === 'number' ? limit : 0 })
  }, [selection, selectable, limit])

  const shown = Math.min(look.shown, matching.length)
  const isNarrowed = filter !== 'all' || look.query.trim() !== ''
  // What the list says of how many it shows is about these. While they are narrowed down, it is about those among which is looked.
  const among = isNarrowed ? others.length : shown
  useBrowserLayoutEffect(() => store.set({ shown: among }), [store, among])

  const { all, inactive, unknown } = byFilter
  return useMemo(
    () => ({
      query: look.query,
      filter,
      sort,
      isNarrowed,
      inactiveAfterDays,
      counts: { all: all.length, inactive: inactive.length, unknown: unknown.length },
      matching,
      shown,
      selectable,
      limit,
      look: (change) => {
        // What is not looked at any more must not be signed out with the rest.
        if (change.query !== undefined || change.filter !== undefined) selection.clear()
        setLook((before) => ({ ...before, ...change, shown: PAGE }))
      },
      showMore: () => setLook((before) => ({ ...before, shown: before.shown + PAGE })),
    }),
    [
      look,
      filter,
      sort,
      isNarrowed,
      inactiveAfterDays,
      all,
      inactive,
      unknown,
      matching,
      shown,
      selectable,
      limit,
      selection,
    ],
  )
}

/** That no device matches, and among how many that is known, where the list was not read to its end. */
export function useNoMatchText(): string {
  const { t } = useTexts()
  const { read, current, others } = useListView()
  const among = read && !read.complete && extentText(t, read, others.length + (current ? 1 : 0))
  return sentences(t, [t('manage.no_match'), among])
}

/** Says what was found and how many are selected, once, when the user pauses. */
function useAnnouncements(selection: Selection, view: ManageView): void {
  const { t } = useTexts()
  const { store } = useListScope()
  const { query, filter, matching } = view
  const none = useNoMatchText()
  const current = { t, none, count: matching.length }
  const latest = useRef(current)
  useEffect(() => {
    latest.current = current
  })
  const last = useRef(`${filter} `)
  useEffect(() => {
    const asked = `${filter} ${query}`
    if (asked === last.current) return
    const timer = setTimeout(() => {
      last.current = asked
      const { count, none: text } = latest.current
      store.say(count === 0 ? text : latest.current.t('manage.matching', { count }))
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [store, filter, query])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = selection.subscribe(() => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        const count = selection.keys.size
        if (count > 0) store.say(latest.current.t('manage.selected', { count }))
      }, PAUSE_MS)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [store, selection])
}
