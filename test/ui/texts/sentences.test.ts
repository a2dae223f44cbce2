import { expect, test } from 'vitest'
import { sentences } from '../../../src/ui/texts/sentences.ts'
import { textsOf } from '../render-texts.tsx'

const join = (lang: 'en' | 'de' | 'ar', ...parts: Parameters<typeof sentences>[1]) => sentences(textsOf(lang).t, parts)

test('a title that is said with what follows it gets its full stop', () => {
  expect(join('en', 'Your password was changed', 'Sign out all others?')).toBe(
    'Your password was changed. Sign out all others?',
  )
  expect(join('ar', 'تم تغيير كلمة المرور', 'تسجيل الخروج؟')).toBe('تم تغيير كلمة المرور. تسجيل الخروج؟')
})

test.each([
  'Done.',
  'Done?',
  'Done!',
  'Done…',
  'هل تم؟',
  '(Done.)',
  '\u2068Done.\u2069',
  'साइन आउट हुआ।',
  '完了しました。',
  '登出？',
  '登出！',
  'Αποσύνδεση;',
])('%s has its own', (first) => {
  expect(join('de', first, 'Mehr.')).toBe(`${first} Mehr.`)
})

test('the last one stays as it is, and what is not there is left out', () => {
  expect(join('en', null, 'Devices', false, undefined, '')).toBe('Devices')
})
