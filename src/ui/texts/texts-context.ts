import { createContext, useContext } from 'react'
import type { TextsLocale } from '../../i18n/locale.ts'
import type { Translate } from './text-key.ts'

/** The texts of one language, and what markup and formatting need to know about it. */
export interface Texts {
  readonly t: Translate
  /** The language of the texts that are really shown: `en` while, or because, the wanted one is not there. */
  readonly lang: string
  /** The direction of those texts. */
  readonly dir: 'ltr' | 'rtl'
  /** For `Intl`: the language shown, with the reader's region where it is known (`en-GB` writes dates its own way). */
  readonly locale: string
  /** `false` while a locale is being loaded. The texts can be shown all the same; they are English until then. */
  readonly ready: boolean
  /** The languages at hand, for a provider further down that is only told which one to show. */
  readonly locales: readonly TextsLocale[]
}

/** Filled by `TextsProvider`. */
export const TextsContext = createContext<Texts | null>(null)

/** The texts of the nearest `TextsProvider`. Throws without one. */
export function useTexts(): Texts {
  const texts = useContext(TextsContext)
  if (!texts) throw new Error('react-device-sessions: useTexts() needs a <DeviceList> or <TextsProvider> above it.')
  return texts
}
