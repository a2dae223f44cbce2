import { useEffect, useRef, useState } from 'react'
import type { TextsLocale } from '../../i18n/locale.ts'

/** A locale, or the module that exports it as `default`, which is what `import()` of one of our locales gives. */
export type LoadedLocale = TextsLocale | { readonly default: TextsLocale } | null | undefined

/** Loads one language, e.g. `de-AT`. `null` or a rejection: there is none. */
export type LoadLocale = (language: string) => Promise<LoadedLocale>

async function loadSafely(load: LoadLocale, language: string): Promise<TextsLocale | null> {
  try {
    const answer = await load(language)
    if (!answer) return null
    return 'default' in answer ? answer.default : answer
  } catch {
    return null
  }
}

/**
 * Tries what is `missing`, in order, until one is loaded, and hands it to `keep`. A loader that has nothing, or fails,
 * leaves things as they are. Answers whether there is nothing left to wait for.
 */
export function useLocaleLoader(
  load: LoadLocale | undefined,
  missing: string,
  keep: (locale: TextsLocale) => void,
): boolean {
  const latest = useRef({ load, keep })
  useEffect(() => {
    latest.current = { load, keep }
  })
  const [settled, setSettled] = useState('')
  const canLoad = load !== undefined && missing !== ''
  useEffect(() => {
    if (!canLoad) return
    let wanted = true
    const loadFirst = async () => {
      for (const language of missing.split(' ')) {
        if (!latest.current.load) break
        const locale = await loadSafely(latest.current.load, language)
        if (!wanted) return
        if (locale) {
          latest.current.keep(locale)
          break
        }
      }
      setSettled(missing)
    }
    void loadFirst()
    return () => {
      wanted = false
    }
  }, [canLoad, missing])
  return !canLoad || settled === missing
}
