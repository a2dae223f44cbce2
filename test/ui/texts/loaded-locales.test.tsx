import { act, render, screen } from '@testing-library/react'
import { createInstance } from 'i18next'
import { renderToString } from 'react-dom/server'
import { describe, expect, it, vi } from 'vitest'
import type { TextsLocale } from '../../../src/i18n/locale.ts'
import { ar } from '../../../src/i18n/locales/ar.ts'
import { de } from '../../../src/i18n/locales/de.ts'
import { useTexts } from '../../../src/ui/texts/texts-context.ts'
import { TextsProvider } from '../../../src/ui/texts/texts-provider.tsx'
import type { LoadLocale } from '../../../src/ui/texts/use-locale-loader.ts'
import {
  arabicScreen,
  englishScreen,
  expectSilence,
  germanScreen,
  hostWith,
  locales,
  page,
  renderIn,
  Screen,
  shown,
} from './texts-screen.tsx'

expectSilence()

/** A promise that is kept when `keep` says so. */
function promised<Value>() {
  const waiting: ((value: Value) => void)[] = []
  const promise = new Promise<Value>((resolve) => {
    waiting.push(resolve)
  })
  return { promise, keep: (value: Value) => waiting.forEach((resolve) => resolve(value)) }
}

/** Renders a page in another language in the middle of its own. */
function Interrupted() {
  const { t } = useTexts()
  const before = t('title')
  page(null, { language: 'ar' })
  return <p>{before === t('title') ? before : 'changed'}</p>
}

describe('a locale that is loaded', () => {
  it('is shown when it comes, and English, marked as English, until then', async () => {
    const loading = promised<{ default: TextsLocale }>()
    renderIn(null, { locales: [], language: 'ar', loadLocale: () => loading.promise })
    expect(shown()).toBe(englishScreen)
    expect(screen.getByRole('main')).toHaveAttribute('data-ready', 'false')
    await act(async () => loading.keep({ default: ar }))
    expect(shown()).toBe(arabicScreen)
    expect(screen.getByRole('main')).toHaveAttribute('data-ready', 'true')
  })

  it.each([
    ['fails', () => Promise.reject(new Error('offline'))],
    ['throws', () => { throw new Error('broken') }], // biome-ignore format: one case a line
    ['knows no such language', () => Promise.resolve(null)],
  ])('stays English, marked as English, when the loader %s', async (_, loadLocale) => {
    renderIn(null, { locales: [], language: 'ar', loadLocale })
    await act(async () => {})
    expect(shown()).toBe(englishScreen)
    expect(screen.getByRole('main')).toHaveAttribute('data-ready', 'true')
  })

  it('is asked for by region, then by language', async () => {
    const asked: string[] = []
    const loadLocale = async (language: string) => {
      asked.push(language)
      return language === 'de' ? de : null
    }
    render(
      <TextsProvider language="de-AT" loadLocale={loadLocale}>
        <Screen />
      </TextsProvider>,
    )
    await act(async () => {})
    expect(shown()).toBe(germanScreen)
    expect([...new Set(asked)]).toEqual(['de-AT', 'de'])
  })

  it('is not asked for when it is there, or when it is English', async () => {
    const loadLocale = vi.fn(async () => null)
    const { update } = renderIn(null, { language: 'de', loadLocale })
    update({ language: 'en-US' })
    await act(async () => {})
    expect(loadLocale).not.toHaveBeenCalled()
  })

  it('is not asked for under the names that i18next has for no language', async () => {
    const asked: string[] = []
    const loadLocale: LoadLocale = async (language) => {
      asked.push(language)
      return null
    }
    // Without a fallback language of its own, i18next falls back to "dev".
    const host = createInstance()
    await host.init({ lng: 'fr', resources: {} })
    renderIn(host, { loadLocale })
    await act(async () => {})
    await act(() => host.changeLanguage('cimode'))
    expect([...new Set(asked)]).toEqual(['fr'])
  })

  it('of a language that was left meanwhile is not shown', async () => {
    const slow = promised<TextsLocale>()
    const loadLocale = (language: string) => (language === 'de' ? slow.promise : Promise.resolve(ar))
    const { update } = renderIn(null, { locales: [], language: 'de', loadLocale })
    update({ locales: [], language: 'ar', loadLocale })
    await act(async () => {})
    expect(shown()).toBe(arabicScreen)
    await act(async () => slow.keep(de))
    expect(shown()).toBe(arabicScreen)
  })

  it('may be given by a loader that is a new function on each render', async () => {
    const load = vi.fn<(language: string) => Promise<TextsLocale>>(async () => de)
    const { update } = renderIn(null, { locales: [], language: 'de', loadLocale: (language) => load(language) })
    for (let i = 0; i < 5; i += 1) update({ loadLocale: (language) => load(language) })
    await act(async () => {})
    expect(shown()).toBe(germanScreen)
    // Twice at most: StrictMode mounts twice.
    expect(load.mock.calls.length).toBeLessThanOrEqual(2)
  })
})

describe('on a server', () => {
  it('two languages at once stay apart', async () => {
    const german = await hostWith({ lng: 'de' })
    const arabic = german.cloneInstance({ lng: 'ar' })
    const pages = [page(german, {}), page(arabic, {}), page(german, {}), page(null, { language: 'ar' }), page(null, {})]
    const expected = ['Ihre Geräte', 'أجهزتك', 'Ihre Geräte', 'أجهزتك', 'Your devices']
    expect(pages.map((html) => /<h2>(.*)<\/h2>/.exec(html)?.[1])).toEqual(expected)
  })

  it('one language comes in the middle of another without changing it', async () => {
    const html = renderToString(
      <TextsProvider language="de" locales={locales}>
        <Interrupted />
      </TextsProvider>,
    )
    expect(html).toBe('<p>Ihre Geräte</p>')
  })

  it('a clone for each request leaves no listener behind', async () => {
    const host = await hostWith()
    const on = [vi.spyOn(host, 'on'), vi.spyOn(host.store, 'on')]
    for (let request = 0; request < 3; request += 1) page(host.cloneInstance({ lng: 'de' }), {})
    for (const spy of on) expect(spy).not.toHaveBeenCalled()
  })

  it('a loader is not waited for, and the browser starts from the same text', async () => {
    const loadLocale = vi.fn(async () => de)
    const tree = (
      <TextsProvider language="de" loadLocale={loadLocale}>
        <Screen />
      </TextsProvider>
    )
    const container = document.createElement('div')
    document.body.append(container)
    container.innerHTML = renderToString(tree)
    expect(container).toHaveTextContent('Your devices')
    expect(loadLocale).not.toHaveBeenCalled()
    render(tree, { container, hydrate: true })
    await act(async () => {})
    expect(shown()).toBe(germanScreen)
    container.remove()
  })
})
