import { lookupChain } from './languages.ts'

/** One language under several tags: old and new codes, and Norwegian, which is written `no`, `nb` and `nn` and read by readers of each. */
const written: ReadonlyMap<string, readonly string[]> = new Map([
  ['no', ['nb', 'nn']],
  ['nb', ['no', 'nn']],
  ['nn', ['nb', 'no']],
  ['iw', ['he']],
  ['in', ['id']],
  ['tl', ['fil']],
  ['ji', ['yi']],
])

/** The form of a language that is meant where none is named. */
const usual: ReadonlyMap<string, string> = new Map([['pt', 'pt-BR']])

/** A form of a language, and the regions that write the language so. */
type Standard = readonly [tag: string, regions: ReadonlySet<string>]

const standard = (tag: string, regions: string): Standard => [tag, new Set(regions.split(' '))]

/**
 * Regions that write a language as another region does: `parentLocales` of CLDR 48. There the English of the world is `en-001`, of which
 * `en-GB` is one, and in practice the one that there are texts in.
 */
const standards: ReadonlyMap<string, Standard> = new Map([
  [
    'en',
    standard(
      'en-GB',
      '001 150 AG AI AT AU BB BE BM BS BW BZ CC CH CK CM CX CY CZ DE DG DK DM EE ER ES FI FJ FK FM FR GB GD GE GG GH GI GM GS GY HK HU ID IE IL IM IN IO IT JE JM KE KI KN KY LC LR LS LT LV MG MO MS MT MU MV MW MY NA NF NG NL NO NR NU NZ PG PK PL PN PT PW RO RW SB SC SD SE SG SH SI SK SL SS SX SZ TC TK TO TT TV TZ UA UG VC VG VU WS ZA ZM ZW',
    ),
  ],
  ['es', standard('es-419', '419 AR BO BR BZ CL CO CR CU DO EC GT HN JP MX NI PA PE PR PY SV US UY VE')],
  ['pt', standard('pt-PT', 'AO CH CV FR GQ GW LU MO MZ PT ST TL')],
])

/** Where Chinese is written in the traditional script: for engines that cannot say so. */
const TRADITIONAL = /^zh-(?:TW|HK|MO)$/

/** The script that a tag means without naming it: `zh-TW` is `Hant`, `zh` is `Hans`. Empty where it is not known. */
export function scriptOf(tag: string): string {
  try {
    return new Intl.Locale(tag).maximize().script ?? ''
  } catch {
    if (tag.startsWith('zh')) return TRADITIONAL.test(tag) || tag.includes('Hant') ? 'Hant' : 'Hans'
    return ''
  }
}

/** Languages whose files, an application's or ours, may name their script. */
const writtenInTwo = new Set(['zh', 'sr'])

const languageOf = (tag: string) => tag.split('-')[0] ?? tag
const regionOf = (tag: string) => tag.split('-').find((part) => /^(?:[A-Z]{2}|\d{3})$/.test(part))
/** A private form, given only where it is asked for by name: `de-x-du`. */
const isPrivate = (tag: string) => tag.includes('-x-')

/** A tag and what may stand in for it, nearest first: `zh-TW`, `zh-Hant-TW`, `zh-Hant`, `zh`; `es-MX`, `es-419`, `es`; `nb-NO`, `nb`, `no`, `nn`. */
export function fallbackChain(tag: string): readonly string[] {
  const language = languageOf(tag)
  const region = regionOf(tag)
  const script = scriptOf(tag)
  const plain = lookupChain(tag).filter((part) => part !== language)
  // Where a region is written in another script than the rest of the language, the script comes before the language.
  const isOther = script !== scriptOf(language)
  const inScript = isOther ? [...(region ? [`${language}-${script}-${region}`] : []), `${language}-${script}`] : []
  const asElsewhere = standardOf(tag) ?? []
  // `zh` and `zh-Hans` are the same, and so are `sr` and `sr-Cyrl`.
  const named = script !== '' && !isOther && writtenInTwo.has(language) ? [`${language}-${script}`] : []
  const others = [usual.get(language) ?? [], written.get(language) ?? []].flat()
  return [...new Set([...plain, ...inScript, asElsewhere, language, ...named, ...others].flat())]
}

/** The form of the language that a region writes: `es-419` for `es-MX`. `null` for a region that writes its own, or the plain language. */
export function standardOf(tag: string): string | null {
  const region = regionOf(tag)
  const [form, regions] = standards.get(languageOf(tag)) ?? []
  return form !== undefined && region !== undefined && regions?.has(region) ? form : null
}

/**
 * Which of the languages at hand a reader of another one is best served with: by its chain, else a relative, such as `pt-BR` for
 * `pt-PT`, first in the same script, then in the fewest parts. `null` where there is none.
 */
export function nearestLanguage(tag: string, atHand: readonly string[]): string | null {
  const chain = fallbackChain(tag)
  const script = scriptOf(tag)
  const inChain = chain.filter((part) => atHand.includes(part))
  const languages = new Set(chain.map(languageOf))
  const relatives = atHand.filter((each) => languages.has(languageOf(each)) && !isPrivate(each))
  const distance = (each: string) => (scriptOf(each) === script ? 0 : 100) + each.split('-').length
  const nearest = relatives.toSorted((one, other) => distance(one) - distance(other))[0]
  // What a reader can read comes before what is called by the same name: `sr-Latn-BA` before `sr` for `sr-Latn`.
  const readable = inChain.find((part) => scriptOf(part) === script)
  if (readable !== undefined) return readable
  return nearest !== undefined && scriptOf(nearest) === script ? nearest : (inChain[0] ?? nearest ?? null)
}
