declare module '*.css'

declare module 'next/navigation' {
  export function redirect(path: string): never
}

declare module '@supabase/supabase-js' {
  // The client's `auth` is that of `@supabase/auth-js`, which is installed.
  import type { GoTrueClient } from '@supabase/auth-js'

  export function createClient(
    url: string,
    key: string,
  ): {
    readonly auth: GoTrueClient
    rpc(name: string, args?: object): PromiseLike<{ data: unknown; error: object | null; status: number }>
  }
}

declare module '@/components/ui/card' {
  import type { ComponentProps, JSX } from 'react'

  export const Card: (props: ComponentProps<'div'>) => JSX.Element
  export const CardContent: typeof Card
  export const CardDescription: typeof Card
  export const CardHeader: typeof Card
  export const CardTitle: typeof Card
}

declare module 'react-native' {
  import type { JSX, ReactElement, ReactNode } from 'react'

  export const Text: (props: { readonly children: ReactNode }) => JSX.Element
  export const Pressable: (props: {
    readonly disabled?: boolean
    readonly onPress: () => void
    readonly children: ReactNode
  }) => JSX.Element
  export const FlatList: <Item>(props: {
    readonly data: readonly Item[] | undefined
    readonly keyExtractor: (item: Item) => string
    readonly renderItem: (info: { readonly item: Item }) => ReactElement
  }) => JSX.Element
}
