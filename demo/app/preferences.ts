import { useSyncExternalStore } from 'react'

/** What the demo controls choose between. The first of each is the default. */
export const choices = {
  api: ['biore', 'prelude', 'better-auth'],
  origin: ['same', 'cross'],
  language: ['en', 'de', 'ar'],
  theme: ['system', 'light', 'dark'],
  screen: ['list', 'manager'],
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
  }
}

let current = read()
const listeners = new Set<() => void>()

/** The preferences of this page. They live in its address, so that a link or a second tab shows the same. */
export function preferences(): Preferences {
  return current
}

export function setPreference<Name extends keyof Choices>(name: Name, value: Preferences[Name]): void {
  const url = new URL(location.href)
  if (value === choices[name][0]) url.searchParams.delete(name)
  else url.searchParams.set(name, value)
  history.replaceState(null, '', url)
  update()
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
