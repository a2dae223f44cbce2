import type { Claim } from './claims.ts'
import { tests } from './named-tests.ts'

const perceive = (...names: readonly string[]) => tests('test/browser/perceive.test.tsx', ...names)
const operate = (...names: readonly string[]) => tests('test/browser/operate.test.tsx', ...names)
const dialog = (...names: readonly string[]) => tests('test/ui/device-list/dialog.test.tsx', ...names)
const list = (...names: readonly string[]) => tests('test/browser/device-list.test.tsx', ...names)

interface Row {
  readonly id: string
  readonly level: 'A' | 'AA'
  readonly requirement: string
  readonly how: string
  readonly tests: Claim['tests']
  readonly whose?: Claim['whose']
}

const rows: readonly Row[] = [
  {
    id: '1.1.1',
    level: 'A',
    requirement: 'Images have texts',
    how: 'An icon is hidden where the name says the same, and named where not',
    tests: perceive('1.1.1: an icon has a text where no text says the same, and is hidden where one does'),
  },
  {
    id: '1.3.1',
    level: 'A',
    requirement: 'Structure is in the markup',
    how: 'Lists, headings, terms and groups',
    tests: perceive(
      '1.3.1: headings, lists, terms and groups are what they look like',
      '1.3.1: filters are a named group, and every field has its label',
    ),
  },
  {
    id: '1.3.2',
    level: 'A',
    requirement: 'The order makes sense when read',
    how: 'Source order is the order on screen, at every width',
    tests: perceive('1.3.2: what is read is in the order of what is seen, left to right, at 320 px'),
  },
  {
    id: '1.3.5',
    level: 'AA',
    requirement: 'Fields say what they are for',
    how: '`autocomplete` on user name and password',
    tests: perceive('1.3.5: the fields say what they are for'),
  },
  {
    id: '1.4.1',
    level: 'A',
    requirement: 'Colour is never the only sign',
    how: 'Badges and outcomes are words',
    tests: perceive('1.4.1: what a colour tells, a text tells too'),
  },
  {
    id: '1.4.3',
    level: 'AA',
    requirement: 'Text has enough contrast',
    how: 'Computed for each text in each state, light and dark',
    tests: list(
      'in light, every text has enough contrast, in every state',
      'in dark, every text has enough contrast, in every state',
    ),
  },
  {
    id: '1.4.10',
    level: 'AA',
    requirement: 'No scrolling sideways at 320 px',
    how: 'Measured, with large text too (1.4.4)',
    tests: list('at 320 px and 100% text (en) nothing scrolls sideways or is cut'),
  },
  {
    id: '1.4.11',
    level: 'AA',
    requirement: 'Controls and focus have enough contrast',
    how: 'Measured for the focus ring, icons and fields',
    tests: perceive('1.4.11, 2.4.7: in light, whatever has the focus shows it, with enough contrast'),
  },
  {
    id: '1.4.12',
    level: 'AA',
    requirement: 'Text can be spaced out',
    how: 'Nothing is cut',
    tests: perceive('1.4.12: with more space between lines, words and letters nothing is cut, at 320 px'),
  },
  {
    id: '1.4.13',
    level: 'AA',
    requirement: 'What comes up on hover can be dismissed',
    how: 'Nothing does',
    tests: perceive('1.4.13: nothing comes up by pointing at it or by focus, and no fact is in a tooltip'),
  },
  {
    id: '2.1.1',
    level: 'A',
    requirement: 'Everything works by keyboard, and the focus gets out again (2.1.2)',
    how: 'The whole job without a mouse, in a real browser',
    tests: [
      ...operate('2.1.1, 2.1.2: Tab goes through everything that can be pressed, and out again'),
      ...tests('test/e2e/keyboard.test.ts', 'biore: the whole job without a mouse, and the focus is never lost'),
    ],
  },
  {
    id: '2.2.1',
    level: 'A',
    requirement: 'Nothing vanishes before it is read',
    how: 'Toasts are an extra: each outcome stays in the list',
    tests: operate('2.2.1: what a toast says stays on the page when the toast has gone'),
  },
  {
    id: '2.4.3',
    level: 'A',
    requirement: 'The focus goes in an order that makes sense, and is never lost',
    how: 'After a row is gone, on to the next one, the one before, or the heading',
    tests: [
      ...operate('2.4.3: the focus goes through a row, its open details and on to the next row'),
      ...tests(
        'test/ui/device-list/focus.test.tsx',
        'after the first of several, the focus is on the next one',
        'after the last, on the previous one',
        'after all, on the heading',
      ),
    ],
  },
  {
    id: '2.4.6',
    level: 'AA',
    requirement: 'Headings and labels say what they stand over',
    how: 'No two buttons have one name',
    tests: operate('2.4.6: headings and labels say what they stand over, and no two buttons have one name'),
  },
  {
    id: '2.4.11',
    level: 'AA',
    requirement: 'What has the focus is not covered',
    how: 'Geometry is checked while tabbing under the sticky bar and a toast',
    tests: operate('2.4.11: with devices selected and a toast, what gets the focus is never covered, at 320 × 568'),
  },
  {
    id: '2.5.2',
    level: 'A',
    requirement: 'A pointer can change its mind',
    how: 'Nothing acts on pressing down',
    tests: operate('2.5.2: a pointer that is let go elsewhere has pressed nothing'),
  },
  {
    id: '2.5.3',
    level: 'A',
    requirement: 'A name begins with the label that is seen',
    how: '"Sign out, Firefox on Windows"',
    tests: operate('2.5.3: a name begins with the label that is seen', '2.5.3: in Arabic too'),
  },
  {
    id: '2.5.8',
    level: 'AA',
    requirement: 'Targets are at least 24 by 24 px',
    how: 'All are measured',
    tests: operate('2.5.8: every target is at least 24 by 24 px, at 320 px'),
  },
  {
    id: '3.1.2',
    level: 'AA',
    requirement: 'Parts in another language say so',
    how: 'The list carries `lang` and `dir` of the texts it shows',
    tests: operate('3.1.2: the list says in which language it is, whatever the page is in'),
  },
  {
    id: '3.2.2',
    level: 'A',
    requirement: 'Focus and input change nothing by surprise (3.2.1)',
    how: 'No request, no dialog, no other focus',
    tests: operate('3.2.1, 3.2.2: focus and input change nothing else: no request, no dialog, no other focus'),
  },
  {
    id: '3.2.4',
    level: 'AA',
    requirement: 'What does the same is called the same',
    how: 'One word for each thing, in rows, dialogs and notes',
    tests: operate('3.2.4: what does the same is called the same, in the row, the dialog and the list'),
  },
  {
    id: '3.3.1',
    level: 'A',
    requirement: 'Errors are told in text, with what to do (3.3.2, 3.3.3)',
    how: 'Each error code has a sentence and a next step',
    tests: [
      ...operate(
        '3.3.1, 3.3.2, 3.3.3: a wrong password is said at its field, which keeps the focus and says what to do',
      ),
      ...tests(
        'test/ui/texts/error-text.test.ts',
        'every error is one that can be tried again, or checked, or confirmed, or says what else to do',
      ),
    ],
  },
  {
    id: '3.3.4',
    level: 'AA',
    requirement: 'What cannot be undone is confirmed',
    how: 'Always, in a dialog that says what will happen',
    tests: operate('3.3.4: nothing is ended before it was confirmed in a dialog that says what'),
  },
  {
    id: '3.3.8',
    level: 'AA',
    requirement: 'Proving who you are needs no feat of memory',
    how: 'Passwords can be pasted and filled in',
    tests: operate('3.3.8: a password can be pasted, and be filled in by a password manager'),
  },
  {
    id: '4.1.2',
    level: 'A',
    requirement: 'Controls have name, role and state',
    how: 'alertdialog as the APG has it; axe over every state',
    tests: [
      ...dialog('the least destructive button has the focus, Tab goes round, and Escape closes'),
      ...tests(
        'test/ui/device-list/axe.test.tsx',
        'at rest',
        'with the dialog open, for one and for all others',
        'with a pending, a failed and a doubtful row, and a strip',
      ),
    ],
  },
  {
    id: '4.1.3',
    level: 'AA',
    requirement: 'Status messages are announced without taking the focus',
    how: 'One live region, each event once, whatever toasters there are',
    tests: tests(
      'test/ui/device-list/announcements.test.tsx',
      'F30: success is heard once and seen, with no toaster',
      'F30: success is heard once and seen, with two toasters',
      'all others are heard as one event, with their number',
    ),
  },
]

/** WCAG 2.2, levels A and AA: what applies to this screen. The colours of a page that restyles it are the page's job. */
export const wcag: readonly Claim[] = rows.map((row) => Object.assign({ whose: 'kit' as const }, row))
