// Writes the modules of the languages, src/i18n/locales/*.ts, from the JSON files beside them. Vite, Vitest, Storybook and tsup do
// that by themselves; compilers and linters, which have no such hook, are run behind this.
import { writeLocaleModules } from './lib/locale-modules.ts'

writeLocaleModules()
