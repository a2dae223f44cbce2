import { createInstance, type i18n } from 'i18next'
import type { TextsLocale } from '../../i18n/locale.ts'
import { NAMESPACE } from '../../i18n/namespace.ts'
import { english, englishTexts } from './english.ts'
import { type FlatTexts, plainTexts, withPluralFallback } from './flat-texts.ts'
import { canonicalTag } from './languages.ts'
import { coversMost } from './on-a-list.ts'
import type { Lookup } from './translator.ts'

/** The application's i18next. */
export type HostI18n = i18n

/**
 * Our texts in the words of one host, as they are now; another object after each change. It has an i18next instance of ours for
 * each locale, with the host's texts copied in: two lists on one page may show different locales of one language.
 */
class HostTexts {
  /** The languages that the host has translated for the most part itself. */
  readonly translated: readonly string[]
  readonly #overrides: ReadonlyMap<string, FlatTexts>
  readonly #instances = new WeakMap<TextsLocale, i18n>()

  constructor(overrides: ReadonlyMap<string, FlatTexts>) {
    this.#overrides = overrides
    this.translated = [...overrides.keys()].filter((lang) => coversMost(overrides.get(lang) ?? {}))
  }

  /** Looks texts up in the given languages. `getFixedT`, because `useTranslation` of react-i18next 14 renders once in the language before. */
  lookup(langs: readonly string[], from: TextsLocale | null): Lookup {
    const locale = from ?? english
    const instance = this.#instances.get(locale) ?? this.#newInstance(locale)
    this.#instances.set(locale, instance)
    const t = instance.getFixedT(langs, NAMESPACE)
    let added: FlatTexts | null = null
    return (key, options) => {
      const ours = englishTexts()
      // Whatever a locale leaves out is said in our English, in an English one too; what it has stays. Some of ours comes with code that is fetched later.
      if (ours !== added) instance.addResourceBundle(english.lang, NAMESPACE, withPluralFallback(ours), true, false)
      added = ours
      return t(key, options)
    }
  }

  /** What there is in a language: a locale's texts, and the host's in their place. */
  textsOf(lang: string, from: TextsLocale | null): FlatTexts {
    const isFrom = from !== null && (canonicalTag(from.lang) ?? from.lang) === lang
    return { ...(isFrom && plainTexts(from.texts)), ...this.#overrides.get(lang) }
  }

  #newInstance(locale: TextsLocale): i18n {
    const langs = new Set([canonicalTag(locale.lang) ?? locale.lang, ...this.#overrides.keys()])
    const resources = Object.fromEntries(
      [...langs].map((lang) => [lang, { [NAMESPACE]: withPluralFallback(this.textsOf(lang, locale)) }]),
    )
    const instance = createInstance()
    // Flat keys and no separators: a key is looked up as it is written. With resources given, init is synchronous.
    // Escaping is React's work: no value comes here.
    void instance.init({
      resources,
      lng: english.lang,
      fallbackLng: english.lang,
      ns: NAMESPACE,
      defaultNS: NAMESPACE,
      keySeparator: false,
      nsSeparator: false,
    })
    return instance
  }
}

/** Follows the texts of one host, which is only read. */
class HostTextsStore {
  readonly #host: i18n | undefined
  readonly #overrides = new Map<string, FlatTexts>()
  #texts: HostTexts

  constructor(host: i18n | undefined) {
    this.#host = host
    if (host?.isInitialized) this.#copyAll(host)
    this.#texts = new HostTexts(new Map(this.#overrides))
  }

  readonly read = () => this.#texts

  /** Only a mounted tree listens: a server's clones of one host share its store, which would collect their listeners. */
  readonly subscribe = (changed: () => void) => {
    const host = this.#host
    if (!host) return () => {}
    const added = (lng: string, namespace: string) => {
      if (namespace !== NAMESPACE) return
      if (this.#copy(host, lng)) this.#renew()
      changed()
    }
    const follow = () => {
      host.store.on('added', added)
      if (this.#copyAll(host)) this.#renew()
      changed()
    }
    if (host.isInitialized) follow()
    else host.on('initialized', follow)
    return () => {
      host.off('initialized', follow)
      if (host.isInitialized) host.store.off('added', added)
    }
  }

  #renew(): void {
    this.#texts = new HostTexts(new Map(this.#overrides))
  }

  #copyAll(host: i18n): boolean {
    return Object.keys(host.store.data).filter((lng) => this.#copy(host, lng)).length > 0
  }

  /** True when that changed anything. */
  #copy(host: i18n, lng: string): boolean {
    const lang = canonicalTag(lng)
    const texts = plainTexts(host.getResourceBundle(lng, NAMESPACE))
    if (!lang || JSON.stringify(texts) === JSON.stringify(this.#overrides.get(lang) ?? {})) return false
    this.#overrides.set(lang, texts)
    return true
  }
}

/** One per host, and one for no host. */
const stores = new WeakMap<object, HostTextsStore>()
const noHost = {}

export function hostTextsOf(host: i18n | undefined): HostTextsStore {
  const key = host ?? noHost
  const store = stores.get(key) ?? new HostTextsStore(host)
  stores.set(key, store)
  return store
}
