// Every language in the room of a phone: a button that is cut, or a page that scrolls sideways, is a text that cannot be read.
import '../../src/ui/styles.css'
import '../../src/ui/styles/manage.css'
import { cleanup, screen } from '@testing-library/react'
import type { TextsLocale } from 'react-device-sessions'
import { DeviceManager } from 'react-device-sessions/manage'
import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { devices, dozen } from '../../stories/support/sessions.ts'
import { failOnConsole, now, showList } from '../ui/device-list/show-list.tsx'
import { all, frame } from './support.ts'

const modules = import.meta.glob<{ readonly default: TextsLocale }>('../../src/i18n/locales/*.ts', { eager: true })
const locales = Object.values(modules).map((module) => module.default)

failOnConsole()
afterEach(cleanup)

const isCut = (element: HTMLElement) => element.scrollWidth > element.clientWidth + 1

/** What does not fit: a button or field whose words are wider than it, and whatever reaches out of the page. */
function tooWide(): readonly string[] {
  const { clientWidth } = document.documentElement
  const cut = all('[data-device-list] :is(button, select, label, legend)').filter(
    (element) =>
      element.checkVisibility({ visibilityProperty: true }) &&
      getComputedStyle(element).display !== 'inline' &&
      isCut(element),
  )
  const outside = all('[data-device-list] :is(button, p, h2, h3, li, bdi, strong, span)').filter((element) => {
    const { left, right, width } = element.getBoundingClientRect()
    return (
      width > 1 &&
      (left < -1 || right > clientWidth + 1) &&
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    )
  })
  const scrolls = document.documentElement.scrollWidth > clientWidth ? ['the page scrolls sideways'] : []
  return [...scrolls, ...[...cut, ...outside].map(({ tagName, textContent }) => `${tagName}: ${textContent}`)]
}

const press = async (user: ReturnType<typeof showList>['user'], selector: string) => {
  const [button] = all(selector)
  if (!button) throw new Error(`Nothing matches ${selector}.`)
  await user.click(button)
  await frame()
}

test.each(locales)('the list and its question in $lang fit into 320 pixels', async (locale) => {
  await page.viewport(320, 720)
  const list = { language: locale.lang, locales: [locale] }
  const { user } = showList({ sessions: devices }, { list })
  await screen.findAllByRole('listitem')
  await frame()
  expect(tooWide()).toEqual([])
  await press(user, '[data-device-list-sign-out-others]')
  expect(screen.getByRole('dialog')).toBeVisible()
  expect(tooWide()).toEqual([])
})

test.each(locales)('the manager and its bar in $lang fit into 320 pixels', async (locale) => {
  await page.viewport(320, 720)
  const language = { language: locale.lang, locales: [locale] }
  const around = () => <DeviceManager now={now} {...language} />
  const { user } = showList({ sessions: dozen }, { around })
  await screen.findAllByRole('listitem')
  await frame()
  expect(tooWide()).toEqual([])
  const [box] = screen.getAllByRole('checkbox')
  if (box) await user.click(box)
  await frame()
  expect(all('[data-device-list-bulk-bar]')).toHaveLength(1)
  expect(tooWide()).toEqual([])
})
