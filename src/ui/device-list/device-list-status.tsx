import { type ComponentPropsWithoutRef, forwardRef, type ReactNode } from 'react'
import type { SessionsRead } from '../../core/read-sessions.ts'
import { useSessionScope } from '../../hooks/index.ts'
import type { State } from '../model/state.ts'
import { errorText, waitText } from '../texts/error-text.ts'
import { sentences } from '../texts/sentences.ts'
import { type Texts, useTexts } from '../texts/texts-context.ts'
import { useAfterClick } from './after-click.ts'
import { DeviceListButton } from './device-list-button.tsx'
import { Note } from './device-list-note.tsx'
import { othersOffer } from './device-list-others.tsx'
import { listCooldown, StaleText } from './device-list-refresh.tsx'
import { failedText } from './failed-text.ts'
import { useKnown, useListScope, useListState, useListView, usePlaced } from './list-context.ts'
import { isQuestion, type Opening, type Question } from './list-store.ts'
import { PartElement, type RenderProp } from './part.ts'
import { useReadAgain } from './use-read-again.ts'
import { useRemaining } from './use-remaining.ts'

type DivProps = ComponentPropsWithoutRef<'div'> & RenderProp

/**
 * How the list is: being loaded, not loaded, out of date, limited by the server, empty, not whole, or without a device that is known to
 * be this one; nothing where it is as it should be. Drawn at the top by `<DeviceList>` unless it is placed. Renders a `<div>`.
 */
export const DeviceListStatus = forwardRef<HTMLDivElement, DivProps>(function DeviceListStatus(props, ref) {
  usePlaced('status')
  return <Status {...props} ref={ref} />
})

/** The same, drawn by the root where the application does not place it. */
export const Status = forwardRef<HTMLDivElement, DivProps>(function Status({ render, ...props }, ref) {
  const { status, error } = useListView()
  const limit = useKnown(latestOf)
  const missing = useListState((state) => state.stuck)
  // Once the file is there, nothing is stuck.
  const stuck = useAfterClick() ? null : missing
  const summary = useSummary()
  const isToldElsewhere = useListState(({ placed }) => placed.has('refresh'))
  const isStale = status === 'ready' && error !== null && !isToldElsewhere
  const isProblem = status === 'failed' || status === 'signed-out'
  if (status !== 'loading' && !isProblem && !isStale && stuck === null && limit === 0 && summary === '') return null
  return (
    <PartElement as="div" render={render} ours="kept" data-device-list-status="" {...props} ref={ref}>
      {isProblem && <Problem />}
      {status === 'loading' && <Skeleton />}
      {isStale && <Stale />}
      {stuck !== null && <Stuck what={stuck} />}
      {limit > 0 && <Limit until={limit} />}
      {summary !== '' && <p data-device-list-hint="">{summary}</p>}
    </PartElement>
  )
})

/** Stands where the rows will be. */
function Skeleton() {
  return (
    <div data-device-list-skeleton="" aria-busy="true">
      {[0, 1, 2].map((bone) => (
        <div key={bone} data-device-list-item="" aria-hidden="true">
          <span data-device-list-icon="" />
          <span>
            <span data-device-list-bone="" />
            <span data-device-list-bone="" />
          </span>
        </div>
      ))}
    </div>
  )
}

/** Why there is no list: it could not be loaded, or this browser is signed out; else nothing. */
export function Problem(): ReactNode {
  const texts = useTexts()
  const { t } = texts
  const { subheadingLevel } = useListScope()
  const { status, error } = useListView()
  const again = useReadAgain()
  const remaining = useRemaining(useKnown(listCooldown))
  const Heading = `h${subheadingLevel}` as const
  if (!error || (status !== 'failed' && status !== 'signed-out')) return null
  const isFailed = status === 'failed'
  return (
    <div data-device-list-panel="">
      {isFailed && (
        <span data-device-list-icon="problem">
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M12 4.5 20.5 19h-17L12 4.5M12 10.5v3.5M12 16.4v.1" />
          </svg>
        </span>
      )}
      <Heading data-device-list-panel-title="">{t(isFailed ? 'load.failed' : 'signed_out.title')}</Heading>
      <p data-device-list-hint="">
        {isFailed
          ? errorText(texts, error, 'list', error.retryAfterMs === null ? null : remaining, 'short')
          : t('signed_out.body')}
      </p>
      {isFailed && (
        <DeviceListButton aria-disabled={again.isBusy || remaining > 0 || undefined} onClick={again.run}>
          {t(`action.${again.action}`)}
        </DeviceListButton>
      )}
    </div>
  )
}

/** What `DeviceListRefresh` says of a list that could not be read anew, where that is not placed. */
function Stale(): ReactNode {
  const again = useReadAgain()
  const remaining = useRemaining(useKnown(listCooldown))
  return (
    <Note
      message={{ tone: 'warn', text: <StaleText />, action: again.action }}
      isOff={again.isBusy || remaining > 0}
      onAction={again.run}
    />
  )
}

/** What to say when a file could not be loaded. For a question: that nothing was done. For outcomes: that something went wrong. */
export function stuckText(texts: Texts, stuck: Question | Opening | 'outcomes'): string {
  const { t } = texts
  if (stuck === 'outcomes') return t('error.unknown')
  return sentences(t, [isQuestion(stuck) && failedText(texts, stuck), t('error.invalid_request')])
}

function Stuck({ what }: { readonly what: Question | Opening | 'outcomes' }): ReactNode {
  const texts = useTexts()
  return <Note message={{ tone: 'bad', text: stuckText(texts, what), action: null }} onAction={() => {}} />
}

/** Until when the server wants no further sign-out; 0: it said nothing. The list has a countdown of its own. */
export function latestOf({ cooldowns: { list: _list, ...others } }: State): number {
  return Math.max(0, ...Object.values(others))
}

/** How long the server wants no further sign-out. */
export function Limit({ until }: { readonly until: number }): ReactNode {
  const { limitId } = useListScope()
  const text = waitText(useTexts(), useRemaining(until), 'short')
  return <Note id={limitId} message={{ tone: 'warn', text, action: null }} onAction={() => {}} />
}

/** How much is shown of a list that was not read to its end. */
export function extentText(t: Texts['t'], { total }: SessionsRead, shown: number): string {
  return total === null ? t('list.incomplete_unknown', { count: shown }) : t('list.incomplete', { shown, total })
}

/** What has to be known to read the list right: that it is all, or not all, or that this device is not known. */
function useSummary(): string {
  const { t } = useTexts()
  const view = useListView()
  const { capabilities } = useSessionScope().adapter
  const { status, read, current, others } = view
  const own = current ? 1 : 0
  // On screen, which may be less than what was read.
  const shown = useListState((state) => Math.min(others.length, state.shown)) + own
  const extent = !read
    ? status === 'unlisted' && t('error.list_not_found')
    : !read.complete
      ? extentText(t, read, shown)
      : others.length + own === 0
        ? t('list.empty')
        : others.length === 0 && !capabilities.hidesSessions && t('list.only_this')
  return sentences(t, [
    extent,
    others.length > 0 && !current && !others.some(({ isProbablyHere }) => isProbablyHere) && t('list.current_unknown'),
    othersOffer(view, capabilities) === 'unsafe' && t('list.others_unavailable'),
  ])
}
