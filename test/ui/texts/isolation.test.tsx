import { render, screen, within } from '@testing-library/react'
import { describe, expect, it, test } from 'vitest'
import { deviceName } from '../../../src/hooks/device-name.ts'
import { ar } from '../../../src/i18n/locales/ar.ts'
import { device as englishWords } from '../../../src/i18n/locales/en.json'
import { flatTexts } from '../../../src/ui/texts/flat-texts.ts'
import { sentences } from '../../../src/ui/texts/sentences.ts'
import { textWithSlots } from '../../../src/ui/texts/text-with-slots.ts'
import { failOnConsole, findSignOut, four, phone, showList } from '../device-list/show-list.tsx'
import { textsOf } from '../render-texts.tsx'

failOnConsole()

const CONTROLS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/
const { t } = textsOf('en')
const arabic = textsOf('ar').t

describe('a value that runs the other way', () => {
  it('is isolated in an English question', () => {
    expect(t('confirm.one', { device: 'هاتف أحمد' })).toBe('Sign out \u2068هاتف أحمد\u2069?')
  })

  it('is isolated in an Arabic question', () => {
    expect(arabic('confirm.one', { device: 'Chrome on macOS' })).toBe(
      'هل تريد تسجيل الخروج من \u2068Chrome on macOS\u2069؟',
    )
  })
})

describe('a text without any', () => {
  it.each(['Chrome on macOS', 'Galaxy S24+', '微信', 'Моя школа', 'Köln (2)'])(
    '%s leaves English as it is',
    (device) => {
      expect(t('confirm.one', { device })).toBe(`Sign out ${device}?`)
      expect(t('named', { label: t('sign_out'), device })).toBe(`Sign out, ${device}`)
    },
  )
})

describe('in Arabic', () => {
  it('what has no direction of its own is isolated too: a clock would be turned', () => {
    expect(arabic('error.rate_limited', { time: '11:42' })).toContain('\u206811:42\u2069')
  })

  it('a number is left to the text: it is written in digits of the language', () => {
    expect(arabic('list.incomplete', { shown: 3, total: 12 })).not.toMatch(CONTROLS)
  })

  it('a text of ours in another one runs as that does, and is not isolated a second time', () => {
    const device = arabic('device.on', { what: 'Chrome', where: 'macOS' })
    expect(arabic('confirm.one', { device })).toBe('هل تريد تسجيل الخروج من \u2068Chrome\u2069 على \u2068macOS\u2069؟')
    expect(arabic('named', { label: arabic('sign_out'), device: '\u2068Galaxy S24+\u2069' })).toBe(
      `${arabic('sign_out')}، \u2068Galaxy S24+\u2069`,
    )
  })

  it('sentences follow one another without marks between them', () => {
    const one = arabic('result.still_signed_in')
    expect(sentences(arabic, [one, one])).toBe(`${one} ${one}`)
  })

  it('the names that are made of its words without a provider are isolated as well', () => {
    const words = Object.entries(flatTexts(ar.texts)).filter(([key]) => key.startsWith('device.'))
    const arabicWords = Object.fromEntries(words.map(([key, text]) => [key.slice('device.'.length), text]))
    expect(deviceName(phone, { ...englishWords, ...arabicWords })).toBe('\u2068Safari\u2069 على \u2068iPhone\u2069')
    expect(deviceName(phone)).toBe('Safari on iPhone')
  })
})

test('an element isolates itself: its place in a text has no marks', () => {
  const { container } = render(textWithSlots(arabic, 'row.last_active', { time: <bdi>now</bdi> }))
  expect(container.textContent).not.toMatch(CONTROLS)
})

/** Every accessible name on the page, and every text. */
const namesOnPage = () =>
  [...document.querySelectorAll('[aria-label]')].map((element) => element.getAttribute('aria-label') ?? '')

test('plain names in English are the names that one types: no control character is in them', async () => {
  const { user } = showList()
  await user.click(await findSignOut('Safari on iPhone'))
  expect(screen.getByRole('dialog', { name: 'Sign out Safari on iPhone?' })).toBeVisible()
  expect(namesOnPage().length).toBeGreaterThan(5)
  expect(namesOnPage().filter((name) => CONTROLS.test(name))).toEqual([])
  expect(document.body.textContent).not.toMatch(CONTROLS)
})

/** Nothing is known of the device but its label. */
const bare = { browser: null, os: null, model: null } as const
const named = (label: string) => ({ ...phone, id: 'named', device: { ...phone.device, ...bare, label } })

test('a question in Arabic about a device with a Latin name, and one in English about a device with an Arabic name', async () => {
  const first = showList({ sessions: [...four, named('Nokia 3310')] }, { list: { language: 'ar', locales: [ar] } })
  await first.user.click(await screen.findByRole('button', { name: /^تسجيل الخروج، \u2068Nokia 3310\u2069$/ }))
  expect(screen.getByRole('dialog', { name: 'هل تريد تسجيل الخروج من \u2068Nokia 3310\u2069؟' })).toBeVisible()
  first.unmount()
  const second = showList({ sessions: [...four, named('هاتف أحمد')] })
  await second.user.click(await findSignOut('\u2068هاتف أحمد\u2069'))
  const question = screen.getByRole('dialog', { name: 'Sign out \u2068هاتف أحمد\u2069?' })
  expect(within(question).getByRole('button', { name: 'Cancel' })).toBeVisible()
})
