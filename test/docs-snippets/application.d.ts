// What the snippets take from the application around them, and from snippets before them. The kit's own names need not be here.

import type { QueryClient } from '@tanstack/react-query'
import type { ComponentProps, ComponentType, ReactNode } from 'react'
import type { SessionAdapter } from 'react-device-sessions'
import type { ClerkClient } from 'react-device-sessions/adapters/clerk'
import type { StepUpChallenge, StepUpProof } from 'react-device-sessions/hooks'
import type { expect as vitestExpect } from 'vitest'

declare global {
  const adapter: SessionAdapter
  const getAccessToken: () => string | null
  const refresh: () => Promise<boolean>
  const user: { readonly id: string; readonly email: string }
  const navigate: (path: string) => void
  const leave: () => void
  const client: QueryClient
  const prove: (password: string) => Promise<StepUpProof | null>
  const check: (password: string) => Promise<StepUpProof | null>

  // What jest has in every file.
  const test: (name: string, run: () => void | Promise<void>) => void
  const expect: typeof vitestExpect
  const beforeAll: (run: () => void) => void
  const afterAll: (run: () => void) => void

  // Their SDKs, as far as they are used.
  const publishableKey: string
  interface Window {
    readonly Clerk: ClerkClient
  }
  const keycloak: { readonly token?: string; updateToken(seconds: number): Promise<boolean> }
  const logto: { getAccessToken(): Promise<string> }
  const verification: { readonly current: string | null }
  const stackApp: { getUser(): Promise<{ getAuthJson(): Promise<{ readonly accessToken: string | null }> } | null> }
  const oidc: { readonly accessToken: string; readonly profile: { readonly sub: string; readonly sid?: string } }

  // Rows of vendors whose SDK runs on a server, as their documentation has them.
  interface SessionInformation {
    readonly sessionHandle: string
    readonly timeCreated: number
    readonly expiry: number
    readonly sessionDataInDatabase: { readonly userAgent?: string }
  }
  interface StytchSession {
    readonly session_id: string
    readonly started_at: string
    readonly last_accessed_at: string
    readonly expires_at: string
    readonly attributes?: { readonly user_agent: string; readonly ip_address: string }
  }
  interface Auth0Session {
    readonly id: string
    readonly created_at: string
    readonly last_interacted_at: string
    readonly expires_at: string
    readonly device?: { readonly last_user_agent?: string; readonly last_ip?: string }
  }

  // Parts of the application's own.
  interface Dialog {
    readonly open?: boolean
    readonly title: ReactNode
    readonly onClose: () => void
    readonly onClosed?: () => void
    readonly children: ReactNode
  }
  const Button: ComponentType<ComponentProps<'button'> & { readonly size?: 'sm' }>
  const MyButton: ComponentType<ComponentProps<'button'> & { readonly danger?: boolean }>
  const MyDialog: ComponentType<Dialog>
  const MyConfirmation: ComponentType<Dialog>
  const MyPasswordForm: ComponentType<{ readonly onDone: (password: string) => void }>
  const CodeForm: ComponentType<{
    readonly methods: readonly string[]
    readonly onCode: (verificationId: string) => void
    readonly onCancel: () => void
  }>
  const toSignIn: () => void
  const signOut: () => Promise<void>
  const myToasts: { show(text: string): void }
  const myConfirmDialog: (question: {
    readonly challenge: StepUpChallenge
    readonly action: object
    readonly signal: AbortSignal
  }) => Promise<StepUpProof | null>
}
