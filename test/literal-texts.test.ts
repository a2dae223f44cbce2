import { describe, expect, test } from 'vitest'
import { literalTexts } from './support/literal-texts.ts'
import { sourceFiles } from './support/source-files.ts'

test('no part has words of its own: every text comes from the locales', () => {
  const files = sourceFiles('src/ui')
  expect(files).not.toEqual([])
  expect(files.flatMap(({ file, source }) => literalTexts(file, source))).toEqual([])
})

describe('the check itself', () => {
  test.each([
    ['text', '<b>Sign out</b>'],
    ['text beside a value', '<b>{count} devices</b>'],
    ['text in braces', "<b>{'Sign out'}</b>"],
    ['either way', "<b>{busy ? 'Signing out' : t('signOut')}</b>"],
    ['a fallback', "<b>{name ?? 'Unknown'}</b>"],
    ['a condition', "<b>{busy && 'Signing out'}</b>"],
    ['a template', '<b>{`${count} devices`}</b>'],
    ['a label', '<button aria-label="Close" />'],
    ['a label in braces', "<button aria-label={open ? 'Close' : undefined} />"],
    ['an image', '<img alt="Phone" src={src} />'],
    ['text in another script', '<b>تسجيل الخروج</b>'],
  ])('finds %s', (_what, markup) => {
    expect(literalTexts('part.tsx', `const part = ${markup}`)).toHaveLength(1)
  })

  test.each([
    ['a text by its key', "<b>{t('signOut')}</b>"],
    ['punctuation', '<b> · {place}, {time}…</b>'],
    ['an attribute that nobody reads', '<b className="title" data-state="open" aria-hidden="true" />'],
    ['a comparison', '<b>{kind === \'desktop\' && <Icon kind="desktop" />}</b>'],
  ])('leaves %s alone', (_what, markup) => {
    expect(literalTexts('part.tsx', `const part = ${markup}`)).toEqual([])
  })
})
