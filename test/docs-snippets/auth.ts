// The application's side of the snippets.
export declare const getAccessToken: () => string | null
export declare const refresh: () => Promise<boolean>
export declare const user: { readonly id: string }
