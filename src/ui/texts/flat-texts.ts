/** Texts by dotted key (`auth.sessions.revoke.success`), plural endings included. */
export type FlatTexts = Readonly<Record<string, string>>

/**
 * Nested texts, flattened. Keys that are dotted already, as a host with `keySeparator: false` writes them, come out the
 * same. Empty texts are left out: translation tools write them for "not translated yet".
 */
export function flatTexts(texts: unknown, path = ''): FlatTexts {
  if (typeof texts === 'string') return texts === '' ? {} : { [path]: texts }
  if (typeof texts !== 'object' || texts === null) return {}
  return Object.assign(
    {},
    ...Object.entries(texts).map(([key, value]) => flatTexts(value, path === '' ? key : `${path}.${key}`)),
  )
}

/**
 * Texts that were written for i18next. `{{count, number}}` becomes `{{count}}`: our values arrive formatted, and a formatter
 * of i18next would make `NaN` of them.
 */
export function plainTexts(bundle: unknown): FlatTexts {
  return Object.fromEntries(
    Object.entries(flatTexts(bundle)).map(([key, text]) => [key, text.replace(/\{\{([^{},]+),[^{}]*\}\}/g, '{{$1}}')]),
  )
}

/**
 * The same texts, and under the bare key of a counted one its `_other` form: i18next takes that where a form is missing, before it looks into another language. (Newer versions
 * look for `_other` by themselves.) What forms a language has differs between engines: French got `_many` in CLDR 38, Hebrew lost it in CLDR 42.
 */
export function withPluralFallback(texts: FlatTexts): FlatTexts {
  const others = Object.entries(texts).filter(([key]) => key.endsWith('_other'))
  return { ...Object.fromEntries(others.map(([key, text]) => [withoutPlural(key), text])), ...texts }
}

export const withoutPlural = (key: string) => key.replace(/_(?:zero|one|two|few|many|other)$/, '')
