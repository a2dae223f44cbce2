import { type Session, useIsRevoking } from 'react-device-sessions/hooks'
import { nameOf } from './name-of.ts'

interface HeadlessRowProps {
  readonly session: Session
  readonly onEnd: () => void
}

/** `useIsRevoking` is true whichever button started it, and renders this row alone. */
export function HeadlessRow({ session, onEnd }: HeadlessRowProps) {
  const isRevoking = useIsRevoking(session.key)
  const name = nameOf(session)
  return (
    <li>
      <bdi>{name}</bdi> {session.isCurrent === true && <strong>(this one)</strong>}{' '}
      <button type="button" aria-disabled={isRevoking} onClick={() => !isRevoking && onEnd()}>
        {isRevoking ? `Ending ${name}…` : `End ${name}`}
      </button>
    </li>
  )
}
