import { createInstance, type i18n } from 'i18next'
import { type ReactNode, useCallback, useContext, useMemo, useState, useSyncExternalStore } from 'react'
import { getI18n, I18nContext } from 'react-i18next'
import type { TextsLocale } from '../../i18n/locale.ts'
import { en } from '../../i18n/locales/en.ts'
import { NAMESPACE } from '../../i18n/namespace.ts'
import { coversMost, type FlatTexts, flatTexts, overridesFrom } from './flat-texts.ts'
import { canonicalTag } from './languages.ts'
import { resolveLanguage } from './resolve-language.ts'
import { TextsContext } from './texts-context.ts'
import { type Lookup, translator } from './translator.ts'
import { type LoadLocale, useLocaleLoader } from './use-locale-loader.ts'

export interface TextsProviderProps {
  /** The language to show, e.g. `de` or `de-AT`. Default: the language of the host's i18next, else English. */
  readonly language?: string | undefined
  /**
   * Languages that can be shown at once, on a server too. English is always there. Objects that stay the same, please.
   * Default: those of the provider above.
   */
  readonly locales?: readonly TextsLocale[] | undefined
  /**
   * Loads a language that is not in `locales`. Asked for `de-AT` first, then for `de`; `null` or a rejection means that
   * there is none, and what is shown stays.
   */
  readonly loadLocale?: LoadLocale | undefined
  readonly children?: ReactNode
}

const english = flatTexts(en.texts)
const none: readonly TextsLocale[] = []

/**
 * Our texts for one host: an i18next instance of our own, with the host's overrides copied in. The host's is only read.
 * Looked up with `getFixedT`, because `useTranslation` of react-i18next 14 renders once in the language before.
 */
class OwnTexts {
  readonly i18n = createInstance()
  readonly #host: i18n | undefined
  readonly #locales = new Map([[en.lang, en]])
  readonly #overrides = new Map<string, FlatTexts>()
  #lookup = this.#newLookup()

  constructor(host: i18n | undefined) {
    this.#host = host
    // Flat keys and no separators: a key is looked up as it is written. With resources given, init is synchronous, and
    // they are copied, or one host's overrides could end up in another's. Escaping is React's work: no value comes here.
    void this.i18n.init({
      resources: { [en.lang]: { [NAMESPACE]: { ...english } } },
      lng: en.lang,
      fallbackLng: en.lang,
      ns: NAMESPACE,
      defaultNS: NAMESPACE,
      keySeparator: false,
      nsSeparator: false,
    })
    if (host?.isInitialized) this.#copyAll(host)
  }

  /** Looks texts up in the given languages. Another function after each change of the host's overrides. */
  readonly lookup = () => this.#lookup

  /** Only a mounted tree listens: a server's clones of one host share its store, which would collect their listeners. */
  readonly subscribe = (changed: () => void) => {
    const host = this.#host
    if (!host) return () => {}
    const added = (lng: string, namespace: string) => {
      if (namespace !== NAMESPACE) return
      this.#copy(host, lng)
      changed()
    }
    const follow = () => {
      host.store.on('added', added)
      this.#copyAll(host)
      changed()
    }
    if (host.isInitialized) follow()
    else host.on('initialized', follow)
    return () => {
      host.off('initialized', follow)
      if (host.isInitialized) host.store.off('added', added)
    }
  }

  /** Makes a locale's texts known. Called while rendering: what it does twice, it does once. */
  use(locale: TextsLocale): void {
    if (this.#locales.get(locale.lang) === locale) return
    this.#locales.set(locale.lang, locale)
    this.#put(canonicalTag(locale.lang) ?? locale.lang)
  }

  readonly translatedByHost = (lang: string) => coversMost(this.#overrides.get(lang) ?? {}, english)

  #newLookup() {
    return (langs: readonly string[]): Lookup => {
      const t = this.i18n.getFixedT(langs, NAMESPACE)
      return (key, options) => t(key, options)
    }
  }

  #copyAll(host: i18n): void {
    for (const lng of Object.keys(host.store.data)) this.#copy(host, lng)
  }

  #copy(host: i18n, lng: string): void {
    const lang = canonicalTag(lng)
    const texts = overridesFrom(host.getResourceBundle(lng, NAMESPACE))
    if (!lang || JSON.stringify(texts) === JSON.stringify(this.#overrides.get(lang) ?? {})) return
    this.#overrides.set(lang, texts)
    this.#put(lang)
    this.#lookup = this.#newLookup()
  }

  #put(lang: string): void {
    const locale = [...this.#locales.values()].find((known) => canonicalTag(known.lang) === lang)
    this.i18n.addResourceBundle(lang, NAMESPACE, { ...flatTexts(locale?.texts), ...this.#overrides.get(lang) })
  }
}

/** One per host, and one for no host. */
const instances = new WeakMap<object, OwnTexts>()
const noHost = {}

function ownTextsOf(host: i18n | undefined): OwnTexts {
  const key = host ?? noHost
  const own = instances.get(key) ?? new OwnTexts(host)
  instances.set(key, own)
  return own
}

/** The languages of a host, its own fallbacks included, e.g. `de-AT de en`. */
function useHostLanguages(host: i18n | undefined): string {
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

/** Gives everything below it our texts, in the host's language or the given one. Changes nothing about the host's i18next. */
export function TextsProvider({ language, locales: given, loadLocale, children }: TextsProviderProps) {
  const outer = useContext(TextsContext)?.locales ?? none
  const locales = given ?? outer
  const host = useContext(I18nContext)?.i18n ?? getI18n()
  const hostLanguages = useHostLanguages(host)
  const own = ownTextsOf(host)
  const lookupIn = useSyncExternalStore(own.subscribe, own.lookup, own.lookup)
  const [loaded, setLoaded] = useState(none)

  const wanted = language === undefined ? hostLanguages.split(' ') : [language]
  const known = [...locales, ...loaded, en]
  const { from, lang, dir, locale, lookup, missing } = resolveLanguage(wanted, known, own.translatedByHost)
  if (from) own.use(from)
  const ready = useLocaleLoader(loadLocale, missing.join(' '), (one) => setLoaded((others) => [one, ...others]))

  const path = lookup.join(' ')
  const t = useMemo(() => translator(lookupIn(path.split(' ')), locale), [lookupIn, path, locale])
  const texts = useMemo(() => ({ t, lang, dir, locale, ready, locales }), [t, lang, dir, locale, ready, locales])
  return <TextsContext.Provider value={texts}>{children}</TextsContext.Provider>
}

/** The texts of the provider above, or else English or the host's language without any. */
export function WithTexts({ children }: { readonly children: ReactNode }) {
  return useContext(TextsContext) ? <>{children}</> : <TextsProvider>{children}</TextsProvider>
}
