import { useEffect, useRef, useState } from 'react'
import type { TextsLocale } from '../../i18n/locale.ts'
import { canonicalTag } from './languages.ts'

/** A locale, or the module that exports it as `default`, which is what `import()` of one of our locales gives. */
export type LoadedLocale = TextsLocale | { readonly default: TextsLocale } | null | undefined

/**
 * Loads languages. By name, `{ de: () => import('react-device-sessions/locales/de') }`, so that a bundler finds the files; or a
 * function, which is given one language, e.g. `de-AT`. `null` or a rejection: there is none.
 */
export type LoadLocale =
  | Readonly<Record<string, () => Promise<LoadedLocale>>>
  | ((language: string) => Promise<LoadedLocale>)

async function loadSafely(load: LoadLocale, language: string): Promise<TextsLocale | null> {
  try {
    const answer = await (typeof load === 'function' ? load(language) : load[nameIn(load, language)]?.())
    const locale = answer && 'default' in answer ? answer.default : answer
    return isLocale(locale) ? locale : null
  } catch {
    return null
  }
}

/** The name as the application wrote it: `zh_Hant` is `zh-Hant`. */
function nameIn(load: object, language: string): string {
  return Object.keys(load).find((name) => canonicalTag(name) === language) ?? language
}

/** What a bundler makes of a path that it did not find may be a module all the same. */
function isLocale(locale: unknown): locale is TextsLocale {
  return (
    typeof locale === 'object' &&
    locale !== null &&
    'lang' in locale &&
    typeof locale.lang === 'string' &&
    'texts' in locale
  )
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
