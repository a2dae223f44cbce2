import { useSyncExternalStore } from 'react'
import { kitLanguages } from './texts/kit-locales.ts'

/** What the demo controls choose between. The first of each is the default. */
export const choices = {
  api: ['biore', 'prelude', 'better-auth', 'own'],
  origin: ['same', 'cross'],
  language: kitLanguages,
  theme: ['system', 'light', 'dark'],
  screen: ['list', 'manager'],
  page: ['security', 'password'],
} as const

type Choices = typeof choices
/** One value of each. */
export type Preferences = { readonly [Name in keyof Choices]: Choices[Name][number] }

const pick = <T extends string>(from: readonly [T, ...T[]], value: string | null): T =>
  from.find((option) => option === value) ?? from[0]

function read(): Preferences {
  const query = new URLSearchParams(location.search)
  return {
    api: pick(choices.api, query.get('api')),
    origin: pick(choices.origin, query.get('origin')),
    language: pick(choices.language, query.get('language')),
    theme: pick(choices.theme, query.get('theme')),
    screen: pick(choices.screen, query.get('screen')),
    page: pick(choices.page, query.get('page')),
  }
}

let current = read()
const listeners = new Set<() => void>()

/** The preferences of this page. They live in its address, so that a link or a second tab shows the same. */
export function preferences(): Preferences {
  return current
}

export function setPreference<Name extends keyof Choices>(name: Name, value: Preferences[Name]): void {
  history.replaceState(null, '', addressWith(name, value))
  update()
}

/** The address of a page of the settings. */
export function addressOf(page: Preferences['page']): string {
  return addressWith('page', page).href
}

/** Opens a page of the settings, with a way back. */
export function goTo(page: Preferences['page']): void {
  if (page === current.page) return
  history.pushState(null, '', addressOf(page))
  update()
}

function addressWith<Name extends keyof Choices>(name: Name, value: Preferences[Name]): URL {
  const url = new URL(location.href)
  url.hash = ''
  if (value === choices[name][0]) url.searchParams.delete(name)
  else url.searchParams.set(name, value)
  return url
}

/** Calls back after each change; returns how to stop that. */
export function onPreferences(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(onPreferences, preferences)
}

function update(): void {
  current = read()
  for (const listener of listeners) listener()
}

addEventListener('popstate', update)
