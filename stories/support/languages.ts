import type { TextsLocale } from 'react-device-sessions'
import { languageName } from '../../scripts/lib/language-name.ts'
import { pseudoLocale } from './pseudo-locale.ts'

const modules = import.meta.glob<{ readonly default: TextsLocale }>('../../src/i18n/locales/*.ts')

/** Every language of the package, by name, loaded when a story is looked at in it; and English as no human writes it. */
export const loadLocale = {
  ...Object.fromEntries(Object.entries(modules).map(([file, load]) => [file.replace(/^.*\/|\.ts$/g, ''), load])),
  [pseudoLocale.lang]: () => Promise.resolve(pseudoLocale),
}

/** For the toolbar: each in its own name. */
export const languages = Object.keys(loadLocale).map((value) => ({
  value,
  title: value === pseudoLocale.lang ? '[Ṕšéûðö, long]' : languageName(value),
}))
