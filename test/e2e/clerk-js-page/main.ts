import type { LoadedClerk } from '@clerk/shared/types'
import { clerkAdapter } from '../../../src/adapters/clerk.ts'
import type { SessionAdapter } from '../../../src/core/session-adapter.ts'
import { tellAbout } from '../adapter-in-page/tell.ts'

/** The real SDK, from its own script. */
declare const Clerk: LoadedClerk & { load(): Promise<void> }

declare global {
  interface Window {
    clerkPage: {
      readonly clerk: LoadedClerk
      /** Loads the SDK, and answers what the adapter says of itself. */
      start(): Promise<Pick<SessionAdapter, 'id' | 'capabilities'>>
    }
  }
}

const adapter = clerkAdapter({ clerk: () => Clerk, publishableKey: 'pk' })
tellAbout(() => adapter)

window.clerkPage = {
  clerk: Clerk,
  async start() {
    await Clerk.load()
    return { id: adapter.id, capabilities: adapter.capabilities }
  },
}
