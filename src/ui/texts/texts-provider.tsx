import {
  type ReactElement,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react'
import { getI18n, I18nContext } from 'react-i18next'
import type { TextsLocale } from '../../i18n/locale.ts'
import { english } from './english.ts'
import { type HostI18n, hostTextsOf } from './host-texts.ts'
import { canonicalTag } from './languages.ts'
import { resolveLanguage } from './resolve-language.ts'
import { TextsContext } from './texts-context.ts'
import { translator } from './translator.ts'
import { type LoadLocale, useLocaleLoader } from './use-locale-loader.ts'
import { warnOfMissingTexts } from './warn-of-missing-texts.ts'

export interface TextsProviderProps {
  /** The language to show, e.g. `de` or `de-AT`. Default: the language of the host's i18next, else English. */
  readonly language?: string | undefined
  /**
   * Languages that can be shown at once, on a server too. English is always there. Pass the same objects at each render.
   * Default: those of the provider above.
   */
  readonly locales?: readonly TextsLocale[] | undefined
  /**
   * Loads a language that is not in `locales`: `{ de: () => import('react-device-sessions/locales/de') }`, written out, so that
   * a bundler finds the files. Or a function, which is asked for `de-AT` first, then for `de`. `null` or a rejection means that
   * there is none, and what is shown stays.
   */
  readonly loadLocale?: LoadLocale | undefined
  readonly children?: ReactNode
}

const none: readonly TextsLocale[] = []

/** The languages of a host, its own fallbacks included, e.g. `de-AT de en`. */
function useHostLanguages(host: HostI18n | undefined): string {
  const subscribe = useCallback(
    (changed: () => void) => {
      host?.on('languageChanged', changed)
      return () => {
        host?.off('languageChanged', changed)
      }
    },
    [host],
  )
  const read = () => [...(host?.languages ?? [])].join(' ')
  return useSyncExternalStore(subscribe, read, read)
}

/** The list as it was while it holds the same: an application writes `locales={[de, ar]}` anew each time it renders. */
function useSameList<Item>(list: readonly Item[]): readonly Item[] {
  const [kept, keep] = useState(list)
  const isSame = kept.length === list.length && kept.every((item, at) => item === list[at])
  if (!isSame) keep(list)
  return isSame ? kept : list
}

/** Gives everything below it our texts, in the host's language or the given one. Changes nothing about the host's i18next. */
export function TextsProvider({ language, locales: given, loadLocale, children }: TextsProviderProps): ReactElement {
  const outer = useContext(TextsContext)?.locales ?? none
  const locales = useSameList(given ?? outer)
  const host = useContext(I18nContext)?.i18n ?? getI18n()
  const hostLanguages = useHostLanguages(host)
  const own = hostTextsOf(host)
  const hostTexts = useSyncExternalStore(own.subscribe, own.read, own.read)
  const [loaded, setLoaded] = useState(none)

  const wanted = language === undefined ? hostLanguages.split(' ') : [language]
  const loadable =
    typeof loadLocale === 'object' ? Object.keys(loadLocale).map((name) => canonicalTag(name) ?? name) : null
  const { from, lang, dir, locale, lookup, missing } = resolveLanguage(wanted, {
    // The last locale of a language counts, so an application's own English comes before this package's.
    locales: [english, ...locales, ...loaded],
    translated: hostTexts.translated,
    loadable,
  })
  const ready = useLocaleLoader(loadLocale, missing.join(' '), (one) => setLoaded((others) => [one, ...others]))
  useEffect(() => {
    if (process.env.NODE_ENV !== 'production' && ready)
      warnOfMissingTexts(wanted[0] ?? '', lang, hostTexts.textsOf(lang, from))
  })

  const path = lookup.join(' ')
  const t = useMemo(
    () => translator(hostTexts.lookup(path.split(' '), from), locale, dir),
    [hostTexts, path, from, locale, dir],
  )
  const texts = useMemo(() => ({ t, lang, dir, locale, ready, locales }), [t, lang, dir, locale, ready, locales])
  return <TextsContext.Provider value={texts}>{children}</TextsContext.Provider>
}

/** The texts of the provider above, or else English or the host's language without any. */
export function WithTexts({ children }: { readonly children: ReactNode }) {
  return useContext(TextsContext) ? <>{children}</> : <TextsProvider>{children}</TextsProvider>
}
