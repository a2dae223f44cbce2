/**
 * A language in its own name, as its readers look for it: "Deutsch", "português (Brasil)". A variant of our own is told by its mark: "Deutsch (du)". `of`: in
 * the words of which language; its own by default.
 */
export function languageName(lang: string, of = lang): string {
  const [standard = lang, variant] = lang.split('-x-')
  const [words = of] = of.split('-x-')
  const name =
    new Intl.DisplayNames([words], { type: 'language', languageDisplay: 'standard' }).of(standard) ?? standard
  return variant === undefined ? name : `${name} (${variant})`
}
