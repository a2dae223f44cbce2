import { DeviceList, SignOutOthersPrompt, StepUpPasswordForm } from 'react-device-sessions'
import { DeviceManager } from 'react-device-sessions/manage'
import { makeSession, memoryAdapter } from 'react-device-sessions/testing'
import { brokenAdapters } from './broken-adapters.js'
import { Careless } from './careless.jsx'
import { OtherUser } from './other-user.jsx'
import { manyDevices, sixDevices } from './sessions.js'
import { Translated } from './translated.jsx'

const memory = (id, options = {}) => memoryAdapter({ id, sessions: sixDevices(), ...options })

const prove = (password) => (password === 'right' ? { password } : null)

const broken = (name) => [{ adapter: brokenAdapters[name](), content: <DeviceList /> }]

/** What a page may show: one list or several, each with the server behind it. */
export const scenes = {
  list: () => [{ adapter: memory('list'), content: <DeviceList /> }],

  /** A sign-out of each fate: of the phone it fails, of the tablet nothing happens, the others go. */
  fates: () => {
    const faults = [
      { on: 'revoke', do: 'fail', code: 'server', status: 500 },
      { on: 'revoke', do: 'ignore' },
    ]
    const capabilities = { accessTokenLagSeconds: 900 }
    return [{ adapter: memory('fates', { faults, capabilities }), content: <DeviceList changePassword="#password" /> }]
  },

  /** In a card of the page's own, which has the heading. */
  frameless: () => [
    {
      adapter: memory('frameless'),
      content: (
        <div id="card" style={{ border: '1px solid', borderRadius: 8, padding: 16 }}>
          <h2>Devices</h2>
          <DeviceList data-device-list="frameless" title={null} />
        </div>
      ),
    },
  ],

  refused: () => [
    {
      adapter: memory('refused', { faults: [{ on: 'revoke', do: 'fail', code: 'forbidden', status: 403, times: 99 }] }),
      content: <DeviceList />,
    },
  ],

  manager: () => [{ adapter: memory('manager', { sessions: manyDevices() }), content: <DeviceManager /> }],

  /** Lists that have nothing to show, and what stands where a password was changed. */
  states: () => [
    {
      adapter: memory('failed', { faults: [{ on: 'list', do: 'fail', code: 'server', status: 500, times: 99 }] }),
      content: <DeviceList />,
    },
    { adapter: memory('loading', { faults: [{ on: 'list', do: 'hang', times: 99 }] }), content: <DeviceList /> },
    { adapter: memory('empty', { sessions: [] }), content: <DeviceList /> },
    { adapter: memory('alone', { sessions: sixDevices().slice(0, 1) }), content: <DeviceList /> },
    { adapter: memory('unmarked', { capabilities: { currentFrom: 'none' } }), content: <DeviceList /> },
    { adapter: memory('prompt'), content: <SignOutOthersPrompt onDismiss={() => {}} /> },
  ],

  /** A server that wants to know who it is before it signs anything out. */
  'step-up': () => {
    const faults = [{ on: 'revoke', do: 'step-up', times: 'until-proof' }]
    return [
      {
        adapter: memory('step-up', { faults }),
        content: <DeviceList stepUp={<StepUpPasswordForm username="ada@example.com" onSubmit={prove} />} />,
      },
    ]
  },

  /** Too many sign-outs, for a while: a countdown runs. */
  limited: () => [
    {
      adapter: memory('limited', {
        faults: [{ on: 'revoke', do: 'fail', code: 'rate_limited', status: 429, retryAfterMs: 9000 }],
      }),
      content: <DeviceList />,
    },
  ],

  /** Read well at first, and then no more. */
  stale: () => {
    const adapter = memory('stale')
    globalThis.failReads = () => adapter.fault({ on: 'list', do: 'fail', code: 'network', times: 99 })
    return [{ adapter, content: <DeviceList /> }]
  },

  'failed-list': () => [
    {
      adapter: memory('failed-list', { faults: [{ on: 'list', do: 'fail', code: 'server', status: 500, times: 99 }] }),
      content: <DeviceList />,
    },
  ],

  /** Two lists of one page: what one says, the other does not. */
  two: () => [
    { adapter: memory('first'), content: <DeviceList /> },
    {
      adapter: memory('second', {
        sessions: [
          makeSession({ id: 'here', isCurrent: true, device: { label: 'A car' } }),
          makeSession({ id: 'fridge', device: { label: 'A fridge' } }),
        ],
      }),
      content: <DeviceList title="Of your other account" />,
    },
  ],

  /** Another person signs in on the same page. */
  users: () => [{ adapter: memory('users'), content: null, Around: OtherUser }],

  /** In the host's own i18next, whose language the host changes. */
  translated: () => [{ adapter: memory('translated'), content: <DeviceList />, Around: Translated }],

  /** Two lists in one language, each with a title of its own. */
  titles: () =>
    ['Your computers', 'Your telephones'].map((title) => ({
      adapter: memory(title),
      content: <DeviceList language="en" locales={[{ lang: 'en', dir: 'ltr', texts: { title } }]} />,
    })),

  /** A new adapter with each render, which an application should not make. */
  careless: () => [{ adapter: memory('careless'), content: <DeviceList />, Around: Careless }],

  'throws-foreign': () => broken('throwsForeign'),
  'rejects-text': () => broken('rejectsText'),
  'answers-nothing': () => broken('answersNothing'),
  'answers-nonsense': () => broken('answersNonsense'),
  'revoke-throws': () => broken('revokeThrows'),
}
