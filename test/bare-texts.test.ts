import { describe, expect, test } from 'vitest'
import { bareTexts } from './support/bare-texts.ts'
import { sourceFiles } from './support/source-files.ts'

test('every text of the screen has an element of its own, so that a browser may translate the page', () => {
  const files = sourceFiles('src/ui').filter(({ file }) => /\.tsx$|text-with-slots/.test(file))
  expect(files.length).toBeGreaterThan(30)
  expect(bareTexts(Object.fromEntries(files.map(({ file }) => [file, null])))).toEqual([])
})

describe('the check itself', () => {
  const bare: Readonly<Record<string, string>> = {
    'a text beside an element': "<b>{busy && <i />}{t('signOut')}</b>",
    'a text in a fragment': "<>{t('signOut')}</>",
    'either of two texts': "<b><i />{busy ? t('one') : t('two')}</b>",
    'a text on a condition': "<b><i />{busy && t('one')}</b>",
    'two texts': "<b>{t('one')}{t('two')}</b>",
    words: '<b>, <i /></b>',
    'a number': '<b>{count}<i /></b>',
    'what may be a text': '<b><i />{slot}</b>',
    'a list of what may be texts': '<b><i />{parts}</b>',
    'a default for what a caller left out': "<b><i />{props.children ?? t('one')}</b>",
    'children without JSX': 'createElement(Fragment, null, ...parts)',
  }
  const safe: Readonly<Record<string, string>> = {
    'an only text': "<b>{t('signOut')}</b>",
    'an only text, either way': "<b>{busy ? t('one') : t('two')}</b>",
    'elements beside each other': "<b>{busy && <i />}<i>{t('one')}</i></b>",
    'an element on a condition': '<b>{busy ? <i /> : null}<i /></b>',
    'children that a caller gave': '<b><i />{children}{props.children}</b>',
    'a list of elements': '<b><i />{[1, 2].map((key) => <i key={key} />)}</b>',
  }
  const examples = Object.entries({ ...bare, ...safe })
  const found = bareTexts(
    Object.fromEntries(
      examples.map(([what, markup]) => [
        `src/ui/${what}.tsx`,
        `import { createElement, Fragment, type ReactNode } from 'react'
        declare const t: (key: string) => string
        declare const busy: boolean
        declare const slot: ReactNode
        declare const count: number
        declare const props: { readonly children?: ReactNode }
        declare const children: ReactNode
        declare const parts: readonly ReactNode[]
        export const part = ${markup}`,
      ]),
    ),
  )
  const isFound = (what: string) => found.some((line) => line.startsWith(`src/ui/${what}.tsx:`))

  test.each(Object.keys(bare))('finds %s', (what) => {
    expect(isFound(what)).toBe(true)
  })

  test.each(Object.keys(safe))('leaves %s alone', (what) => {
    expect(isFound(what)).toBe(false)
  })
})
