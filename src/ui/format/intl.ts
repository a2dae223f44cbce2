/**
 * Formatters are slow to make and the same on every row: each is made once. `null` where the platform lacks it, or refuses
 * the locale, the time zone or the option; every caller has something plainer to say then.
 */
function once<Options, Formatter>(make: (locale: string, options: Options) => Formatter) {
  const made = new Map<string, Formatter | null>()
  return (locale: string, options: Options): Formatter | null => {
    const key = `${locale} ${JSON.stringify(options)}`
    const known = made.get(key)
    if (known !== undefined) return known
    let formatter: Formatter | null
    try {
      formatter = make(locale, options)
    } catch {
      formatter = null
    }
    made.set(key, formatter)
    return formatter
  }
}

export const dateTimeFormat = once(
  (locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
)
export const numberFormat = once((locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options))
export const relativeTimeFormat = once(
  (locale, options: Intl.RelativeTimeFormatOptions) => new Intl.RelativeTimeFormat(locale, options),
)
export const displayNames = once(
  (locale, options: Intl.DisplayNamesOptions) => new Intl.DisplayNames([locale], options),
)

/** A number in the reader's digits and grouping. */
export function formatNumber(value: number, locale: string): string {
  return numberFormat(locale, {})?.format(value) ?? String(value)
}

export const listFormat = once((locale, options: Intl.ListFormatOptions) => new Intl.ListFormat(locale, options))

/** "A, B and C", as the language joins them. */
export function formatList(items: readonly string[], locale: string): string {
  return listFormat(locale, {})?.format(items) ?? items.join(', ')
}
