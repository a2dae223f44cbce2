// Longer than other files: one table, read as a whole.
import type { Claim, Whose } from './claims.ts'
import { type NamedTest, tests } from './named-tests.ts'

const BROWSER = 'test/browser'
const LIST = 'test/ui/device-list'
const perceive = (...names: readonly string[]) => tests(`${BROWSER}/perceive.test.tsx`, ...names)
const operate = (...names: readonly string[]) => tests(`${BROWSER}/operate.test.tsx`, ...names)
const pointer = (...names: readonly string[]) => tests(`${BROWSER}/pointer.test.tsx`, ...names)
const texts = (...names: readonly string[]) => tests('test/accessibility/sources.test.ts', ...names)
const everyStory = (look: string) => tests('test/accessibility/stories.test.ts', `axe looks at the stories: ${look}`)

type Rest = readonly [whose: Whose, how: string, proof?: readonly NamedTest[]]

const a = (id: string, requirement: string, ...[whose, how, proof = []]: Rest): Claim => ({
  id,
  level: 'A',
  requirement,
  whose,
  how,
  tests: proof,
})
const aa = (id: string, requirement: string, ...rest: Rest): Claim => ({ ...a(id, requirement, ...rest), level: 'AA' })

const NO_MEDIA = 'There is no audio and no video'

/** All of WCAG 2.2, levels A and AA. */
export const wcag: readonly Claim[] = [
  a('1.1.1', 'Non-text Content', 'kit', 'An icon is hidden where the name says the same, and named where it does not', [
    ...perceive('1.1.1: an icon has a text where no text says the same, and is hidden where one does'),
    ...tests(`${LIST}/parts.test.tsx`, 'an icon says what kind of device it is where the name does not'),
  ]),
  a('1.2.1', 'Audio-only and Video-only', 'none', NO_MEDIA),
  a('1.2.2', 'Captions (Prerecorded)', 'none', NO_MEDIA),
  a('1.2.3', 'Audio Description or Media Alternative', 'none', NO_MEDIA),
  aa('1.2.4', 'Captions (Live)', 'none', NO_MEDIA),
  aa('1.2.5', 'Audio Description', 'none', NO_MEDIA),
  a('1.3.1', 'Info and Relationships', 'kit', 'Headings, lists, terms, groups and labels are in the markup', [
    ...perceive(
      '1.3.1: headings, lists, terms and groups are what they look like',
      '1.3.1: filters are a named group, and every field has its label',
    ),
    ...tests(`${LIST}/parts.test.tsx`, 'headings follow the level of the page, and the title can be the page’s own'),
  ]),
  a(
    '1.3.2',
    'Meaningful Sequence',
    'kit',
    'The order of the document is the order on screen, at every width and either way',
    [
      ...perceive(
        '1.3.2: what is read is in the order of what is seen, left to right, at 320 px',
        '1.3.2: what is read is in the order of what is seen, right to left, at 820 px',
        '1.3.2: a name that ends in a sign keeps it at its end, from right to left too',
      ),
    ],
  ),
  a('1.3.3', 'Sensory Characteristics', 'kit', 'No text points at a place, a shape or a colour', [
    ...texts('1.3.3: no text points at a place, a shape or a colour'),
  ]),
  aa('1.3.4', 'Orientation', 'kit', 'No rule asks how the screen is held', [
    ...texts('1.3.4, 2.5.4: no rule asks how the screen is held, and nothing listens to its motion'),
  ]),
  aa('1.3.5', 'Identify Input Purpose', 'kit', '`autocomplete` on user name and password', [
    ...perceive('1.3.5: the fields say what they are for'),
  ]),
  a('1.4.1', 'Use of Color', 'kit', 'The badge, what is under way and what became of it are words', [
    ...perceive('1.4.1: what a colour tells, a text tells too'),
  ]),
  a('1.4.2', 'Audio Control', 'none', NO_MEDIA),
  aa(
    '1.4.3',
    'Contrast (Minimum)',
    'kit',
    'Computed for every text of every story in every theme; a host’s own colours are the host’s',
    [
      ...tests(
        `${BROWSER}/device-list.test.tsx`,
        'in light, every text has enough contrast, in every state',
        'in dark, every text has enough contrast, in every state',
      ),
      ...everyStory('dark'),
      ...everyStory('forced colours'),
    ],
  ),
  aa('1.4.4', 'Resize Text', 'kit', 'With text of 200 % nothing is cut, at 320 px too', [
    ...tests(
      `${BROWSER}/device-list.test.tsx`,
      'at 320 px and 200% text (en) nothing scrolls sideways or is cut',
      'at 820 px and 200% text (ar) nothing scrolls sideways or is cut',
    ),
  ]),
  aa('1.4.5', 'Images of Text', 'none', 'Icons are drawings without letters'),
  aa('1.4.10', 'Reflow', 'kit', 'Nothing scrolls sideways at 320 px', [
    ...tests(
      `${BROWSER}/device-list.test.tsx`,
      'at 320 px and 100% text (en) nothing scrolls sideways or is cut',
      'at 320 px and 100% text (ar) nothing scrolls sideways or is cut',
    ),
    ...tests(`${BROWSER}/details.test.tsx`, 'at 320 px and 100% text (en) details and next steps fit'),
  ]),
  aa('1.4.11', 'Non-text Contrast', 'kit', 'The focus ring, icons and the frames of fields, 3 to 1 in every theme', [
    ...perceive(
      '1.4.11, 2.4.7: in dark, whatever has the focus shows it, with enough contrast',
      '1.4.11: in light, icons and fields stand out',
      '1.4.11: in forced colours, icons and fields stand out',
    ),
  ]),
  aa('1.4.12', 'Text Spacing', 'kit', 'With the spacing that WCAG names nothing is cut', [
    ...perceive(
      '1.4.12: with more space between lines, words and letters nothing is cut, at 320 px',
      '1.4.12: with more space between lines, words and letters nothing is cut, at 820 px',
    ),
  ]),
  aa('1.4.13', 'Content on Hover or Focus', 'kit', 'Nothing comes up so, and no fact is in a tooltip', [
    ...perceive('1.4.13: nothing comes up by pointing at it or by focus, and no fact is in a tooltip'),
  ]),
  a('2.1.1', 'Keyboard', 'kit', 'Everything, with the keyboard alone', [
    ...operate('2.1.1, 2.1.2: Tab goes through everything that can be pressed, and out again'),
    ...tests(
      `${BROWSER}/keyboard.test.tsx`,
      'one device: cancelled, then signed out',
      'devices are searched, selected and signed out',
    ),
    ...tests('test/e2e/keyboard.test.ts', 'biore: the whole job without a mouse, and the focus is never lost'),
  ]),
  a('2.1.2', 'No Keyboard Trap', 'kit', 'Tab leaves the list; Esc and "Cancel" leave the dialogs', [
    ...operate('2.1.1, 2.1.2: Tab goes through everything that can be pressed, and out again'),
    ...tests(`${BROWSER}/device-list.test.tsx`, 'Escape closes it and the focus is back on the button that asked'),
  ]),
  a('2.1.4', 'Character Key Shortcuts', 'kit', 'There are none', [
    ...operate('2.1.4: no letter and no digit does anything by itself'),
  ]),
  a(
    '2.2.1',
    'Timing Adjustable',
    'kit',
    'Nothing has to be done in time: toasts are an extra, a countdown only ends a wait',
    [
      ...operate('2.2.1: what a toast says stays on the page when the toast has gone'),
      ...tests(
        `${LIST}/limits.test.tsx`,
        'F4: with a known time: a countdown, buttons that wait, and no request before',
      ),
    ],
  ),
  a(
    '2.2.2',
    'Pause, Stop, Hide',
    'kit',
    'What moves is a sign of work that has not ended; with reduced motion it stands still',
    [
      ...operate('2.2.2, 2.3.3: who wants less motion gets none'),
      ...tests(
        'test/ui/session-time.test.tsx',
        'a time > is readable by machines, and never announced when it changes',
      ),
    ],
  ),
  a('2.3.1', 'Three Flashes or Below Threshold', 'kit', 'No animation repeats three times in a second', [
    ...texts('2.3.1: no animation repeats three times in a second'),
  ]),
  a('2.4.1', 'Bypass Blocks', 'application', 'For the page; the list has a heading and is a region of its own'),
  a('2.4.2', 'Page Titled', 'application', 'The title of the page is the page’s'),
  a(
    '2.4.3',
    'Focus Order',
    'kit',
    'In the order of the document; after a row is gone, on to the next, the one before, or the heading',
    [
      ...operate('2.4.3: the focus goes through a row, its open details and on to the next row'),
      ...tests(
        `${LIST}/focus.test.tsx`,
        'after the first of several, the focus is on the next one',
        'after one in the middle, on the next one',
        'after the last, on the previous one',
        'after the only one, on the heading, and not on "Sign out" of this device',
        'after all, on the heading',
        'after an error, it stays where it was',
      ),
      ...tests(
        'test/ui/manage/select.test.tsx',
        'with a filter on, the focus goes to the next row of the filter, and from the last to the heading',
      ),
    ],
  ),
  a('2.4.4', 'Link Purpose (In Context)', 'kit', 'The one link of the kit, "Change password", says where it leads', [
    ...tests(`${LIST}/not-me.test.tsx`, 'the device is signed out, then the page to a new password, then all others'),
  ]),
  aa('2.4.5', 'Multiple Ways', 'application', 'How the page is found is the application’s'),
  aa('2.4.6', 'Headings and Labels', 'kit', 'Headings say what follows; no two buttons have one name', [
    ...operate('2.4.6: headings and labels say what they stand over, and no two buttons have one name'),
  ]),
  aa('2.4.7', 'Focus Visible', 'kit', 'A ring of two pixels on everything that takes the focus, in every theme', [
    ...perceive(
      '1.4.11, 2.4.7: in light, whatever has the focus shows it, with enough contrast',
      '1.4.11, 2.4.7: in forced colours, whatever has the focus shows it, with enough contrast',
    ),
  ]),
  aa(
    '2.4.11',
    'Focus Not Obscured (Minimum)',
    'kit',
    'Geometry, while tabbing down and up beside the sticky bar and a toast',
    [
      ...operate(
        '2.4.11: with devices selected and a toast, what gets the focus is never covered, at 1400 × 500',
        '2.4.11: with devices selected and a toast, what gets the focus is never covered, at 320 × 568',
        '2.4.11: with a toast where sonner puts it, what gets the focus is never covered, at 320 × 568',
      ),
      ...tests(
        `${BROWSER}/device-manager.test.tsx`,
        'at 320 × 500 px the bar never covers what has the focus, on the way down and back (WCAG 2.4.11)',
      ),
    ],
  ),
  a('2.5.1', 'Pointer Gestures', 'none', 'One click is all that is ever needed'),
  a('2.5.2', 'Pointer Cancellation', 'kit', 'Nothing acts on pressing down', [
    ...pointer('2.5.2: a pointer that is let go elsewhere has pressed nothing'),
  ]),
  a('2.5.3', 'Label in Name', 'kit', 'Each name begins with the label that is seen', [
    ...pointer('2.5.3: a name begins with the label that is seen', '2.5.3: in Arabic too'),
  ]),
  a('2.5.4', 'Motion Actuation', 'kit', 'Nothing listens to motion', [
    ...texts('1.3.4, 2.5.4: no rule asks how the screen is held, and nothing listens to its motion'),
  ]),
  aa('2.5.7', 'Dragging Movements', 'kit', 'Nothing is dragged; what Shift selects can be ticked one by one', [
    ...pointer('2.5.7: what Shift selects can be selected one by one, and nothing is dragged'),
  ]),
  aa('2.5.8', 'Target Size (Minimum)', 'kit', '24 by 24 px at least; 44 where the pointer is coarse', [
    ...pointer(
      '2.5.8: every target is at least 24 by 24 px, at 320 px',
      '2.5.8: every target is at least 24 by 24 px, at 820 px',
    ),
  ]),
  a('3.1.1', 'Language of Page', 'application', '`<html lang>` is the page’s'),
  aa('3.1.2', 'Language of Parts', 'kit', 'The list carries `lang` and `dir` of the texts that it shows', [
    ...operate('3.1.2: the list says in which language it is, whatever the page is in'),
    ...tests(`${LIST}/parts.test.tsx`, 'while only English is there, that is what the list says it is'),
  ]),
  a('3.2.1', 'On Focus', 'kit', 'Focus does nothing', [
    ...operate('3.2.1, 3.2.2: focus and input change nothing else: no request, no dialog, no other focus'),
  ]),
  a('3.2.2', 'On Input', 'kit', 'A tick selects, typing searches, and neither moves the focus', [
    ...operate('3.2.1, 3.2.2: focus and input change nothing else: no request, no dialog, no other focus'),
    ...tests(
      'test/ui/manage/select.test.tsx',
      'a tick selects its device and does nothing else; the bar counts, and says it when the ticking pauses',
    ),
  ]),
  aa('3.2.3', 'Consistent Navigation', 'application', 'The navigation is the page’s'),
  aa('3.2.4', 'Consistent Identification', 'kit', 'One word for each thing, in rows, dialogs and notes', [
    ...operate('3.2.4: what does the same is called the same, in the row, the dialog and the list'),
  ]),
  a('3.2.6', 'Consistent Help', 'application', 'Help is the page’s'),
  a('3.3.1', 'Error Identification', 'kit', 'In text, at the row or the field that it is about', [
    ...operate('3.3.1, 3.3.2, 3.3.3: a wrong password is said at its field, which keeps the focus and says what to do'),
  ]),
  a('3.3.2', 'Labels or Instructions', 'kit', 'Every field has a label that is seen', [
    ...operate('3.3.1, 3.3.2, 3.3.3: a wrong password is said at its field, which keeps the focus and says what to do'),
    ...perceive('1.3.1: filters are a named group, and every field has its label'),
  ]),
  aa('3.3.3', 'Error Suggestion', 'kit', 'Each error has a sentence, and a next step where there is one', [
    ...tests(
      'test/ui/texts/error-text.test.ts',
      'every error is one that can be tried again, or checked, or confirmed, or says what else to do',
    ),
  ]),
  aa(
    '3.3.4',
    'Error Prevention (Legal, Financial, Data)',
    'kit',
    'Every sign-out is confirmed in a dialog that says what',
    [...operate('3.3.4: nothing is ended before it was confirmed in a dialog that says what')],
  ),
  a('3.3.7', 'Redundant Entry', 'kit', 'Nothing is asked twice but a wrong password, which the criterion exempts', [
    ...tests(
      'test/ui/step-up/device-list-step-up.test.tsx',
      'a challenged sign-out asks in a dialog that says what for, and is repeated once with the proof',
    ),
  ]),
  aa('3.3.8', 'Accessible Authentication (Minimum)', 'kit', 'A password can be pasted, filled in and shown', [
    ...operate('3.3.8: a password can be pasted, and be filled in by a password manager'),
    ...tests(
      'test/ui/step-up/step-up-password-form.test.tsx',
      'is what password managers look for: the user name, though hidden, and the current password',
      'shows the password on demand, and hides it again to send it',
    ),
  ]),
  a(
    '4.1.2',
    'Name, Role, Value',
    'kit',
    'A native dialog that is named and described; expanded, checked, mixed and disabled states',
    [
      ...tests(
        `${LIST}/dialog.test.tsx`,
        'the least destructive button has the focus, Tab goes round, and Escape closes',
      ),
      ...tests(`${LIST}/axe.test.tsx`, 'with a pending, a failed and a doubtful row, and a strip'),
      ...tests(
        'test/ui/manage/select.test.tsx',
        '"all" is mixed while some are selected, and never goes beyond what matches',
      ),
      ...everyStory('right to left, in Arabic'),
    ],
  ),
  aa('4.1.3', 'Status Messages', 'kit', 'One live region; each event once, whatever toasters there are', [
    ...tests(
      `${LIST}/announcements.test.tsx`,
      'F30: success is heard once and seen, with no toaster',
      'F30: success is heard once and seen, with two toasters',
      'all others are heard as one event, with their number',
    ),
    ...tests(`${BROWSER}/transcript.test.tsx`, 'signs out all others', 'hears of a failure, and tries again'),
  ]),
]
