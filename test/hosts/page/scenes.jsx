import { DeviceList, SignOutOthersPrompt, StepUpPasswordForm } from 'react-device-sessions'
import { DeviceManager } from 'react-device-sessions/manage'
import { makeSession, memoryAdapter } from 'react-device-sessions/testing'
import { brokenAdapters } from './broken-adapters.js'
import { manyDevices, sixDevices } from './sessions.js'

const memory = (id, options = {}) => memoryAdapter({ id, sessions: sixDevices(), ...options })

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
    const prove = (password) => (password === 'right' ? { password } : null)
    return [
      {
        adapter: memory('step-up', { faults }),
        content: <DeviceList stepUp={<StepUpPasswordForm username="ada@example.com" onSubmit={prove} />} />,
      },
    ]
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

  'throws-foreign': () => broken('throwsForeign'),
  'rejects-text': () => broken('rejectsText'),
  'answers-nothing': () => broken('answersNothing'),
  'answers-nonsense': () => broken('answersNonsense'),
  'revoke-throws': () => broken('revokeThrows'),
}
