import { act, render, screen } from '@testing-library/react'
import { createInstance } from 'i18next'
import { I18nextProvider, useTranslation } from 'react-i18next'
import { describe, expect, it, test } from 'vitest'
import { en } from '../../../src/i18n/locales/en.ts'
import { flatTexts } from '../../../src/ui/texts/flat-texts.ts'
import { TextsProvider } from '../../../src/ui/texts/texts-provider.tsx'
import {
  englishScreen,
  expectSilence,
  germanScreen,
  type HostOptions,
  hostWith,
  locales,
  page,
  renderIn,
  Screen,
  shown,
} from './texts-screen.tsx'

expectSilence()

/** A part of the host's, inside our tree. */
function Slot() {
  const { t } = useTranslation()
  return <footer>{t('hello')}</footer>
}

describe('a host’s i18next is left as it was', () => {
  it('is not asked to load our namespace from its server', async () => {
    const asked: string[] = []
    const host = createInstance()
    host.use({
      type: 'backend',
      read: (language: string, namespace: string, done: (error: null, texts: object) => void) => {
        asked.push(`${language}/${namespace}`)
        done(null, { hello: language === 'de' ? 'Hallo' : 'Hello' })
      },
    })
    await host.init({ lng: 'en', fallbackLng: 'en', ns: ['translation'], react: { useSuspense: false } })
    renderIn(host)
    await act(() => host.changeLanguage('de'))
    expect(shown()).toBe(germanScreen)
    expect(asked).toEqual(['en/translation', 'de/translation'])
    expect(host.options.ns).toEqual(['translation'])
    expect(host).not.toHaveProperty('reportNamespaces')
  })

  it('has none of our resources, and its options stay', async () => {
    const host = await hostWith({ lng: 'de' })
    const before = JSON.stringify([host.store.data, host.options.ns, host.language])
    renderIn(host)
    expect(shown()).toBe(germanScreen)
    expect(JSON.stringify([host.store.data, host.options.ns, host.language])).toBe(before)
  })

  it('still serves the host’s own parts inside our tree', async () => {
    const host = await hostWith({ lng: 'de' })
    renderIn(
      host,
      {},
      <>
        <Screen />
        <Slot />
      </>,
    )
    expect(shown()).toBe(germanScreen)
    expect(screen.getByRole('contentinfo')).toHaveTextContent('Hallo')
  })
})

const messageFormat = {
  type: 'i18nFormat' as const,
  init: () => {},
  parse: (text: string) => `{{not ours: ${text}}}`,
  addLookupKeys: (keys: string[]) => keys,
}

describe.each<[string, HostOptions]>([
  ['keySeparator: false', { keySeparator: false }],
  ['another keySeparator', { keySeparator: '/' }],
  ['a nsSeparator that is in our keys', { nsSeparator: '.' }],
  ['other prefixes', { interpolation: { prefix: '__', suffix: '__' } }],
  ['another pluralSeparator', { pluralSeparator: '-' }],
  ['escaping', { interpolation: { escapeValue: true } }],
  ['a post-processor', { postProcess: ['shout'] }],
  ['returned details', { returnDetails: true }],
])('a host with %s', (_, options) => {
  it('shows our texts right', async () => {
    const host = await hostWith({ lng: 'de', ...options })
    renderIn(host)
    expect(shown()).toBe(germanScreen)
  })
})

test('a host with another message format, such as ICU, shows our texts right', async () => {
  const host = createInstance().use(messageFormat)
  await host.init({ lng: 'de', resources: { de: { translation: {} } } })
  renderIn(host)
  expect(shown()).toBe(germanScreen)
})

describe('texts of the host in the namespace deviceSessions', () => {
  const bundle = { title: 'Meine Geräte', list: { others_other: '{{count, number}} weitere' } }

  it('replace ours, one by one', async () => {
    renderIn(await hostWith({ lng: 'de', resources: { de: { deviceSessions: bundle } } }))
    expect(shown()).toBe('de ltr: Meine Geräte2 weitereFirefox ist abgemeldet.')
  })

  it('may be written with dotted keys', async () => {
    const dotted = { title: 'Meine Geräte', 'list.others_other': '{{count}} weitere' }
    renderIn(await hostWith({ lng: 'de', keySeparator: false, resources: { de: { deviceSessions: dotted } } }))
    expect(shown()).toBe('de ltr: Meine Geräte2 weitereFirefox ist abgemeldet.')
  })

  it('of a region come before those of its language', async () => {
    const host = await hostWith({
      lng: 'de-AT',
      resources: { de: { deviceSessions: bundle }, 'de-AT': { deviceSessions: { title: 'Österreich' } } },
    })
    renderIn(host)
    expect(shown()).toBe('de ltr: Österreich2 weitereFirefox ist abgemeldet.')
  })

  it('are there from the first moment, on a server too', async () => {
    expect(page(await hostWith({ lng: 'de', resources: { de: { deviceSessions: bundle } } }), {})).toContain(
      'Meine Geräte',
    )
  })

  it('are not searched for other texts to put in', async () => {
    const nested = { title: '$t(sign_out)', intro: 'x' }
    renderIn(await hostWith({ lng: 'de', resources: { de: { deviceSessions: nested } } }))
    expect(shown()).toBe(germanScreen.replace('Ihre Geräte', '$t(sign_out)'))
  })

  it('count as missing when they are empty', async () => {
    renderIn(await hostWith({ lng: 'de', resources: { de: { deviceSessions: { title: '', list: null } } } }))
    expect(shown()).toBe(germanScreen)
  })

  it('are taken over when they come later, by every provider', async () => {
    const host = await hostWith({ lng: 'de' })
    render(
      <I18nextProvider i18n={host}>
        <TextsProvider locales={locales}>
          <Screen />
        </TextsProvider>
        <TextsProvider locales={locales}>
          <Screen />
        </TextsProvider>
      </I18nextProvider>,
    )
    await act(async () => {
      host.addResourceBundle('de', 'deviceSessions', bundle)
    })
    const titles = screen.getAllByRole('heading').map(({ textContent }) => textContent)
    expect(titles).toEqual(['Meine Geräte', 'Meine Geräte'])
  })

  it('of one host do not reach another', async () => {
    const changed = await hostWith({ lng: 'en', resources: { en: { deviceSessions: { title: 'Mine' } } } })
    const { unmount } = renderIn(changed)
    expect(shown()).toContain('Mine')
    unmount()
    const { unmount: unmountOther } = renderIn(await hostWith())
    expect(shown()).toBe(englishScreen)
    unmountOther()
    renderIn(null)
    expect(shown()).toBe(englishScreen)
  })

  it('make a language of their own when they cover most of the screen', async () => {
    const hebrew = Object.fromEntries(Object.keys(flatTexts(en.texts)).map((key) => [key, `עברית ${key}`]))
    renderIn(await hostWith({ lng: 'he', keySeparator: false, resources: { he: { deviceSessions: hebrew } } }))
    expect(shown()).toContain('he rtl: עברית title')
  })

  it('do not make a language when they are a few', async () => {
    renderIn(await hostWith({ lng: 'fr', resources: { fr: { deviceSessions: { title: 'Vos appareils' } } } }))
    expect(shown()).toBe(englishScreen)
  })
})
