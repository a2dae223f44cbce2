import type { ReactNode } from 'react'
import { SessionError, StepUpPasswordForm } from 'react-device-sessions'
import type { StepUpProof } from 'react-device-sessions/hooks'
import type { Account, User } from '../auth/account.ts'

/** Asks for the password again, and checks it at the server. */
export function StepUpForm({ account, user }: { account: Account; user: User }): ReactNode {
  async function check(password: string): Promise<StepUpProof | null> {
    const failure = await account.confirm(user, password)
    if (failure === 'limited') throw new SessionError('rate_limited', 'Too many sign-ins.')
    if (failure === 'unreachable') throw new SessionError('network', 'The password could not be checked.')
    // The proof is the new token or cookie: the next request carries it by itself.
    return failure === null ? {} : null
  }

  return <StepUpPasswordForm username={user.email} onSubmit={check} />
}
