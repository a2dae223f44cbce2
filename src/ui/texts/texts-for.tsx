import type { ReactNode } from 'react'
import { TextsProvider, type TextsProviderProps, WithTexts } from './texts-provider.tsx'

/** What a component of ours takes to speak a language of its own. */
export type LanguageProps = Pick<TextsProviderProps, 'language' | 'locales' | 'loadLocale'>

/** The texts that are asked for here, else those of the provider above. */
export function TextsFor({ children, ...asked }: LanguageProps & { readonly children: ReactNode }) {
  const isAsked = asked.language || asked.locales || asked.loadLocale
  return isAsked ? <TextsProvider {...asked}>{children}</TextsProvider> : <WithTexts>{children}</WithTexts>
}
