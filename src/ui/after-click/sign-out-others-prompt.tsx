import { forwardRef, useEffect, useRef } from 'react'
import { useSessionScope } from '../../hooks/index.ts'
import { english } from '../../i18n/english/after-click.ts'
import { DeviceListButton } from '../device-list/device-list-button.tsx'
import { DeviceListHeader, DeviceListTitle } from '../device-list/device-list-header.tsx'
import { Note } from '../device-list/device-list-note.tsx'
import { DeviceListRoot, type DeviceListRootProps } from '../device-list/device-list-root.tsx'
import { Limit, latestOf, Problem } from '../device-list/device-list-status.tsx'
import { useKnown, useListScope, useListView } from '../device-list/list-context.ts'
import { underSpinner } from '../device-list/row-button.tsx'
import { useWayToProve } from '../device-list/use-way-to-prove.ts'
import { resultOf } from '../model/result.ts'
import { isEndingOthers } from '../model/standing.ts'
import type { State } from '../model/state.ts'
import { addEnglish } from '../texts/english.ts'
import { errorAction } from '../texts/error-action.ts'
import { sentences } from '../texts/sentences.ts'
import { useTexts } from '../texts/texts-context.ts'
import { type LanguageProps, TextsFor } from '../texts/texts-for.tsx'
import { eventWords } from './event-texts.ts'
import { lagText, resultMessage } from './outcome-texts.ts'
import { toastSuccess } from './toasts.tsx'

// It may be on a page without a list.
addEnglish(english)

interface PromptProps extends Omit<DeviceListRootProps, 'title' | 'intro' | 'children' | 'changePassword'> {
  /** What was just changed. Default `password`. */
  readonly reason?: 'password' | 'factor' | undefined
  /** Instead of "Your password was changed". */
  readonly title?: string | undefined
  /** Called when the user closes the prompt. Without it there is no "Not now" and no "Close". Move the focus to where your page goes on. */
  readonly onDismiss?: (() => void) | undefined
}

/** The props of `<SignOutOthersPrompt>`: those of a `<section>`, and these. */
export interface SignOutOthersPromptProps extends PromptProps, LanguageProps {}

/**
 * For the page where a password or another factor was just changed: "Sign out all other devices too?" (ASVS 5.0 7.4.3). It is
 * the question itself, so no other one follows. Needs no list to have been read, and reads one only to see what became of
 * the sign-out. Renders a `<section>`; nothing where the server cannot do it. Needs what `<DeviceList>` needs.
 */
export const SignOutOthersPrompt = forwardRef<HTMLElement, SignOutOthersPromptProps>(function SignOutOthersPrompt(
  { language, locales, loadLocale, ...props },
  ref,
) {
  const { adapter, userId } = useSessionScope()
  if (adapter.capabilities.revokeOthers === 'none') return null
  return (
    <TextsFor language={language} locales={locales} loadLocale={loadLocale}>
      <Prompt key={JSON.stringify([adapter.id, userId])} {...props} ref={ref} />
    </TextsFor>
  )
})

/** The prompt itself is the question, so the words of outcomes are loaded with it. */
const words = { eventWords, toastSuccess }

const Prompt = forwardRef<HTMLElement, PromptProps>(function Prompt(
  { reason = 'password', title, onDismiss, ...props },
  ref,
) {
  const { t } = useTexts()
  return (
    <DeviceListRoot
      data-device-list-prompt=""
      title={title ?? t(`prompt.${reason}`)}
      {...props}
      reading="cached"
      words={words}
      ref={ref}
    >
      <DeviceListHeader>
        <DeviceListTitle />
      </DeviceListHeader>
      <Problem />
      <Question onDismiss={onDismiss} />
    </DeviceListRoot>
  )
})

function Question({ onDismiss }: Pick<PromptProps, 'onDismiss'>) {
  const texts = useTexts()
  const { t } = texts
  const { signOut, read, surface, limitId, title } = useListScope()
  const { status, read: known, current, others } = useListView()
  const { adapter, onSignInAgain } = useSessionScope()
  const { capabilities } = adapter
  const lag = capabilities.accessTokenLagSeconds
  const state = useKnown(whole)
  const result = resultOf(state, surface)
  const isRevoking = isEndingOthers(state)
  const mustWait = 'revokeOthers' in state.cooldowns
  const refusal = result?.type === 'refused' ? errorAction(result.error) : 'retry'
  const way = useWayToProve(refusal === 'confirm')
  const next = refusal === 'confirm' ? way : refusal
  // By a read that is known already: there is nothing to ask.
  const isAlone = known?.complete === true && current !== null && others.length === 0 && !capabilities.hidesSessions
  const question = t(isAlone ? 'list.only_this' : 'prompt.question')
  useSayOnce(sentences(t, [title, question]))
  if (status === 'signed-out') return null

  const message = result && resultMessage(texts, result, lag, mustWait ? 'told' : 0)
  const isDone = message?.tone === 'good'
  const isAgain = message !== null && next !== null
  const label = isAgain ? t(next === 'check' ? 'action.retry' : `action.${next}`) : t('sign_out_others')
  const canCheck = result?.type === 'reported' && message?.action === 'check' && capabilities.list !== 'none'
  return (
    <>
      {latestOf(state) > 0 && <Limit until={latestOf(state)} />}
      {message && !isRevoking ? (
        <Note
          message={{ ...message, action: canCheck ? 'check' : null }}
          isOff={'list' in state.cooldowns}
          onAction={() => read({ check: null })}
        />
      ) : (
        <p data-device-list-hint="">
          {isRevoking
            ? t('status.signing_out_others')
            : isAlone
              ? question
              : sentences(t, [question, lagText(texts, lag, 'several'), t('confirm.current_stays')])}
        </p>
      )}
      <div data-device-list-prompt-actions="">
        {!isDone && !isAlone && next && (
          <DeviceListButton
            variant="danger"
            aria-label={isRevoking ? t('status.signing_out_others') : undefined}
            aria-disabled={isRevoking || mustWait || undefined}
            aria-describedby={mustWait ? limitId : undefined}
            onClick={() =>
              next === 'sign_in'
                ? onSignInAgain?.()
                : signOut({ operation: 'revokeOthers', meant: current ? others : [] })
            }
          >
            {isRevoking ? underSpinner(label) : <span>{label}</span>}
          </DeviceListButton>
        )}
        {onDismiss && (
          <DeviceListButton onClick={onDismiss}>
            {t(isDone || isAlone || !next ? 'close' : 'prompt.later')}
          </DeviceListButton>
        )}
      </div>
    </>
  )
}

const whole = (state: State) => state

/** Announces a text when the prompt appears: the focus is elsewhere then (WCAG 4.1.3). */
function useSayOnce(text: string): void {
  const { store } = useListScope()
  const latest = useRef(text)
  useEffect(() => {
    latest.current = text
  })
  useEffect(() => {
    // A timer, because React runs effects twice in development.
    const timer = setTimeout(() => store.say(latest.current))
    return () => clearTimeout(timer)
  }, [store])
}
