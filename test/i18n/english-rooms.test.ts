import { expect, test } from 'vitest'
import { type LaterRoom, laterEnglish, laterRooms, roomsOf, textName } from '../../scripts/lib/english-rooms.ts'
import { english as afterClick } from '../../src/i18n/english/after-click.ts'
import { english as atFirst } from '../../src/i18n/english/at-first.ts'
import { english as manage } from '../../src/i18n/english/manage.ts'
import { english as passwordForm } from '../../src/i18n/english/password-form.ts'
import { en } from '../../src/i18n/locales/en.ts'
import { flatTexts } from '../../src/ui/texts/flat-texts.ts'
import { keysIn } from '../support/keys-in.ts'
import { sourceFiles } from '../support/source-files.ts'

// Our English comes in several files, each with the code that says it. A text that was not there when it is said would be its key.

const all = flatTexts(en.texts)

/** What code a file comes with. What is neither of the later rooms may be on screen at first. */
function roomOf(file: string): LaterRoom | 'at first' {
  if (file.endsWith('/step-up-password-form.tsx')) return 'password-form'
  return laterRooms.find((room) => file.startsWith(`src/ui/${room}/`)) ?? 'at first'
}

const named = sourceFiles('src/ui')
  // What it names, it looks for in the texts of others.
  .filter(({ file }) => !file.endsWith('on-a-list.ts'))
  .flatMap(({ file, source }) => keysIn(file, source).map((pattern) => ({ pattern, room: roomOf(file) })))

function roomsThatName(key: string): readonly string[] {
  const rooms = new Set(named.filter(({ pattern }) => pattern.test(textName(key))).map(({ room }) => room))
  // What is there at first is there later.
  return rooms.has('at first') ? [] : [...rooms].toSorted()
}

test('each text comes with the code that says it, and no earlier (scripts/lib/english-rooms.ts)', () => {
  const names = [...new Set(Object.keys(all).map(textName))]
  const said = Object.fromEntries(names.map((name) => [name, roomsThatName(name)]))
  expect(Object.fromEntries(names.map((name) => [name, roomsOf(name)]))).toEqual(said)
})

test('together they are all of our English, word for word', () => {
  expect({ ...atFirst, ...afterClick, ...manage, ...passwordForm }).toEqual(all)
  const counted = [atFirst, afterClick, manage, passwordForm].flatMap((texts) => Object.keys(texts))
  expect(counted.filter((key) => key in atFirst)).toEqual(Object.keys(atFirst))
})

test('what is listed is there', () => {
  const names = Object.keys(all).map(textName)
  const listed = laterRooms.flatMap((room) => laterEnglish[room])
  expect(listed.filter((begin) => !names.some((name) => name === begin || name.startsWith(`${begin}.`)))).toEqual([])
})
