import type { ReactNode } from 'react'
import { SessionProvider } from 'react-device-sessions'
import { adapters } from '../adapters.ts'
import type { Account, User } from '../auth/account.ts'
import { usePreferences } from '../preferences.ts'
import { SideNav } from '../shell/side-nav.tsx'
import { TopBar } from '../shell/top-bar.tsx'
import { PasswordPage } from './password-page.tsx'
import { SecuritySection } from './security-section.tsx'
import { useAskWhenNotListed } from './use-ask-when-not-listed.ts'

/** What a signed-in user sees. The provider is up here, so that the top bar signs out the same way as the list. */
export function SettingsPage({ account, user }: { account: Account; user: User }): ReactNode {
  const { api, origin, page } = usePreferences()
  const Page = page === 'password' ? PasswordPage : SecuritySection
  return (
    <SessionProvider
      adapter={adapters[api][origin]}
      userId={user.id}
      onSignedOut={(reason) => {
        account.end(reason)
      }}
    >
      <AskWhenNotListed account={account} />
      <TopBar user={user} />
      <div className="settings">
        <SideNav />
        <main id="content" className="content" tabIndex={-1}>
          <Page account={account} user={user} />
        </main>
      </div>
    </SessionProvider>
  )
}

function AskWhenNotListed({ account }: { account: Account }): ReactNode {
  useAskWhenNotListed(account)
  return null
}
