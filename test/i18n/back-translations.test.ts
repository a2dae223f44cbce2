import { describe, expect, it, test } from 'vitest'
import { english, localeFile, localeFiles } from './locale-files.ts'
import { backTranslations, bearsTruth, textsToAsk, translatedBack } from './truth-texts.ts'

test('every file is of a language that there is', () => {
  const languages = new Set(localeFiles.map(({ lang }) => lang))
  expect(translatedBack().filter((lang) => !languages.has(lang))).toEqual([])
})

describe.each(translatedBack().map((lang) => ({ lang })))('$lang, translated back', ({ lang }) => {
  const back = backTranslations(lang) ?? {}

  it('covers every text that bears truth, as it is now', () => {
    const stale = textsToAsk(localeFile(lang)).filter(([key, text]) => back[key]?.text !== text)
    expect(stale.map(([key, text]) => `translate back anew: ${key}: ${text}`)).toEqual([])
  })

  it('has an answer for each, and none for a text that is gone', () => {
    const keys = new Set(textsToAsk(localeFile(lang)).map(([key]) => key))
    expect(Object.keys(back).filter((key) => !keys.has(key))).toEqual([])
    expect(Object.entries(back).filter(([, answer]) => !/\p{L}/u.test(answer.back))).toEqual([])
  })
})

test.each([
  'result.requested',
  'auth.sessions.revoke.success',
  'lag_several',
  'confirm.current_stays',
  'list.incomplete_unknown_other',
  'error.network',
  'step_up.canceled',
  'not_me.ask',
  'prompt.question',
  'signed_out.title',
  'row.maybe_this_device',
])('%s bears truth', (key) => {
  expect(english.texts.has(key)).toBe(true)
  expect(bearsTruth(key)).toBe(true)
})

test.each(['sign_out', 'list.refresh', 'list.others_uncounted', 'device.tablet', 'manage.sort', 'step_up.password'])(
  '%s is a label',
  (key) => {
    expect(english.texts.has(key)).toBe(true)
    expect(bearsTruth(key)).toBe(false)
  },
)
