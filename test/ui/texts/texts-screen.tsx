import { render, screen } from '@testing-library/react'
import { createInstance, type i18n } from 'i18next'
import { type ReactNode, StrictMode } from 'react'
import { renderToString } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { afterEach, beforeEach, type Mock, vi } from 'vitest'
import { ar } from '../../../src/i18n/locales/ar.ts'
import { de } from '../../../src/i18n/locales/de.ts'
import { useTexts } from '../../../src/ui/texts/texts-context.ts'
import { TextsProvider, type TextsProviderProps } from '../../../src/ui/texts/texts-provider.tsx'

export const locales = [de, ar]

/** Shows a few of our texts, and what language they say they are in. */
export function Screen() {
  const { t, lang, dir, locale, ready } = useTexts()
  return (
    <main lang={lang} dir={dir} data-locale={locale} data-ready={ready}>
      <h2>{t('title')}</h2>
      <p>{t('list.others', { count: 2 })}</p>
      <p>{t('auth.sessions.revoke.success', { device: 'Firefox' })}</p>
    </main>
  )
}

/** What it shows, as `language direction: texts`. */
export const shown = () => {
  const main = screen.getByRole('main')
  return `${main.lang} ${main.dir}: ${main.textContent}`
}

export const englishScreen = 'en ltr: Your devices2 other devicesFirefox is signed out.'
export const germanScreen = 'de ltr: Ihre Geräte2 andere GeräteFirefox ist abgemeldet.'
export const arabicScreen = 'ar rtl: أجهزتكجهازان آخرانتم تسجيل الخروج من \u2068Firefox\u2069.'

export type HostOptions = Parameters<i18n['init']>[0]

/** A host's i18next with a text of its own, ready. */
export async function hostWith(options: HostOptions = {}): Promise<i18n> {
  const host = createInstance()
  await host.init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: { hello: 'Hello' } }, de: { translation: { hello: 'Hallo' } } },
    ...options,
  })
  return host
}

/** Renders below a provider of ours, and one of the host's when there is a host. */
export function renderIn(host: i18n | null, props: TextsProviderProps = {}, children: ReactNode = <Screen />) {
  const tree = (more: TextsProviderProps) => {
    const texts = (
      <TextsProvider locales={locales} {...props} {...more}>
        {children}
      </TextsProvider>
    )
    return <StrictMode>{host ? <I18nextProvider i18n={host}>{texts}</I18nextProvider> : texts}</StrictMode>
  }
  const view = render(tree({}))
  return { ...view, update: (more: TextsProviderProps) => view.rerender(tree(more)) }
}

/** What a server sends. */
export function page(host: i18n | null, props: TextsProviderProps): string {
  const texts = (
    <TextsProvider locales={locales} {...props}>
      <Screen />
    </TextsProvider>
  )
  return renderToString(host ? <I18nextProvider i18n={host}>{texts}</I18nextProvider> : texts)
}

/** Nothing may be written to the console during a test. Answers how to allow it where it is meant. */
export function expectSilence(): { readonly allow: () => void } {
  let written: readonly Mock[] = []
  beforeEach(() => {
    written = [vi.spyOn(console, 'warn'), vi.spyOn(console, 'error')]
  })
  afterEach(() => {
    // That a language has no texts is told to developers: test/ui/texts/own-texts.test.tsx.
    const said = written
      .flatMap(({ mock }) => mock.calls)
      .filter(([text]) => !/: (The page is in|Some texts of the list)/.test(String(text)))
    vi.restoreAllMocks()
    if (said.length > 0) throw new Error(`Something was written to the console: ${JSON.stringify(said)}`)
  })
  return {
    allow: () => {
      for (const spy of written) spy.mockImplementation(() => {})
      written = []
    },
  }
}
