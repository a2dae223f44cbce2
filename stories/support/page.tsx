import type { Decorator } from '@storybook/react-vite'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { type Session, type SessionAdapter, SessionProvider, TextsProvider } from 'react-device-sessions'
import type { SessionScope } from 'react-device-sessions/hooks'
import { ar } from 'react-device-sessions/locales/ar'
import { de } from 'react-device-sessions/locales/de'
import { type MemoryAdapterOptions, memoryAdapter } from 'react-device-sessions/testing'
import { fn } from 'storybook/test'
import { loadLocale } from './languages.ts'
import { devices } from './sessions.ts'

/** What stands around a story: an auth server, and what the application told the kit about it. */
export interface PageSetUp {
  /** Default: five devices, and everything works at once. */
  readonly server?: MemoryAdapterOptions
  /** Who signs in elsewhere while a sign-out is under way. */
  readonly meanwhile?: readonly Session[]
  readonly maxSessions?: number
  /** Default: none. */
  readonly onStepUp?: SessionScope['onStepUp']
  /** The room that the application gives to the list, in CSS pixels. Default 640. */
  readonly width?: number
}

/** The page of a story, for its `parameters`. */
export const page = (setUp: PageSetUp): { readonly page: PageSetUp } => ({ page: setUp })

/** The story is about a page that cannot ask for proof: in development the console says so. */
export const cannotAsk = { warnsOf: 'The server wants proof' }

/** On a docs page, in a frame of its own: there a story plays, and its dialog covers nothing else. */
export const framed = { docs: { story: { inline: false, height: '620px' } } }

/** At once; all the others when they are wanted. */
const locales = [de, ar]
const onSignedOut = fn<(reason: string) => void>().mockName('onSignedOut')

/** A server of its own for each story, and nothing left of it in the next. */
function makePage({ server = {}, meanwhile = [] }: PageSetUp): { adapter: SessionAdapter; client: QueryClient } {
  const memory = memoryAdapter({ sessions: devices, ...server })
  const adapter: SessionAdapter = {
    ...memory,
    revoke: async (...args) => {
      const result = await memory.revoke(...args)
      memory.add(...meanwhile)
      return result
    },
  }
  const queries = { retryDelay: 1, refetchOnWindowFocus: false }
  return { adapter, client: new QueryClient({ defaultOptions: { queries } }) }
}

interface PageProps extends PageSetUp {
  readonly children: ReactNode
}

/** A signed-in page of an application, around one list. */
export function Page({ children, maxSessions, onStepUp, width = 640, ...setUp }: PageProps) {
  const [{ adapter, client }] = useState(() => makePage(setUp))
  return (
    <QueryClientProvider client={client}>
      <SessionProvider
        adapter={adapter}
        userId="ada"
        recheckAfterMs={50}
        onSignedOut={onSignedOut}
        {...(maxSessions !== undefined && { maxSessions })}
        {...(onStepUp && { onStepUp })}
      >
        <TextsProvider locales={locales} loadLocale={loadLocale}>
          <div style={{ maxInlineSize: width }}>{children}</div>
        </TextsProvider>
      </SessionProvider>
    </QueryClientProvider>
  )
}

/** Puts a story on a page of its own: see `page`. */
export const onAPage: Decorator = (Story, { parameters }) => {
  const { page: setUp = {} }: Partial<ReturnType<typeof page>> = parameters
  return (
    <Page {...setUp}>
      <Story />
    </Page>
  )
}
