/** One thing that a server, a network, a browser or a person does wrong, and what then must be true. */
export interface Fault {
  readonly id: `F${number}`
  readonly fault: string
  readonly outcome: string
  /** `any`: jsdom can hold it; `browser`: a test in a real browser is needed. */
  readonly proof: 'any' | 'browser'
}

/** Every fault. Its tests are those whose titles begin with its number: `tags.ts`. */
export const matrix: readonly Fault[] = [
  {
    id: 'F1',
    fault: 'The list answers 401, and a refresh of the token succeeds',
    outcome: 'One refresh, one retry, and the list is shown',
    proof: 'any',
  },
  {
    id: 'F2',
    fault: 'Ten calls get 401 together; the refresh is slow, fails, or hangs',
    outcome: 'One refresh. Refused: everybody is signed out and the rows are gone. Hanging: a timeout, and no sign-out',
    proof: 'any',
  },
  {
    id: 'F3',
    fault: '401 with insufficient_user_authentication, 403 SESSION_NOT_FRESH, and other codes that ask for step-up',
    outcome: 'Step-up; never "signed out", never an empty list. The action is repeated once, and not after a cancel',
    proof: 'any',
  },
  {
    id: 'F4',
    fault: '429 with Retry-After: 30',
    outcome: 'No request for 30 s, a countdown, and a button that waits and then works',
    proof: 'any',
  },
  {
    id: 'F5',
    fault: '429 with a date in Retry-After, and a clock in the browser that is a day wrong',
    outcome: 'The wait is counted from the Date of the answer; without one, no wait is claimed',
    proof: 'any',
  },
  {
    id: 'F6',
    fault: 'Retry-After that is empty, negative, huge, garbage, past, ten years ahead, or hidden by CORS',
    outcome:
      'Never negative, never more than a day, never too long for a timer; unreadable means no countdown and a usable button',
    proof: 'any',
  },
  {
    id: 'F7',
    fault: '500, 502, 503 or 504, on the list and on a revoke',
    outcome:
      'List: one more try, then an error with a way on. Revoke: never sent again by itself; looked after, "could not be confirmed"',
    proof: 'any',
  },
  {
    id: 'F8',
    fault: 'The answer times out or is lost after the server has done the work',
    outcome: 'The list is read; gone from it means signed out, unreadable means "requested"',
    proof: 'any',
  },
  {
    id: 'F9',
    fault: 'A success answer that did nothing; a replica that lags',
    outcome:
      'A second look after a while; then "could not be confirmed": the row stays, no success is said or shown, and one that was is taken back',
    proof: 'any',
  },
  {
    id: 'F10',
    fault: '404 or 410 on a revoke; an id that has rotated between list and click',
    outcome:
      'Gone from the list: signed out already. Still there under a new id: still signed in, and the new id is not ended unasked',
    proof: 'any',
  },
  {
    id: 'F11',
    fault: 'Offline at the click, online again later',
    outcome: 'Said at once; nothing is sent when the network is back but after a new click',
    proof: 'browser',
  },
  {
    id: 'F12',
    fault: 'The page is left, the list unmounts, or StrictMode runs an effect twice, in the middle of a request',
    outcome:
      'Nothing is said or thrown afterwards; a list request is aborted without a trace, a revoke that was sent runs to its end',
    proof: 'browser',
  },
  {
    id: 'F13',
    fault: 'Malformed, empty or cut-off JSON, null, wrong types, extra fields',
    outcome:
      'A typed error, never an empty list; a wrong detail is unknown and its row stays; extra fields are left alone',
    proof: 'any',
  },
  {
    id: 'F14',
    fault: '200 text/html from a captive portal, a proxy or a sign-in page; 511; a redirect to a sign-in',
    outcome: 'An error that says so, never a success; the body is neither read as data nor shown',
    proof: 'any',
  },
  {
    id: 'F15',
    fault: 'Two rows with one id, ids that differ by case, blank or normal form, two sessions that look alike',
    outcome: 'No clash, no double row, and the one that was clicked is the one that is ended',
    proof: 'any',
  },
  {
    id: 'F16',
    fault: 'No session is marked as current, or two are',
    outcome:
      'Nobody is guessed; "others" is offered only where the server itself spares the session that asks, and that is explained',
    proof: 'any',
  },
  {
    id: 'F17',
    fault:
      'A clock that is off by minutes or a day, activity in the future, epoch 0, seconds for milliseconds, no date at all',
    outcome: '"Just now", a date, or "not known"; never in the future, never NaN',
    proof: 'any',
  },
  {
    id: 'F18',
    fault: 'Ten thousand sessions',
    outcome:
      'A bounded read that says how many of how many it shows, a page that stays usable, no success claimed of what was not read',
    proof: 'browser',
  },
  {
    id: 'F19',
    fault:
      'Hostile strings: bidi controls, invisible and lone characters, a megabyte of text, markup, placeholders, "null"',
    outcome: 'Isolated, capped between graphemes, never markup, never a placeholder, never "null" or "()"',
    proof: 'any',
  },
  {
    id: 'F20',
    fault: 'A double click, a held Enter, a click and then Escape',
    outcome: 'One request',
    proof: 'any',
  },
  {
    id: 'F21',
    fault: 'Two tabs end the same session, or each other’s',
    outcome:
      'The second finds it gone and says so; the one that was ended says that it is signed out, and clears its rows',
    proof: 'browser',
  },
  {
    id: 'F22',
    fault: 'The list reorders or grows while the pointer or the focus is on a row, or a dialog is open',
    outcome: 'The target stays the session that was on screen at the click',
    proof: 'any',
  },
  {
    id: 'F23',
    fault: 'Server rendering and hydration with relative times, in three time zones and two languages',
    outcome: 'No warning, and the text is right after hydration',
    proof: 'browser',
  },
  {
    id: 'F24',
    fault: 'The tab sleeps for eight hours; the page comes back from the back/forward cache',
    outcome: 'One read when it is looked at again, no burst, and times that are right',
    proof: 'browser',
  },
  {
    id: 'F25',
    fault: 'Another user signs in, in the same tab',
    outcome: 'No row, note or dialog of the one before, on screen or in the cache; what comes back late is not said',
    proof: 'any',
  },
  {
    id: 'F26',
    fault: 'Of ten at once seven fail; a 429 or a step-up comes midway',
    outcome:
      'Each is judged by itself, what was never sent is said to have failed, and this device is never among them',
    proof: 'any',
  },
  {
    id: 'F27',
    fault: 'fetch throws or rejects with something that is no Error; a Response that was read already',
    outcome: 'A typed error that holds nothing of it',
    proof: 'any',
  },
  {
    id: 'F28',
    fault: 'No Intl, BroadcastChannel or crypto; a storage that throws',
    outcome: 'The whole job works, in plainer words',
    proof: 'any',
  },
  {
    id: 'F29',
    fault: 'A callback of the application throws, or returns a promise that rejects',
    outcome: 'Contained, and reported once',
    proof: 'any',
  },
  {
    id: 'F30',
    fault: 'No Toaster is on the page, or two are',
    outcome: 'The outcome is on screen all the same, and announced exactly once',
    proof: 'any',
  },
]
