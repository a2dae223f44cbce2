// Longer than other files: one table, read as a whole.
import { type NamedTest, tests } from './named-tests.ts'

/** One thing that a server, a network, a browser or a person does wrong, and what then must be true. */
export interface Fault {
  readonly id: `F${number}`
  readonly fault: string
  readonly outcome: string
  /** True where jsdom cannot hold it: a test in a real browser is needed then. */
  readonly inBrowser: boolean
  readonly tests: readonly NamedTest[]
}

const HTTP = 'test/adapters/lib/http'
const BIORE = 'test/adapters/biore'
const HOOKS = 'test/hooks'
const LIST = 'test/ui/device-list'
const E2E = 'test/e2e'
const reports = 'what a sign-out reports >'

/** Every fault, with the tests that hold it: those whose loss would leave it unproven. */
export const matrix: readonly Fault[] = [
  {
    id: 'F1',
    fault: 'The list answers 401, and a refresh of the token succeeds',
    outcome: 'One refresh, one retry, and the list is shown',
    inBrowser: false,
    tests: [
      ...tests(`${HTTP}-refresh.test.ts`, 'F1: refreshes once after a 401, and retries once with the new token'),
      ...tests(`${BIORE}-http.test.ts`, 'F1: an access token that has expired is refreshed, and the list is read'),
      ...tests(
        `${E2E}/tokens.test.ts`,
        'F1: biore: a token that expires midway is refreshed once, and everything goes on',
        'F1: prelude: a token that expires midway is refreshed once, and everything goes on',
      ),
    ],
  },
  {
    id: 'F2',
    fault: 'Ten calls get 401 together; the refresh is slow, fails, or hangs',
    outcome: 'One refresh. Refused: everybody is signed out and the rows are gone. Hanging: a timeout, and no sign-out',
    inBrowser: false,
    tests: [
      ...tests(
        `${HTTP}-refresh.test.ts`,
        'F2: refreshes once for ten parallel 401s, and retries each once',
        'F2: a 401 that comes late shares the refresh that has settled meanwhile',
        'F2: is a sign-out for everybody who waits when refresh says false',
        'F2: a refresh that hangs is a timeout and no sign-out, and no second one starts beside it',
      ),
      ...tests(
        `${BIORE}-http.test.ts`,
        'F2: ten calls with an expired token refresh once; twice would have ended every session',
      ),
      ...tests(
        `${HOOKS}/session-provider.test.tsx`,
        'F2: clears rows on a 401 that could not be refreshed, and says so once',
      ),
      ...tests(`${LIST}/states.test.tsx`, 'F2: a signed-out browser says so, and keeps no row'),
      ...tests(`${LIST}/sign-out-outcomes.test.tsx`, 'F2: a revoke that finds this browser signed out leaves no row'),
      ...tests(
        `${E2E}/tokens.test.ts`,
        'F2: biore: two tabs that refresh at once end nobody’s session',
        'F2: biore: a refresh that does not come through is no sign-out',
        'F2: prelude: a refresh that does not come through is no sign-out',
      ),
    ],
  },
  {
    id: 'F3',
    fault: '401 with insufficient_user_authentication, 403 SESSION_NOT_FRESH, and other codes that ask for step-up',
    outcome: 'Step-up; never "signed out", never an empty list. The action is repeated once, and not after a cancel',
    inBrowser: false,
    tests: [
      ...tests(
        `${HTTP}-errors.test.ts`,
        'F3: a step-up challenge is no sign-out, and nothing is refreshed',
        'F3: a code that the dialect knows as step-up is one, with its own challenge',
      ),
      ...tests(`${BIORE}-http.test.ts`, 'F3: a step-up challenge starts no refresh'),
      ...tests(
        'test/adapters/better-auth-list.test.ts',
        'freshness > F3: SESSION_NOT_FRESH on the list asks for a new sign-in',
      ),
      ...tests(
        `${HOOKS}/use-revoke-sessions.test.tsx`,
        'step-up > F3: repeats the action exactly once with the proof',
        'step-up > F3: sends nothing more after a cancel',
      ),
      ...tests(
        `${HOOKS}/step-up.test.tsx`,
        'a challenged revoke > F3: is repeated exactly once with the proof, for the sessions of the click',
        'a challenged revoke > F3: that nobody can answer fails as it is',
      ),
    ],
  },
  {
    id: 'F4',
    fault: '429 with Retry-After: 30',
    outcome: 'No request for 30 s, a countdown, and a button that waits and then works',
    inBrowser: false,
    tests: [
      ...tests('test/adapters/lib/retry-after.test.ts', 'F4, F6: seconds "30" are 30000 ms'),
      ...tests('test/adapters/lib/rate-limit.test.ts', 'F4: of "\\"default\\";r=0;t=30" the wait is 30000 ms'),
      ...tests(`${BIORE}-http.test.ts`, 'F4, F5: reads a wait that is told in seconds'),
      ...tests(
        `${LIST}/limits.test.tsx`,
        'F4: with a known time: a countdown, buttons that wait, and no request before',
        'F4: a list that may not be read yet says when, and asks nothing before',
      ),
      ...tests(
        `${E2E}/rate-limits.test.ts`,
        'F4: biore: a 429 that says when: a countdown, and nothing is sent before it ends',
        'F4: prelude: a 429 that says when: a countdown, and nothing is sent before it ends',
      ),
    ],
  },
  {
    id: 'F5',
    fault: '429 with a date in Retry-After, and a clock in the browser that is a day wrong',
    outcome: 'The wait is counted from the Date of the answer; without one, no wait is claimed',
    inBrowser: false,
    tests: [
      ...tests(
        'test/adapters/lib/retry-after.test.ts',
        'F5, F6: the date "Sat, 21 Nov 2026 12:00:30 GMT" is 30000 ms after the Date of the answer',
        'F5: says nothing for a date without a readable Date, because the clock here may be wrong',
      ),
      ...tests(
        `${HTTP}-errors.test.ts`,
        'F5: counts the date of Retry-After from the Date of the answer, whatever the clock here says',
      ),
      ...tests(`${BIORE}-http.test.ts`, 'F4, F5: reads a wait that is told in date'),
    ],
  },
  {
    id: 'F6',
    fault: 'Retry-After that is empty, negative, huge, garbage, past, ten years ahead, or hidden by CORS',
    outcome:
      'Never negative, never more than a day, never too long for a timer; unreadable means no countdown and a usable button',
    inBrowser: false,
    tests: [
      ...tests(
        'test/adapters/lib/retry-after.test.ts',
        'F4, F6: seconds "" are null ms',
        'F4, F6: seconds "-1" are null ms',
        'F4, F6: seconds "0" are 0 ms',
        'F4, F6: seconds "1e99" are null ms',
        'F4, F6: seconds "99999999999" are 86400000 ms',
        'F4, F6: seconds "garbage" are null ms',
        'F5, F6: the date "Sun, 21 Nov 2035 12:00:00 GMT" is 86400000 ms after the Date of the answer',
        'F6: is never negative, never more than a day, never too long for a timer, whatever the header says',
      ),
      ...tests(
        'test/adapters/lib/rate-limit.test.ts',
        'F6: "\\"default\\";r=0" does not say how long an exhausted policy lasts, and no wait is claimed',
        'F6: "limit=100, remaining=0, reset=30" is malformed, and is ignored as a whole',
        'F6: is never negative and never more than a day, whatever the header says',
      ),
      ...tests(
        `${LIST}/limits.test.tsx`,
        'F6: with an unknown time: that is said, nothing counts down, and the button stays usable',
      ),
      ...tests(
        `${E2E}/rate-limits.test.ts`,
        'F6: biore: a 429 whose time the page may not read: no countdown, and the button works',
        'F6: prelude: a 429 whose time the page may not read: no countdown, and the button works',
      ),
    ],
  },
  {
    id: 'F7',
    fault: '500, 502, 503 or 504, on the list and on a revoke',
    outcome:
      'List: one more try, then an error with a way on. Revoke: never sent again by itself; looked after, "could not be confirmed"',
    inBrowser: false,
    tests: [
      ...tests(`${HTTP}-errors.test.ts`, 'F7: never repeats a request that the server failed on'),
      ...tests(
        `${HOOKS}/use-sessions.test.tsx`,
        'useSessions > F7: fails as a failure, not as an empty list',
        'useSessions > F7: tries once more after a server error, and not after a refusal',
      ),
      ...tests(
        `${HOOKS}/use-revoke-sessions.test.tsx`,
        `${reports} F7: unconfirmed after a server error, when it is still listed; and no request is repeated`,
      ),
      ...tests(
        `${LIST}/states.test.tsx`,
        'F7: an error says why and offers a retry, and never looks like an empty list',
        'F7: a failed refresh leaves the rows, says when they were read, and can be tried again',
      ),
      ...tests(
        `${E2E}/faults.test.ts`,
        'biore, same origin > F7, F14: a 500 is no success; trying again is',
        'prelude, cross origin > F7, F14: a 500 is no success; trying again is',
      ),
    ],
  },
  {
    id: 'F8',
    fault: 'The answer times out or is lost after the server has done the work',
    outcome: 'The list is read; gone from it means signed out, unreadable means "requested"',
    inBrowser: false,
    tests: [
      ...tests(
        `${BIORE}-http.test.ts`,
        'F8: a connection that drops after the server has done it is "network", and it is done',
        'F8: a late answer is "timeout"',
      ),
      ...tests(
        `${HOOKS}/use-revoke-sessions.test.tsx`,
        `${reports} F8: revoked after a timeout, when the server did it all the same`,
      ),
      ...tests(
        `${LIST}/sign-out-outcomes.test.tsx`,
        'F8: what could not be read afterwards is a request, not a sign-out, until a read shows more',
      ),
      ...tests(
        `${E2E}/faults.test.ts`,
        'biore, same origin > F8: an answer that is lost after the work is done: looking shows the success',
        'prelude, cross origin > F8: an answer that is lost after the work is done: looking shows the success',
        'biore, same origin > F8: a sign-out after which nothing can be read is called requested, until the list shows it',
      ),
    ],
  },
  {
    id: 'F9',
    fault: 'A success answer that did nothing; a replica that lags',
    outcome:
      'A second look after a while; then "could not be confirmed": the row stays, no success is said or shown, and one that was is taken back',
    inBrowser: false,
    tests: [
      ...tests(
        `${HOOKS}/use-revoke-sessions.test.tsx`,
        `${reports} F9: looks once more for a lagging replica, then believes it`,
        `${reports} F9: unconfirmed: accepted, and still listed on the second look`,
      ),
      ...tests(
        `${LIST}/sign-out-outcomes.test.tsx`,
        'F9: what the server accepted and still lists is doubted, and resolved by the read that no longer shows it',
      ),
      ...tests(
        `${LIST}/take-back.test.tsx`,
        'F9: "is signed out" is taken back when a later read lists the device again, and said anew when it is gone',
        'F9: of many that were signed out, those that are listed again are doubtful',
      ),
      ...tests(
        `${E2E}/faults.test.ts`,
        'biore, same origin > F9: a sign-out that is accepted and not done is never called done',
        'prelude, cross origin > F9: a sign-out that is accepted and not done is never called done',
      ),
    ],
  },
  {
    id: 'F10',
    fault: '404 or 410 on a revoke; an id that has rotated between list and click',
    outcome:
      'Gone from the list: signed out already. Still there under a new id: still signed in, and the new id is not ended unasked',
    inBrowser: false,
    tests: [
      ...tests(
        `${BIORE}-revoke.test.ts`,
        'revoke by id > F10: a 404 with the code auth.sessions.not_found is not_found',
        'revoke by id > F10: a 410 with the code undefined is not_found',
      ),
      ...tests(
        `${HOOKS}/use-revoke-sessions.test.tsx`,
        `${reports} F10: revoked, when the server no longer knew it: it was signed out already`,
        `${reports} F10: looks after a not_found: servers say so of a session that has ended elsewhere`,
        `${reports} F10: fails when the id has rotated: the device is still signed in, and its new id is not revoked unasked`,
      ),
      ...tests(
        `${E2E}/tokens.test.ts`,
        'F10: bio.re: a device that refreshes between list and click has a new id; it is found to be signed in still',
      ),
    ],
  },
  {
    id: 'F11',
    fault: 'Offline at the click, online again later',
    outcome: 'Said at once; nothing is sent when the network is back but after a new click',
    inBrowser: true,
    tests: [
      ...tests(
        `${HOOKS}/use-revoke-sessions.test.tsx`,
        'what a caller cannot break > F11: a click made offline fails at once and never fires later',
      ),
      ...tests(
        `${HOOKS}/use-sessions.test.tsx`,
        'useSessions > F11: reads offline too, so that the failure is seen instead of a skeleton for ever',
      ),
      ...tests(
        `${E2E}/offline.test.ts`,
        'F11: biore: a click made offline is answered at once, and is not sent when the network is back',
        'F11: prelude: a click made offline is answered at once, and is not sent when the network is back',
      ),
    ],
  },
  {
    id: 'F12',
    fault: 'The page is left, the list unmounts, or StrictMode runs an effect twice, in the middle of a request',
    outcome:
      'Nothing is said or thrown afterwards; a list request is aborted without a trace, a revoke that was sent runs to its end',
    inBrowser: true,
    tests: [
      ...tests(
        'test/adapters/memory-faults.test.ts',
        'F12: a hanging list that is aborted leaves no timer and no listener',
      ),
      ...tests(`${HOOKS}/reread.test.tsx`, 'the re-read > F12: finishes after the page is left'),
      ...tests(
        `${LIST}/sign-out-outcomes.test.tsx`,
        'F12: a list that is gone when the answer comes says nothing, and the host still gets the report',
      ),
      ...tests(
        `${E2E}/leaving.test.ts`,
        'F12: biore: leaving the page in the middle of a sign-out breaks nothing, and the sign-out stands',
        'F12: prelude: leaving the page in the middle of a sign-out breaks nothing, and the sign-out stands',
      ),
    ],
  },
  {
    id: 'F13',
    fault: 'Malformed, empty or cut-off JSON, null, wrong types, extra fields',
    outcome:
      'A typed error, never an empty list; a wrong detail is unknown and its row stays; extra fields are left alone',
    inBrowser: false,
    tests: [
      ...tests(
        `${BIORE}-list.test.ts`,
        'F13: takes "" for no list, and never for an empty one',
        'F13: takes "null" for no list, and never for an empty one',
        'F13, F17: a wrong device is unknown, and the row stays',
        'F13: leaves fields alone that it does not know, credentials too',
      ),
      ...tests(
        'test/adapters/fuzz-answers.test.ts',
        'bio.re > F13: gives a list of the model or a SessionError, whatever the server answers',
        'Prelude > F13: gives a list of the model or a SessionError, whatever the server answers',
      ),
      ...tests(
        'test/adapters/fuzz-systems.test.ts',
        'Keycloak > F13: gives a list of the model or a SessionError, whatever the server answers',
        'own routes > F13: gives a list of the model or a SessionError, whatever the server answers',
      ),
      ...tests(`${E2E}/serving.test.ts`, 'F13: a body that breaks off is no whole answer for the page'),
    ],
  },
  {
    id: 'F14',
    fault: '200 text/html from a captive portal, a proxy or a sign-in page; 511; a redirect to a sign-in',
    outcome: 'An error that says so, never a success; the body is neither read as data nor shown',
    inBrowser: false,
    tests: [
      ...tests(
        `${HTTP}-answers.test.ts`,
        'F14: a page with status 200 is no success, and is not read',
        'F14: a redirect that fetch has followed is no success',
        'F14: a redirect that the browser has not followed is no success, and has no status',
        'F14: the page of a 511 is not read, and is network',
      ),
      ...tests(`${BIORE}-http.test.ts`, 'F14: a sign-in page in between is an error, and "others" has ended nothing'),
      ...tests(
        `${E2E}/faults.test.ts`,
        'biore, same origin > F7, F14: a web page instead of an answer is no success; trying again is',
        'prelude, cross origin > F14: a list that cannot be read is an error with a way on, and never an empty list',
      ),
    ],
  },
  {
    id: 'F15',
    fault: 'Two rows with one id, ids that differ by case, blank or normal form, two sessions that look alike',
    outcome: 'No clash, no double row, and the one that was clicked is the one that is ended',
    inBrowser: false,
    tests: [
      ...tests(
        'test/core/read-sessions.test.ts',
        'F15: takes two rows with one id for one session, the current one if either says so',
        'F15: keeps ids apart that differ by case, blanks or normal form',
      ),
      ...tests(
        `${LIST}/sign-out-outcomes.test.tsx`,
        'F15: two sessions that share a key are two rows, and only the one that was clicked is signed out',
      ),
    ],
  },
  {
    id: 'F16',
    fault: 'No session is marked as current, or two are',
    outcome:
      'Nobody is guessed; "others" is offered only where the server itself spares the session that asks, and that is explained',
    inBrowser: false,
    tests: [
      ...tests(
        'test/core/current-session.test.ts',
        'F16: finds none among [false,false]',
        'F16: settles [true,true,false] to null everywhere, and changes nothing else',
      ),
      ...tests(
        `${BIORE}-revoke.test.ts`,
        'others > F16: others is refused, and nothing is revoked, when the list marks nobody',
        'others > F16: all is refused, and nothing is revoked, when the list marks two',
      ),
      ...tests(
        `${HOOKS}/use-sessions.test.tsx`,
        'useSessions > F16: tells nobody to be this device when the list names two',
      ),
      ...tests(
        `${LIST}/states.test.tsx`,
        'F16: others are not offered when nobody would spare this device, and that is explained',
        'F16: when nobody knows the current session, each row says that it may be this device',
      ),
    ],
  },
  {
    id: 'F17',
    fault:
      'A clock that is off by minutes or a day, activity in the future, epoch 0, seconds for milliseconds, no date at all',
    outcome: '"Just now", a date, or "not known"; never in the future, never NaN',
    inBrowser: false,
    tests: [
      ...tests(
        'test/adapters/lib/wire-time.test.ts',
        'F17: catches a mistaken unit, epoch 0 and what is no number',
        'F17: gives UTC with milliseconds within the century, or null, and never throws',
      ),
      ...tests(
        'test/ui/format/relative-time.test.ts',
        'how long ago > F17: is just now for a clock that is up to five minutes behind',
        'F17: no time ever reads as in the future, as NaN, or as nothing',
      ),
      ...tests(
        'test/ui/session-time.test.tsx',
        'a time > F17: "garbage" reads as not known',
        'a time > F17: "1970-01-01T00:00:00.000Z" reads as not known',
      ),
    ],
  },
  {
    id: 'F18',
    fault: 'Ten thousand sessions',
    outcome:
      'A bounded read that says how many of how many it shows, a page that stays usable, no success claimed of what was not read',
    inBrowser: true,
    tests: [
      ...tests(
        'test/ui/manage/scale.test.tsx',
        'F18: 10,000 devices: at most 1,000 elements at first, and all of them can be found',
      ),
      ...tests(
        'test/browser/ten-thousand.test.tsx',
        'F18: of ten thousand sessions a thousand are read and shown, and it says so',
      ),
      ...tests(
        `${E2E}/many.test.ts`,
        'F18: bio.re: 1,055 devices are all listed, and can all be signed out',
        'F18: Prelude: of 1,055 devices 1,000 are shown, and no number is told that nobody knows',
      ),
    ],
  },
  {
    id: 'F19',
    fault:
      'Hostile strings: bidi controls, invisible and lone characters, a megabyte of text, markup, placeholders, "null"',
    outcome: 'Isolated, capped between graphemes, never markup, never a placeholder, never "null" or "()"',
    inBrowser: false,
    tests: [
      ...tests('test/core/clean-text.test.ts', 'cleanText > F19: keeps its promises for anything'),
      ...tests(
        'test/ui/format/device-name.test.ts',
        'F19: in en, no subset of hostile fields breaks a name',
        'F19: in de, no subset of hostile fields breaks a name',
        'F19: in ar, no subset of hostile fields breaks a name',
      ),
      ...tests(
        'test/ui/device-list/hostile-slots.test.tsx',
        'F19: whatever a server sends into any slot, it is text, isolated, and never a word of ours',
      ),
    ],
  },
  {
    id: 'F20',
    fault: 'A double click, a held Enter, a click and then Escape',
    outcome: 'One request',
    inBrowser: false,
    tests: [
      ...tests(
        `${LIST}/sign-out.test.tsx`,
        'F20: a double click on the confirmation sends one request',
        'F20: two clicks in one task on the confirmation sends one request',
        'F20: a held Enter presses nothing but what it began on',
        'F20: Escape after the click takes nothing back and asks nothing more',
      ),
      ...tests(
        `${E2E}/keyboard.test.ts`,
        'F20: a double click asks once, and a held Enter signs nothing out',
        'F20: a double click on the answer sends one request, however long it takes',
      ),
    ],
  },
  {
    id: 'F21',
    fault: 'Two tabs end the same session, or each other’s',
    outcome:
      'The second finds it gone and says so; the one that was ended says that it is signed out, and clears its rows',
    inBrowser: true,
    tests: [
      ...tests(
        `${HOOKS}/other-tabs.test.tsx`,
        'a tab that is told > F21: whose own session was ended says so, clears its rows, and asks no more',
      ),
      ...tests('test/adapters/memory.test.ts', 'F21: is signed out when its own session is ended from elsewhere'),
      ...tests(
        `${E2E}/tabs.test.ts`,
        'F21: biore: what one tab signed out is gone in the other one once that is looked at, and not a request sooner',
        'F21: biore: a browser that signs itself out in one tab is signed out in the other one once that is looked at',
        'F21: prelude: what one tab signed out, another one that did not hear of it signs out too, and says no untrue word',
      ),
      ...tests(
        `${E2E}/main-job.test.ts`,
        'biore, same origin > F21: sign out a second browser: it is out at its next action, and so is one that signs itself out',
      ),
    ],
  },
  {
    id: 'F22',
    fault: 'The list reorders or grows while the pointer or the focus is on a row, or a dialog is open',
    outcome: 'The target stays the session that was on screen at the click',
    inBrowser: false,
    tests: tests(
      `${LIST}/sign-out.test.tsx`,
      'F22: the dialog stays with the session that was on screen at the click, whatever the list does meanwhile',
      'F22: the id of the click is sent, though the device has another one by now',
    ),
  },
  {
    id: 'F23',
    fault: 'Server rendering and hydration with relative times, in three time zones and two languages',
    outcome: 'No warning, and the text is right after hydration',
    inBrowser: true,
    tests: [
      ...tests(
        'test/ui/session-time.test.tsx',
        'F23: over the markup of a server, in America/Los_Angeles > with the server’s time: the same, then the browser’s own',
        'F23: over the markup of a server, in Asia/Kathmandu > without: dates, then how long ago',
        'F23: over the markup of a server, in UTC > in another language',
      ),
      ...tests(
        'test/browser/hydration.test.tsx',
        'F23: in UTC, in en, the list of a server is taken over without a word, and tells the time here',
        'F23: in America/Los_Angeles, in de, the list of a server is taken over without a word, and tells the time here',
        'F23: in Asia/Kathmandu, in en-GB, the list of a server is taken over without a word, and tells the time here',
      ),
    ],
  },
  {
    id: 'F24',
    fault: 'The tab sleeps for eight hours; the page comes back from the back/forward cache',
    outcome: 'One read when it is looked at again, no burst, and times that are right',
    inBrowser: true,
    tests: [
      ...tests(
        'test/ui/format/use-now.test.tsx',
        'the present > F24: stands still while the page is hidden, and is right at once when it is back',
      ),
      ...tests(
        `${HOOKS}/other-tabs.test.tsx`,
        'a page that the browser brings back > F24: as it was, reads the list anew, and hears again',
      ),
      ...tests(
        `${E2E}/leaving.test.ts`,
        'F24: a page that is brought back after eight hours reads the list once, and tells the time right',
      ),
    ],
  },
  {
    id: 'F25',
    fault: 'Another user signs in, in the same tab',
    outcome: 'No row, note or dialog of the one before, on screen or in the cache; what comes back late is not said',
    inBrowser: false,
    tests: [
      ...tests(
        `${HOOKS}/forget-sessions.test.tsx`,
        "F25: never shows one user's devices to another, and removes them",
        'F25: claims nothing about a session that was being revoked when the user changed',
      ),
      ...tests(
        `${LIST}/users.test.tsx`,
        'F25: another user sees nothing of the one before: no row, no note, no dialog',
        'F25: what comes back late for the user before is neither shown nor said',
      ),
    ],
  },
  {
    id: 'F26',
    fault: 'Of ten at once seven fail; a 429 or a step-up comes midway',
    outcome:
      'Each is judged by itself, what was never sent is said to have failed, and this device is never among them',
    inBrowser: false,
    tests: [
      ...tests(
        'test/adapters/lib/revoke-each.test.ts',
        'F26: stops at rate_limited, and what was never sent failed for the same reason',
        'F26: stops at step_up_required, and what was never sent failed for the same reason',
      ),
      ...tests(
        `${BIORE}-revoke.test.ts`,
        'revoke by id > F26: stops at the hourly limit, and the ids never sent failed for it',
      ),
      ...tests(`${HOOKS}/use-revoke-sessions.test.tsx`, `${reports} F26: each session of a bulk revoke by itself`),
      ...tests(
        `${HOOKS}/step-up.test.tsx`,
        'a bulk revoke that is challenged midway > F3, F26: goes on with what is left, once, and repeats nothing that was done',
      ),
      ...tests(
        `${LIST}/sign-out-outcomes.test.tsx`,
        'F26: of many, the row of each that failed says so, and the strip counts',
        'F26: of many, one whose fate is open is not said to be accepted',
      ),
    ],
  },
  {
    id: 'F27',
    fault: 'fetch throws or rejects with something that is no Error; a Response that was read already',
    outcome: 'A typed error that holds nothing of it',
    inBrowser: false,
    tests: [
      ...tests(
        `${HTTP}-answers.test.ts`,
        'F27: fetch that rejects with a text is "network"',
        'F27: fetch that throws at once is "network"',
        'F27: a body that somebody has read already is "bad_response"',
      ),
      ...tests(
        `${HOOKS}/use-revoke-sessions.test.tsx`,
        'what a caller cannot break > F27: an adapter that throws something foreign is an unknown outcome, without its text',
      ),
    ],
  },
  {
    id: 'F28',
    fault: 'No Intl, BroadcastChannel or crypto; a storage that throws',
    outcome: 'The whole job works, in plainer words',
    inBrowser: false,
    tests: [
      ...tests(
        'test/ui/texts/without-intl.test.ts',
        'F28: without Intl.RelativeTimeFormat there are texts all the same',
        'F28: without Intl.DisplayNames there are texts all the same',
      ),
      ...tests(
        'test/ui/device-list/missing-platform.test.tsx',
        'F28: the whole job works without BroadcastChannel',
        'F28: the whole job works without crypto',
        'F28: the whole job works without a storage that can be touched',
      ),
    ],
  },
  {
    id: 'F29',
    fault: 'A callback of the application throws, or returns a promise that rejects',
    outcome: 'Contained, and reported once',
    inBrowser: false,
    tests: [
      ...tests(`${HOOKS}/session-provider.test.tsx`, 'F29: contains a callback that throws, and reports it once'),
      ...tests(
        `${LIST}/sign-out-outcomes.test.tsx`,
        'F29: a callback that throws or rejects is reported, and ends nothing',
      ),
    ],
  },
  {
    id: 'F30',
    fault: 'No Toaster is on the page, or two are',
    outcome: 'The outcome is on screen all the same, and announced exactly once',
    inBrowser: false,
    tests: tests(
      `${LIST}/announcements.test.tsx`,
      'F30: success is heard once and seen, with no toaster',
      'F30: success is heard once and seen, with one toaster',
      'F30: success is heard once and seen, with two toasters',
    ),
  },
]
