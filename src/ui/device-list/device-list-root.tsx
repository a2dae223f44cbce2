import {
  type ComponentPropsWithoutRef,
  forwardRef,
  type ReactElement,
  useEffect,
  useId,
  useMemo,
  useState,
} from 'react'
import type { RevocationReport } from '../../hooks/index.ts'
import { useClock } from '../format/clock-context.ts'
import { prepareTimes } from '../format/relative-time.ts'
import type { Wanted } from '../model/state.ts'
import { useTexts } from '../texts/texts-context.ts'
import { fetchAfterClick, fetchAfterClickWhenIdle, useAfterClick } from './after-click.ts'
import { ComponentsContext, type DeviceListComponents, useComponents } from './components.ts'
import { DeviceListAnnouncer } from './device-list-announcer.tsx'
import { Outcomes } from './device-list-outcomes.tsx'
import { Status } from './device-list-status.tsx'
import { DeviceListStepUp, type DeviceListStepUpProps } from './device-list-step-up.tsx'
import { whereNext } from './focus.ts'
import {
  below,
  ChangePasswordContext,
  type HeadingLevel,
  type ListScope,
  ListScopeContext,
  ListViewContext,
  useListState,
  usePlaced,
} from './list-context.ts'
import { ListStore } from './list-store.ts'
import { useLedger } from './use-ledger.ts'
import { useListView } from './use-list-view.ts'
import { useSignOut } from './use-sign-out.ts'
import { type OutcomeWords, useVoice } from './use-voice.ts'
import { whenLoaded } from './when-loaded.ts'

export interface DeviceListRootProps extends Omit<ComponentPropsWithoutRef<'section'>, 'title'> {
  /** The level of the list's heading; what is inside stands one level below. Default 2. */
  readonly headingLevel?: HeadingLevel | undefined
  /** Instead of "Your devices"; `null` where the page has a heading of its own. */
  readonly title?: string | null | undefined
  /** Instead of the sentence below the heading that says what the list is for; `null` where the page says so itself. */
  readonly intro?: string | null | undefined
  /** Told of each sign-out that did anything, or may have. What it throws is reported and ends nothing here. */
  readonly onReport?: ((report: RevocationReport) => unknown) | undefined
  /** Parts of your design system, in place of ours. Default: those of the list around this one, else ours. */
  readonly components?: DeviceListComponents | undefined
  /**
   * Where the password is changed: an address, or a link of your own (`<Link to="/password" />`). "This wasn’t me" leads
   * there; without it, to words alone.
   */
  readonly changePassword?: string | ReactElement | undefined
  /**
   * Asked where the server wants proof of who the user is, and the provider has no `onStepUp`: `<StepUpPasswordForm>`, or a
   * function that gets the question.
   */
  readonly stepUp?: DeviceListStepUpProps['children']
}

interface Reading {
  /** `cached`: shows no list and reads none by itself, and works on what another part of the page has read. Default `list`. */
  readonly reading?: 'list' | 'cached'
  /** Puts sign-outs into words. Left out: fetched with the rest of `after-click`. */
  readonly words?: OutcomeWords
}

/** Not `instanceof`: the list may stand in a frame, whose elements are of another window. */
const isButton = (target: EventTarget) => 'tagName' in target && target.tagName === 'BUTTON'

/** A click may follow. */
function fetchForButton(target: EventTarget): void {
  if (isButton(target)) fetchAfterClick()
}

/** The list of one user at one server: another user is another list, with nothing of this one in it. */
export const DeviceListRoot = forwardRef<HTMLElement, DeviceListRootProps & Reading>(function DeviceListRoot(
  {
    headingLevel = 2,
    title,
    intro,
    onReport,
    components: given,
    changePassword,
    stepUp,
    reading = 'list',
    words,
    children,
    ...props
  },
  ref,
) {
  const texts = useTexts()
  const { t, lang, dir, locale } = texts
  const { timeZone } = useClock()
  const [store] = useState(() => new ListStore())
  const [surface] = useState(() => ({}))
  const ledger = useLedger()
  const view = useListView(reading)
  const { refresh } = view
  const outer = useComponents()
  const components = given ?? outer
  const late = useAfterClick()
  // After the effect of `useListView`, which asks for the list.
  useEffect(() => prepareTimes({ locale, timeZone }), [locale, timeZone])
  useEffect(fetchAfterClickWhenIdle, [])
  const signOut = useSignOut(ledger, surface, onReport)
  useVoice({ ledger, surface, store, shows: reading === 'list' ? 'list' : 'prompt', words }, components.toastSuccess)
  const id = useId()
  const heading = title === undefined ? t('title') : title
  const scope = useMemo<ListScope>(
    () => ({
      store,
      ledger,
      surface,
      signOut,
      read: (why) => {
        const wanted: Wanted =
          why === 'refresh' ? { type: 'refresh', by: surface } : { type: 'check', by: surface, key: why.check }
        ledger.dispatch({ type: 'readWanted', wanted })
        refresh()
      },
      ask: (question, opener, closed = (giveFocusBack) => giveFocusBack()) => {
        const goOn = whereNext(opener)
        const giveFocusBack = () => (opener.isConnected ? opener.focus() : goOn())
        whenLoaded(store, question, texts, () => store.open(question, () => closed(giveFocusBack)))
      },
      toggleDetails: (key) => whenLoaded(store, { details: key }, texts, () => store.toggleDetails(key)),
      headingLevel,
      subheadingLevel: heading === null ? headingLevel : below[headingLevel],
      title: heading,
      intro: intro === undefined ? texts.t('intro') : intro,
      othersTitleId: `${id}others`,
      limitId: `${id}limit`,
    }),
    [store, ledger, surface, signOut, refresh, headingLevel, heading, intro, id, texts],
  )
  return (
    <ListScopeContext.Provider value={scope}>
      <ListViewContext.Provider value={view}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it holds keys back, and acts on none */}
        <section
          aria-label={heading ?? t('title')}
          tabIndex={-1}
          data-device-list=""
          lang={lang}
          dir={dir}
          {...props}
          ref={ref}
          onFocus={(event) => {
            props.onFocus?.(event)
            fetchForButton(event.target)
          }}
          onPointerOver={(event) => {
            props.onPointerOver?.(event)
            fetchForButton(event.target)
          }}
          onKeyDown={(event) => {
            props.onKeyDown?.(event)
            // A held Enter would press whatever the focus comes to: the dialog's button, then the next row's.
            if (event.key === 'Enter' && event.repeat && isButton(event.target)) event.preventDefault()
          }}
        >
          <ComponentsContext.Provider value={components}>
            <ChangePasswordContext.Provider value={changePassword}>
              {reading === 'list' && <WhatIsNotPlaced />}
              {children}
            </ChangePasswordContext.Provider>
            {late && <late.QuestionDialog />}
            {stepUp !== undefined && <DeviceListStepUp>{stepUp}</DeviceListStepUp>}
            <DeviceListAnnouncer />
          </ComponentsContext.Provider>
        </section>
      </ListViewContext.Provider>
    </ListScopeContext.Provider>
  )
})

/** No arrangement leaves out how the list is, and what sign-outs came to. */
function WhatIsNotPlaced() {
  const placed = useListState((state) => state.placed)
  usePlaced('root')
  if (!placed.has('root')) return null
  return (
    <>
      {!placed.has('status') && <Status />}
      {!placed.has('outcomes') && <Outcomes />}
    </>
  )
}
