import '../../src/ui/styles.css'
import '../../src/ui/styles/manage.css'
import './visual.css'
import arabicRegular from '@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-400-normal.woff2?url'
import arabicBold from '@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-700-normal.woff2?url'
import hebrewRegular from '@fontsource/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-400-normal.woff2?url'
import hebrewBold from '@fontsource/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-700-normal.woff2?url'
import type { ReactNode } from 'react'
import type { TextsLocale } from 'react-device-sessions'
import { ar } from 'react-device-sessions/locales/ar'
import { de } from 'react-device-sessions/locales/de'
import { en } from 'react-device-sessions/locales/en'
import { fa } from 'react-device-sessions/locales/fa'
import { he } from 'react-device-sessions/locales/he'
import { ur } from 'react-device-sessions/locales/ur'
import { page } from 'vitest/browser'
import bold from '../../node_modules/storybook/assets/browser/nunito-sans-bold.woff2?url'
import regular from '../../node_modules/storybook/assets/browser/nunito-sans-regular.woff2?url'
import { emulate } from '../browser/support.ts'

/** How a page is looked at. */
export interface Look {
  readonly name: string
  readonly theme?: 'light' | 'dark'
  readonly media?: Readonly<Record<string, string>>
  readonly width?: number
  readonly direction?: 'rtl'
  readonly locale?: TextsLocale
  readonly textSize?: string
}

export const light: Look = { name: 'light' }
export const dark: Look = { name: 'dark', theme: 'dark' }
export const forced: Look = { name: 'forced-colours', media: { 'forced-colors': 'active' } }
export const contrast: Look = { name: 'more-contrast', media: { 'prefers-contrast': 'more' } }
export const narrow: Look = { name: '320', width: 320 }
export const wide: Look = { name: '1400', width: 1400 }
export const rtl: Look = { name: 'rtl', direction: 'rtl' }
export const german: Look = { name: 'de', locale: de }
/** The languages that are written from right to left. */
export const rightToLeft: readonly Look[] = [ar, fa, he, ur].map((locale) => ({ name: locale.lang, locale }))
export const large: Look = { name: 'text-200', textSize: '200%' }

/** One font for every machine and script: widths, and with them all line breaks, are the same. */
let isFontThere = false

async function loadFont(): Promise<void> {
  if (isFontThere) return
  isFontThere = true
  for (const [weight, url, unicodeRange] of [
    ['400', regular, 'U+0-58F, U+1E00-FAFF'],
    ['550 700', bold, 'U+0-58F, U+1E00-FAFF'],
    ['400', hebrewRegular, 'U+590-5FF'],
    ['550 700', hebrewBold, 'U+590-5FF'],
    ['400', arabicRegular, 'U+600-8FF, U+200C-200D, U+FB50-FEFC'],
    ['550 700', arabicBold, 'U+600-8FF, U+200C-200D, U+FB50-FEFC'],
  ] as const) {
    const font = new FontFace('Pictured', `url(${url})`, { weight, unicodeRange })
    document.fonts.add(await font.load())
  }
}

/** Makes the page look so; all that differs between machines is fixed. */
export async function lookAt({ theme = 'light', media = {}, width = 640, textSize = '' }: Look): Promise<void> {
  await loadFont()
  const { documentElement } = document
  documentElement.className = theme
  documentElement.style.fontSize = textSize
  await emulate({ 'prefers-reduced-motion': 'reduce', ...media })
  await page.viewport(width, 720)
}

/** English from right to left: mirrored, and yet in the font that every machine has. */
const mirrored = [{ ...en, lang: 'en-GB', dir: 'rtl' }] as const

/** What the list is told of the look. */
export const listIn = ({ direction, locale }: Look) => ({
  now: undefined,
  timeZone: 'UTC',
  ...(direction && { language: 'en-GB', locales: mirrored }),
  ...(locale && { language: locale.lang, locales: [locale] }),
})

/** Lets the page be as high as what is on it: what is further down is in no picture. */
export async function fitHeight(): Promise<void> {
  const { scrollHeight } = document.documentElement
  if (scrollHeight > innerHeight) await page.viewport(innerWidth, scrollHeight)
}

/** What is pictured: the page's content, as high as it is. */
export const pictured = (children: ReactNode) => <main data-testid="picture">{children}</main>
