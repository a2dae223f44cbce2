import { act, render, screen } from '@testing-library/react'
import { createInstance } from 'i18next'
import { I18nextProvider } from 'react-i18next'
import { describe, expect, it, test, vi } from 'vitest'
import { useTexts } from '../../../src/ui/texts/texts-context.ts'
import { TextsProvider, WithTexts } from '../../../src/ui/texts/texts-provider.tsx'
import {
  arabicScreen,
  englishScreen,
  expectSilence,
  germanScreen,
  hostWith,
  locales,
  renderIn,
  Screen,
  shown,
} from './texts-screen.tsx'

const silence = expectSilence()

describe('without an i18next instance', () => {
  it('shows English, and warns about nothing', () => {
    renderIn(null)
    expect(shown()).toBe(englishScreen)
  })

  it('shows the language that it is given', () => {
    const { update } = renderIn(null, { language: 'de' })
    expect(shown()).toBe(germanScreen)
    update({ language: 'ar' })
    expect(shown()).toBe(arabicScreen)
  })

  it('knows the languages of the provider above, when it is only told which one to show', () => {
    render(
      <TextsProvider locales={locales}>
        <TextsProvider language="de">
          <Screen />
        </TextsProvider>
      </TextsProvider>,
    )
    expect(shown()).toBe(germanScreen)
  })

  it('serves a region with its language, and lets Intl write as in that region', () => {
    renderIn(null, { language: 'de_at' })
    expect(shown()).toBe(germanScreen)
    expect(screen.getByRole('main')).toHaveAttribute('data-locale', 'de-AT')
  })

  it('writes English dates as in the reader’s region', () => {
    renderIn(null, { language: 'en-GB' })
    expect(screen.getByRole('main')).toHaveAttribute('data-locale', 'en-GB')
  })

  it.each(['fr', 'zz-invalid-tag-!', '', 'cimode', 'dev'])('shows English, marked as English, for %j', (language) => {
    renderIn(null, { language })
    expect(shown()).toBe(englishScreen)
    expect(screen.getByRole('main')).toHaveAttribute('data-locale', 'en')
  })
})

describe('with the i18next of the host', () => {
  it('follows its language, in the provider around it', async () => {
    const host = await hostWith()
    renderIn(host)
    expect(shown()).toBe(englishScreen)
    await act(() => host.changeLanguage('de'))
    expect(shown()).toBe(germanScreen)
    await act(() => host.changeLanguage('ar-EG'))
    expect(shown()).toBe(arabicScreen)
  })

  it('prefers the language that it is given', async () => {
    const host = await hostWith({ lng: 'de' })
    renderIn(host, { language: 'ar' })
    expect(shown()).toBe(arabicScreen)
  })

  it('follows the fallbacks of the host where it has no text for the language', async () => {
    const host = await hostWith({ lng: 'lb', fallbackLng: { lb: ['de'], default: ['en'] } })
    renderIn(host)
    expect(shown()).toBe(germanScreen)
  })

  it('notices a host that is initialised later', async () => {
    const host = createInstance()
    renderIn(host)
    expect(shown()).toBe(englishScreen)
    await act(() => host.init({ lng: 'de', resources: { de: { deviceSessions: { title: 'Deine Geräte' } } } }))
    expect(shown()).toBe(germanScreen.replace('Ihre Geräte', 'Deine Geräte'))
  })

  it('follows a clone of a host, whose store is the host’s', async () => {
    const host = await hostWith()
    renderIn(host.cloneInstance({ lng: 'de' }))
    expect(shown()).toBe(germanScreen)
    await act(async () => {
      host.addResourceBundle('de', 'deviceSessions', { title: 'Deine Geräte' })
    })
    expect(shown()).toBe(germanScreen.replace('Ihre Geräte', 'Deine Geräte'))
  })

  it('stops listening when it is gone', async () => {
    const host = await hostWith()
    const on = [vi.spyOn(host, 'on'), vi.spyOn(host.store, 'on')]
    const off = [vi.spyOn(host, 'off'), vi.spyOn(host.store, 'off')]
    const { unmount } = renderIn(host)
    unmount()
    const pairs = (spies: typeof on | typeof off) =>
      spies.flatMap(({ mock }) => mock.calls.map(([event, listener]) => ({ event, listener })))
    expect(pairs(on).length).toBeGreaterThan(0)
    for (const pair of pairs(on)) expect(pairs(off)).toContainEqual(pair)
  })
})

describe('rows', () => {
  it('render once at mount and once for each change of language', async () => {
    const renders: string[] = []
    function Row({ name }: { readonly name: string }) {
      const { t } = useTexts()
      renders.push(`${name}: ${t('sign_out')}`)
      return <li>{t('sign_out')}</li>
    }
    const host = await hostWith()
    render(
      <I18nextProvider i18n={host}>
        <TextsProvider locales={locales}>
          <Row name="a" />
          <Row name="b" />
        </TextsProvider>
      </I18nextProvider>,
      // It renders everything twice.
      { reactStrictMode: false },
    )
    expect(renders).toEqual(['a: Sign out', 'b: Sign out'])
    await act(() => host.changeLanguage('de'))
    expect(renders.slice(2)).toEqual(['a: Abmelden', 'b: Abmelden'])
  })
})

describe('WithTexts', () => {
  it('uses the provider above it, and is one without', () => {
    const { unmount } = render(
      <WithTexts>
        <Screen />
      </WithTexts>,
    )
    expect(shown()).toBe(englishScreen)
    unmount()
    render(
      <TextsProvider language="de" locales={locales}>
        <WithTexts>
          <Screen />
        </WithTexts>
      </TextsProvider>,
    )
    expect(shown()).toBe(germanScreen)
  })
})

test('texts without any provider fail with the name of what is missing', () => {
  silence.allow()
  expect(() => render(<Screen />)).toThrow('<TextsProvider>')
})
