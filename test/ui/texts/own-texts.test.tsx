import { act, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import type { TextsLocale } from 'react-device-sessions'
import { beforeEach, expect, test, vi } from 'vitest'
import { de } from '../../../src/i18n/locales/de.ts'
import { en } from '../../../src/i18n/locales/en.ts'
import { flatTexts } from '../../../src/ui/texts/flat-texts.ts'
import { missingOnAList } from '../../../src/ui/texts/on-a-list.ts'
import { TextsProvider } from '../../../src/ui/texts/texts-provider.tsx'
import { englishScreen, germanScreen, hostWith, renderIn, Screen, shown } from './texts-screen.tsx'

const warn = vi.fn<(text: string) => void>()
beforeEach(() => {
  warn.mockClear()
  vi.spyOn(console, 'warn').mockImplementation(warn)
})
const said = () => warn.mock.calls.map(([text]) => text)

/** Texts of an application's own, in the shape of ours and checked by the compiler: as many as it cares to write. */
const french: TextsLocale = {
  lang: 'fr',
  texts: {
    title: 'Vos appareils',
    list: {
      others_one: '{{count}} autre appareil',
      others_many: '{{count}} d’autres',
      others_other: '{{count}} autres',
    },
  },
}

test('own texts of any number are shown, the rest in English, and the developer is told which', () => {
  renderIn(null, { language: 'fr', locales: [french] })
  expect(shown()).toBe('fr ltr: Vos appareils2 autresFirefox is signed out.')
  expect(said()).toEqual([expect.stringMatching(/because "fr" has none: .*intro, .* and \d+ more\./)])
})

test('English of one’s own comes before ours, text by text', () => {
  renderIn(null, { locales: [{ lang: 'en', texts: { title: 'Your telephones' } }] })
  expect(shown()).toBe(englishScreen.replace(flatTexts(en.texts)['title'] ?? '', 'Your telephones'))
  expect(said()).toEqual([])
})

test.each(['en-GB', 'en-x-house'])(
  'the rest of an English of one’s own (%s) is English by right: nothing to tell',
  (lang) => {
    renderIn(null, { language: lang, locales: [{ lang, texts: { title: 'Your telephones' } }] })
    expect(shown()).toBe(
      englishScreen.replace('en ltr', `${lang} ltr`).replace(flatTexts(en.texts)['title'] ?? '', 'Your telephones'),
    )
    expect(said()).toEqual([])
  },
)

test('the direction of own texts is known of the language', () => {
  renderIn(null, { language: 'fa-IR', locales: [{ lang: 'fa', texts: { title: 'دستگاه‌های شما' } }] })
  expect(screen.getByRole('main')).toHaveAttribute('dir', 'rtl')
})

test('a key that is not ours does not compile', () => {
  const wrong: TextsLocale = {
    lang: 'it',
    // @ts-expect-error -- a slip of the pen is found before anybody reads English
    texts: { titel: 'I tuoi dispositivi' },
  }
  expect(wrong.lang).toBe('it')
})

test('in the namespace of the host, half of what a list shows is enough', async () => {
  const onAList = missingOnAList({})
  expect(onAList.length).toBeLessThan(60)
  const half = Object.fromEntries(
    Object.keys(flatTexts(en.texts))
      .filter((key) => onAList.slice(0, Math.ceil(onAList.length / 2)).includes(key.replace(/_(?:one|other)$/, '')))
      .map((key) => [key, key === 'title' ? 'Vos appareils' : 'x']),
  )
  renderIn(await hostWith({ lng: 'fr', resources: { fr: { deviceSessions: half } } }))
  expect(shown()).toMatch(/^fr ltr: Vos appareils/)
})

test('a page in a language that nobody gave: English, and the developer is told why', async () => {
  renderIn(await hostWith({ lng: 'ar' }), { locales: [] })
  expect(shown()).toBe(englishScreen)
  expect(said()).toEqual([
    expect.stringMatching(/^react-device-sessions: The page is in "ar", and the list in English/),
  ])
})

test.each(['en-GB', 'de', 'dev', 'cimode', ''])('a page in %j: nothing to tell', (language) => {
  renderIn(null, { language })
  expect(said()).toEqual([])
})

const titles = () => screen.getAllByRole('heading').map(({ textContent }) => textContent)

/** Renders by itself, as a row does whose device is signed out. */
function Restless() {
  const [times, setTimes] = useState(0)
  return (
    <button type="button" onClick={() => setTimes(times + 1)}>
      <Screen key={times} />
    </button>
  )
}

test('two lists with different texts for one language each show their own', () => {
  const polite: TextsLocale = { ...de, texts: { ...de.texts, title: 'Wo Sie angemeldet sind' } }
  const screens = (
    <>
      <TextsProvider language="de" locales={[de]}>
        <Restless />
      </TextsProvider>
      <TextsProvider language="de" locales={[polite]}>
        <Screen />
      </TextsProvider>
    </>
  )
  const { rerender } = render(screens)
  expect(titles()).toEqual(['Ihre Geräte', 'Wo Sie angemeldet sind'])
  fireEvent.click(screen.getByRole('button'))
  expect(titles()).toEqual(['Ihre Geräte', 'Wo Sie angemeldet sind'])
  rerender(<div>{screens}</div>)
  expect(titles()).toEqual(['Ihre Geräte', 'Wo Sie angemeldet sind'])
})

test('locales written anew at each render are the same ones: nothing below renders for them', () => {
  const renders = vi.fn<() => void>()
  function Counted() {
    renders()
    return <Screen />
  }
  const counted = <Counted />
  const tree = () => (
    <TextsProvider language="de" locales={[de]}>
      {counted}
    </TextsProvider>
  )
  const { rerender } = render(tree())
  const before = renders.mock.calls.length
  rerender(tree())
  rerender(tree())
  expect(renders.mock.calls.length).toBe(before)
})

test('a map of loaders: only what is wanted is loaded, by its nearest name', async () => {
  const load = {
    de: vi.fn(async () => ({ default: de })),
    zh_Hant: vi.fn(async () => ({ lang: 'zh-Hant', texts: { title: '你的裝置' } })),
  }
  const { update } = renderIn(null, { locales: [], language: 'de-AT', loadLocale: load })
  await act(async () => {})
  expect(shown()).toBe(germanScreen)
  update({ locales: [], language: 'zh-TW', loadLocale: load })
  await act(async () => {})
  expect(shown()).toMatch(/^zh-Hant ltr: 你的裝置/)
  update({ locales: [], language: 'fr', loadLocale: load })
  await act(async () => {})
  expect(shown()).toBe(englishScreen)
})

test.each([[{}], [{ default: {} }], ['<!doctype html>'], [7]])(
  'a loader that answers %j has nothing',
  async (answer) => {
    const loadLocale = { de: async () => JSON.parse(JSON.stringify(answer)) }
    renderIn(null, { locales: [], language: 'de', loadLocale })
    await act(async () => {})
    expect(shown()).toBe(englishScreen)
  },
)

test('formats of i18next in the placeholders of an application’s locale are ours to write', () => {
  const own: TextsLocale = { lang: 'en', texts: { list: { others_other: '{{count, number}} and no more' } } }
  renderIn(null, { locales: [own], language: 'en' })
  expect(shown()).toContain('2 and no more')
})
