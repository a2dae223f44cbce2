import type { TextsLocale } from 'react-device-sessions'

const modules = import.meta.glob<{ readonly default: TextsLocale }>('../../../src/i18n/locales/*.ts')

/**
 * Every language of the kit, by name, each loaded when it is asked for. An application writes the paths out:
 * `{ de: () => import('react-device-sessions/locales/de') }`.
 */
export const kitLocales = Object.fromEntries(
  Object.entries(modules).map(([file, load]) => [file.replace(/^.*\/|\.ts$/g, ''), load]),
)

/** English first: it is what the page begins with. */
export const kitLanguages: readonly ['en', ...string[]] = [
  'en',
  ...Object.keys(kitLocales).filter((lang) => lang !== 'en'),
]
