// The application's side of the snippets.
import type { SessionAdapter } from 'react-device-sessions'

export declare const getAccessToken: () => string | null
export declare const refresh: () => Promise<boolean>
export declare const user: { readonly id: string }
export declare const signedInUser: () => Promise<{ readonly id: string }>
export declare const adapterFor: (user: { readonly id: string }) => Promise<SessionAdapter>
