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

// As far as they are used; the real ones are not installed here.
declare module '@mui/material' {
  import type { ComponentProps, JSX, ReactNode } from 'react'

  interface Looks {
    readonly size?: 'small' | undefined
    readonly variant?: 'contained' | 'text' | 'outlined' | undefined
    readonly color?: 'inherit' | 'error' | undefined
  }
  export const Button: (props: Omit<ComponentProps<'button'>, 'color'> & Looks) => JSX.Element
  export const Dialog: (props: {
    readonly open: boolean
    readonly onClose: () => void
    readonly disableRestoreFocus?: true
    readonly slotProps?: {
      readonly transition: { readonly onExited: () => void }
      readonly paper: { readonly lang: string; readonly dir: string }
    }
    readonly 'aria-labelledby'?: string
    readonly children: ReactNode
  }) => JSX.Element
  type Plain = (props: { readonly children: ReactNode }) => JSX.Element
  export const DialogActions: Plain
  export const DialogContent: Plain
  export const DialogContentText: Plain
  export const DialogTitle: (props: { readonly id?: string; readonly children: ReactNode }) => JSX.Element
  export const CircularProgress: (props: { readonly 'aria-label': string }) => JSX.Element
  export const List: Plain
  export const ListItem: (props: { readonly secondaryAction: ReactNode; readonly children: ReactNode }) => JSX.Element
  export const ListItemText: (props: { readonly primary: ReactNode; readonly secondary: ReactNode }) => JSX.Element
  export const Alert: (props: {
    readonly severity?: 'error' | 'info' | 'warning' | undefined
    readonly action?: ReactNode
    readonly children: ReactNode
  }) => JSX.Element
}

declare module '@radix-ui/themes' {
  import type { ComponentProps, JSX, ReactNode } from 'react'

  interface Looks {
    readonly variant: 'surface' | 'soft' | 'solid' | 'ghost'
    readonly color: 'red' | 'gray'
  }
  export const Button: (props: Omit<ComponentProps<'button'>, 'color'> & Looks) => JSX.Element
  export const Card: (props: { readonly children: ReactNode }) => JSX.Element
  export const Theme: typeof Card
}
