import { fileURLToPath } from 'node:url'
import { writeLocaleModules } from './scripts/lib/locale-modules.ts'

// Whoever resolves the package to its sources needs all of them.
writeLocaleModules()

const src = fileURLToPath(new URL('./src/', import.meta.url))

/** The package's own sub-paths, resolved to their sources: demo, stories and tests import what a user imports, unbuilt. */
export const packageAliases = [
  { find: /^react-device-sessions$/, replacement: `${src}index.ts` },
  { find: /^react-device-sessions\/hooks$/, replacement: `${src}hooks/index.ts` },
  { find: /^react-device-sessions\/manage$/, replacement: `${src}ui/manage/index.ts` },
  { find: /^react-device-sessions\/recognition$/, replacement: `${src}recognition/index.ts` },
  { find: /^react-device-sessions\/server$/, replacement: `${src}server.ts` },
  { find: /^react-device-sessions\/routes$/, replacement: `${src}routes/index.ts` },
  { find: /^react-device-sessions\/testing$/, replacement: `${src}testing.ts` },
  { find: /^react-device-sessions\/testing\/servers\/(.+)$/, replacement: `${src}testing/servers/$1.ts` },
  { find: /^react-device-sessions\/adapters\/(.+)$/, replacement: `${src}adapters/$1.ts` },
  { find: /^react-device-sessions\/locales\/(.+)$/, replacement: `${src}i18n/locales/$1.ts` },
  { find: /^react-device-sessions\/manage\.css$/, replacement: `${src}ui/styles/manage.css` },
  { find: /^react-device-sessions\/styles\.css$/, replacement: `${src}ui/styles.css` },
]
