import { describe, expect, test } from 'vitest'
import { foreignImports, importsOf, networkUses, rooms } from './support/rooms.ts'
import { sourceFiles } from './support/source-files.ts'

const files = sourceFiles('src')

test.each(rooms.map(({ folder }) => folder))('%s imports only what it may', (folder) => {
  const own = files.filter(({ file }) => file.startsWith(`${folder}/`))
  expect(own).not.toEqual([])
  expect(own.flatMap(({ file, source }) => foreignImports(file, source))).toEqual([])
})

test('only adapters reach for the network', () => {
  expect(files.flatMap(({ file, source }) => networkUses(file, source))).toEqual([])
})

test.each(['demo', 'stories'])('%s imports the package by its name, as an application does', (folder) => {
  const specifiers = sourceFiles(folder).flatMap(({ file, source }) =>
    importsOf(file, source).map((specifier) => `${file}: ${specifier}`),
  )
  expect(specifiers.filter((line) => line.endsWith(': react-device-sessions'))).not.toEqual([])
  // The demo's server runs on Node without a bundler, and a fresh clone has no build that the name could stand for.
  const own = specifiers.filter((line) => !line.startsWith('demo/server/'))
  expect(own.filter((line) => /: (\.\.\/)+src\//.test(line))).toEqual([])
})

describe('the check itself finds', () => {
  test.each([
    ['React in the core', 'src/core/session.ts', "import { useState } from 'react'"],
    ['any package in the core', 'src/core/a/b/session.ts', "import 'ua-parser-js'"],
    ['a type from above in the core', 'src/core/session.ts', "import type { Scope } from '../hooks/session-scope.ts'"],
    ['a hook in the recogniser', 'src/recognition/label.ts', "import { a } from '../hooks/index.ts'"],
    ['a package in the recogniser', 'src/recognition/label.ts', "import { parse } from 'bowser'"],
    ['the recogniser in a part', 'src/ui/device-list/row.tsx', "import { a } from '../../recognition/label.ts'"],
    ['the recogniser in a hook', 'src/hooks/use-sessions.ts', "import { a } from '../recognition/label.ts'"],
    ['an adapter in a hook', 'src/hooks/use-sessions.ts', "import { bioreAdapter } from '../adapters/biore.ts'"],
    ['a part in a hook', 'src/hooks/use-sessions.ts', "export { DeviceList } from '../ui/device-list/device-list.tsx'"],
    ['i18next in a hook', 'src/hooks/use-sessions.ts', "import i18next from 'i18next'"],
    ['sonner in a hook', 'src/hooks/use-sessions.ts', "const { toast } = await import('sonner')"],
    ['one adapter in another', 'src/adapters/prelude.ts', "import { bioreAdapter } from './biore.ts'"],
    ['the memory adapter in another', 'src/adapters/prelude.ts', "import { memoryAdapter } from './memory.ts'"],
    ['an adapter in the shared part', 'src/adapters/lib/http-client.ts', "import { a } from '../biore.ts'"],
    ['React in an adapter', 'src/adapters/biore.ts', "import { use } from 'react'"],
    ['TanStack in an adapter', 'src/adapters/lib/url.ts', "import { QueryClient } from '@tanstack/react-query'"],
    ['a vendor’s SDK in an adapter', 'src/adapters/prelude.ts', "import { client } from '@prelude.so/js-sdk'"],
    ['an adapter in a part', 'src/ui/device-list/device-list.tsx', "import { a } from '../../adapters/biore.ts'"],
    ['shared adapter code in a part', 'src/ui/format/place.ts', "import { a } from '../../adapters/lib/wire.ts'"],
    ['a hook past the entry', 'src/ui/device-list/row.tsx', "import { u } from '../../hooks/use-sessions.ts'"],
    ['i18next in a second part', 'src/ui/device-list/row.tsx', "import { t } from 'i18next'"],
    ['react-i18next in a second part', 'src/ui/device-list/row.tsx', "import { Trans } from 'react-i18next'"],
    ['sonner in a second part', 'src/ui/device-list/row.tsx', "import { toast } from 'sonner'"],
    ['TanStack in a part', 'src/ui/device-list/row.tsx', "import { useQuery } from '@tanstack/react-query'"],
    [
      'what comes after the click in the list',
      'src/ui/device-list/status.tsx',
      "import { Outcomes } from '../after-click/outcomes.tsx'",
    ],
    [
      'its entry in a second file of the list',
      'src/ui/device-list/status.tsx',
      "const { Outcomes } = await import('../after-click/index.ts')",
    ],
    ['the list in a text', 'src/ui/texts/a.ts', "import { useDevice } from '../device-list/list-context.ts'"],
    [
      'what comes after the click in the manager',
      'src/ui/manage/a.tsx',
      "import { lagText } from '../after-click/outcome-texts.ts'",
    ],
    ['React in the model', 'src/ui/model/reduce.ts', "import { useState } from 'react'"],
    ['a text in the model', 'src/ui/model/reduce.ts', "import { sentences } from '../texts/sentences.ts'"],
    [
      'TanStack in a second file of the model',
      'src/ui/model/reduce.ts',
      "import type { Q } from '@tanstack/react-query'",
    ],
    ['code in the texts', 'src/i18n/locales/de.ts', "import { isSessionError } from '../../core/session-error.ts'"],
    [
      'an adapter in the servers for tests',
      'src/testing/servers/rest.ts',
      "import { a } from '../../adapters/rest.ts'",
    ],
    ['an adapter in the routes', 'src/routes/limits.ts', "import { a } from '../adapters/lib/wire.ts'"],
    ['a name of Node’s in the routes', 'src/routes/mask-ip.ts', "import { isIP } from 'node:net'"],
    ['a test runner in the suite', 'src/testing/describe-adapter.ts', "import { it } from 'vitest'"],
    ['MSW in its handlers', 'src/testing/msw-handlers.ts', "import { http } from 'msw'"],
    ['an adapter in the root', 'src/index.ts', "export { bioreAdapter } from './adapters/biore.ts'"],
    ['a type given by import()', 'src/core/session.ts', "type T = import('../hooks/session-scope.ts').Scope"],
    ['require', 'src/core/session.ts', "const react = require('react')"],
    ['a computed import', 'src/ui/texts/locale.ts', 'await import(`./${name}.ts`)'],
    [
      'the package by its own name',
      'src/ui/a.ts',
      "import { bioreAdapter } from 'react-device-sessions/adapters/biore'",
    ],
  ])('%s', (_what, file, source) => {
    expect(foreignImports(file, source)).toHaveLength(1)
  })

  test.each([
    ['fetch in a part', 'src/ui/device-list/row.tsx', "await fetch('/api')"],
    ['fetch of the window in a hook', 'src/hooks/use-sessions.ts', "window.fetch('/api')"],
    ['a beacon in the core', 'src/core/session.ts', "navigator.sendBeacon('/api')"],
  ])('%s', (_what, file, source) => {
    expect(networkUses(file, source)).toHaveLength(1)
  })

  test.each([
    ['a word in a comment', 'src/core/session.ts', "// import { useState } from 'react'"],
    ['a word in a text', 'src/core/session.ts', 'const help = "import x from \'react\'"'],
    ['a neighbour', 'src/core/session.ts', "import { a } from './session-error.ts'"],
    ['the core from deep inside', 'src/ui/device-list/parts/row.tsx', "import { a } from '../../../core/session.ts'"],
    [
      'the hooks through their entry',
      'src/ui/device-list/row.tsx',
      "import { useSessions } from '../../hooks/index.ts'",
    ],
    ['the recogniser in an adapter', 'src/adapters/biore.ts', "import { a } from '../recognition/label.ts'"],
    ['what an adapter shares', 'src/adapters/biore.ts', "import { a } from './lib/http-client.ts'"],
    ['JSX of React', 'src/ui/device-list/row.tsx', "import { jsx } from 'react/jsx-runtime'"],
  ])('nothing in %s', (_what, file, source) => {
    expect(foreignImports(file, source)).toEqual([])
  })
})
