import { useMemo } from 'react'
import type { SessionCapabilities } from '../../core/capabilities.ts'
import { useSessionScope } from '../../hooks/index.ts'
import { useClock } from '../format/clock-context.ts'
import { isAboutOne } from '../model/state.ts'
import { type Texts, useTexts } from '../texts/texts-context.ts'
import { type DeviceListComponents, useComponents } from './components.ts'
import { type ListScope, useKnown, useListScope, useListState } from './list-context.ts'
import { isQuestion, openingOf } from './list-store.ts'

/** What the rows of a list share. It is read once for all of them, so that a row needs no contexts and no subscriptions. */
export interface RowSetting {
  readonly texts: Texts
  readonly now: number | null
  readonly timeZone: string | undefined
  readonly server: SessionCapabilities
  readonly scope: ListScope
  readonly onSignInAgain: (() => void) | undefined
  readonly Button: DeviceListComponents['Button']
  /** Whether the server wants no list for now, no sign-out of another device, and none of this one. */
  readonly mustWait: Readonly<Record<'list' | 'revoke' | 'signOut', boolean>>
  /** The row whose question waits for the dialog to be loaded. */
  readonly waiting: string | null
  /** The row whose details wait for their file. */
  readonly opening: string | null
}

/** The same object while nothing in it changes, so that it can be a prop of memoized rows. */
export function useRowSetting(): RowSetting {
  const texts = useTexts()
  const { now, timeZone } = useClock()
  const { adapter, onSignInAgain } = useSessionScope()
  const server = adapter.capabilities
  const scope = useListScope()
  const { Button } = useComponents()
  const list = useKnown(({ cooldowns }) => 'list' in cooldowns)
  const revoke = useKnown(({ cooldowns }) => 'revoke' in cooldowns)
  const signOut = useKnown(({ cooldowns }) => 'signOut' in cooldowns)
  const waiting = useListState(({ waiting: wanted }) =>
    isQuestion(wanted) && isAboutOne(wanted) && !wanted.because ? (wanted.meant[0]?.key ?? null) : null,
  )
  const opening = useListState(({ waiting: wanted }) => openingOf(wanted))
  return useMemo(
    () => ({
      texts,
      now,
      timeZone,
      server,
      scope,
      onSignInAgain,
      Button,
      mustWait: { list, revoke, signOut },
      waiting,
      opening,
    }),
    [texts, now, timeZone, server, scope, onSignInAgain, Button, list, revoke, signOut, waiting, opening],
  )
}
