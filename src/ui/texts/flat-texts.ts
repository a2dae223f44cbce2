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

/**
 * The same texts, and under the bare key of a counted one its `_other` form: i18next takes that where a form is missing, before it looks into another language. (Newer versions
 * look for `_other` by themselves.) What forms a language has differs between engines: French got `_many` in CLDR 38, Hebrew lost it in CLDR 42.
 */
export function withPluralFallback(texts: FlatTexts): FlatTexts {
  const others = Object.entries(texts).filter(([key]) => key.endsWith('_other'))
  return { ...Object.fromEntries(others.map(([key, text]) => [withoutPlural(key), text])), ...texts }
}

const withoutPlural = (key: string) => key.replace(/_(?:zero|one|two|few|many|other)$/, '')

/** What a list can show besides what goes wrong: the texts by which a language is judged. */
const ON_A_LIST =
  /^(?:title|intro|sign_out|sign_out_others|cancel|lag|list\.(?:others|only_this|as_of|refresh|refreshing|refreshed)|load\.(?:loading|loaded)|row\.(?:this_device|last_active|signed_in|signing_out)|confirm\.(?:one|one_body|current|current_body|current_stays|others_stay|others|others_action)|status\..*|auth\.sessions\.revoke\.success|auth\.sessions\.revoke_all\.success|device\.(?:unknown|on|desktop|mobile)|place\.near|time\.just_now)$/

/** The texts of a list that are not there, by key. */
export function missingOnAList(texts: FlatTexts, ours: FlatTexts): readonly string[] {
  const there = new Set(Object.keys(texts).map(withoutPlural))
  return wantedOnAList(ours).filter((key) => !there.has(key))
}

const wantedOnAList = (ours: FlatTexts) =>
  [...new Set(Object.keys(ours).map(withoutPlural))].filter((key) => ON_A_LIST.test(key))

/** Whether texts cover at least half of what a list shows, so that a screen in them can be called a screen in their language. */
export function coversMost(texts: FlatTexts, ours: FlatTexts): boolean {
  return missingOnAList(texts, ours).length * 2 <= wantedOnAList(ours).length
}
