import { type ComponentPropsWithoutRef, forwardRef, type ReactNode, useState } from 'react'
import { useSessionScope } from '../../hooks/index.ts'
import { Note } from '../device-list/device-list-note.tsx'
import { useKnown, useListScope, useListState, useListView } from '../device-list/list-context.ts'
import type { Row } from '../device-list/list-store.ts'
import { PartElement, type RenderProp } from '../device-list/part.ts'
import { calledName } from '../format/device-name.ts'
import { openIn, resultOf } from '../model/result.ts'
import { receiptsOf } from '../model/standing.ts'
import type { State, Told } from '../model/state.ts'
import { sentences } from '../texts/sentences.ts'
import { useTexts } from '../texts/texts-context.ts'
import { NextSteps } from './next-steps.tsx'
import { receiptText, resultMessage } from './outcome-texts.ts'
import { retryOf } from './retry-question.ts'
import { StandingNote } from './standing-note.tsx'

type DivProps = ComponentPropsWithoutRef<'div'> & RenderProp

/** What sign-outs came to. See `DeviceListOutcomes`. */
export const Outcomes = forwardRef<HTMLDivElement, DivProps>(function Outcomes({ render, ...props }, ref) {
  const state = useKnown(whole)
  const { surface } = useListScope()
  // Next steps stay in the ledger. A list that mounts while they are shown takes no focus.
  const [stepsAtFirst] = useState(state.nextSteps)
  const untold = useUntold(state)
  const inPlace = useListState(({ told }) => told)
  const receipts = receiptsOf(state).filter(({ key }) => !inPlace.has(key))
  const isThere = resultOf(state, surface) !== null || receipts.length + untold.length > 0
  if (!isThere && !state.nextSteps) return null
  return (
    <PartElement as="div" render={render} ours="kept" data-device-list-outcomes="" {...props} ref={ref}>
      <Strip state={state} receipts={receipts} />
      {state.nextSteps && (
        <NextSteps key={state.nextSteps.key} device={state.nextSteps} takesFocus={state.nextSteps !== stepsAtFirst} />
      )}
      {untold.map(({ told, isListed }) => (
        <Untold key={told.key} told={told} isListed={isListed} />
      ))}
    </PartElement>
  )
})

const whole = (state: State) => state

interface UntoldProps {
  readonly told: Told
  readonly isListed: boolean
}

/**
 * What is open and no row on screen says: of sessions that are not on the list any more, and of rows that an application fills with
 * parts of its own. Where the strip counts it already, rows further down the list need not be named.
 */
function useUntold(state: State): readonly UntoldProps[] {
  const { current, others } = useListView()
  const inRows = useListState(({ told }) => told)
  const listed = new Map([current, ...others].flatMap((row) => (row ? keysOf(row) : [])))
  const strips = new Set(state.results.map(({ id }) => id))
  const untold = openIn(state).flatMap((told) => {
    const rowKey = listed.get(told.key)
    const isListed = rowKey !== undefined
    const isTold = isListed && (inRows.has(rowKey) || strips.has(told.of))
    return isTold ? [] : [{ told, isListed }]
  })
  // Where the strip counts them, a few are named besides; of a list that is not known to its end there may be hundreds.
  const counted = untold.filter(({ told }) => strips.has(told.of))
  return counted.length > MOST_NAMED ? untold.filter((each) => !counted.includes(each)) : untold
}

const MOST_NAMED = 4

/** A row that got another key since is found by its id. */
const keysOf = ({ key, session }: Row): readonly (readonly [string, string])[] => [
  [session.key, key],
  [session.id, key],
  [key, key],
]

function Untold({ told, isListed }: UntoldProps) {
  const { key, session, apart, standing } = told
  const name = calledName(told, useTexts().t)
  return (
    <StandingNote
      standing={standing}
      row={{ key, session, apart, name, label: name, facts: [], isProbablyHere: false }}
      isListed={isListed}
      isNamed
    />
  )
}

interface StripProps {
  readonly state: State
  /** Receipts that have no place in the list. */
  readonly receipts: readonly Told[]
}

/** What the last sign-out came to, until the person does something else. */
function Strip({ state, receipts }: StripProps): ReactNode {
  const texts = useTexts()
  const { ask, read, signOut, surface } = useListScope()
  const view = useListView()
  const { capabilities } = useSessionScope().adapter
  const result = resultOf(state, surface)
  const retry = result && retryOf(result, view, capabilities)
  const isLimited = retry !== null && retry.ask.operation in state.cooldowns
  const receipt = receiptText(texts, state, receipts, capabilities.accessTokenLagSeconds)
  const message = result && resultMessage(texts, result, capabilities.accessTokenLagSeconds, isLimited ? 'told' : 0)
  if (!message) return receipt && <Note message={{ tone: 'good', text: receipt, action: null }} onAction={() => {}} />
  // Without a list there is nothing to check against.
  const next = message.action === 'check' && capabilities.list === 'none' ? null : message.action
  const action = result.type === 'reported' && retry ? 'retry' : next
  const text = sentences(texts.t, [message.text, receipt])
  return (
    <Note
      message={{ ...message, text, action }}
      isOff={action === 'check' ? 'list' in state.cooldowns : isLimited}
      onAction={({ currentTarget }) => {
        if (action === 'check' || !retry) return read({ check: null })
        return retry.type === 'ask' ? ask(retry.ask, currentTarget) : signOut(retry.ask)
      }}
    />
  )
}
