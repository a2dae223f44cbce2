import { expect, test } from 'vitest'
import { sourceFiles } from './support/source-files.ts'

const parts = ['src/index.ts', 'src/ui/manage/index.ts'].flatMap((entry) => {
  const source = sourceFiles('src').find(({ file }) => file === entry)?.source ?? ''
  // Values alone: types have no looks.
  const values = source.replaceAll(/export type \{[^}]*\} from [^\n]*/g, '')
  return [...values.matchAll(/\b(?:DeviceList|DeviceManager|StepUp|SignOut|Session)\w*/g)].map(([name]) => name)
})
const shown = new Set(
  sourceFiles('stories').flatMap(({ source }) =>
    [...source.matchAll(/\b(?:component|subcomponents): (?:\{ )?(\w+)/g)].map(([, name]) => name),
  ),
)
/** What draws nothing of its own. */
const unseen = new Set(['SessionError', 'SessionProvider'])

test.each([...new Set(parts)].filter((name) => !unseen.has(name)))('%s has a page in Storybook', (name) => {
  expect(shown).toContain(name)
})
