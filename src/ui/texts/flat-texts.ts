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
 * A host's texts in place of ours. `{{count, number}}` becomes `{{count}}`: our values arrive formatted, and a formatter
 * of i18next would make `NaN` of them.
 */
export function overridesFrom(bundle: unknown): FlatTexts {
  return Object.fromEntries(
    Object.entries(flatTexts(bundle)).map(([key, text]) => [key, text.replace(/\{\{([^{},]+),[^{}]*\}\}/g, '{{$1}}')]),
  )
}

const withoutPlural = (key: string) => key.replace(/_(?:zero|one|two|few|many|other)$/, '')

/** Whether texts cover at least half of ours, so that a screen in them can be called a screen in their language. */
export function coversMost(texts: FlatTexts, ours: FlatTexts): boolean {
  const wanted = new Set(Object.keys(ours).map(withoutPlural))
  const covered = new Set(
    Object.keys(texts)
      .map(withoutPlural)
      .filter((key) => wanted.has(key)),
  )
  return covered.size * 2 >= wanted.size
}
